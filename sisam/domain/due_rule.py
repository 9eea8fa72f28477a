"""A due rule: from which anchor, how long and on which clock a deadline is counted."""

from dataclasses import dataclass

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.reckoning import Direction, Interval
from sisam.domain.source import Source


@dataclass(frozen=True, slots=True)
class DueRule:
    """One way of setting a deadline; the first that applies decides, and earlier ones pull it in."""

    #: ``STEP.due.N``, the name that the views and the journal show.
    id: str
    interval: Interval
    direction: Direction
    #: Counted from the first of these that is known, or from the earliest known one.
    anchors: tuple[Anchor, ...]
    source: Source
    #: All must hold.
    when: tuple[Condition, ...] = ()
    earliest_anchor: bool = False
    #: A maximum never rolls to the next day (law 1930:173 is for acts).
    maximum: bool = False
    #: It only makes the deadline earlier than the first rule that applies.
    or_earlier: bool = False
    #: The period repeats from its anchor; the first end after the step's base day counts.
    every: bool = False
    #: Repeats are sought from the day when the step opened, not from the day that it counts from.
    after_recording: bool = False
    #: Which provision of the law table it rests on; required where the source is law.
    citation: str | None = None
