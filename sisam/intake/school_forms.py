"""The school forms of skollagen (2010:800), from the reference data that ships."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sisam.domain.language import Language
from sisam.intake.complaint import Complaint, quoted
from sisam.intake.municipalities import reference_rows


@dataclass(frozen=True, slots=True)
class SchoolForm:
    """A form of schooling, with its names."""

    code: str
    name_sv: str
    name_en: str


@cache
def school_forms() -> Mapping[str, SchoolForm]:
    """Return all school forms by code."""
    return MappingProxyType(
        {
            row["code"]: SchoolForm(row["code"], row["name_sv"], row["name_en"])
            for row in reference_rows("school_forms.csv")
        }
    )


def school_form_names() -> Mapping[str, Mapping[Language, str]]:
    """Return what the school forms are called, by code."""
    return {
        code: {Language.SV: each.name_sv, Language.EN: each.name_en} for code, each in school_forms().items()
    }


def read_school_form(text: str) -> str:
    """Return the code of a school form that exists.

    Raises:
        Complaint: there is none with that code.
    """
    if text not in school_forms():
        forms = ", ".join(school_forms())
        raise Complaint(f"There is no school form {quoted(text)}.", f"Write one of: {forms}.")
    return text
