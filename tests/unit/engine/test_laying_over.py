"""What was agreed on is laid over a workflow, and nothing of it is taken away."""

from dataclasses import replace

import pytest

from sisam.domain.agreement import ClockOverlay
from sisam.domain.ids import PartyName
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.engine.laying_over import laid_over, misfits
from tests.builders import an_agreement, shipped_rules

WORKFLOW = shipped_rules().workflow
THREE_DAYS = Interval(3, Clock.WORKING_DAYS)


def test_the_rules_that_are_named_get_their_time_and_whose_it_is() -> None:
    contact = laid_over(WORKFLOW, an_agreement()).steps["contact"]

    assert [
        (Interval(1, Clock.WORKING_DAYS), Source.POLICY),
        (THREE_DAYS, Source.AGREEMENT),
    ] == [(rule.interval, rule.source) for rule in contact.due]
    assert (Interval(1, Clock.WORKING_DAYS), Source.AGREEMENT) == (contact.answer, contact.answer_source)


def test_all_else_stays_as_it_was() -> None:
    laid = laid_over(WORKFLOW, an_agreement())

    contact = replace(laid.steps["contact"], **{
        name: getattr(WORKFLOW.steps["contact"], name) for name in ("due", "answer", "answer_source")
    })  # fmt: skip
    assert WORKFLOW == replace(laid, steps={**laid.steps, "contact": contact})


def test_a_party_gets_the_role_that_was_agreed_on() -> None:
    agreement = an_agreement(roles={PartyName("home_school"): Role.CONTACT_TEACHER})

    laid = laid_over(WORKFLOW, agreement)

    assert Role.CONTACT_TEACHER is laid.parties[PartyName("home_school")].role
    assert WORKFLOW.ladders == laid.ladders


@pytest.mark.parametrize(
    ("step", "overlay", "what"),
    [
        ("coffee", ClockOverlay(answer=THREE_DAYS), "step"),
        ("contact", ClockOverlay(due={3: THREE_DAYS}), "rule"),
        ("mapping", ClockOverlay(answer=THREE_DAYS), "answer"),
        ("review_of_care", ClockOverlay(due={1: THREE_DAYS}), "law"),
    ],
)
def test_what_does_not_fit_is_refused(step: str, overlay: ClockOverlay, what: str) -> None:
    agreement = an_agreement(clocks={step: overlay})

    with pytest.raises(AgreementMisfit) as refusal:
        laid_over(WORKFLOW, agreement)

    assert (what, "norrby") == (refusal.value.what, refusal.value.agreement)


def test_every_misfit_is_told_and_not_the_first_alone() -> None:
    agreement = an_agreement(
        clocks={"coffee": ClockOverlay(answer=THREE_DAYS), "tea": ClockOverlay(answer=THREE_DAYS)},
        roles={PartyName("cook"): Role.OFFICER},
    )

    assert ["coffee", "tea", "cook"] == [each.name for each in misfits(WORKFLOW, agreement)]
