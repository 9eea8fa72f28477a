"""The words in which a workflow is shown, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.fact import Condition
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.source import Source
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    states: str
    steps: str
    routine: str
    beside: str
    accountable: str
    opens: str
    by_change: str
    due: str
    answer: str
    passes: str
    repeats: str
    at_once: str
    whichever: str
    earlier: str
    maximum: str
    every: str
    when: str
    phases: Mapping[Phase, str]
    sources: Mapping[Source, str]
    units: Mapping[Clock, tuple[str, str]]
    directions: Mapping[Direction, str]
    conditions: Mapping[Condition, str]

    def routine_named(self, number: int | None) -> str:
        """Return what a routine is called."""
        return self.beside if number is None else f"{self.routine} {number}"

    def interval(self, interval: Interval) -> str:
        """Return an interval in words."""
        return f"{interval.count} {self.units[interval.clock][interval.count != 1]}"


_SWEDISH = Words(
    states="Tillstånd",
    steps="Steg",
    routine="Rutin",
    beside="Vid sidan av rutinerna",
    accountable="den ansvariga parten",
    opens="öppnas",
    by_change="vid byte av part",
    due="klart",
    answer="svar inom",
    passes="flyttar ansvaret",
    repeats="återkommer",
    at_once="samma dag som",
    whichever="det första av",
    earlier="eller tidigare",
    maximum="yttersta gräns",
    every="var",
    when="om",
    phases={Phase.BEFORE: "Före", Phase.DURING: "Under", Phase.AFTER: "Efter"},
    sources={
        Source.LAW: "lag",
        Source.AGREEMENT: "avtal",
        Source.MODEL: "modell",
        Source.POLICY: "policy",
    },
    units={
        Clock.DAYS: ("dag", "dagar"),
        Clock.WEEKS: ("vecka", "veckor"),
        Clock.MONTHS: ("månad", "månader"),
        Clock.YEARS: ("år", "år"),
        Clock.WORKING_DAYS: ("arbetsdag", "arbetsdagar"),
        Clock.SCHOOL_DAYS: ("skoldag", "skoldagar"),
    },
    directions={Direction.AFTER: "efter", Direction.BEFORE: "före"},
    conditions={
        Condition.ACUTE: "akut",
        Condition.LIGHT: "kort vistelse",
        Condition.SUDDEN: "plötslig utskrivning",
        Condition.FORECAST_KNOWN: "utskrivningen är planerad",
        Condition.FORECAST_UNKNOWN: "utskrivningen inte är planerad",
        Condition.DISCHARGED: "utskriven",
        Condition.NOT_DISCHARGED: "inte utskriven",
        Condition.NO_HOME_SCHOOL: "hemskola saknas",
        Condition.NO_RECEIVING_SCHOOL: "mottagande skola saknas",
        Condition.COMPULSORY_AGE: "skolpliktig",
        Condition.PAST_COMPULSORY_AGE: "inte längre skolpliktig",
        Condition.FIRST_OCCURRENCE: "första gången",
        Condition.LATER_OCCURRENCE: "senare gånger",
        Condition.REVIEWED_BY_LAW: "vården prövas enligt lag",
        Condition.CARE_ENDS_AT_18: "vården upphör vid 18",
        Condition.CARE_ENDS_AT_21: "vården upphör vid 21",
        Condition.NUMBER_UNKNOWN: "personnumret är okänt",
    },
)

_ENGLISH = Words(
    states="States",
    steps="Steps",
    routine="Routine",
    beside="Beside the routines",
    accountable="the accountable party",
    opens="opens",
    by_change="at a change of party",
    due="due",
    answer="answer within",
    passes="passes accountability",
    repeats="repeats",
    at_once="the same day as",
    whichever="the first of",
    earlier="or earlier",
    maximum="an absolute limit",
    every="every",
    when="if",
    phases={Phase.BEFORE: "Before", Phase.DURING: "During", Phase.AFTER: "After"},
    sources={
        Source.LAW: "law",
        Source.AGREEMENT: "agreement",
        Source.MODEL: "model",
        Source.POLICY: "policy",
    },
    units={
        Clock.DAYS: ("day", "days"),
        Clock.WEEKS: ("week", "weeks"),
        Clock.MONTHS: ("month", "months"),
        Clock.YEARS: ("year", "years"),
        Clock.WORKING_DAYS: ("working day", "working days"),
        Clock.SCHOOL_DAYS: ("school day", "school days"),
    },
    directions={Direction.AFTER: "after", Direction.BEFORE: "before"},
    conditions={
        Condition.ACUTE: "acute",
        Condition.LIGHT: "a short stay",
        Condition.SUDDEN: "discharge is sudden",
        Condition.FORECAST_KNOWN: "discharge is planned",
        Condition.FORECAST_UNKNOWN: "discharge is not planned",
        Condition.DISCHARGED: "discharged",
        Condition.NOT_DISCHARGED: "not discharged",
        Condition.NO_HOME_SCHOOL: "there is no home school",
        Condition.NO_RECEIVING_SCHOOL: "there is no receiving school",
        Condition.COMPULSORY_AGE: "of compulsory age",
        Condition.PAST_COMPULSORY_AGE: "past compulsory age",
        Condition.FIRST_OCCURRENCE: "the first time",
        Condition.LATER_OCCURRENCE: "later times",
        Condition.REVIEWED_BY_LAW: "care is reviewed by law",
        Condition.CARE_ENDS_AT_18: "care ends at 18",
        Condition.CARE_ENDS_AT_21: "care ends at 21",
        Condition.NUMBER_UNKNOWN: "the personal number is unknown",
    },
)

WORDS: Mapping[Language, Words] = {Language.SV: _SWEDISH, Language.EN: _ENGLISH}
