"""The names of municipalities, as the command line says them beside their codes."""

from collections.abc import Mapping

from sisam.domain.fact import Fact
from sisam.domain.language import Language
from sisam.errors import Fault, Invalid
from sisam.intake.municipalities import municipalities
from sisam.wording.terms import fact_value


def place_names() -> Mapping[str, str]:
    """Return the name of each municipality by its code."""
    return {code: each.name for code, each in municipalities().items()}


def county_names() -> Mapping[str, str]:
    """Return the name of each county by its code."""
    return {each.county_code: each.county_name for each in municipalities().values()}


def place(code: str) -> str:
    """Return a municipality's code and name, such as ``0180 Stockholm``."""
    return f"{code} {place_names().get(code, '')}".rstrip()


def county(code: str) -> str:
    """Return a county's code and name, such as ``01 Stockholms län``."""
    return f"{code} {county_names().get(code, '')}".rstrip()


def require_known(county_code: str | None, municipality_code: str | None) -> None:
    """Let through what names a county and a municipality, as far as they are named.

    Raises:
        Invalid: there is none of that code.
    """
    if municipality_code is not None and municipality_code not in place_names():
        fault = f'There is no municipality "{municipality_code}".'
        raise Invalid(Fault(fault, "Write its code with four digits, such as 0180.", key="--municipality"))
    if county_code is not None and county_code not in county_names():
        fault = f'There is no county "{county_code}".'
        raise Invalid(Fault(fault, "Write its code with two digits, such as 01.", key="--county"))


def fact_in_words(fact: Fact, value: str, language: Language) -> str:
    """Return the value of a fact in words, a municipality with its name."""
    return place(value) if fact is Fact.HOME_MUNICIPALITY else fact_value(fact, value, language)
