"""Moves that do not lead straight down run in lanes, the longer ones further out."""

from sisam.web.pages.workflow.lanes import Side, lanes_of
from sisam.web.pages.workflow.moves import Move

ROWS = {"a": 0, "b": 1, "c": 2, "d": 3}


def a_move(number: int, *sources: str, to: str, ends: bool = False) -> Move:
    return Move(number, ("Go",), sources, to, "a", "somebody", ends=ends)


def test_the_first_move_to_the_next_state_goes_straight() -> None:
    first, second = a_move(1, "a", to="b"), a_move(2, "a", to="b")

    straight, lanes = lanes_of([first, second], ROWS)

    assert (("a", first),) == straight
    assert [second] == [lane.move for lane in lanes]


def test_a_move_may_go_straight_from_one_state_and_beside_from_another() -> None:
    straight, (lane,) = lanes_of([a_move(1, "a", "b", to="c")], ROWS)

    assert ["b"] == [state for state, _ in straight]
    assert ["a"] == [end.state for end in lane.sources]


def test_what_ends_the_case_runs_on_the_other_side() -> None:
    _, lanes = lanes_of([a_move(1, "a", to="c"), a_move(2, "a", to="d", ends=True)], ROWS)

    assert {1: Side.RIGHT, 2: Side.LEFT} == {lane.move.number: lane.side for lane in lanes}


def test_a_longer_way_runs_further_out() -> None:
    _, lanes = lanes_of([a_move(1, "a", to="d"), a_move(2, "a", to="c")], ROWS)

    assert {1: 1, 2: 0} == {lane.move.number: lane.place for lane in lanes}


def test_ways_that_do_not_meet_share_a_place() -> None:
    rows = {name: row for row, name in enumerate("abcdef")}
    _, lanes = lanes_of([a_move(1, "a", to="c"), a_move(2, "d", to="f")], rows)

    assert [0, 0] == [lane.place for lane in lanes]


def test_every_lane_touches_a_state_at_a_place_of_its_own() -> None:
    _, lanes = lanes_of([a_move(1, "a", to="c"), a_move(2, "a", to="d"), a_move(3, "c", to="c")], ROWS)

    at_a = sorted(end.port for lane in lanes for end in lane.sources if end.state == "a")
    assert 2 == len(set(at_a))
    at_c = [end.port for lane in lanes for end in (*lane.sources, lane.target) if end.state == "c"]
    assert 3 == len(set(at_c))


def test_a_way_back_enters_from_below() -> None:
    _, lanes = lanes_of([a_move(1, "d", to="a"), a_move(2, "b", to="a")], ROWS)

    ports = {lane.move.number: lane.target.port for lane in lanes}
    assert ports[1] < ports[2]
