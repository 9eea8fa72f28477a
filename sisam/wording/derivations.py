"""The sentence that explains how a deadline came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sisam.domain.anchor import TELLS_BIRTH
from sisam.domain.language import Language
from sisam.domain.reckoning import (
    EARLIEST_AFTER_OPENING,
    ClockFamily,
    Direction,
    Reckoning,
)
from sisam.domain.source import Source
from sisam.wording.dates import long_date
from sisam.wording.intervals import direction_in_words, interval_in_words
from sisam.wording.terms import term

_Plural = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The words of one language from which explanations are built."""

    #: For a count of 0, by family of clock and direction.
    nought: dict[tuple[ClockFamily, Direction], str]
    repeated: str
    at_the_latest: str
    anchor: str
    skipped: dict[ClockFamily, _Plural]
    moved: dict[Direction, str]
    never_moved: str
    floor: str
    paused: _Plural
    #: Where it then ended on a day off, and went on to a working day.
    paused_and_moved: _Plural
    source: str


_SWEDISH = _Grammar(
    nought={
        (ClockFamily.LEGAL, Direction.AFTER): "samma dag som",
        (ClockFamily.LEGAL, Direction.BEFORE): "samma dag som",
        (ClockFamily.WORKING_DAYS, Direction.AFTER): "första arbetsdagen från och med",
        (ClockFamily.WORKING_DAYS, Direction.BEFORE): "sista arbetsdagen till och med",
        (ClockFamily.SCHOOL_DAYS, Direction.AFTER): "första skoldagen från och med",
        (ClockFamily.SCHOOL_DAYS, Direction.BEFORE): "sista skoldagen till och med",
    },
    repeated="{times} gånger {period}",
    at_the_latest="senast {period}",
    anchor="{anchor} {day}",
    skipped={
        ClockFamily.WORKING_DAYS: (
            "hoppar över {count} ledig dag",
            "hoppar över {count} lediga dagar",
        ),
        ClockFamily.SCHOOL_DAYS: (
            "hoppar över {count} skolfri dag",
            "hoppar över {count} skolfria dagar",
        ),
    },
    moved={
        Direction.AFTER: "flyttas till nästa vardag, eftersom {day} är en ledig dag",
        Direction.BEFORE: "flyttas till föregående vardag, eftersom {day} är en ledig dag",
    },
    never_moved="yttersta gräns, flyttas aldrig",
    floor="{counted}, men tidigast {period} efter att steget öppnades = {day}",
    paused=(
        "{day}, flyttad {count} dag för uppehåll = {moved}",
        "{day}, flyttad {count} dagar för uppehåll = {moved}",
    ),
    paused_and_moved=(
        "{day}, flyttad {count} dag för uppehåll och sedan till nästa vardag = {moved}",
        "{day}, flyttad {count} dagar för uppehåll och sedan till nästa vardag = {moved}",
    ),
    source="Källa: {source}.",
)

_ENGLISH = _Grammar(
    nought={
        (ClockFamily.LEGAL, Direction.AFTER): "the same day as",
        (ClockFamily.LEGAL, Direction.BEFORE): "the same day as",
        (ClockFamily.WORKING_DAYS, Direction.AFTER): "the first working day from",
        (ClockFamily.WORKING_DAYS, Direction.BEFORE): "the last working day up to",
        (ClockFamily.SCHOOL_DAYS, Direction.AFTER): "the first school day from",
        (ClockFamily.SCHOOL_DAYS, Direction.BEFORE): "the last school day up to",
    },
    repeated="{times} times {period}",
    at_the_latest="no later than {period}",
    anchor="{anchor} on {day}",
    skipped={
        ClockFamily.WORKING_DAYS: ("skipping {count} day off", "skipping {count} days off"),
        ClockFamily.SCHOOL_DAYS: (
            "skipping {count} day without school",
            "skipping {count} days without school",
        ),
    },
    moved={
        Direction.AFTER: "moved to the next working day, because {day} is a day off",
        Direction.BEFORE: "moved to the previous working day, because {day} is a day off",
    },
    never_moved="an absolute limit, never moved",
    floor="{counted}, but no earlier than {period} after the step opened = {day}",
    paused=(
        "{day}, moved {count} day for a pause = {moved}",
        "{day}, moved {count} days for pauses = {moved}",
    ),
    paused_and_moved=(
        "{day}, moved {count} day for a pause and then to the next working day = {moved}",
        "{day}, moved {count} days for pauses and then to the next working day = {moved}",
    ),
    source="Source: {source}.",
)

_GRAMMARS = {Language.SV: _SWEDISH, Language.EN: _ENGLISH}


def explain(
    reckoning: Reckoning,
    source: Source,
    citation: str | None,
    language: Language,
    anchor_phrase: str,
) -> str:
    """Say what was counted from where, what moved it, where it ended and who says so.

    `citation` is the place in the source, where it has one. A day that tells when the pupil was born is
    named without its date.
    """
    grammar = _GRAMMARS[language]
    parts = (
        _period_from(grammar, reckoning, language),
        _anchor(grammar, reckoning, language, anchor_phrase),
        _aside(grammar, reckoning, language),
        "=",
        _end(grammar, reckoning, language),
    )
    sentence = " ".join(part for part in parts if part)
    return f"{sentence[0].upper()}{sentence[1:]}. {_source(grammar, source, citation, language)}"


def _anchor(grammar: _Grammar, reckoning: Reckoning, language: Language, phrase: str) -> str:
    """Say from where it is counted, with the day unless that tells of birth."""
    if reckoning.anchor in TELLS_BIRTH:
        return phrase
    return grammar.anchor.format(anchor=phrase, day=long_date(reckoning.anchor_on, language))


def _period_from(grammar: _Grammar, reckoning: Reckoning, language: Language) -> str:
    """Say how long after or before, such as "10 arbetsdagar efter"."""
    interval, direction = reckoning.interval, reckoning.direction
    if interval.count:
        period = interval_in_words(interval, language)
        if reckoning.times > 1:
            period = grammar.repeated.format(times=reckoning.times, period=period)
        told = f"{period} {direction_in_words(direction, language)}"
    else:
        told = grammar.nought[interval.clock.family, direction]
    return grammar.at_the_latest.format(period=told) if reckoning.maximum else told


def _aside(grammar: _Grammar, reckoning: Reckoning, language: Language) -> str:
    """Say in brackets which free days mattered, or that the limit never moves."""
    told = []
    family = reckoning.interval.clock.family
    if reckoning.skipped and family is ClockFamily.LEGAL:
        day = long_date(reckoning.nominal_on, language)
        told.append(grammar.moved[reckoning.direction].format(day=day))
    elif reckoning.skipped:
        skipped = _form(grammar.skipped[family], reckoning.skipped)
        told.append(skipped.format(count=reckoning.skipped))
    if reckoning.maximum:
        told.append(grammar.never_moved)
    return f"({'; '.join(told)})" if told else ""


def _end(grammar: _Grammar, reckoning: Reckoning, language: Language) -> str:
    """Say the due date, and what made it later than counted."""
    told = long_date(reckoning.unpaused_on, language)
    if reckoning.floor_on is not None:
        told = grammar.floor.format(
            counted=long_date(reckoning.counted_on, language),
            period=interval_in_words(EARLIEST_AFTER_OPENING, language),
            day=told,
        )
    return _paused(grammar, reckoning, told, language) if reckoning.paused_days else told


def _paused(grammar: _Grammar, reckoning: Reckoning, told: str, language: Language) -> str:
    """Say by how many days pauses moved the day that was told."""
    days = reckoning.paused_days
    lands_there = reckoning.unpaused_on + timedelta(days=days) == reckoning.due_on
    forms = grammar.paused if lands_there else grammar.paused_and_moved
    return _form(forms, days).format(day=told, count=days, moved=long_date(reckoning.due_on, language))


def _source(grammar: _Grammar, source: Source, citation: str | None, language: Language) -> str:
    """Say who says so, such as "Källa: lag, LVU 13 §."."""
    named = term(source, language)
    return grammar.source.format(source=f"{named}, {citation}" if citation else named)


def _form(plural: _Plural, count: int) -> str:
    """Return the form of the word that goes with the count."""
    return plural[0] if count == 1 else plural[1]
