"""A decision: what a command does to a case, before anything is written."""

from dataclasses import dataclass

from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.message import Message


@dataclass(frozen=True, slots=True)
class Decision:
    """The case as it will be, the events that lead there and what is to be told."""

    case: Case
    events: tuple[Event, ...]
    messages: tuple[Message, ...]
