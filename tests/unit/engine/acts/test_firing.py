"""Making a move of the workflow: by whom, on which day, and what it records."""

from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Fire, Offer
from sisam.domain.event import EventType
from sisam.domain.fact import Guard
from sisam.domain.refusal import DateAhead, DateOrder, GuardFails, NotAParty, UnknownName, WrongState
from sisam.domain.step import Cause
from sisam.domain.workflow import Phase
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, PARTIES, SOCIAL_SERVICES, TODAY, YOUTH_HOME, shipped_rules
from tests.story import admitted, discharged, opened


def test_a_move_changes_state_and_phase_and_records_its_day() -> None:
    story = opened()

    story.does(Fire("admit"), YOUTH_HOME, on=date(2026, 10, 30))

    assert ("admitted", Phase.DURING) == (story.case.state, story.case.phase)
    assert date(2026, 10, 30) == story.case.anchors[Anchor.ADMITTED]


def test_a_move_is_journalled_with_where_from_and_where_to() -> None:
    story = opened()

    story.does(Fire("apply"), words="By telephone.")

    event = story.last.events[0]
    assert (EventType.STATE_CHANGED, "investigation", "applied", "By telephone.") == (
        event.type,
        event.from_state,
        event.to_state,
        event.words,
    )


def test_states_never_move_accountability() -> None:
    story = admitted()

    story.does(Fire("discharge"))

    assert SOCIAL_SERVICES == (story.case.accountable and story.case.accountable.organisation_id)


def test_a_move_that_is_not_there_is_refused() -> None:
    refusal = opened().refuses(UnknownName, Fire("vanish"))

    assert ("move", "vanish", tuple(shipped_rules().workflow.transitions)) == (
        refusal.kind,
        refusal.name,
        refusal.possible,
    )


def test_a_move_of_another_state_is_refused_with_those_of_this_one() -> None:
    refusal = opened().refuses(WrongState, Fire("discharge"))

    assert ("discharge", "investigation", {"record_custody", "apply", "admit"}) == (
        refusal.move,
        refusal.state,
        set(refusal.possible),
    )


def test_a_move_is_made_by_those_who_may() -> None:
    refusal = opened().refuses(NotAParty, Fire("admit"), HOME_SCHOOL)

    assert ("social_services", "placement_unit", "youth_home", "youth_home_school") == refusal.may


def test_a_move_has_happened() -> None:
    refusal = opened().refuses(DateAhead, Fire("admit"), YOUTH_HOME, on=date(2026, 11, 3))

    assert ("admit", date(2026, 11, 3)) == (refusal.what, refusal.on)


def test_nobody_is_discharged_before_the_admission() -> None:
    refusal = admitted().refuses(DateOrder, Fire("discharge"), on=date(2026, 11, 1))

    assert (Anchor.ADMITTED, TODAY, Anchor.DISCHARGED) == (refusal.first, refusal.first_on, refusal.then)


def test_nobody_is_admitted_to_a_home_that_has_no_name() -> None:
    parties = {party: each for party, each in PARTIES.items() if party != "youth_home_school"}
    story = opened(parties=parties)

    refusal = story.refuses(GuardFails, Fire("admit"))

    assert ("admit", Guard.YOUTH_HOME_NAMED) == (refusal.move, refusal.guard)


def test_discharged_is_not_left_before_the_receiving_side_is_accountable() -> None:
    story = discharged(None)

    refusal = story.refuses(GuardFails, Fire("follow_up"))

    assert ("follow_up", Guard.RECEIVING_SIDE_ACCOUNTABLE) == (refusal.move, refusal.guard)


def test_an_offered_place_is_not_enough_and_a_confirmed_one_is() -> None:
    story = discharged(None)
    place = story.step("school_place").id
    story.does(Offer(place, date(2026, 12, 7)))
    story.refuses(GuardFails, Fire("follow_up"))
    story.does(Confirm(place), PARTIES[story.step("school_place").confirmer.party])  # type: ignore[union-attr]

    story.does(Fire("follow_up"))

    assert "follow_up" == story.case.state


def test_a_planned_discharge_with_a_confirmed_place_goes_on_to_follow_up() -> None:
    story = discharged()

    story.does(Fire("follow_up"), NEW_SCHOOL)

    assert "follow_up" == story.case.state


def test_at_discharge_the_debts_of_the_first_five_routines_are_overtaken() -> None:
    story = admitted()
    debts = {step.id for step in story.case.live_steps() if step.routine in (1, 2, 4, 5)}

    story.does(Fire("discharge"))

    assert {Cause.OVERTAKEN} == {story.case.steps[each].cause for each in debts}
