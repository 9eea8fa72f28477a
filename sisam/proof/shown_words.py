"""The words in which a workflow is shown, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.language import Language
from sisam.domain.step_definition import OpenedBy


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language
    states: str
    steps: str
    routine: str
    beside: str
    accountable: str
    opens: str
    by_act: Mapping[OpenedBy, str]
    due: str
    answer: str
    passes: str
    repeats: str
    at_once: str
    whichever: str
    #: Between the dates of which the first that is known counts.
    otherwise: str
    earlier: str
    maximum: str
    every: str
    when: str
    unless: str
    lapses: str
    at: str
    towards_stand_in: str

    def routine_named(self, number: int | None, titles: Mapping[int, Mapping[Language, str]]) -> str:
        """Return what a routine is called: its number, and its title where it has one."""
        if number is None:
            return self.beside
        title = titles.get(number, {}).get(self.language)
        return f"{self.routine} {number}" + (f" · {title}" if title else "")


_SWEDISH = Words(
    language=Language.SV,
    states="Tillstånd",
    steps="Steg",
    routine="Rutin",
    beside="Utanför rutinerna",
    accountable="den ansvariga parten",
    opens="öppnas",
    by_act={
        OpenedBy.CHANGE_OF_PARTY: "vid byte av part",
        OpenedBy.CHANGE_OF_HOME: "vid byte av hemkommun",
        OpenedBy.NEW_PLACEMENT: "vid en ny placering",
        OpenedBy.PAUSE: "vid ett uppehåll",
    },
    due="klart",
    answer="svar inom",
    passes="flyttar ansvaret",
    repeats="återkommer",
    at_once="samma dag som",
    whichever="det första av",
    otherwise="annars",
    earlier="eller tidigare",
    maximum="yttersta gräns",
    every="var",
    when="om",
    unless="behövs inte",
    lapses="faller bort",
    at="vid",
    towards_stand_in="till en ersättare",
)

_ENGLISH = Words(
    language=Language.EN,
    states="States",
    steps="Steps",
    routine="Routine",
    beside="Beside the routines",
    accountable="the accountable party",
    opens="opens",
    by_act={
        OpenedBy.CHANGE_OF_PARTY: "at a change of party",
        OpenedBy.CHANGE_OF_HOME: "at a change of home municipality",
        OpenedBy.NEW_PLACEMENT: "at a new placement",
        OpenedBy.PAUSE: "at a pause",
    },
    due="due",
    answer="answer within",
    passes="passes accountability",
    repeats="repeats",
    at_once="the same day as",
    whichever="the first of",
    otherwise="else",
    earlier="or earlier",
    maximum="an absolute limit",
    every="every",
    when="if",
    unless="not needed",
    lapses="lapses",
    at="at",
    towards_stand_in="towards a stand-in",
)

WORDS: Mapping[Language, Words] = {Language.SV: _SWEDISH, Language.EN: _ENGLISH}
