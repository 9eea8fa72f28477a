"""What every column of the files to import holds, and what an empty cell of it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.fact import LegalBasis, PlacementType, Protection
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.intake.columns import ORGANISATIONS, PLACEMENTS, SEATS, STEPS, Columns


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, what a cell looks like, and what it means to leave it empty."""

    holds: str
    values: str | type[StrEnum]
    #: Nothing where no cell may be empty.
    empty: str = ""
    #: Where the files that ship leave it empty in every row.
    example: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """One file to import."""

    sentence: str
    #: As the program reads them.
    columns: Columns
    says: Mapping[str, Column]


_DAY = "a day"
_CODE = "a code"
_COUNT = "a number from 1"
_WHO = "Who did it, on that day at the side whose move it was."
_PERSON = "an e-mail address of the register"
_NOT_YET = "not known, or it has not happened yet"
_ONLY_ONE = "the only active one in the home municipality; none or several is an error that names them"

FILES: Mapping[str, File] = {
    "organisations": File(
        "Organisations to add to the register. They may refer to each other, in any order. Of a known code"
        " the name, address and telephone are updated; an empty cell leaves what is known, and anything else"
        " that differs is an error.",
        ORGANISATIONS,
        {
            "code": Column("What files and commands call it; unique.", "a text other than `none`"),
            "kind": Column("What it is.", OrganisationKind),
            "name": Column("What people call it.", "a text"),
            "parent_code": Column(
                "The organisation above it, where alerts go when it has no coordinator; a youth home's school"
                " has the home as its parent.",
                _CODE,
                "there is none",
            ),
            "controller_code": Column(
                "The data controller (board, school authority, agency) that it belongs to.",
                _CODE,
                "it is its own",
            ),
            "municipality_code": Column(
                "Where it is: the code of the municipality.", "four digits", "it is for the whole country"
            ),
            "email": Column("Where it can be written to.", "an e-mail address", "not known"),
            "phone": Column("Where it can be called; messages tell it.", "a text", "not known"),
        },
    ),
    "seats": File(
        "People and their times in seats. A person is known by the e-mail address, and the organisation must"
        " be in the register. A time that is known gets the last day of the row, and its person the name,"
        " telephone and language; an empty cell leaves what is known. A time that has ended stays ended.",
        SEATS,
        {
            "organisation_code": Column("The organisation of the seat.", _CODE),
            "role": Column("The role at it.", Role),
            "name": Column("The person's name, the same in every row with this address.", "a text"),
            "email": Column("Where messages go; who the person is.", "an e-mail address"),
            "phone": Column("Where they can be called.", "a text", "not known", "026-555 10 01"),
            "language": Column("In which language they are written to.", Language, "`sv`"),
            "deputy": Column("Whether they deputise for the one whose seat it is.", "`yes` `no`", "`no`"),
            "active_from": Column("The first day in the seat.", _DAY, "the day of the import"),
            "active_until": Column("The last day in the seat, inclusive.", _DAY, "no end is known"),
        },
    ),
    "placements": File(
        "Placements; a case is opened for each. A case opens at its earliest date and comes to stand in the"
        " state that its dates tell of, at most *discharged*; what should have been done by now is owed, and"
        " what is late is flagged at once.",
        PLACEMENTS,
        {
            "case_number": Column(
                "The number of the case (diarienummer); unique, and not the pupil's own number.",
                "letters, digits, `-` and `/`, at most 32",
            ),
            "pupil_name": Column("The pupil's name; only the vault keeps it.", "a text", "not known"),
            "personal_number": Column(
                "The pupil's personal or coordination number; only the vault keeps it. `unknown`: the pupil"
                " counts as of compulsory age, and a step asks for it.",
                "`YYYYMMDD-NNNN`, the hyphen may be left out, or `unknown`",
            ),
            "protection": Column(
                "The kind of protected identity; only the vault keeps it.", Protection, "`none`"
            ),
            "home_municipality": Column("The code of the home municipality.", "four digits"),
            "social_services_code": Column("The social services that place the pupil.", _CODE, _ONLY_ONE),
            "home_school_code": Column(
                "The school that the pupil attended.",
                "a code, or `none`: there is none",
                "not known: a step asks",
            ),
            "education_administration_code": Column(
                "The education administration that stands in where there is no school.",
                _CODE,
                _ONLY_ONE,
                "sandviken-utb",
            ),
            "school_form": Column(
                "The pupil's school form.", "one of the [school forms](#school-forms)", "not known"
            ),
            "compulsory_schooling_until": Column(
                "The last day of compulsory schooling, where it was decided.",
                f"{_DAY}, at most the 18th birthday",
                "30 June of the year of turning 16 (specialskola: 17); not known where the birth date is not",
            ),
            "youth_home_code": Column(
                "The home to which the pupil comes; its school is the one right below it.",
                _CODE,
                "not known; must be there where the pupil was admitted",
            ),
            "placement_type": Column("Why the youth is placed.", PlacementType),
            "legal_basis": Column("The paragraph that the care rests on.", LegalBasis),
            "investigation_opened_on": Column("Social services opened an investigation.", _DAY, _NOT_YET),
            "custody_decided_on": Column("Immediate custody was decided.", _DAY, _NOT_YET),
            "care_executed_on": Column("The care or the custody was executed.", _DAY, _NOT_YET),
            "applied_on": Column("The application for a place reached SiS.", _DAY, _NOT_YET),
            "admitted_on": Column("The pupil was admitted to the home.", _DAY, _NOT_YET),
            "first_lesson_on": Column("The pupil had the first lesson at the home.", _DAY, _NOT_YET),
            "planned_discharge_on": Column(
                "The discharge is planned for this day; it counts as told on the day of the import.",
                f"{_DAY}, which may lie ahead",
                "not known: a step asks once the pupil is admitted",
            ),
            "discharged_on": Column("The pupil was discharged.", _DAY, _NOT_YET),
            "receiving_school_code": Column(
                "The school to which the pupil goes.",
                "a code, or `none`: there is none",
                "not known: a step asks once the discharge is planned",
            ),
            "receiving_school_starts_on": Column(
                "The first day planned at the receiving school.", f"{_DAY}, which may lie ahead", "not known"
            ),
            "school_started_on": Column("The pupil has started at the receiving school.", _DAY, _NOT_YET),
            "previous_case_number": Column(
                "The case of the same pupil that this one follows on, in the register or in the file.",
                "a case number",
                "there is none",
            ),
        },
    ),
    "steps": File(
        "What was done on paper with the steps of cases. A row tells of one handover, its offer and how it"
        " was answered, or of one step that nobody confirms. Whoever is named held a seat that day at the"
        " side that did it, and becomes the author in the journal.",
        STEPS,
        {
            "case_number": Column(
                "The case, in the register or in the placements that come with the file.",
                "a case number",
                example="P-101",
            ),
            "step": Column(
                "The step's id in the workflow.",
                "one of those that `sisam workflow show` lists",
                example="educational_handover",
            ),
            "round": Column(
                "The round of the placement; a transfer starts a new one.",
                _COUNT,
                "the one in which the step is owed",
                "1",
            ),
            "occurrence": Column(
                "Which time it was, for a step that repeats.", _COUNT, "the one that is owed", "2"
            ),
            "offered_on": Column(
                "The owner offered the handover.",
                _DAY,
                "it was offered in the program, or never",
                "2026-11-02",
            ),
            "offered_by": Column(_WHO, _PERSON, "as `offered_on`", "rektor@ekskolan.example.se"),
            "starts_on": Column(
                "The date that the step records, such as the first day at the receiving school.",
                f"{_DAY}, which may lie ahead",
                "it was named before, or the step records none",
                "2027-01-11",
            ),
            "returned_on": Column(
                "The receiver sent the handover back.", _DAY, "it was not returned", "2026-11-04"
            ),
            "returned_by": Column(_WHO, _PERSON, "as `returned_on`", "skola@norrsjon.example.se"),
            "confirmed_on": Column(
                "The receiver confirmed the handover; that passes accountability where the step does.",
                _DAY,
                "it was not confirmed",
                "2026-11-05",
            ),
            "confirmed_by": Column(_WHO, _PERSON, "as `confirmed_on`", "skola@norrsjon.example.se"),
            "done_on": Column(
                "A step that nobody confirms was done.", _DAY, "the step is handed over", "2026-11-09"
            ),
            "done_by": Column(_WHO, _PERSON, "as `done_on`", "skola@norrsjon.example.se"),
            "reason": Column(
                "Why it was returned, or what was said when it was done.",
                "a text",
                "none; must be there where it was returned",
                "Two pages were missing.",
            ),
        },
    ),
}
