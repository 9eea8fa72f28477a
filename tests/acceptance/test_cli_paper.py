"""Steps that were offered, answered or done on paper come in from a file, as people type it."""

from collections.abc import Mapping

from tests.acceptance.command_line import PLACEMENT, CommandLine, as_csv

CASE = "SN-2026/1"
HANDOVER = {
    "case_number": CASE,
    "step": "educational_handover",
    "offered_on": "2026-10-16",
    "offered_by": "rut@example.se",
    "confirmed_on": "2026-10-19",
    "confirmed_by": "pia@example.se",
}


def paper(sisam: CommandLine, *rows: Mapping[str, str]) -> str:
    columns = {key: "" for row in rows for key in row}
    return sisam.file(as_csv([{**columns, **row} for row in rows]), "steps.csv")


def test_a_confirmation_on_paper_that_is_older_than_the_import_moves_accountability_to_its_receiver(
    sisam: CommandLine,
) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    brought = sisam.well("import", "steps", paper(sisam, HANDOVER))

    assert brought.out.startswith("1 row of steps: 0 unchanged, 1 new.\n")
    (case,) = sisam.well("case", "list", "--json").json
    assert ("youth_home_school", "home-school") == (case["accountable_party"], case["accountable"])
    late = sisam.well("step", "list", "--overdue", "--json").json
    assert "educational_handover" not in {each["step"] for each in late}
    assert "All invariants hold (1 case).\n" == sisam.well("audit").out


def test_placements_and_what_was_done_on_paper_come_in_together_and_nothing_settled_is_flagged(
    sisam: CommandLine,
) -> None:
    contact = HANDOVER | {
        "step": "contact",
        "offered_by": "olle@example.se",
        "confirmed_by": "rut@example.se",
        "offered_on": "2026-09-10",
        "confirmed_on": "2026-09-11",
    }
    mapping = {
        "case_number": CASE,
        "step": "mapping",
        "done_on": "2026-10-09",
        "done_by": "pia@example.se",
    }
    file = paper(sisam, HANDOVER, mapping, contact)

    brought = sisam.well("import", "placements", sisam.placements(PLACEMENT), "--steps", file)

    assert "3 rows of steps: 0 unchanged, 3 new.\n" in brought.out
    late = {each["step"] for each in sisam.well("step", "list", "--overdue", "--json").json}
    assert set() == late & {"contact", "mapping", "educational_handover"}
    missed = [
        each for each in sisam.well("alert", "list", "--json").json if each["step"] == "educational_handover"
    ]
    assert [] == missed
    assert "All invariants hold (1 case).\n" == sisam.well("audit").out

    again = sisam.well("import", "placements", sisam.placements(PLACEMENT), "--steps", file)
    once_more = sisam.well("import", "steps", file)

    assert "3 rows of steps: 3 unchanged, 0 new.\n" in again.out
    assert "3 rows of steps: 3 unchanged, 0 new.\n" in once_more.out


def test_the_same_file_twice_changes_nothing(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    file = paper(sisam, HANDOVER)
    sisam.well("import", "steps", file)
    before = sisam.well("case", "show", CASE, "--json").json

    again = sisam.well("import", "steps", file, now="2026-11-02T08:05+01:00")

    assert "1 row of steps: 1 unchanged, 0 new.\n" == again.out
    assert before["history"] == sisam.well("case", "show", CASE, "--json").json["history"]


def test_whoever_held_no_seat_there_that_day_is_told_by_role_who_did(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    file = paper(sisam, HANDOVER | {"confirmed_by": "bo@example.se"})
    before = sisam.content()

    refused = sisam("import", "steps", file)

    assert (1, "") == (refused.code, refused.out)
    assert (
        "Error in steps.csv, row 2, column confirmed_by:\n"
        "  bo@example.se held no seat at the youth home's school on 2026-10-19. Name somebody who did; these "
        "seats were held there that day: educational_lead.\n" == refused.err
    )
    assert before == sisam.content()


def test_five_rows_that_do_not_fit_are_told_at_once_and_nothing_comes_in(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("import", "steps", paper(sisam, HANDOVER))
    wrong = (
        HANDOVER | {"confirmed_on": "2026-10-20"},
        HANDOVER | {"step": "school_place"},
        HANDOVER | {"step": "contct"},
        HANDOVER
        | {
            "step": "introduction_meeting",
            "offered_on": "2026-09-06",
            "confirmed_on": "2026-09-06",
        },
        {
            "case_number": CASE,
            "step": "school_information",
            "round": "1",
            "confirmed_on": "2026-10-20",
            "confirmed_by": "olle@example.se",
        },
    )
    before = sisam.content()

    refused = sisam("import", "steps", paper(sisam, *wrong))

    assert (1, "") == (refused.code, refused.out)
    assert before == sisam.content()
    assert (
        "Error in steps.csv, row 2, column confirmed_on:\n"
        "  The step educational_handover was confirmed or done on 2026-10-19, and the row says otherwise. "
        "Correct the row, or leave it out.\n"
        "Error in steps.csv, row 3, column step:\n"
        "  The step school_place has not opened in the case. See `sisam case show SN-2026/1`, and leave the "
        "row out until the step has opened.\n"
        "Error in steps.csv, row 4, column step:\n"
        "  The workflow has no step contct. Write contact.\n"
        "Error in steps.csv, row 5, column offered_on:\n"
        "  The day 6 September 2026 lies before the day when the case was opened (7 September 2026). Give a "
        "day since then. Correct the row, or leave it out.\n"
        "Error in steps.csv, row 6, column offered_on:\n"
        "  The step school_information is not offered, so nobody can have answered. Fill in offered_on and "
        "offered_by.\n"
        "5 faults; nothing was done.\n" == refused.err
    )


def test_a_dry_run_says_row_by_row_what_would_be_done(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    before = sisam.content()

    tried = sisam.well("import", "steps", paper(sisam, HANDOVER), "--dry-run")

    assert (
        "1 row of steps: 0 unchanged, 1 new.\n"
        "Row 2, SN-2026/1: educational_handover would be offered on 2026-10-16 by rut@example.se, then "
        "confirmed on 2026-10-19 by pia@example.se.\n"
        "A dry run: nothing was changed.\n" == tried.out
    )
    assert before == sisam.content()


def test_what_was_done_in_time_and_told_late_is_shown_as_in_time_beside_its_missed_deadline(
    sisam: CommandLine,
) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("import", "steps", paper(sisam, HANDOVER | {"confirmed_on": "", "confirmed_by": ""}))

    shown = sisam.well("case", "show", CASE)

    assert "educational_handover (to do): 16 October 2026, in time; recorded 2 November 2026" in shown.out
    (handover,) = [
        each
        for each in sisam.well("case", "show", CASE, "--json").json["steps"]
        if each["step"] == "educational_handover"
    ]
    assert [
        {
            "clock": "do",
            "due": "2026-10-19",
            "happened_on": "2026-10-16",
            "recorded_on": "2026-11-02",
            "in_time": True,
            "days_late": 0,
            "deadline": "missed",
        }
    ] == handover["done"]
