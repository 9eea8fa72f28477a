"""The answers of a new placement: the parts in which they are asked, and the columns that they fill."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Final

from pydantic import Field

from sisam.domain.fact import LegalBasis, PlacementType, Protection
from sisam.web.forms import Form, Line, OptionalDay, OptionalLine, Ticked
from sisam.web.language import marked

#: What a file says where the number is not known; nobody types it.
UNKNOWN: Final = "unknown"
#: What a list offers where there is no school.
NO_SCHOOL: Final = "none"


class Part(StrEnum):
    """The parts of the form, each a page, in their order; the word stands in its hidden fields."""

    KIND = "slag"
    PUPIL = "eleven"
    SCHOOL = "skolan"
    PLACEMENT = "placeringen"


class KindForm(Form):
    """How urgent it is, and whether the pupil's identity is protected."""

    if_empty: ClassVar[Mapping[str, str]] = {
        "slag": marked("Välj om placeringen är akut."),
        "skydd": marked("Välj om eleven har skyddade personuppgifter."),
    }
    slag: PlacementType = Field(title=marked("Är placeringen akut?"))
    skydd: Protection = Field(title=marked("Har eleven skyddade personuppgifter?"))


class PupilForm(Form):
    """Who the pupil is, and where at home."""

    if_empty: ClassVar[Mapping[str, str]] = {
        "dnr": marked("Skriv ärendets diarienummer."),
        "kommun": marked("Välj elevens hemkommun."),
    }
    dnr: Line = Field(title=marked("Diarienummer"))
    namn: OptionalLine = Field("", title=marked("Elevens namn"))
    pnr: OptionalLine = Field("", title=marked("Personnummer eller samordningsnummer"))
    utan_pnr: Ticked = Field(default=False, title=marked("Numret saknas eller är inte känt"))
    kommun: Line = Field(title=marked("Hemkommun"))
    skolform: OptionalLine = Field("", title=marked("Skolform"))


class SchoolForm(Form):
    """Who takes part at home."""

    if_empty: ClassVar[Mapping[str, str]] = {
        "hemskola": marked("Välj elevens skola, att det inte finns någon eller att du inte vet."),
    }
    socialtjanst: OptionalLine = Field("", title=marked("Socialtjänst"))
    sok: OptionalLine = Field("", title=marked("Sök"))
    hemskola: Line = Field(title=marked("Vilken skola går eleven i?"))
    utbildning: OptionalLine = Field("", title=marked("Utbildningsförvaltning"))


class PlacementForm(Form):
    """On what it rests, and which days and which home are known."""

    if_empty: ClassVar[Mapping[str, str]] = {"lagrum": marked("Välj vad placeringen grundas på.")}
    lagrum: LegalBasis = Field(title=marked("Vad grundas placeringen på?"))
    omhandertagen: OptionalDay = Field(None, title=marked("Beslut om omedelbart omhändertagande"))
    utredning: OptionalDay = Field(None, title=marked("Utredningen inleddes"))
    verkstalld: OptionalDay = Field(None, title=marked("Vården började"))
    ansokt: OptionalDay = Field(None, title=marked("Ansökan om plats kom till SiS"))
    hem: OptionalLine = Field("", title=marked("Ungdomshem"))
    inskriven: OptionalDay = Field(None, title=marked("Eleven skrevs in på ungdomshemmet"))
    planerad: OptionalDay = Field(None, title=marked("Planerad utskrivning"))


FORMS: Final[Mapping[Part, type[Form]]] = {
    Part.KIND: KindForm,
    Part.PUPIL: PupilForm,
    Part.SCHOOL: SchoolForm,
    Part.PLACEMENT: PlacementForm,
}
#: The column of `placements.csv` that an answer fills.
COLUMNS: Final[Mapping[str, str]] = {
    "slag": "placement_type",
    "skydd": "protection",
    "dnr": "case_number",
    "namn": "pupil_name",
    "pnr": "personal_number",
    "kommun": "home_municipality",
    "skolform": "school_form",
    "socialtjanst": "social_services_code",
    "hemskola": "home_school_code",
    "utbildning": "education_administration_code",
    "lagrum": "legal_basis",
    "omhandertagen": "custody_decided_on",
    "utredning": "investigation_opened_on",
    "verkstalld": "care_executed_on",
    "ansokt": "applied_on",
    "hem": "youth_home_code",
    "inskriven": "admitted_on",
    "planerad": "planned_discharge_on",
}
#: Every answer, by its part.
NAMES: Final[Mapping[Part, tuple[str, ...]]] = {part: tuple(FORMS[part].model_fields) for part in Part}
#: What tells who the pupil is.
IDENTITY: Final = frozenset({"namn", "pnr"})
#: Somebody said that they do not know which school it is.
SCHOOL_UNKNOWN: Final = "vet-inte"


def part_of(name: str) -> Part:
    """Return the part in which something is asked."""
    return next(part for part in Part if name in NAMES[part])


def title_of(name: str) -> str:
    """Return what an answer is called, marked."""
    return str(FORMS[part_of(name)].model_fields[name].title)


def cell_of(name: str, text: str, *, without_number: bool) -> str:
    """Return what stands in the column that an answer fills."""
    if name == "pnr":
        return UNKNOWN if without_number else "".join(text.replace("-", "").split())
    if name == "hemskola" and text == SCHOOL_UNKNOWN:
        return ""
    return text
