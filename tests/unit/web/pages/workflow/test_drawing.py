"""The drawing of a workflow shows every state and every move, and nothing lies on top of anything."""

import re
from itertools import combinations, pairwise

import pytest

from sisam.domain.language import Language
from sisam.domain.workflow import Workflow
from sisam.web.pages.workflow.drawing import BOX_HEIGHT, BOX_WIDTH, Drawing, drawn
from sisam.web.pages.workflow.moves import moves_of
from tests.builders import shipped_rules
from tests.unit.proof.small_workflow import a_workflow

SHIPPED = shipped_rules().workflow
WORKFLOWS = pytest.mark.parametrize("workflow", [SHIPPED, a_workflow()], ids=lambda each: each.name)


def drawing_of(workflow: Workflow, here: str = "") -> Drawing:
    return drawn(workflow, moves_of(workflow, Language.SV), Language.SV, here)


def points(path: str) -> list[tuple[float, float]]:
    """Return where a path begins, bends and ends."""
    found, x, y = [], 0.0, 0.0
    for command, numbers in re.findall(r"([MHVQ])([^MHVQ]*)", path):
        values = [float(each) for each in numbers.replace(",", " ").split()]
        x = values[-1] if command == "H" else values[-2] if command in "MQ" else x
        y = y if command == "H" else values[-1]
        found.append((x, y))
    return found


@WORKFLOWS
def test_every_state_has_a_box_and_every_move_a_number(workflow: Workflow) -> None:
    drawing = drawing_of(workflow)

    assert set(workflow.states) == {box.id for box in drawing.boxes}
    numbers = {move.number for move in moves_of(workflow, Language.SV)}
    assert numbers == {badge.number for badge in drawing.badges}


@WORKFLOWS
def test_states_stand_below_each_other_within_the_band_of_their_phase(workflow: Workflow) -> None:
    drawing = drawing_of(workflow)

    for above, below in pairwise(drawing.boxes):
        assert above.y + BOX_HEIGHT < below.y
    for box in drawing.boxes:
        assert any(band.y < box.y and box.y + BOX_HEIGHT < band.y + band.height for band in drawing.bands)


@WORKFLOWS
def test_everything_lies_within_the_picture(workflow: Workflow) -> None:
    drawing = drawing_of(workflow)

    ends = [point for line in drawing.lines for point in points(line.path)]
    ends += [(badge.x, badge.y) for badge in drawing.badges]
    assert all(11 <= x <= drawing.width - 11 and 0 <= y <= drawing.height for x, y in ends)


def test_it_fits_on_a_narrow_telephone() -> None:
    assert drawing_of(SHIPPED).width <= 360


@WORKFLOWS
def test_every_line_begins_and_ends_at_the_edge_of_a_state(workflow: Workflow) -> None:
    drawing = drawing_of(workflow)

    edges = [(box.x, box.y, box.x + BOX_WIDTH, box.y + BOX_HEIGHT) for box in drawing.boxes]

    def touches(x: float, y: float) -> bool:
        return any(
            (x in (left, right) and top < y < bottom) or (y in (top, bottom) and left < x < right)
            for left, top, right, bottom in edges
        )

    for line in drawing.lines:
        way = points(line.path)
        assert touches(*way[0])
        assert touches(*way[-1])


@WORKFLOWS
def test_no_two_numbers_lie_on_top_of_each_other(workflow: Workflow) -> None:
    for one, other in combinations(drawing_of(workflow).badges, 2):
        assert abs(one.x - other.x) >= 22 or abs(one.y - other.y) >= 22


def test_no_two_lines_run_in_the_same_place() -> None:
    upright = [
        (way[index][0], *sorted((way[index][1], way[index + 1][1])), number)
        for number, line in enumerate(drawing_of(SHIPPED).lines)
        for way in [points(line.path)]
        for index in range(len(way) - 1)
        if way[index][0] == way[index + 1][0]
    ]
    shared = [
        (one, other)
        for one, other in combinations(upright, 2)
        if one[3] != other[3] and one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
    ]
    assert [] == shared


def test_only_the_state_of_the_case_is_marked() -> None:
    assert ["admitted"] == [box.id for box in drawing_of(SHIPPED, "admitted").boxes if box.here]
    assert [] == [box.id for box in drawing_of(SHIPPED).boxes if box.here]


def test_a_long_title_is_wrapped_and_never_leaves_its_box() -> None:
    lines = {box.id: box.lines for box in drawing_of(SHIPPED).boxes}

    assert ("Omedelbart", "omhändertagen") == lines["custody"]
    assert all(len(each) <= 2 for each in lines.values())
