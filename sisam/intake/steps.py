"""Reads `steps.csv`."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise

from sisam.application.cases.paper import Deed, PaperAct, StepRow
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.errors import Fault
from sisam.intake.case_number import read_case_number
from sisam.intake.cells import Cells, refuse_if_any
from sisam.intake.chronology import Window
from sisam.intake.columns import STEPS
from sisam.intake.complaint import Complaint, quoted
from sisam.intake.csv_file import CsvFile
from sisam.intake.day import read_day
from sisam.intake.mail_address import read_mail_address
from sisam.intake.table import read_table

#: Rounds and occurrences are counted; more digits than this are a mistake.
_COUNT_DIGITS = 3


def read_steps(
    file: CsvFile, roster: Roster, case_numbers: Collection[str], window: Window
) -> tuple[StepRow, ...]:
    """Read what was done on paper with the steps of cases, in the order of the file.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
    """
    table = read_table(file, STEPS)
    faults: list[Fault] = list(table.faults)
    known = frozenset(case_numbers)
    rows = [_read_row(cells, roster, known, window) for cells in Cells.of(table, faults)]
    refuse_if_any(faults)
    return tuple(row for row in rows if row is not None)


def _read_row(cells: Cells, roster: Roster, case_numbers: Collection[str], window: Window) -> StepRow | None:
    case_number = cells.need("case_number", read_case_number)
    if case_number is not None and case_number not in case_numbers:
        sentence = f"There is no case {quoted(case_number)}."
        cells.complain("case_number", sentence, "Correct the number, or import the placement first.")
    step = cells.need("step", str)
    round_, occurrence = cells.take("round", _read_count), cells.take("occurrence", _read_count)
    starts_on = cells.take("starts_on", read_day)
    if starts_on is not None:
        _complain_of_calendar(cells, "starts_on", starts_on, window)
    deeds = _deeds(cells, roster, window)
    _complain_of_deeds(cells, deeds)
    if case_number is None or step is None or not deeds:
        return None
    reason = cells.text("reason") or None
    return StepRow(cells.row.number, case_number, step, tuple(deeds), round_, occurrence, starts_on, reason)


def _deeds(cells: Cells, roster: Roster, window: Window) -> list[Deed]:
    """Return what was done, in the order in which a step can be gone through."""
    deeds = []
    for act in PaperAct:
        on, by = f"{act}_on", f"{act}_by"
        day = cells.take(on, read_day)
        person = cells.take(by, lambda text: _person(text, roster))
        if day is not None:
            _complain_of_window(cells, on, day, window)
        for filled, other in ((on, by), (by, on)):
            if cells.text(filled) and not cells.text(other):
                cells.complain(other, f"{filled} is filled in, but {other} is empty.", f"Fill in {other}.")
        if day is not None and person is not None:
            deeds.append(Deed(act, day, person))
    return deeds


def _complain_of_deeds(cells: Cells, deeds: list[Deed]) -> None:
    told = {act for act in PaperAct if cells.text(f"{act}_on") or cells.text(f"{act}_by")}
    if not told:
        columns = ", ".join(f"{act}_on" for act in PaperAct)
        cells.complain(None, "The row tells of nothing that was done.", f"Fill in one of: {columns}.")
    if PaperAct.DONE in told and len(told) > 1:
        cells.complain(
            "done_on",
            "A step that is handed over is not done, but offered and confirmed.",
            "Use either the columns done_on and done_by or the others.",
        )
    if {PaperAct.RETURNED, PaperAct.CONFIRMED} <= told:
        cells.complain(
            "confirmed_on",
            "One offer cannot be both returned and confirmed.",
            "Write what came after the return in a row of its own, with its own offer.",
        )
    if PaperAct.RETURNED in told and not cells.text("reason"):
        cells.complain("reason", "A handover was returned without a reason.", "Write why.")
    for earlier, later in pairwise(deeds):
        if later.on < earlier.on:
            cells.complain(
                later.day_column,
                f"{later.day_column} {later.on} lies before {earlier.day_column} {earlier.on}.",
                "Correct one of the two dates.",
            )


def _complain_of_window(cells: Cells, column: str, day: date, window: Window) -> None:
    _complain_of_calendar(cells, column, day, window)
    if window.today < day <= window.calendar_last:
        sentence = f"{day} lies in the future; today is {window.today}."
        cells.complain(column, sentence, "Leave the cell empty until it has happened.")


def _complain_of_calendar(cells: Cells, column: str, day: date, window: Window) -> None:
    if not window.calendar_first <= day <= window.calendar_last:
        span = f"{window.calendar_first} to {window.calendar_last}"
        cells.complain(column, f"{day} lies outside the calendar, {span}.", "Correct the year.")


def _person(text: str, roster: Roster) -> Person:
    person = roster.by_email.get(read_mail_address(text).casefold())
    if person is None:
        raise Complaint(
            f"Nobody in the register has the e-mail address {quoted(text)}.",
            "Correct the address, or import the person's seat first.",
        )
    return person


def _read_count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _COUNT_DIGITS and int(text)):
        raise Complaint(f"{quoted(text)} is no number that counts.", "Write 1, 2, 3 and so on.")
    return int(text)
