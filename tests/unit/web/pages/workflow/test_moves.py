"""The moves of a workflow are told with who may make them and on what condition."""

from sisam.domain.language import Language
from sisam.web.pages.workflow.moves import Move, moves_of
from tests.builders import shipped_rules

WORKFLOW = shipped_rules().workflow


def moves(language: Language = Language.SV) -> list[Move]:
    return moves_of(WORKFLOW, language)


def test_moves_are_numbered_without_a_gap() -> None:
    assert list(range(1, len(moves()) + 1)) == [move.number for move in moves()]


def test_a_hard_stop_is_told_as_a_condition() -> None:
    (follow_up,) = (move for move in moves() if move.target == "follow_up")

    assert follow_up.guards == (
        "den mottagande sidan har tagit över ansvaret",
        "nästa steg är öppet och har ett datum",
    )


def test_who_may_make_a_move_is_told_as_a_choice() -> None:
    (apply,) = (move for move in moves(Language.EN) if move.target == "applied")

    assert "social services or the SiS placement unit" == apply.by
    assert "Under investigation or In immediate custody" == apply.out_of


def test_every_way_to_end_is_told_once() -> None:
    told = [title for move in moves() if move.ends for title in move.titles]

    assert sorted(each.title[Language.SV] for each in WORKFLOW.outcomes.values()) == sorted(told)


def test_ways_to_end_that_need_two_people_stand_by_themselves() -> None:
    for move in (each for each in moves() if each.ends):
        needed = {
            each.two_names for each in WORKFLOW.outcomes.values() if each.title[Language.SV] in move.titles
        }
        assert {move.two_names} == needed


def test_a_transfer_is_told_to_begin_a_round() -> None:
    assert ["Flytta till ett annat ungdomshem"] == [m.titles[0] for m in moves() if m.starts_round]


def test_who_else_may_end_a_case_in_one_way_stands_beside_that_way_alone() -> None:
    (any_state,) = (move for move in moves() if move.ends and move.two_names)

    assert "socialtjänsten" == any_state.by
    told = dict(zip(any_state.titles, any_state.also, strict=True))
    assert {"Öppnat av misstag": "SiS placeringsenhet"} == {title: who for title, who in told.items() if who}
