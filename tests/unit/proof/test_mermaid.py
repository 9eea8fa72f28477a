"""A workflow is drawn: its states by phase, its steps by routine."""

from sisam.domain.language import Language
from sisam.proof.mermaid import by_routine, graph, states_graph, steps_graph
from tests.unit.proof.small_workflow import a_workflow, said, with_outcome, with_state, with_step

SMALL = a_workflow()


def lines_of(drawing: str) -> list[str]:
    return [line.strip() for line in drawing.splitlines()]


def test_the_states_are_drawn_within_their_phases() -> None:
    lines = lines_of(states_graph(SMALL, Language.EN))
    assert "stateDiagram-v2" == lines[0]
    assert "[*] --> s_asked" in lines
    assert "s_over --> [*]" in lines
    during = lines.index('state "During the placement" as p_during {')
    assert ['state "Inside" as s_inside', "}"] == lines[during + 1 : during + 3]


def test_moves_and_outcomes_lead_from_state_to_state() -> None:
    lines = lines_of(states_graph(SMALL, Language.EN))
    assert "s_outside --> s_followed : Follow" in lines
    assert "s_followed --> s_over : Done" in lines


def test_several_outcomes_of_a_state_share_one_arrow() -> None:
    both = with_outcome(SMALL, "error", sources=("followed",))
    assert "s_followed --> s_over : Done<br/>Error" in lines_of(states_graph(both, Language.EN))


def test_each_step_stands_between_its_owner_and_its_confirmer() -> None:
    lines = lines_of(steps_graph(SMALL, Language.EN))
    assert "flowchart LR" == lines[0]
    assert 'subgraph r0["Routine 1"]' in lines
    assert "r0_receiver --> s_started" in lines
    assert "s_started --> r0_giver" in lines
    assert "r0_accountable --> s_watch" in lines
    assert 'r0_accountable(["the accountable party"])' in lines


def test_what_passes_accountability_is_a_thick_arrow() -> None:
    assert "s_place ==> r0_receiver" in lines_of(steps_graph(SMALL, Language.EN))


def test_steps_beside_the_routines_come_last() -> None:
    moved = with_step(with_step(SMALL, "watch", routine=None), "place", routine=6)
    assert [1, 6, None] == [routine for routine, _ in by_routine(moved)]
    assert 'subgraph r2["Utanför rutinerna"]' in lines_of(steps_graph(moved, Language.SV))


def test_titles_cannot_break_the_drawing() -> None:
    odd = with_state(SMALL, "inside", title=said('The "inside"'))
    odd = with_outcome(odd, "done", title=said("Done: well; quite"))
    drawing = states_graph(odd, Language.EN)
    assert 'state "The #quot;inside#quot;" as s_inside' in drawing
    assert "s_followed --> s_over : Done#58; well#59; quite" in drawing


def test_the_page_holds_both_drawings() -> None:
    page = graph(SMALL, Language.SV)
    assert ["## Tillstånd", "## Steg"] == [line for line in page.splitlines() if line.startswith("## ")]
    assert 4 == page.count("```")
    assert states_graph(SMALL, Language.SV) in page
    assert steps_graph(SMALL, Language.SV) in page
