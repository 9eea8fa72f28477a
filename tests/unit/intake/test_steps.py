"""How steps.csv is read."""

from datetime import date

import pytest

from sisam.application.cases.paper import Deed, PaperAct, StepRow
from sisam.intake.columns import STEPS as COLUMNS
from sisam.intake.steps import read_steps
from tests.unit.intake.builders import TODAY, WINDOW, a_csv, faults_of, the_roster

ANNA = "anna.ek@skola.test"
OFFERED = {"offered_on": "2026-11-02", "offered_by": ANNA}
CONFIRMED = {"confirmed_on": "2026-11-05", "confirmed_by": ANNA}
RETURNED = {"returned_on": "2026-11-04", "returned_by": ANNA, "reason": "A page is missing."}
DONE = {"done_on": "2026-11-09", "done_by": ANNA}


def read(**cells: str) -> tuple[StepRow, ...]:
    row = {"case_number": "SN-2026/1", "step": "contact", **cells}
    return read_steps(a_csv([row]), the_roster(), {"SN-2026/1"}, WINDOW)


def faults(**cells: str) -> list[str]:
    return faults_of(lambda: read(**cells))


def a_deed(act: PaperAct, on: date) -> Deed:
    return Deed(act, on, the_roster().by_email[ANNA])


def test_a_full_row_is_read_with_its_deeds_in_the_order_in_which_they_were_done() -> None:
    deeds = (
        a_deed(PaperAct.OFFERED, date(2026, 11, 2)),
        a_deed(PaperAct.CONFIRMED, date(2026, 11, 5)),
    )
    expected = StepRow(2, "SN-2026/1", "contact", deeds, 2, 3, date(2027, 1, 11))

    assert (expected,) == read(round="2", occurrence="3", starts_on="2027-01-11", **CONFIRMED, **OFFERED)


def test_what_is_left_out_is_the_live_one_and_nothing_more() -> None:
    [row] = read(**DONE)

    assert (None, None, None, None) == (row.round, row.occurrence, row.starts_on, row.reason)
    assert (a_deed(PaperAct.DONE, date(2026, 11, 9)),) == row.deeds


def test_a_return_carries_its_reason() -> None:
    [row] = read(**OFFERED, **RETURNED)

    assert ["offered", "returned"] == [deed.act for deed in row.deeds]
    assert "A page is missing." == row.reason


def test_a_step_may_stand_in_several_rows() -> None:
    rows = [
        {"case_number": "SN-2026/1", "step": "contact", "reason": "", "returned_on": "", "returned_by": "",
         "confirmed_on": "", "confirmed_by": "", **OFFERED, **each}
        for each in (RETURNED, CONFIRMED)
    ]  # fmt: skip

    assert 2 == len(read_steps(a_csv(rows), the_roster(), {"SN-2026/1"}, WINDOW))


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {**DONE, "case_number": "SN-2026/2"},
            (
                'column case_number: There is no case "SN-2026/2". Correct the number, or import the '
                "placement first."
            ),
        ),
        (
            {},
            (
                "The row tells of nothing that was done. Fill in one of: offered_on, returned_on, "
                "confirmed_on, done_on."
            ),
        ),
        (
            {"offered_on": "2026-11-02"},
            "column offered_by: offered_on is filled in, but offered_by is empty. Fill in offered_by.",
        ),
        (
            {"done_by": ANNA},
            "column done_on: done_by is filled in, but done_on is empty. Fill in done_on.",
        ),
        (
            {**DONE, "done_by": "bo@skola.test"},
            (
                'column done_by: Nobody in the register has the e-mail address "bo@skola.test". Correct the '
                "address, or import the person's seat first."
            ),
        ),
        (
            {**DONE, "done_on": "2026-11-22"},
            (
                f"column done_on: 2026-11-22 lies in the future; today is {TODAY}. Leave the cell empty "
                "until it has happened."
            ),
        ),
        (
            {**DONE, "done_on": "2019-11-22"},
            (
                "column done_on: 2019-11-22 lies outside the calendar, 2020-01-01 to 2050-12-31. Correct the "
                "year."
            ),
        ),
        (
            {**OFFERED, **CONFIRMED, "starts_on": "2051-01-11"},
            (
                "column starts_on: 2051-01-11 lies outside the calendar, 2020-01-01 to 2050-12-31. Correct "
                "the year."
            ),
        ),
        (
            {**OFFERED, **CONFIRMED, "confirmed_on": "2026-11-01"},
            (
                "column confirmed_on: confirmed_on 2026-11-01 lies before offered_on 2026-11-02. Correct one "
                "of the two dates."
            ),
        ),
        (
            {**OFFERED, **DONE},
            (
                "column done_on: A step that is handed over is not done, but offered and confirmed. Use "
                "either the columns done_on and done_by or the others."
            ),
        ),
        (
            {**OFFERED, **RETURNED, **CONFIRMED},
            (
                "column confirmed_on: One offer cannot be both returned and confirmed. Write what came after "
                "the return in a row of its own, with its own offer."
            ),
        ),
        (
            {**OFFERED, **RETURNED, "reason": ""},
            "column reason: A handover was returned without a reason. Write why.",
        ),
        (
            {**DONE, "round": "0"},
            'column round: "0" is no number that counts. Write 1, 2, 3 and so on.',
        ),
        (
            {**DONE, "occurrence": "first"},
            'column occurrence: "first" is no number that counts. Write 1, 2, 3 and so on.',
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_column(cells: dict[str, str], fault: str) -> None:
    where = "in.csv, row 2" + (", " if fault.startswith("column") else ": ")

    assert [where + fault] == faults(**cells)


def test_everything_that_is_wrong_in_a_row_is_told_at_once() -> None:
    told = faults(**{**OFFERED, "offered_on": "2026-13-01"}, **RETURNED, case_number="SN-9", round="x")

    assert ["case_number", "round", "offered_on"] == [each.split("column ")[1].split(":")[0] for each in told]


def test_the_columns_are_those_that_are_documented() -> None:
    assert (
        "case_number step round occurrence offered_on offered_by starts_on returned_on returned_by "
        "confirmed_on confirmed_by done_on done_by reason" == " ".join(COLUMNS.names)
    )
