"""The names of municipalities, as the command line says them beside their codes."""

from collections.abc import Mapping

from sisam.domain.fact import Fact
from sisam.domain.language import Language
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


def fact_in_words(fact: Fact, value: str, language: Language) -> str:
    """Return the value of a fact in words, a municipality with its name."""
    return place(value) if fact is Fact.HOME_MUNICIPALITY else fact_value(fact, value, language)
