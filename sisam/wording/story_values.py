"""What an event carries, in words: titles for ids, dates as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId
from sisam.domain.step import Cause, StepStatus
from sisam.wording.anchors import anchor_phrase
from sisam.wording.cast import Cast
from sisam.wording.dates import long_date
from sisam.wording.lists import all_of, quoted
from sisam.wording.terms import fact_value, term
from sisam.wording.titles import Titles

_Pieces = Mapping[str, str]


def value(event: Event, name: str, titles: Titles, cast: Cast, pieces: _Pieces) -> str:
    """Return a value that a sentence about the event asks for."""
    if name == "by":
        return _by(event, titles, cast, pieces)
    if name == "step":
        return _step(event, titles, cast, pieces)
    if name in _STATES:
        return quoted(titles.state(str(getattr(event, name))), titles.language)
    if name == "accountable":
        party = cast.party_of(str(event.data["accountable"]), None)
        return titles.party(party) if party else pieces["some_party"]
    if name == "organisation":
        place = cast.organisations.get(OrganisationId(str(event.data["organisation"])))
        return pieces["organisation"].format(name=place) if place else ""
    if name in _ALIKE:
        return _one_of_two(event, name, titles, cast, pieces)
    if name == "municipality" or (name in _VALUES and event.data["fact"] == Fact.HOME_MUNICIPALITY):
        code = str(event.data[_KEYS.get(name, name)])
        return f"{code} {cast.codes.get(code, '')}".rstrip()
    if name in _VALUES and (known := cast.codes.get(str(event.data[_KEYS.get(name, name)]))):
        return known
    return _plain(event, name, titles, pieces)


def _one_of_two(event: Event, name: str, titles: Titles, cast: Cast, pieces: _Pieces) -> str:
    """Return one of two organisations that are the same party: its name, else in which home municipality."""
    step = str(cast.step_of(event))
    organisation = cast.alike[step][_ALIKE[name]]
    known = cast.organisations.get(OrganisationId(organisation))
    party = cast.party_of(organisation, step)
    return known or pieces[name].format(party=titles.party(party) if party else pieces["some_party"])


def _by(event: Event, titles: Titles, cast: Cast, pieces: _Pieces) -> str:
    """Say which party did it; nothing where the program did, or where the actor is not known as a party."""
    if event.actor.imports:
        return pieces["by_import"]
    party = cast.party_of(str(event.actor.organisation_id), cast.step_of(event))
    if event.actor.organisation_id is None or party is None:
        return ""
    return pieces["by"].format(party=titles.party(party))


def _step(event: Event, titles: Titles, cast: Cast, pieces: _Pieces) -> str:
    step = cast.step_of(event)
    definition = event.data.get("definition") or cast.definitions.get(step or "")
    if definition is None:
        return pieces["some_step"]
    return pieces["step"].format(title=quoted(titles.step(str(definition)), titles.language))


def _plain(event: Event, name: str, titles: Titles, pieces: _Pieces) -> str:
    """Return a value that follows from the event's own data."""
    key = _KEYS.get(name, name)
    raw = event.data.get(key)
    if name in _DATES:
        return long_date(date.fromisoformat(str(raw)), titles.language)
    if name in _PARTIES:
        return titles.party(str(raw)) if raw else pieces["some_party"]
    return _TELLERS[name](event, str(raw), titles)


def _reason(event: Event, raw: str, titles: Titles) -> str:
    if event.type is EventType.ALERT_CLEARED:
        return term(Cleared(raw), titles.language)
    return quoted(titles.outcome(raw), titles.language)


def _matter(raw: str, titles: Titles) -> str:
    told = titles.matter(raw)
    return told if raw in tuple(DisclosedMatter) else quoted(told, titles.language)


def _documents(raw: str, titles: Titles) -> str:
    told = (quoted(titles.document(each), titles.language) for each in raw.split(","))
    return all_of(told, titles.language)


def _cause(event: Event, raw: str, titles: Titles) -> str:
    vocabulary = AlertCause if event.type is EventType.ALERT_RAISED else Cause
    return term(vocabulary(raw), titles.language)


#: Which of the two organisations that are the same party.
_ALIKE: Mapping[str, int] = {"giver": 0, "receiver": 1}
_VALUES = frozenset({"value", "before"})
_STATES = frozenset({"from_state", "to_state"})
_DATES = frozenset({"on", "was", "due", "due_on", "until", "from_on", "first_due_on"})
_PARTIES = frozenset({"party", "owner", "confirmer", "was_party", "passes_to_party"})
#: Where the sentence's name for a value is not the event's.
_KEYS: Mapping[str, str] = {
    "owner": "owner_party",
    "confirmer": "confirmer_party",
    "level": "rung",
    "from_on": "from",
    "before": "was",
}
_TELLERS: Mapping[str, Callable[[Event, str, Titles], str]] = {
    "number": lambda _, raw, __: raw,
    "round": lambda _, raw, __: raw,
    "workflow_version": lambda _, raw, __: raw,
    "agreement_version": lambda _, raw, __: raw,
    "anchor": lambda _, raw, titles: anchor_phrase(raw, titles.language),
    "fact": lambda _, raw, titles: term(Fact(raw), titles.language),
    "value": lambda event, raw, titles: fact_value(Fact(str(event.data["fact"])), raw, titles.language),
    "before": lambda event, raw, titles: fact_value(Fact(str(event.data["fact"])), raw, titles.language),
    "status": lambda _, raw, titles: term(StepStatus(raw), titles.language),
    "cause": _cause,
    "reason": _reason,
    # The first rung is level 1 for people.
    "level": lambda _, raw, __: str(int(raw) + 1),
    "outcome": lambda _, raw, titles: quoted(titles.outcome(raw), titles.language),
    "matter": lambda _, raw, titles: _matter(raw, titles),
    "basis": lambda _, raw, titles: term(DisclosureBasis(raw), titles.language),
    "documents": lambda _, raw, titles: _documents(raw, titles),
}
