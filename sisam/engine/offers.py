"""Offers: what was handed over with the offer of a step."""

from collections.abc import Iterable

from sisam.domain.event import Event, EventType
from sisam.domain.ids import StepId


def last_offer(events: Iterable[Event], step_id: StepId) -> Event | None:
    """Return the event of the newest offer of a step, whose words are the references; None without one."""
    found = (each for each in events if each.type is EventType.STEP_OFFERED and each.data["step"] == step_id)
    return max(found, key=lambda each: each.position, default=None)


def documents_of(offer: Event) -> tuple[str, ...]:
    """Return which documents were handed over with an offer, by their names in the workflow."""
    told = offer.data.get("documents")
    return tuple(str(told).split(",")) if told else ()


def documents_offered(events: Iterable[Event], step_id: StepId) -> tuple[str, ...]:
    """Return which documents were handed over with the newest offer of a step."""
    offer = last_offer(events, step_id)
    return () if offer is None else documents_of(offer)
