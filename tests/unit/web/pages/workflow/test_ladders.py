"""The ladders tell who is reminded, who is told of what is late, and that the last rung never ends."""

from dataclasses import replace

from sisam.domain.language import Language
from sisam.web.pages.workflow.ladders import ladder_title, ladders_of
from tests.builders import shipped_rules

WORKFLOW = shipped_rules().workflow


def test_every_ladder_that_a_step_stands_on_is_told() -> None:
    assert ["care", "standard", "urgent"] == sorted(ladder.id for ladder in ladders_of(WORKFLOW, Language.SV))


def test_a_ladder_that_no_step_stands_on_is_not_told() -> None:
    steps = {name: replace(step, ladder="standard") for name, step in WORKFLOW.steps.items()}

    assert ["standard"] == [each.id for each in ladders_of(replace(WORKFLOW, steps=steps), Language.SV)]


def test_the_reminder_comes_before_the_rungs() -> None:
    standard = next(each for each in ladders_of(WORKFLOW, Language.SV) if each.id == "standard")

    assert ("den som är sen", "2 arbetsdagar") == (standard.reminds, standard.before)


def test_only_the_last_rung_goes_on_for_ever() -> None:
    for ladder in ladders_of(WORKFLOW, Language.SV):
        assert [False] * (len(ladder.rungs) - 1) + [True] == [rung.repeats for rung in ladder.rungs]


def test_a_ladder_without_a_title_is_called_by_its_id() -> None:
    assert "Brådskande larmtrappa" == ladder_title("urgent", Language.SV)
    assert "Urgent ladder" == ladder_title("urgent", Language.EN)
    assert "slow" == ladder_title("slow", Language.EN)
