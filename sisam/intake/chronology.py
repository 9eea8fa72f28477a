"""The dates of a placement, those written and those that follow from the birth date."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.anchor import MAY_LIE_AHEAD, Anchor
from sisam.domain.birth import compulsory_schooling_until, turns
from sisam.intake.cells import Cells
from sisam.intake.day import read_day

#: The columns that hold dates, in the order of the file.
ANCHORS = {
    "compulsory_schooling_until": Anchor.COMPULSORY_SCHOOLING_UNTIL,
    "investigation_opened_on": Anchor.INVESTIGATION_OPENED,
    "custody_decided_on": Anchor.CUSTODY_DECIDED,
    "care_executed_on": Anchor.CARE_EXECUTED,
    "applied_on": Anchor.APPLIED,
    "admitted_on": Anchor.ADMITTED,
    "first_lesson_on": Anchor.FIRST_LESSON,
    "planned_discharge_on": Anchor.FORECAST,
    "discharged_on": Anchor.DISCHARGED,
    "receiving_school_starts_on": Anchor.SCHOOL_STARTS,
    "school_started_on": Anchor.SCHOOL_STARTED,
}
#: What cannot lie before what. Everything else may be odd, and is accepted: acute placements are
#: admitted before they are applied for, and routines are back-filled.
NEVER_BEFORE = (
    ("first_lesson_on", "admitted_on"),
    ("planned_discharge_on", "admitted_on"),
    ("discharged_on", "admitted_on"),
    ("discharged_on", "first_lesson_on"),
    ("receiving_school_starts_on", "admitted_on"),
    ("school_started_on", "admitted_on"),
)
#: What cannot have happened without what.
NEVER_WITHOUT = (("first_lesson_on", "admitted_on"), ("discharged_on", "admitted_on"))


@dataclass(frozen=True, slots=True)
class Window:
    """The day of the import, and the first and the last day of the calendar."""

    today: date
    calendar_first: date
    calendar_last: date


def read_anchors(
    cells: Cells, window: Window, birth: date | None, school_form: str | None
) -> dict[Anchor, date]:
    """Return the dates that are known; those that cannot be are noted as faults."""
    days = {column: day for column in ANCHORS if (day := cells.take(column, read_day)) is not None}
    for column, day in days.items():
        _complain_of_window(cells, column, day, window)
    _complain_of_order(cells, days)
    if birth is not None:
        _complain_of_birth(cells, days, birth)
    written = {ANCHORS[column]: day for column, day in days.items()}
    return {**_derived(birth, school_form), **written}


def _derived(birth: date | None, school_form: str | None) -> dict[Anchor, date]:
    if birth is None:
        return {}
    return {
        Anchor.COMPULSORY_SCHOOLING_UNTIL: compulsory_schooling_until(birth, school_form),
        Anchor.TURNS_18: turns(birth, 18),
        Anchor.TURNS_20: turns(birth, 20),
        Anchor.TURNS_21: turns(birth, 21),
    }


def _complain_of_window(cells: Cells, column: str, day: date, window: Window) -> None:
    if not window.calendar_first <= day <= window.calendar_last:
        span = f"{window.calendar_first} to {window.calendar_last}"
        cells.complain(column, f"{day} lies outside the calendar, {span}.", "Correct the year.")
    elif day > window.today and ANCHORS[column] not in MAY_LIE_AHEAD:
        cells.complain(
            column,
            f"{day} lies in the future; today is {window.today}.",
            "Leave the cell empty until it has happened.",
        )


def _complain_of_order(cells: Cells, days: dict[str, date]) -> None:
    for later, earlier in NEVER_BEFORE:
        if later in days and earlier in days and days[later] < days[earlier]:
            cells.complain(
                later,
                f"{later} {days[later]} lies before {earlier} {days[earlier]}.",
                "Correct one of the two dates.",
            )
    for column, needed in NEVER_WITHOUT:
        if column in days and not cells.text(needed):
            cells.complain(column, f"{column} is filled in, but {needed} is empty.", f"Fill in {needed}.")


def _complain_of_birth(cells: Cells, days: dict[str, date], birth: date) -> None:
    for column, day in days.items():
        if day < birth:
            cells.complain(
                column,
                f"{day} lies before the birth date in personal_number.",
                "Correct the date or the number.",
            )
    until = days.get("compulsory_schooling_until")
    if until is not None and until > turns(birth, 18):
        cells.complain(
            "compulsory_schooling_until",
            f"{until} lies after the 18th birthday, the last day that the law allows.",
            "Correct it, or leave it empty to have it computed.",
        )
