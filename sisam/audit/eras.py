"""Eras: which rules a case has followed when, as its journal tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sisam.audit.entry import Entry
from sisam.domain.rules import RulePart, RulesKey

_CHANGING: Final = frozenset({"case_opened", "rules_changed"})
#: The parts by whose hashes rules are known for good; the versions are for people.
KINDS: Final = ("workflow", "law", "calendar", "agreement")


@dataclass(frozen=True, slots=True)
class Era:
    """The rules from one event on."""

    since_seq: int
    since: str
    key: RulesKey


def eras_of(entries: Sequence[Entry]) -> Iterator[Era]:
    """Yield the eras of a case, the first one from its opening.

    Raises:
        KeyError, ValueError: an event does not tell the rules that it should.
    """
    for entry in entries:
        if entry.type in _CHANGING:
            yield Era(entry.seq, entry.recorded_at, _key(json.loads(entry.data)))


def hashes_of(key: RulesKey) -> tuple[str | None, ...]:
    """Return what names each part of rules for good, in the order of `KINDS`."""
    agreement = key.agreement.hash if key.agreement else None
    return key.workflow.hash, key.law.hash, key.calendar.hash, agreement


def _key(data: Mapping[str, Any]) -> RulesKey:
    workflow, law, calendar, agreement = (
        # The oldest openings tell no version but the workflow's.
        RulePart(data.get(f"{kind}_version") or "", data[f"{kind}_hash"])
        if data.get(f"{kind}_hash")
        else None
        for kind in KINDS
    )
    if workflow is None or law is None or calendar is None:
        raise ValueError("an event names no rules")
    return RulesKey(data["workflow"], workflow, law, calendar, agreement)
