"""The attributes of a refusal in words: titles for ids, dates as people write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import cast

from babel.numbers import format_decimal

from sisam.domain import refusal as r
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.disclosure import DisclosedMatter
from sisam.domain.event import EventType
from sisam.domain.fact import Fact, Guard
from sisam.domain.joint_request import JointAnswer
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.errors import SisamError
from sisam.wording.anchors import anchor_phrase
from sisam.wording.dates import long_date
from sisam.wording.lists import all_of, one_of, quoted
from sisam.wording.terms import Word, missing, term
from sisam.wording.titles import Titles

#: How moves, outcomes and dates stand in `WrongState`: as they are typed.
FIRE, CLOSE, SET_DATE = "fire ", "close --outcome ", "set-date "


def told(error: SisamError, name: str, titles: Titles) -> str:
    """Return one of an error's attributes in words; one that it does not carry is empty."""
    value = getattr(error, name, "")
    special = _SPECIAL.get((type(error), name)) or _BY_NAME.get(name)
    return special(value, titles) if special else str(value)


def _step(value: object, titles: Titles) -> str:
    return quoted(titles.step(str(value)), titles.language)


def _steps(value: object, titles: Titles) -> str:
    return all_of((_step(each, titles) for each in _words(value)), titles.language)


def _party(value: object, titles: Titles) -> str:
    # A step without a confirmer is refused with an empty name.
    return titles.party(str(value)) if value else term(Word.RECEIVER, titles.language)


def _parties(value: object, titles: Titles) -> str:
    return one_of((titles.party(each) for each in _words(value)), titles.language)


def _anchor(value: object, titles: Titles) -> str:
    return anchor_phrase(str(value), titles.language)


def _day(value: object, titles: Titles) -> str:
    return long_date(cast("date", value), titles.language)


def _state(value: object, titles: Titles) -> str:
    return quoted(titles.state(str(value)), titles.language)


def _states(value: object, titles: Titles) -> str:
    return one_of((_state(each, titles) for each in _words(value)), titles.language)


def _outcome(value: object, titles: Titles) -> str:
    return quoted(titles.outcome(str(value)), titles.language)


def _guard(value: object, titles: Titles) -> str:
    return term(Guard(str(value)), titles.language)


def _kind(value: object, titles: Titles) -> str:
    return term(OrganisationKind(str(value)), titles.language)


def _kinds(value: object, titles: Titles) -> str:
    return one_of((_kind(each, titles) for each in _words(value)), titles.language)


def _role(value: object, titles: Titles) -> str:
    return term(Role(str(value)), titles.language)


def _missing(value: object, titles: Titles) -> str:
    return missing(str(value), titles.language)


def _move(value: object, titles: Titles) -> str:
    """Return a move by its title, an outcome by its own, a date by what it is of."""
    told = str(value)
    if told.startswith(CLOSE):
        return _outcome(told.removeprefix(CLOSE), titles)
    if told.startswith(SET_DATE):
        return _anchor(told.removeprefix(SET_DATE), titles)
    return quoted(titles.move(told.removeprefix(FIRE)), titles.language)


def _names(value: object, titles: Titles) -> str:
    """Return several moves, outcomes or parties, of which one may be chosen."""
    return one_of((_name(each, titles) for each in _words(value)), titles.language)


def _name(word: str, titles: Titles) -> str:
    if word in titles.parties:
        return titles.party(word)
    if word in titles.documents or word in tuple(DisclosedMatter):
        return _matter(word, titles)
    return _outcome(word, titles) if word in titles.outcomes else _move(word, titles)


def _what(value: object, titles: Titles) -> str:
    """Return what an id is called, whichever sort of thing it is."""
    word = str(value)
    if word in set(EventType):
        return term(EventType(word), titles.language)
    if word in set(Anchor):
        return _anchor(word, titles)
    if word in set(Fact):
        return quoted(term(Fact(word), titles.language), titles.language)
    if word in titles.parties:
        return titles.party(word)
    if word in titles.moves:
        return _move(word, titles)
    return _step(word, titles) if word in titles.steps else _state(word, titles)


def _finds(value: object, titles: Titles) -> str:
    return all_of((_what(each, titles) for each in _words(value)), titles.language)


def _matter(value: object, titles: Titles) -> str:
    return quoted(titles.matter(str(value)), titles.language)


def _answer(value: object, titles: Titles) -> str:
    return term(JointAnswer(str(value)), titles.language)


def _count(value: object, titles: Titles) -> str:
    return format_decimal(cast("int", value), locale=str(titles.language))


def _faults(value: object, _: Titles) -> str:
    return "\n".join(str(fault) for fault in cast("Iterable[object]", value))


def _codes(value: object, titles: Titles) -> str:
    return all_of(_words(value), titles.language)


def _words(value: object) -> list[str]:
    return [str(each) for each in cast("Iterable[object]", value)]


_Teller = Callable[[object, Titles], str]
#: How an attribute is told, by its name …
_BY_NAME: Mapping[str, _Teller] = {
    "step": _step,
    "steps": _steps,
    "carriable": _steps,
    "owner": _party,
    "confirmer": _party,
    "party": _party,
    "other": _party,
    "may": _parties,
    "anchor": _anchor,
    "first": _anchor,
    "then": _anchor,
    "on": _day,
    "due_on": _day,
    "matter": _matter,
    "answer": _answer,
    "most_bytes": _count,
    "first_on": _day,
    "opened_on": _day,
    "admitted_on": _day,
    "then_on": _day,
    "until": _day,
    "latest": _day,
    "state": _state,
    "states": _states,
    "since": _day,
    "earliest": _day,
    "move": _move,
    "outcome": _outcome,
    "guard": _guard,
    "role": _role,
    "kind": _missing,
    "what": _what,
    "finds": _finds,
    "organisation_kind": _kind,
    "codes": _codes,
    "possible": _names,
    "faults": _faults,
}
#: … but in these classes the name means something else.
_SPECIAL: Mapping[tuple[type[SisamError], str], _Teller] = {
    (r.StepMissing, "step"): lambda value, titles: quoted(str(value), titles.language),
    (r.WrongKind, "kind"): _kind,
    (r.WrongKind, "possible"): _kinds,
    (r.NoSchool, "possible"): _kinds,
    (BeyondCalendar, "day"): _day,
    (BeyondCalendar, "first"): _day,
    (BeyondCalendar, "last"): _day,
}
