"""Deciding is pure, complete and replayable, whoever does whatever on whichever day."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import (
    Acknowledge,
    Act,
    Close,
    Confirm,
    Done,
    Fire,
    FollowRules,
    Offer,
    Return,
    SetDate,
    SetParty,
    TakeOver,
    Tick,
    Waive,
    Withdraw,
)
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName, PersonId
from sisam.engine.deciding import decide
from sisam.engine.draft import Draft
from sisam.engine.folding.refolding import refold
from sisam.engine.steps.reconciling import reconcile
from sisam.errors import SisamError
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    agreed_rules,
    shipped_rules,
)
from tests.story import AGENCY, IMPORT, Story, a_command_of, admitted, opened

RULES = shipped_rules()
WORKFLOW = RULES.workflow
ORGANISATIONS = (*PARTIES.values(), NEW_SCHOOL, OTHER_SCHOOL)
#: What a case can come to follow, by name.
BOOK = {rules.key: rules for rules in (RULES, agreed_rules())}
ON_A_STEP = (Offer, Confirm, Return, Withdraw, Done, Waive, TakeOver)
DAYS = (-60, -7, -1, 0, 1, 10, 25, 60, 200)
NAMED = ("home_school", "receiving_school", "social_services")


def an_act(draw: Any, story: Story) -> tuple[Act, str]:  # noqa: ANN401
    """Draw an act that somebody could think of, and an organisation that mostly may."""
    case, today = story.case, story.now.date()
    kind = draw(
        st.sampled_from(["step"] * 6 + ["fire"] * 2 + ["date", "party", "alert", "rules", "close", "annul"])
    )
    if kind == "annul":
        commands = sorted({event.command_id for event in story.events})
        return story.annulment(draw(st.sampled_from(commands))), SOCIAL_SERVICES
    if kind == "rules":
        return FollowRules(draw(st.sampled_from(list(BOOK.values())))), AGENCY
    anybody = draw(st.sampled_from(ORGANISATIONS))
    steps = list(case.live_steps())
    if kind == "step" and steps:
        step = draw(st.sampled_from(steps))
        act = draw(st.sampled_from(ON_A_STEP))
        confirming = step.confirmer is not None and act in (Confirm, Return, Waive)
        side = step.confirmer if confirming and step.confirmer else step.owner
        by = draw(st.sampled_from([side.organisation_id] * 4 + [anybody]))
        dated = act in (Offer, Confirm) and WORKFLOW.steps[step.definition].records
        return (act(step.id, today) if dated else act(step.id)), by
    if kind == "fire":
        return Fire(draw(st.sampled_from(list(WORKFLOW.transitions)))), SOCIAL_SERVICES
    if kind == "date":
        on = draw(st.none() | st.sampled_from(DAYS).map(lambda days: today + timedelta(days=days)))
        return SetDate(draw(st.sampled_from(Anchor)), on), anybody
    if kind == "party":
        party = PartyName(draw(st.sampled_from(NAMED)))
        return SetParty(party, draw(st.sampled_from([None, HOME_SCHOOL, NEW_SCHOOL, OTHER_SCHOOL]))), anybody
    if kind == "alert" and case.alerts:
        alert = draw(st.sampled_from(list(case.alerts)))
        return Acknowledge(alert, today + timedelta(days=3)), SOCIAL_SERVICES
    if kind == "close":
        return Close(draw(st.sampled_from(list(WORKFLOW.outcomes))), PersonId("second")), SOCIAL_SERVICES
    return Tick(), SOCIAL_SERVICES


def pending(case: Case) -> list[Deadline]:
    return [each for each in case.deadlines.values() if each.status is DeadlineStatus.PENDING]


@st.composite
def lives(draw: Any) -> Story:  # noqa: ANN401
    """Draw a case that was opened somehow, and to which people did what came to their minds."""
    known = {party: PARTIES[party] for party in PARTIES if party != "home_school" or draw(st.booleans())}
    story = opened(
        parties=known,
        placement_type=draw(st.sampled_from(["acute", "treatment"])),
        legal_basis=draw(st.sampled_from(["lvu_2", "lvu_3", "sol"])),
        via=draw(st.sampled_from(["cli:kim", IMPORT])),
        on=draw(st.sampled_from([None, date(2026, 6, 1)])),
        anchors={Anchor.CARE_EXECUTED: date(2026, 5, 4)} if draw(st.booleans()) else {},
    )
    for _ in range(draw(st.integers(1, 25))):
        story.now += timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 4, 20])))
        act, by = an_act(draw, story)
        if not story.case.open:
            break
        try:
            story.does(act, by, person=draw(st.sampled_from(["kim", "robin"])), words="A reason.")
        except SisamError:
            continue
    return story


@pytest.mark.slow
@given(lives())
@settings(max_examples=120)
def test_folding_the_events_of_all_decisions_gives_the_case_that_was_decided(story: Story) -> None:
    assert replace(story.case, next_at=None) == refold(BOOK.__getitem__, story.events)


@pytest.mark.slow
@given(lives())
@settings(max_examples=120)
def test_an_open_case_has_one_accountable_and_every_debt_has_one_clock_or_alert(story: Story) -> None:
    case = story.case
    if not case.open:
        assert case.accountable is None
        assert [] == list(case.live_steps())
        assert case.next_at is None
        return
    assert case.accountable is not None
    clocks = [str(each.step_id) for each in pending(case)]
    alerts = [str(alert.step_id) for alert in case.alerts.values() if alert.live]
    owed = sorted(step.id for step in case.live_steps())
    assert owed
    assert owed == sorted([*clocks, *alerts])


@pytest.mark.slow
@given(lives())
@settings(max_examples=120)
def test_after_every_decision_a_case_is_at_rest_whichever_steps_were_looked_at(story: Story) -> None:
    story.sweeps()
    if not story.case.open:
        return
    draft = Draft(story.rules, a_command_of(Tick(), None), story.now, story.case)
    draft.before = None

    reconcile(draft)

    assert [] == draft.events


@pytest.mark.slow
@given(lives(), st.integers(0, 40))
@settings(max_examples=80)
def test_a_sweep_leaves_nothing_that_a_second_one_would_find(story: Story, days: int) -> None:
    story.now += timedelta(days=days)
    story.sweeps()

    assert story.case.next_at is None or story.case.next_at > story.now
    story.sweeps()
    assert ((), ()) == (story.last.events, story.last.messages)


@pytest.mark.slow
@given(lives())
@settings(max_examples=60)
def test_the_same_question_has_the_same_answer_and_leaves_the_case_as_it_was(story: Story) -> None:
    case, kept = story.case, replace(story.case)
    command = a_command_of(Tick(), None, via="daemon")
    later = story.now + timedelta(days=30)

    assert decide(RULES, case, command, later) == decide(RULES, case, command, later)
    assert kept == case


def test_events_continue_the_journal_and_carry_the_command() -> None:
    story = opened()
    length = story.case.length

    command_id = story.does(Offer(story.step("contact").id))

    assert list(range(length + 1, story.case.length + 1)) == [each.position for each in story.last.events]
    assert {command_id} == {event.command_id for event in story.last.events}
    assert {NOW} == {event.recorded_at for event in story.last.events}


def test_a_refused_command_changes_nothing() -> None:
    story = opened()
    before = story.case

    story.refuses(SisamError, Confirm(story.step("contact").id), HOME_SCHOOL)

    assert before is story.case


def test_a_command_finds_the_case_as_it_stands_now() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 17))

    # The agreement has opened meanwhile, though nobody looked.
    story.does(Done(story.step("mapping").id), PARTIES[PartyName("youth_home_school")])

    assert "school_agreement" in story.live()
    assert EventType.DEADLINE_MISSED in story.types()


def test_while_nothing_is_due_time_does_nothing() -> None:
    story = opened()
    assert story.case.next_at is not None
    story.now = story.case.next_at - timedelta(seconds=1)

    story.sweeps()

    assert ((), ()) == (story.last.events, story.last.messages)


def test_what_a_command_makes_late_is_flagged_in_the_same_decision() -> None:
    story = opened(placement_type="acute")

    story.does(Fire("admit"), on=date(2026, 10, 1))

    assert EventType.DEADLINE_MISSED in story.types()
    assert all(each.due_at > story.now for each in pending(story.case))


def test_an_import_is_told_of_the_past_and_flags_nothing() -> None:
    story = opened(via=IMPORT, on=date(2026, 6, 1))

    story.does(Fire("admit"), via=IMPORT, on=date(2026, 7, 1))

    assert [] == [event for event in story.events if event.type is EventType.ALERT_RAISED]
    assert isinstance(story.case.next_at, datetime)
    assert story.case.next_at <= story.now
