"""Each step of the shipped workflow is as its row in the table "The cards, step by step" of the domain.

The rows are written from that table by hand: who owns, who confirms, what opens it, and every number.
"""

from dataclasses import dataclass

import pytest

from sisam.catalogue.definitions import read_workflow
from sisam.catalogue.folders import shipped
from sisam.domain.due_rule import DueRule
from sisam.domain.reckoning import Clock
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow


@pytest.fixture(scope="module")
def placement() -> Workflow:
    return read_workflow(shipped("workflows") / "placement")[0]


@dataclass(frozen=True)
class Card:
    """A row of the table: the due rules as sentences, in the order in which they are tried."""

    id: str
    routine: int | None
    owner: str
    confirmer: str | None
    opens: tuple[str, ...]
    due: tuple[str, ...]


CARDS = (
    Card(
        *("contact", 1, "social_services", "home_school"),
        ("opened",),
        (
            "acute: 1 working_days after custody_decided, care_executed, admitted, opened",
            "5 working_days after investigation_opened, opened",
        ),
    ),
    Card(
        *("school_information", 2, "home_school", "social_services"),
        ("contact_confirmed", "admitted"),
        (
            "acute: 3 working_days after admitted",
            "5 working_days after the earliest of contact_confirmed, admitted",
        ),
    ),
    Card(
        *("school_section", 3, "placement_unit", "social_services"),
        ("applied",),
        ("0 working_days after applied",),
    ),
    # No card of the domain, but its rule: an unknown date never makes silence.
    Card(
        *("care_executed", None, "social_services", None),
        ("reviewed_by_law: admitted",),
        ("5 working_days after admitted",),
    ),
    Card(
        *("home_school", None, "social_services", None),
        ("opened",),
        ("acute: 1 working_days after opened", "5 working_days after opened"),
    ),
    Card(
        *("forecast", None, "social_services", None),
        ("admitted",),
        (
            "forecast_unknown: 20 working_days after admitted",
            "forecast_known: 6 weeks after forecast_set",
            "forecast_known: or earlier 0 days after forecast",
        ),
    ),
    Card(
        *("number_unknown", None, "social_services", None),
        ("number_unknown: opened",),
        ("5 working_days after opened",),
    ),
    Card(
        *("mapping", 4, "youth_home_school", None),
        ("admitted",),
        ("5 working_days after admitted",),
    ),
    Card(
        *("introduction_meeting", 4, "home_school", "youth_home_school"),
        ("admitted",),
        ("10 working_days after admitted",),
    ),
    Card(
        *("educational_handover", 4, "home_school", "youth_home_school"),
        ("admitted",),
        ("light: 5 working_days after admitted", "10 working_days after admitted"),
    ),
    Card(
        *("school_agreement", 4, "home_school", "youth_home_school"),
        ("handover_confirmed", "admitted then 10 working_days"),
        ("15 working_days after admitted",),
    ),
    Card(
        *("feedback", 5, "youth_home_school", "home_school"),
        ("admitted",),
        (
            "first_occurrence: 30 days after admitted",
            "later_occurrence: every 5 weeks after previous_due",
            "or earlier 10 working_days before review",
            "or earlier 0 days after term_end",
        ),
    ),
    Card(
        *("receiving_school", 6, "social_services", None),
        ("forecast", "discharged"),
        ("discharged: 3 working_days after discharged", "6 weeks before forecast"),
    ),
    Card(
        *("school_place", 6, "education_administration", "receiving_school"),
        ("forecast + receiving_school", "discharged"),
        (
            "2 weeks before forecast",
            "sudden: or earlier 3 working_days after discharged",
            "3 working_days after discharged",
        ),
    ),
    Card(
        *("transition_document", 6, "youth_home_school", "receiving_school"),
        ("forecast + receiving_school", "discharged"),
        (
            "1 weeks before forecast",
            "sudden: or earlier 3 working_days after discharged",
            "3 working_days after discharged",
        ),
    ),
    Card(
        *("transition_meeting", 6, "youth_home_school", "receiving_school"),
        ("forecast + receiving_school", "discharged"),
        ("1 weeks before forecast", "3 working_days after discharged"),
    ),
    Card(
        *("leaving_certificate", 6, "youth_home_school", None),
        ("discharged",),
        ("3 working_days after discharged",),
    ),
    Card(
        *("school_started", 7, "receiving_school", "social_services"),
        ("discharged + school_starts",),
        ("5 school_days after school_starts",),
    ),
    Card(
        *("follow_up_1_month", 7, "receiving_school", "social_services"),
        ("discharged",),
        ("1 months after discharged",),
    ),
    Card(
        *("follow_up_3_months", 7, "receiving_school", "social_services"),
        ("discharged",),
        ("3 months after discharged",),
    ),
    Card(
        *("closing", 7, "social_services", None),
        ("discharged",),
        ("at most 6 months after discharged",),
    ),
    Card(
        *("watch", None, "accountable", None),
        ("opened",),
        ("20 working_days after last_act",),
    ),
    Card(
        *("review_of_care", None, "social_services", None),
        ("reviewed_by_law: care_executed",),
        ("every 6 months after care_executed by lvu_13",),
    ),
    Card(
        *("end_of_care", None, "social_services", None),
        ("care_ends_at_18: care_executed + turns_18", "care_ends_at_21: care_executed + turns_21"),
        (
            "care_ends_at_18: at most 1 days before turns_18 by lvu_21",
            "care_ends_at_21: at most 1 days before turns_21 by lvu_21",
        ),
    ),
    Card(
        *("change_of_party", None, "social_services", "receiving_school"),
        (),
        ("5 working_days after step_opened",),
    ),
    Card(
        *("change_of_home", None, "social_services", "social_services"),
        (),
        ("5 working_days after step_opened",),
    ),
    Card(*("settle", None, "social_services", None), (), ("5 working_days after step_opened",)),
    Card(*("still_absent", None, "accountable", None), (), ("0 days after pause_until",)),
)


def said(rule: DueRule) -> str:
    """Say a due rule in the words of the cards."""
    parts = [f"{', '.join(rule.when)}:"] if rule.when else []
    parts += ["or earlier"] if rule.or_earlier else []
    parts += ["at most"] if rule.maximum else []
    parts += ["every"] if rule.every else []
    parts += [str(rule.interval.count), rule.interval.clock, rule.direction]
    parts += ["the earliest of"] if rule.earliest_anchor else []
    parts += [", ".join(rule.anchors)]
    parts += [f"by {rule.citation}"] if rule.citation else []
    return " ".join(parts)


def openings(step: StepDefinition) -> tuple[str, ...]:
    """Say the openings of a step in the words of the cards."""
    return tuple(
        (f"{', '.join(each.when)}: " if each.when else "")
        + " + ".join([*each.anchors, *each.parties])
        + (f" then {each.wait.count} {each.wait.clock}" if each.wait else "")
        for each in step.opens
    )


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_step_is_as_its_card_says(placement: Workflow, card: Card) -> None:
    step = placement.steps[card.id]

    assert card == Card(
        id=step.id,
        routine=step.routine,
        owner=step.owner,
        confirmer=step.confirmed_by,
        opens=openings(step),
        due=tuple(map(said, step.due)),
    )


def test_there_are_no_steps_but_those_of_the_cards(placement: Workflow) -> None:
    assert {card.id for card in CARDS} == set(placement.steps)


def test_every_confirmer_has_three_working_days_to_answer_and_nobody_else_a_clock(
    placement: Workflow,
) -> None:
    assert {card.id: (3, Clock.WORKING_DAYS) if card.confirmer else None for card in CARDS} == {
        step.id: (step.answer.count, step.answer.clock) if step.answer else None
        for step in placement.steps.values()
    }
