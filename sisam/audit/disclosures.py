"""Disclosures as the journal tells them: whose they were to make, to whom, and on which basis."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from sisam.audit.definition import Definition
from sisam.audit.entry import Entry

#: The events that tell of them.
DISCLOSED: Final = "disclosed"
ENDED: Final = "disclosure_ended"
#: What is no document; it belongs to social services.
_OF_SOCIAL_SERVICES: Final = frozenset({"identity", "care", "words"})
_SOCIAL_SERVICES: Final = "social_services"
_BASES: Final = frozenset({"consent", "statutory_duty", "needed_for_care", "own_need"})
#: Grounds that somebody weighed, and said why.
_WEIGHED: Final = frozenset({"needed_for_care", "own_need"})


def faults_of_disclosure(
    entry: Entry,
    entries: Sequence[Entry],
    definition: Definition,
    actor_parties: frozenset[str],
    organisations: frozenset[str],
) -> Iterator[str]:
    """Say why something could not be disclosed, or taken back, like that.

    `actor_parties` are the parties that the actor's organisation was; `organisations` those of the case then.
    """
    told = json.loads(entry.data)
    owners = _owners(told["matter"], definition, entries, entry.position)
    if entry.type == ENDED:
        by = _disclosed_by(told, entries, entry.position)
        if by != entry.actor_organisation_id and not (owners | {_SOCIAL_SERVICES}) & actor_parties:
            yield "neither who disclosed it nor who owns it took it back"
        return
    if entry.imported or not owners & actor_parties:
        yield "the actor's organisation does not own what it disclosed"
    if told["to"] not in organisations:
        yield "it was disclosed to an organisation that was no party of the case"
    if told["basis"] not in _BASES:
        yield f"there is no basis called {told['basis']}"
    elif told["basis"] in _WEIGHED and entry.words_hash is None:
        yield "nobody said why it was needed"


def _owners(matter: str, definition: Definition, entries: Sequence[Entry], position: int) -> frozenset[str]:
    """Return the parties that own something: of a document whoever owns its step, or will."""
    if matter in _OF_SOCIAL_SERVICES:
        return definition.with_stand_ins({_SOCIAL_SERVICES})
    steps = {name for name, step in definition.steps.items() if matter in step.get("documents", ())}
    owners = set[str]()
    for name in steps:
        step = definition.steps[name]
        named = (step["owner"], step.get("owner_in_later_rounds"), step.get("owner_towards_stand_in"))
        owners |= {each for each in named if each is not None}
    opened = set[str]()
    for each in entries:
        told = json.loads(each.data) if each.position < position and "step" in each.data else {}
        if told.get("definition") in steps:
            opened.add(told["step"])
        if told.get("step") in opened and told.get("owner_party"):
            owners.add(told["owner_party"])
    return definition.with_stand_ins(owners)


def _disclosed_by(told: dict[str, str], entries: Sequence[Entry], position: int) -> str | None:
    """Return who had disclosed what is taken back."""
    by: str | None = None
    for each in entries:
        if each.type == DISCLOSED and each.position < position:
            data = json.loads(each.data)
            if (data["to"], data["matter"]) == (told["to"], told["matter"]):
                by = each.actor_organisation_id
    return by
