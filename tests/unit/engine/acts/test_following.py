"""A case comes under other rules: what is owed is due by them, and what cannot come stays."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sisam.domain.agreement import ClockOverlay
from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import FollowRules, Offer, Pause, SetDate
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.refusal import SomethingRestsOnIt
from sisam.domain.refusal_of_rules import RulesFollowedAlready, RulesUnfit
from sisam.domain.rules import RulePart, Rules
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.workflow import Phase
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    HOME_SCHOOL,
    YOUTH_HOME,
    agreed_rules,
    an_agreement,
    shipped_rules,
)
from tests.story import AGENCY, admitted, opened

#: Contact 3 working days after Mon 2 Nov 2026, and one to answer.
AGREED = agreed_rules()


def another_version(**changes: Any) -> Rules:  # noqa: ANN401
    """The shipped rules under another version."""
    rules = shipped_rules()
    key = replace(rules.key, workflow=RulePart("4", "four"))
    return replace(rules, key=key, workflow=replace(rules.workflow, version="4", **changes))


def test_what_is_owed_gets_the_date_and_the_source_of_the_new_rules() -> None:
    story = opened()
    assert (date(2026, 11, 9), Source.POLICY) == (story.due("contact"), story.clock("contact").source)

    story.follows(AGREED)

    assert (date(2026, 11, 5), Source.AGREEMENT) == (story.due("contact"), story.clock("contact").source)
    assert AGREED.key == story.case.rules


def test_a_missed_deadline_stays_missed_and_its_alert_ends_with_the_new_date() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))

    eight = ClockOverlay(due={2: Interval(8, Clock.WORKING_DAYS)})
    story.follows(agreed_rules(an_agreement(clocks={"contact": eight})))

    assert [("do", DeadlineStatus.MISSED), ("do", DeadlineStatus.PENDING)] == story.clocks("contact")
    assert (Cleared.ANCHOR_MOVED, date(2026, 11, 12)) == (
        story.alert("contact").cleared_reason,
        story.due("contact"),
    )


def test_what_was_missed_gets_the_time_that_was_agreed_on_while_the_pupil_is_away_too() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 17))
    story.does(Pause("hospital", date(2026, 11, 25)), YOUTH_HOME)
    assert date(2026, 11, 16) == story.due("educational_handover")

    twenty = ClockOverlay(due={2: Interval(20, Clock.WORKING_DAYS)})
    story.follows(agreed_rules(an_agreement(clocks={"educational_handover": twenty})))

    # 20 working days from Mon 2 Nov: Mon 30 Nov; away from Tue 17 to Wed 25 Nov, 9 days: Wed 9 Dec.
    assert date(2026, 12, 9) == story.due("educational_handover")


def test_the_same_day_by_another_rule_is_told_as_whose_it_is() -> None:
    story = opened()
    same = replace(
        an_agreement().clocks["contact"],
        due={2: shipped_rules().workflow.steps["contact"].due[1].interval},
    )

    story.follows(agreed_rules(an_agreement(clocks={"contact": same})))

    assert (date(2026, 11, 9), Source.AGREEMENT) == (story.due("contact"), story.clock("contact").source)


def test_an_offer_is_to_be_answered_in_the_new_time_from_its_own_day() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))
    assert date(2026, 11, 5) == story.due("contact")
    story.comes_to(date(2026, 11, 3))

    story.follows(AGREED)

    assert date(2026, 11, 3) == story.due("contact")


def test_the_parties_hear_of_an_agreement_that_changes_dates() -> None:
    story = opened()

    story.follows(AGREED)

    told = {seat.organisation_id for seat in story.told(Template.AGREEMENT_ADOPTED)}
    assert HOME_SCHOOL in told
    assert ACTIVITY_RESPONSIBILITY not in told


def test_the_parties_hear_of_an_agreement_that_changes_roles_alone() -> None:
    story = opened()

    story.follows(
        agreed_rules(an_agreement(clocks={}, roles={PartyName("home_school"): Role.CONTACT_TEACHER}))
    )

    seats = story.told(Template.AGREEMENT_ADOPTED)
    assert Role.CONTACT_TEACHER in {seat.role for seat in seats if seat.organisation_id == HOME_SCHOOL}


def test_nobody_hears_of_an_agreement_that_changes_nothing_for_the_case() -> None:
    story = opened()

    story.follows(agreed_rules(an_agreement(clocks={})))

    assert ([EventType.RULES_CHANGED], []) == (story.types(), story.told(Template.AGREEMENT_ADOPTED))


def test_nobody_hears_of_another_version_of_the_workflow() -> None:
    story = opened()

    story.follows(another_version())

    assert ([EventType.RULES_CHANGED], "4") == (story.types(), story.case.rules.workflow.version)


def test_rules_that_it_follows_are_not_followed_again() -> None:
    story = opened()

    story.refuses(RulesFollowedAlready, FollowRules(shipped_rules()), AGENCY)


@pytest.mark.parametrize(
    ("what", "rules"),
    [
        ("state", another_version(states={})),
        (
            "state",
            another_version(
                states={
                    name: replace(state, phase=Phase.AFTER)
                    for name, state in shipped_rules().workflow.states.items()
                }
            ),
        ),
        ("party", another_version(parties={})),
        (
            "step",
            another_version(
                steps={
                    name: step for name, step in shipped_rules().workflow.steps.items() if name != "mapping"
                }
            ),
        ),
        ("place", another_version(chain=tuple(reversed(shipped_rules().workflow.chain)))),
        ("ladder", another_version(ladders={})),
        (
            "rule",
            another_version(
                steps={
                    name: replace(step, due=step.due[:1]) if name == "contact" else step
                    for name, step in shipped_rules().workflow.steps.items()
                }
            ),
        ),
    ],
)
def test_rules_that_do_not_know_what_the_case_has_are_refused(what: str, rules: Rules) -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 10))

    refusal = story.refuses(RulesUnfit, FollowRules(rules), AGENCY)

    assert (what, "4") == (refusal.what, refusal.version)


def test_an_offer_whose_answer_the_new_rules_do_not_know_is_refused() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))
    steps = shipped_rules().workflow.steps
    rules = another_version(steps={**steps, "contact": replace(steps["contact"], answer=None)})

    assert "contact.answer" == story.refuses(RulesUnfit, FollowRules(rules), AGENCY).name


def test_a_change_of_rules_is_not_annulled() -> None:
    story = opened()
    story.follows(AGREED)

    refusal = story.refuses(
        SomethingRestsOnIt, story.annulment(story.events[-1].command_id), words="A mistake."
    )

    assert EventType.RULES_CHANGED == refusal.what


def test_a_date_that_is_set_later_is_counted_by_the_rules_of_then() -> None:
    story = opened()
    story.follows(AGREED)

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 10, 30)))

    assert date(2026, 11, 4) == story.due("contact")
