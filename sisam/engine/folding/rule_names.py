"""The names of a case's rules: as an event tells them, and back."""

from typing import Any

from sisam.domain.event import Event
from sisam.domain.rules import RulePart, RulesKey


def names_of(key: RulesKey) -> dict[str, Any]:
    """Return the names of rules as the keys of an event."""
    agreement = key.agreement
    return {
        "workflow": key.workflow_name,
        "workflow_version": key.workflow.version,
        "workflow_hash": key.workflow.hash,
        "law_version": key.law.version,
        "law_hash": key.law.hash,
        "calendar_version": key.calendar.version,
        "calendar_hash": key.calendar.hash,
        "agreement_version": agreement.version if agreement else None,
        "agreement_hash": agreement.hash if agreement else None,
    }


def key_told(event: Event) -> RulesKey:
    """Return the names of the rules that an opening or a change of rules tells.

    The oldest journals tell the versions of workflows alone; what names a part for good is its hash.
    """
    data = {key: str(value) for key, value in event.data.items() if value is not None}

    def part(kind: str) -> RulePart:
        return RulePart(data.get(f"{kind}_version", ""), data[f"{kind}_hash"])

    agreed = "agreement_hash" in data
    return RulesKey(
        workflow_name=data["workflow"],
        workflow=part("workflow"),
        law=part("law"),
        calendar=part("calendar"),
        agreement=part("agreement") if agreed else None,
    )
