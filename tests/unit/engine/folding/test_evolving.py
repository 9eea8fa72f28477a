"""The fold: a case is what its journal says, and a journal with a gap says nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import reduce

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import (
    Acknowledge,
    Assign,
    Close,
    Done,
    EndDisclosure,
    Fire,
    MoveHome,
    Note,
    Offer,
    Pause,
    Resume,
    Return,
    SetDate,
    SetParty,
    Snooze,
    TakeOver,
    Transfer,
    Withdraw,
)
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, OrganisationId, PartyName, PersonId
from sisam.domain.rules import Rules
from sisam.domain.step import Cause
from sisam.domain.workflow import Phase
from sisam.engine.alerts.ladder_seats import seats_of_rung
from sisam.engine.folding.evolving import evolve
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_case,
    agreed_rules,
    an_actor,
    an_event,
    shipped_rules,
)
from tests.story import (
    IMPORT,
    Story,
    a_consent,
    admitted,
    discharged,
    forced,
    forecast,
    opened,
    transferred,
)
from tests.two_cases import placed_anew, settle

RULES = shipped_rules()


def folded(rules: Rules, events: list[Event]) -> Case | None:
    """Fold a whole journal."""
    return reduce(lambda case, event: evolve(rules, case, event), events, None)


def lived() -> Story:
    """A case in which everything has happened that can happen to a case."""
    story = admitted(parties={party: each for party, each in PARTIES.items() if party != "home_school"})
    story.does(TakeOver(story.step("introduction_meeting").id))
    story.does(Pause("hospital", date(2026, 11, 4)))
    story.does(Pause(None, date(2026, 11, 6)), words="Fever.")
    story.does(Resume())
    story.undoes(story.does(MoveHome("1880", {PartyName("social_services"): OrganisationId("elsewhere")})))
    story.does(SetParty(PartyName("home_school"), HOME_SCHOOL))
    story.does(Offer(story.step("contact").id))
    story.does(Withdraw(story.step("contact").id))
    story.does(SetDate(Anchor.FORECAST, date(2026, 12, 1)))
    story.does(SetDate(Anchor.FORECAST, date(2026, 12, 2)))
    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, NEW_SCHOOL, records_on=date(2026, 12, 3))
    story.comes_to(date(2026, 12, 2))
    story.does(Fire("discharge"))
    story.sweeps(date(2026, 12, 9))
    alert = next(each for each in story.case.alerts.values() if each.live)
    story.does(Note(alert.id), words="We phoned.")
    story.comes_to(date(2026, 12, 10))
    story.does(Snooze(alert.id, date(2026, 12, 11)), words="They are away.")
    [seat, *_] = seats_of_rung(story.rules.workflow, story.case, alert)
    story.does(Assign(alert.id, PersonId("kim"), seat, date(2026, 12, 14)), words="Kim knows the pupil.")
    story.does(Acknowledge(alert.id, date(2026, 12, 11)), words="We call.")
    story.does(Offer(story.step("transition_document").id), YOUTH_HOME_SCHOOL)
    story.does(Return(story.step("transition_document").id), NEW_SCHOOL, words="A page is missing.")
    story.does(Fire("follow_up"))
    mistake = story.does(Done(story.step("leaving_certificate").id), YOUTH_HOME_SCHOOL)
    story.undoes(mistake)
    story.sweeps(date(2027, 1, 15))
    story.does(Close("out_of_reach", PersonId("second")), words="Nobody answers.")
    return story


def agreed() -> Story:
    """A case that came under an agreement."""
    story = admitted()
    story.follows(agreed_rules())
    return story


def carried_away() -> Story:
    """A case of which all that others wait for was carried to the next one."""
    story = admitted()
    new = placed_anew(story)
    settle(story, new, *(step.definition for step in story.case.live_steps() if step.confirmer is not None))
    return story


def elsewhere() -> Story:
    """A case whose pupil came to another home, after a transfer that was a mistake."""
    story = transferred()
    story.undoes(story.events[-1].command_id)
    story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME)
    return story


def disclosed() -> Story:
    """A case whose handover was forced, and of which much was disclosed and some of it taken back."""
    story = forced()
    story.does(a_consent())
    story.does(EndDisclosure(PartyName("home_school"), "identity"))
    story.does(a_consent(matter="care"))
    story.does(SetParty(PartyName("home_school"), NEW_SCHOOL))
    story.undoes(story.does(a_consent("youth_home", "words")))
    return story


def gone_on() -> Story:
    """A case that goes on with debts of the one before."""
    old = admitted()
    new = placed_anew(old)
    settle(old, new, *(step.definition for step in old.case.live_steps() if step.confirmer is not None))
    return new


@pytest.mark.parametrize(
    "build", [opened, admitted, discharged, lived, carried_away, gone_on, elsewhere, disclosed]
)
def test_folding_the_journal_gives_the_case_that_was_decided(build: object) -> None:
    story: Story = build()  # type: ignore[operator]

    assert replace(story.case, next_at=None) == folded(story.rules, story.events)


def test_an_import_folds_the_same() -> None:
    story = admitted(via=IMPORT, on=date(2026, 6, 1))
    story.sweeps()

    assert replace(story.case, next_at=None) == folded(story.rules, story.events)


def test_events_are_numbered_from_one_without_a_gap() -> None:
    story = lived()

    assert list(range(1, story.case.length + 1)) == [event.position for event in story.events]


@pytest.mark.parametrize("position", [1, 2, 4, 99])
def test_an_event_that_does_not_follow_is_refused(position: int) -> None:
    with pytest.raises(ValueError, match=f"fact_set at {position} does not follow 2 events"):
        evolve(RULES, a_case(length=2), an_event(position=position, type=EventType.FACT_SET))


def test_a_journal_does_not_start_with_anything_but_an_opening() -> None:
    with pytest.raises(ValueError, match="starts with an opening, not with fact_set at 1"):
        evolve(RULES, None, an_event(position=1, type=EventType.FACT_SET))


def test_a_journal_does_not_start_in_the_middle() -> None:
    with pytest.raises(ValueError, match="starts with an opening"):
        evolve(RULES, None, an_event(position=2, type=EventType.CASE_OPENED))


def test_a_case_is_not_opened_twice() -> None:
    with pytest.raises(ValueError, match="does not follow"):
        evolve(RULES, a_case(), an_event(position=2, type=EventType.CASE_OPENED))


def test_every_type_of_event_has_been_folded_by_these_stories() -> None:
    stories = (lived(), carried_away(), gone_on(), agreed(), elsewhere(), disclosed())

    assert set(EventType) == {event.type for story in stories for event in story.events}


def test_the_fold_leaves_the_case_before_as_it_was() -> None:
    before = a_case()
    kept = replace(before)

    after = evolve(RULES, before, an_event(position=2))

    assert kept == before
    assert (1, 2) == (before.length, after.length)


def test_a_state_brings_its_phase() -> None:
    event = an_event(
        position=2, type=EventType.STATE_CHANGED, to_state="discharged", data={"transition": "x"}
    )

    case = evolve(RULES, a_case(), event)

    assert ("discharged", Phase.AFTER) == (case.state, case.phase)


@pytest.mark.parametrize(
    ("organisation", "moved"), [(SOCIAL_SERVICES, True), (HOME_SCHOOL, False), (None, False)]
)
def test_the_last_act_is_the_accountable_organisations(organisation: str | None, moved: bool) -> None:
    later = NOW + timedelta(days=3)
    actor = an_actor(organisation_id=organisation)

    case = evolve(RULES, a_case(), an_event(position=2, recorded_at=later, actor=actor))

    assert (date(2026, 11, 5) if moved else TODAY) == case.last_act_on


def test_who_becomes_accountable_starts_with_a_fresh_day() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 6))

    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    assert date(2026, 11, 6) == story.case.last_act_on


def test_the_day_of_an_act_is_the_local_one() -> None:
    just_before_midnight = datetime(2026, 11, 4, 23, 30, tzinfo=UTC)

    case = evolve(RULES, a_case(), an_event(position=2, recorded_at=just_before_midnight))

    assert date(2026, 11, 5) == case.last_act_on


def test_a_lost_anchor_is_not_there_any_more() -> None:
    event = an_event(
        position=2, type=EventType.ANCHOR_SET, data={"anchor": "forecast", "on": None, "was": None}
    )

    case = evolve(RULES, a_case(anchors={Anchor.FORECAST: TODAY, Anchor.OPENED: TODAY}), event)

    assert {Anchor.OPENED: TODAY} == case.anchors


def test_a_party_that_becomes_unknown_again_is_neither_named_nor_absent() -> None:
    party = PartyName("home_school")
    data = {"party": party, "organisation": None, "absent": False, "was": HOME_SCHOOL, "was_absent": False}

    case = evolve(
        RULES, a_case(parties={party: HOME_SCHOOL}), an_event(position=2, type=EventType.PARTY_SET, data=data)
    )

    assert ({}, frozenset()) == (case.parties, case.absent)


def test_a_party_that_changes_ends_one_membership_and_begins_another() -> None:
    story = forecast(date(2027, 2, 1))
    story.does(SetParty(PartyName("receiving_school"), HOME_SCHOOL))

    spans = [
        (each.organisation_id, each.since_position, each.until_position)
        for each in story.case.memberships
        if each.party == "receiving_school"
    ]

    assert [NEW_SCHOOL, HOME_SCHOOL] == [span[0] for span in spans]
    assert spans[0][2] == spans[1][1]
    assert spans[1][2] is None


def test_a_cancelled_step_keeps_its_cause() -> None:
    story = forecast(date(2027, 2, 1))

    story.does(SetDate(Anchor.FORECAST, None), words="Given up.")

    assert Cause.ANCHOR_LOST is story.step("school_place").cause


def test_a_restored_step_is_owed_again() -> None:
    story = admitted()
    mistake = story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    story.undoes(mistake, YOUTH_HOME_SCHOOL)

    mapping = story.step("mapping")
    assert (True, None, None) == (mapping.live, mapping.ended_on, mapping.ended_position)


def test_a_case_knows_the_one_that_it_follows_on() -> None:
    assert CaseId("case-0") == opened(previous_case_id=CaseId("case-0")).case.previous_case_id


def test_a_closed_case_ends_every_membership_and_accountability_at_that_event() -> None:
    story = lived()

    ends = {each.until_position for each in story.case.accountabilities[-1:]} | {
        each.until_position for each in story.case.memberships
    }
    assert {story.case.closed_position} == ends
