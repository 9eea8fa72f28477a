"""The municipalities and counties of Sweden, from the reference data that ships."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sisam.intake.complaint import Complaint, quoted


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its official four-digit code."""

    code: str
    name: str
    county_code: str
    county_name: str


@cache
def municipalities() -> Mapping[str, Municipality]:
    """Return all municipalities by code."""
    counties = {row["code"]: row["name"] for row in reference_rows("counties.csv")}
    return MappingProxyType(
        {
            row["code"]: Municipality(
                row["code"], row["name"], row["county_code"], counties[row["county_code"]]
            )
            for row in reference_rows("municipalities.csv")
        }
    )


def read_municipality_code(text: str) -> str:
    """Return the code of a municipality that exists.

    Raises:
        Complaint: there is none with that code.
    """
    if text not in municipalities():
        raise Complaint(
            f"There is no municipality {quoted(text)}.",
            "Write its code with four digits, leading zero included, such as 0180.",
        )
    return text


def reference_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file that ships with the program, by column."""
    text = files("sisam").joinpath("reference", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
