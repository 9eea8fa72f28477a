"""Lanes: where the moves run that do not lead straight to the next state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sisam.web.pages.workflow.moves import Move

#: How far lanes run from each other, in pixels.
LANE: Final = 28.0


class Side(StrEnum):
    """On which side of the states a lane runs: what ends the case on the left, all else on the right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class End:
    """Where a lane touches a state."""

    state: str
    row: int
    #: How far down its box, from 0 to 1.
    port: float = 0.5


@dataclass(frozen=True, slots=True)
class Lane:
    """A move beside the states; the longer its way is, the further out it runs."""

    move: Move
    side: Side
    sources: tuple[End, ...]
    target: End
    #: 0 is next to the boxes.
    place: int = 0

    @property
    def first(self) -> int:
        """Return the uppermost row that it touches."""
        return min(end.row for end in (*self.sources, self.target))

    @property
    def last(self) -> int:
        """Return the lowest row that it touches."""
        return max(end.row for end in (*self.sources, self.target))


def lanes_of(
    moves: Sequence[Move], rows: Mapping[str, int]
) -> tuple[tuple[tuple[str, Move], ...], tuple[Lane, ...]]:
    """Return the moves that lead straight down, each with its state, and the lanes of all others.

    Between two states only one move goes straight: the one that comes first.
    """
    straight: dict[str, Move] = {}
    lanes = []
    for move in moves:
        beside = []
        for source in move.sources:
            if rows[move.target] == rows[source] + 1 and source not in straight:
                straight[source] = move
            else:
                beside.append(End(source, rows[source]))
        if beside:
            side = Side.LEFT if move.ends else Side.RIGHT
            lanes.append(Lane(move, side, tuple(beside), End(move.target, rows[move.target])))
    return tuple(straight.items()), _with_ports(_placed(lanes))


def _placed(lanes: Iterable[Lane]) -> list[Lane]:
    """Give each lane the innermost place that is free along its whole way, the shortest first."""
    placed: list[Lane] = []
    for lane in sorted(lanes, key=lambda each: (each.last - each.first, each.move.number)):
        taken = {each.place for each in placed if each.side is lane.side and _meet(each, lane)}
        placed.append(
            replace(lane, place=next(place for place in range(len(taken) + 1) if place not in taken))
        )
    return placed


def _meet(one: Lane, other: Lane) -> bool:
    return one.first <= other.last and other.first <= one.last


def _with_ports(lanes: Sequence[Lane]) -> tuple[Lane, ...]:
    """Spread the lanes that touch a state over its side, so that none crosses another without need."""
    ports = {}
    for side in Side:
        touching: dict[str, list[tuple[tuple[int, int], int, str]]] = {}
        for index, lane in enumerate(lanes):
            if lane.side is side:
                for end in lane.sources:
                    touching.setdefault(end.state, []).append((_leaving(lane, end), index, "source"))
                touching.setdefault(lane.target.state, []).append((_arriving(lane), index, "target"))
        for state, ends in touching.items():
            for place, (_, index, kind) in enumerate(sorted(ends), 1):
                ports[index, state, kind] = place / (len(ends) + 1)
    return tuple(
        replace(
            lane,
            sources=tuple(replace(end, port=ports[index, end.state, "source"]) for end in lane.sources),
            target=replace(lane.target, port=ports[index, lane.target.state, "target"]),
        )
        for index, lane in enumerate(lanes)
    )


# What runs upwards touches a box above what turns in itself, and that above what runs downwards. Of what runs
# upwards the inner lane comes first, of what runs downwards the outer one.
def _leaving(lane: Lane, end: End) -> tuple[int, int]:
    if end.row == lane.target.row:
        return 2, lane.place
    return (0, lane.place) if lane.target.row < end.row else (3, -lane.place)


def _arriving(lane: Lane) -> tuple[int, int]:
    if all(end.row == lane.target.row for end in lane.sources):
        return 1, lane.place
    return (0, lane.place) if lane.first < lane.target.row else (3, -lane.place)
