"""The drawing of a workflow: its states below each other by phase, and numbered lines for the moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from sisam.domain.language import Language
from sisam.domain.workflow import Phase, State, Workflow
from sisam.web.pages.workflow.lanes import LANE, End, Lane, Side, lanes_of
from sisam.web.pages.workflow.moves import Move
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: All in pixels of a narrow telephone, on which the whole drawing fits.
BOX_WIDTH: Final = 172
BOX_HEIGHT: Final = 56
_ROOM_BETWEEN: Final = 46
_BAND_HEAD: Final = 34
_BAND_FOOT: Final = 18
_BETWEEN_BANDS: Final = 28
_MARGIN: Final = 12
#: How many letters fit on a line of a box.
_LETTERS: Final = 19
_CORNER: Final = 9
_BESIDE: Final = 16


@dataclass(frozen=True, slots=True)
class Band:
    """The ground on which the states of one phase stand."""

    title: str
    #: Where its title begins: beside the line down the middle.
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A state."""

    id: str
    lines: tuple[str, ...]
    x: float
    y: float
    initial: bool
    final: bool
    #: The case that the page was asked for stands here.
    here: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The way of a move; its end is the end of the path."""

    #: The data of an SVG path.
    path: str
    #: It ends the case.
    ends: bool


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of a move on its line, and whether there is a condition to it."""

    number: int
    x: float
    y: float
    ends: bool
    guarded: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn."""

    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    badges: tuple[Badge, ...]


def drawn(workflow: Workflow, moves: Sequence[Move], language: Language, here: str = "") -> Drawing:
    """Return the drawing of a workflow; `here` is the id of the state that is marked."""
    states = [each for phase in Phase for each in workflow.states.values() if each.phase is phase]
    rows = {each.id: row for row, each in enumerate(states)}
    straight, lanes = lanes_of(moves, rows)
    left = _MARGIN + _room_for(lanes, Side.LEFT)
    boxes, bands = _stacked(states, left, language, here)
    by_id = {each.id: each for each in boxes}
    lines = [_straight(by_id[source], by_id[move.target], move) for source, move in straight]
    badges = [_on_straight(by_id[source], by_id[move.target], move) for source, move in straight]
    for lane in lanes:
        lines.append(_along(lane, by_id))
        badges.append(_on_lane(lane, by_id))
    return Drawing(
        width=left + BOX_WIDTH + _room_for(lanes, Side.RIGHT) + _MARGIN,
        height=bands[-1].y + bands[-1].height,
        bands=bands,
        boxes=boxes,
        lines=tuple(lines),
        badges=tuple(badges),
    )


def _room_for(lanes: Iterable[Lane], side: Side) -> float:
    return LANE * (max((each.place for each in lanes if each.side is side), default=-1) + 1.6)


def _stacked(
    states: Iterable[State], x: float, language: Language, here: str
) -> tuple[tuple[Box, ...], tuple[Band, ...]]:
    boxes: list[Box] = []
    bands: list[Band] = []
    y = 0.0
    for phase, inside in _by_phase(states).items():
        top = y
        y += _BAND_HEAD
        for state in inside:
            boxes.append(_box(state, x, y, language, here))
            y += BOX_HEIGHT + _ROOM_BETWEEN
        y += _BAND_FOOT - _ROOM_BETWEEN
        bands.append(Band(capital(term(phase, language)), x + BOX_WIDTH / 2 + _BESIDE, top, y - top))
        y += _BETWEEN_BANDS
    return tuple(boxes), tuple(bands)


def _by_phase(states: Iterable[State]) -> Mapping[Phase, list[State]]:
    found: dict[Phase, list[State]] = {}
    for state in states:
        found.setdefault(state.phase, []).append(state)
    return found


def _box(state: State, x: float, y: float, language: Language, here: str) -> Box:
    lines = tuple(wrap(state.title[language], _LETTERS, max_lines=2, placeholder=" …"))
    return Box(state.id, lines, x, y, state.initial, state.final, state.id == here)


def _straight(source: Box, target: Box, move: Move) -> Line:
    x = source.x + BOX_WIDTH / 2
    return Line(f"M{x:g} {source.y + BOX_HEIGHT:g}V{target.y:g}", move.ends)


def _on_straight(source: Box, target: Box, move: Move) -> Badge:
    middle = (source.y + BOX_HEIGHT + target.y) / 2
    return Badge(move.number, source.x + BOX_WIDTH / 2, middle, move.ends, bool(move.guards))


def _along(lane: Lane, boxes: Mapping[str, Box]) -> Line:
    """Return the lane as one line: what joins it bends into it, and the longest way, the last, arrives."""
    ends = sorted(lane.sources, key=lambda end: abs(end.row - lane.target.row))
    joining = "".join(_way(lane, boxes, end, joins=True) for end in ends[:-1])
    return Line(joining + _way(lane, boxes, ends[-1]), lane.move.ends)


def _way(lane: Lane, boxes: Mapping[str, Box], source: End, *, joins: bool = False) -> str:
    begin = boxes[source.state].y + source.port * BOX_HEIGHT
    end = boxes[lane.target.state].y + lane.target.port * BOX_HEIGHT
    near, far, turn = _edges(lane, boxes[source.state].x)
    bend = _CORNER if end > begin else -_CORNER
    into = f"M{near:g} {begin:g}H{far - turn:g}Q{far:g} {begin:g} {far:g} {begin + bend:g}"
    return into if joins else f"{into}V{end - bend:g}Q{far:g} {end:g} {far - turn:g} {end:g}H{near:g}"


def _edges(lane: Lane, x: float) -> tuple[float, float, float]:
    """Return where a lane leaves the boxes, where it runs, and how far before that it begins to turn."""
    out = LANE * (lane.place + 1)
    if lane.side is Side.LEFT:
        return x, x - out, -_CORNER
    return x + BOX_WIDTH, x + BOX_WIDTH + out, _CORNER


def _on_lane(lane: Lane, boxes: Mapping[str, Box]) -> Badge:
    """Return the lane's number, where its line has taken in everybody."""
    nearest = min(lane.sources, key=lambda end: abs(end.row - lane.target.row))
    begin = boxes[nearest.state].y + nearest.port * BOX_HEIGHT
    end = boxes[lane.target.state].y + lane.target.port * BOX_HEIGHT
    _, x, _ = _edges(lane, boxes[nearest.state].x)
    return Badge(lane.move.number, x, (begin + end) / 2, lane.move.ends, bool(lane.move.guards))
