"""Who and what a journal speaks of: the steps behind its ids, and the parties behind its organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sisam.domain.event import Event, EventType
from sisam.domain.ids import OrganisationId

_SIDES = (("owner_party", "owner"), ("confirmer_party", "confirmer"))


@dataclass(frozen=True, slots=True)
class Cast:
    """What the events of a case have named so far; an empty one knows nothing and leaks nothing."""

    #: The definition of each step.
    definitions: Mapping[str, str] = field(default_factory=dict)
    #: The step of each deadline and alert.
    subjects: Mapping[str, str] = field(default_factory=dict)
    #: As which party an organisation acts on a step.
    sides: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: As which party an organisation first came into the case.
    parties: Mapping[str, str] = field(default_factory=dict)
    #: Which steps somebody confirms.
    handed_over: frozenset[str] = frozenset()
    #: Which events, by position, gave a step no other owner: another confirmer, or nothing but another round.
    other_confirmers: frozenset[int] = frozenset()
    other_rounds: frozenset[int] = frozenset()
    #: What the organisations are called; leave it empty in a restricted case.
    organisations: Mapping[OrganisationId, str] = field(default_factory=dict)
    #: What municipalities and forms of school are called, by code; without it the code is told alone.
    codes: Mapping[str, str] = field(default_factory=dict)
    #: Of a step between two organisations that are the same party, such as a change of home: both of them.
    alike: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        events: Iterable[Event],
        organisations: Mapping[OrganisationId, str] | None = None,
        codes: Mapping[str, str] | None = None,
    ) -> Cast:
        """Return who and what the events of one case name."""
        events = tuple(events)
        definitions: dict[str, str] = {}
        subjects: dict[str, str] = {}
        sides: dict[tuple[str, str], str] = {}
        parties: dict[str, str] = {}
        handed_over: set[str] = set()
        for event in events:
            data = event.data
            step = str(data.get("step"))
            if event.type is EventType.STEP_OPENED:
                definitions[step] = str(data["definition"])
            if event.type is EventType.PARTY_SET and data["organisation"]:
                parties.setdefault(str(data["organisation"]), str(data["party"]))
            if event.type in (EventType.DEADLINE_SET, EventType.ALERT_RAISED):
                subjects[str(data.get("alert") or data["deadline"])] = step
            for party, organisation in _SIDES:
                if data.get(party):
                    sides[step, str(data[organisation])] = str(data[party])
            if data.get("confirmer"):
                handed_over.add(step)
        others = _reassigned(events)
        return cls(
            definitions,
            subjects,
            sides,
            parties,
            frozenset(handed_over),
            *others,
            organisations or {},
            codes or {},
            _alike(events),
        )

    def step_of(self, event: Event) -> str | None:
        """Return the id of the step that an event is about, if it is about one that is known."""
        data = event.data
        direct = data.get("step") or self.subjects.get(str(data.get("deadline") or data.get("alert")))
        return str(direct) if direct else None

    def party_of(self, organisation: str, step: str | None) -> str | None:
        """Return as which party an organisation acts: on that step, else in the case."""
        return self.sides.get((step or "", organisation)) or self.parties.get(organisation)


def _alike(events: Iterable[Event]) -> dict[str, tuple[str, str]]:
    """Return the owner and the confirmer of each step whose two sides are the same party."""
    return {
        str(data["step"]): (str(data["owner"]), str(data["confirmer"]))
        for data in (each.data for each in events)
        if data.get("confirmer") and data.get("owner_party") == data.get("confirmer_party")
    }


def _reassigned(events: Iterable[Event]) -> tuple[frozenset[int], frozenset[int]]:
    """Return which events gave a step another confirmer alone, and which ones another round alone."""
    known: dict[tuple[object, str], tuple[object, ...]] = {}
    confirmers, rounds = set[int](), set[int]()
    for event in events:
        data, same = event.data, set[str]()
        for party, organisation in _SIDES:
            side = data.get(party), data.get(organisation)
            if known.get((data.get("step"), party)) == side:
                same.add(party)
            if data.get(party):
                known[data.get("step"), party] = side
        if event.type is EventType.STEP_REASSIGNED and "owner_party" in same:
            if "confirmer_party" in same or not data.get("confirmer"):
                rounds.add(event.position)
            else:
                confirmers.add(event.position)
    return frozenset(confirmers), frozenset(rounds)
