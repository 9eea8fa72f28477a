"""Handovers that two people ended because nobody answered: who they were, and for whom they spoke."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from sisam.audit.entry import Entry
from sisam.audit.reckoning import local_day
from sisam.audit.register import COORDINATOR, Register

#: The event that tells of one.
FORCED: Final = "handover_forced"


def faults_of_two(entry: Entry, confirmer: str | None, register: Register) -> Iterator[str]:
    """Say why two people could not end a handover whose receiver is an organisation (I13)."""
    told = json.loads(entry.data)
    second = told.get("second_person"), told.get("second_organisation")
    first = entry.actor_id, entry.actor_organisation_id
    if None in (*first, *second) or first[0] == second[0] or first[1] == second[1]:
        yield "it takes two people of different organisations"
    elif not any(_receives(person, at, confirmer, entry, register) for person, at in (first, second)):
        yield "neither of the two is on the receiving side, or the agency's coordinator"
    if entry.words_hash is None:
        yield "there is no reason"


def faults_of_speakers(entry: Entry, parties: Iterable[str], register: Register) -> Iterator[str]:
    """Say which of the two speaks for no party of the case: it is one, stands above one, or is the agency."""
    near = {above for party in parties for above in register.line(party)}
    second = json.loads(entry.data).get("second_organisation")
    for organisation in (entry.actor_organisation_id, second):
        if organisation not in near:
            yield f"the organisation {organisation} speaks for no party of the case"


def _receives(
    person: str, organisation: str | None, confirmer: str | None, entry: Entry, register: Register
) -> bool:
    if organisation in register.agencies:
        return person in register.holders(str(organisation), COORDINATOR, local_day(entry.recorded))
    return confirmer is not None and organisation in set(register.line(confirmer))
