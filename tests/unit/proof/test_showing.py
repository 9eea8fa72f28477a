"""A workflow is shown to people: who owes what to whom, from when, by when, and who says so."""

from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.source import Source
from sisam.domain.step_definition import Opening
from sisam.domain.workflow import Phase
from sisam.proof.showing import COLUMNS, ShownStep, show, shown_steps
from tests.unit.proof.small_workflow import GIVER, a_law, a_workflow, due, said, with_step

SMALL = a_workflow()


def shown(name: str, language: Language = Language.EN, **changes: object) -> ShownStep:
    steps = shown_steps(with_step(SMALL, name, **changes), a_law(), language)
    return next(step for step in steps if step.id == name)


def test_a_step_is_shown_with_its_sides_clocks_and_sources() -> None:
    expected = ShownStep(
        id="started",
        phase=Phase.AFTER,
        routine="Routine 1",
        title="Started",
        owner="the receiver",
        confirmer="the giver",
        marks=("answer within 3 working days (default policy)",),
        opens=("discharge + the planned start of school",),
        due=("5 working days after the planned start of school (law: The Act, 1 §)",),
        ends=(),
    )
    assert expected == shown("started")


def test_a_step_is_shown_in_swedish() -> None:
    step = shown("started", Language.SV)
    assert ("svar inom 3 arbetsdagar (riktvärde)",) == step.marks
    assert ("5 arbetsdagar efter den planerade skolstarten (lag: The Act, 1 §)",) == step.due


def test_what_passes_accountability_and_what_repeats_is_marked() -> None:
    step = shown("place", repeats=True, owner_towards_stand_in=GIVER)
    assert ("towards a stand-in the giver", "passes accountability", "repeats") == step.marks[:3]


def test_a_step_of_whoever_is_accountable_is_shown_as_theirs() -> None:
    assert "the accountable party" == shown("watch").owner


def test_an_opening_is_shown_with_its_wait_and_conditions() -> None:
    opening = Opening((Anchor.ADMITTED,), when=(Condition.ACUTE,), wait=Interval(1, Clock.WEEKS))
    assert ("1 week after admission, if the placement is acute",) == shown("closing", opens=(opening,)).opens


def test_a_step_that_a_change_opens_says_so() -> None:
    assert ("at a change of party",) == shown("change").opens


def test_each_kind_of_due_rule_is_shown() -> None:
    rules = (
        due(0, Anchor.APPLIED, source=Source.MODEL),
        due(1, Anchor.FORECAST, direction=Direction.BEFORE, or_earlier=True),
        due(2, Anchor.ADMITTED, every=True),
        due(3, Anchor.ADMITTED, Anchor.APPLIED),
        due(4, Anchor.ADMITTED, Anchor.APPLIED, earliest_anchor=True, maximum=True),
    )
    both = "the first of admission and the application to SiS"
    expected = (
        "the same day as the application to SiS (the SiSam model)",
        "or earlier 1 working day before the planned discharge (default policy)",
        "every 2 working days after admission (default policy)",
        "3 working days after admission, else the application to SiS (default policy)",
        f"4 working days after {both}, an absolute limit (default policy)",
    )
    assert expected == shown("closing", due=rules).due


def test_what_ends_a_step_undone_is_shown() -> None:
    changes: dict[str, Any] = {
        "unless": (Condition.ACUTE,),
        "until": Anchor.ADMITTED,
        "overtaken_when": (Condition.NUMBER_UNKNOWN,),
    }
    expected = (
        "not needed if the placement is acute",
        "lapses at admission",
        "lapses if the personal number is unknown",
    )
    assert expected == shown("closing", **changes).ends


def test_the_lines_follow_the_phases_and_stay_within_the_columns() -> None:
    lines = show(with_step(SMALL, "closing", title=said("A long title " * 20)), a_law(), Language.EN)
    headings = [line for line in lines if line and not line.startswith(" ")]
    expected = [
        "Small (small 1)",
        "Before the placement – Routine 1",
        "During the placement – Routine 1",
        "After the placement – Routine 1",
    ]
    assert expected == headings
    assert max(map(len, lines)) <= COLUMNS
    assert "    the giver → the receiver; passes accountability; answer within 3 working" in lines
