"""Reads `placements.csv`."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.anchor import Anchor
from sisam.domain.fact import LegalBasis, PlacementType, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import PartyName
from sisam.domain.roster import Roster
from sisam.errors import Fault
from sisam.intake.case_number import read_case_number
from sisam.intake.cells import Cells, refuse_if_any
from sisam.intake.chronology import ANCHORS, Window, read_anchors
from sisam.intake.code import NO_SCHOOL
from sisam.intake.columns import PLACEMENTS
from sisam.intake.csv_file import CsvFile
from sisam.intake.municipalities import read_municipality_code
from sisam.intake.parties import Directory, PartyReader
from sisam.intake.person_name import read_name
from sisam.intake.personal_number import UNKNOWN, PersonalNumber, read_personal_number
from sisam.intake.previous_case import complain_of_previous_cases
from sisam.intake.repetition import complain_of_repetition
from sisam.intake.same_pupil import complain_of_two_names
from sisam.intake.school_forms import read_school_form
from sisam.intake.table import stream_rows
from sisam.intake.word import word_of

#: What is asked of all rows together, and therefore kept of each.
_COMPARED = ("case_number", "pupil_name", "personal_number", "previous_case_number")


@dataclass(frozen=True, slots=True)
class PlacementFile:
    """A file of placements without a fault; its rows are read anew each time that they are gone through."""

    file: CsvFile
    directory: Directory
    window: Window
    #: How many rows it has.
    rows: int

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self.rows

    def __iter__(self) -> Iterator[PlacementRow]:
        """Yield the rows in the order of the file."""
        faults: list[Fault] = []
        for row in stream_rows(self.file, PLACEMENTS, faults):
            placement = read_row(Cells(self.file.name, row, faults), self.directory, self.window)
            if placement is not None:
                yield placement


def examine_placements(
    file: CsvFile, roster: Roster, existing_case_numbers: Collection[str], window: Window
) -> PlacementFile:
    """Return a file of placements once every row is known to be fit to be brought in.

    A case number that exists is no fault: the row may tell something new of its case.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
    """
    return _examine(file, roster, existing_case_numbers, window, taken=())


def read_placements(
    file: CsvFile, roster: Roster, existing_case_numbers: Collection[str], window: Window
) -> tuple[PlacementRow, ...]:
    """Read placements to open new cases for, in the order of the file.

    Raises:
        Invalid: anything in the file is wrong; every fault is told at once.
    """
    return tuple(_examine(file, roster, existing_case_numbers, window, taken=existing_case_numbers))


def _examine(
    file: CsvFile, roster: Roster, existing: Collection[str], window: Window, taken: Collection[str]
) -> PlacementFile:
    faults: list[Fault] = []
    directory = Directory(roster)
    compared: list[Cells] = []
    for row in stream_rows(file, PLACEMENTS, faults):
        read_row(Cells(file.name, row, faults), directory, window)
        few = {column: row.cells.get(column, "") for column in _COMPARED}
        compared.append(Cells(file.name, replace(row, cells=few), faults))
    complain_of_repetition(compared, "case_number", frozenset(taken))
    complain_of_previous_cases(compared, frozenset(existing))
    complain_of_two_names(compared)
    refuse_if_any(faults)
    return PlacementFile(file, directory, window, len(compared))


def read_row(cells: Cells, directory: Directory, window: Window) -> PlacementRow | None:
    """Return the placement of one row, or none where it lacks what it needs; what is wrong is noted."""
    case_number = cells.need("case_number", read_case_number)
    number = _read_number(cells, window.today)
    birth = number.birth if number else None
    digits = number.digits if number else None
    name = cells.take("pupil_name", read_name) or ""
    protection = cells.take("protection", word_of(Protection))
    municipality = cells.need("home_municipality", read_municipality_code)
    school_form = cells.take("school_form", read_school_form)
    placement_type = cells.need("placement_type", word_of(PlacementType))
    legal_basis = cells.need("legal_basis", word_of(LegalBasis))
    anchors = read_anchors(cells, window, birth, school_form)
    parties = _read_parties(cells, directory, municipality, anchors)
    _complain_of_telling_number(cells, case_number, digits)
    if case_number is None or municipality is None or placement_type is None or legal_basis is None:
        return None
    return PlacementRow(
        row=cells.row.number,
        case_number=case_number,
        identity=Identity(name, digits, protection or Protection.NONE),
        home_municipality=municipality,
        placement_type=placement_type,
        legal_basis=legal_basis,
        school_form=school_form,
        parties=parties.parties,
        absent=frozenset(parties.absent),
        anchors=anchors,
        number_unknown=birth is None,
        previous_case_number=cells.take("previous_case_number", str),
        untold=_untold(cells, anchors, parties.parties),
    )


def _untold(cells: Cells, anchors: Collection[Anchor], parties: Collection[PartyName]) -> frozenset[str]:
    """Return what of a row no cell says: it was found elsewhere, or follows from other cells."""
    written = {anchor for column, anchor in ANCHORS.items() if cells.text(column)}
    found = {party for party in parties if not cells.text(f"{party}_code")}
    protection = () if cells.text("protection") else ("protection",)
    return frozenset({*(set(anchors) - written), *found, *protection})


def _read_number(cells: Cells, today: date) -> PersonalNumber | None:
    if cells.text("personal_number") == UNKNOWN:
        return None
    number = cells.need("personal_number", read_personal_number)
    if number is not None and number.birth is not None and number.birth > today:
        cells.complain(
            "personal_number",
            f"The birth date in it lies in the future; today is {today}.",
            "Compare the number with the register, or write unknown.",
        )
    return number


def _read_parties(
    cells: Cells, directory: Directory, municipality: str | None, anchors: dict[Anchor, date]
) -> PartyReader:
    reader = PartyReader(cells, directory)
    reader.read(municipality, admitted=bool(cells.text("admitted_on")))
    if municipality is not None:
        discharged = anchors.get(Anchor.DISCHARGED, date.min)
        past = discharged > anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL, date.max)
        needed = past and cells.text("receiving_school_code") in {"", NO_SCHOOL}
        reader.read_activity_responsibility(municipality, needed=needed)
    return reader


def _complain_of_telling_number(cells: Cells, case_number: str | None, digits: str | None) -> None:
    """Note a case number that is the pupil's own number: case numbers are sent in messages."""
    if case_number and digits and case_number.replace("-", "") in {digits, digits[2:]}:
        cells.complain(
            "case_number",
            "The case number is the pupil's own number.",
            "Give the case a number that tells nothing of the pupil.",
        )
