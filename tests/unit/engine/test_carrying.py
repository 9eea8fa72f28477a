"""Which debts of a case the next one can go on with, for two cases as they stand."""

from datetime import date

import pytest

from sisam.domain.command import Done, MoveHome, Pause
from sisam.domain.ids import PartyName, StepId
from sisam.domain.refusal import StepMissing
from sisam.domain.refusal_between_cases import EndsHere, NotOwedThere
from sisam.engine.carrying import carriable, successors
from tests.builders import NEW_SCHOOL, YOUTH_HOME_SCHOOL
from tests.story import Story, admitted, transferred
from tests.two_cases import carried, placed_anew


def names(old: Story, new: Story) -> set[str]:
    return {each.step for each in carriable(old.rules.workflow, old.case, new.case).values()}


def test_a_debt_can_go_on_where_the_same_card_is_open() -> None:
    old = admitted()
    new = placed_anew(old)

    assert {"contact", "mapping", "educational_handover", "feedback", "forecast"} <= names(old, new)
    assert not {"watch", "settle"} & names(old, new)


def test_before_the_admission_nothing_of_the_stay_can_go_on() -> None:
    old = admitted()
    new = placed_anew(old, admits=False)

    assert {"contact"} == names(old, new) & {"contact", "mapping", "feedback"}


def test_what_is_done_there_takes_no_debt() -> None:
    old = admitted()
    new = placed_anew(old)
    new.does(Done(new.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert "mapping" not in names(old, new)
    with pytest.raises(NotOwedThere) as refusal:
        carried(old, new, "mapping", "contact")
    assert ("mapping",) == refusal.value.steps


def test_a_debt_names_both_steps_and_the_day_that_its_lateness_counts_from() -> None:
    old = admitted()
    new = placed_anew(old)

    [debt] = carried(old, new, "mapping")

    assert (old.step("mapping").id, new.step("mapping").id) == (debt.step_id, debt.successor_id)
    assert (new.case.id, old.step("mapping").first_due_on) == (debt.successor_case_id, debt.first_due_on)


def test_a_debt_that_is_named_twice_is_carried_once() -> None:
    old = admitted()
    new = placed_anew(old)

    assert 1 == len(carried(old, new, "mapping", "mapping"))


def test_what_ends_with_the_case_goes_on_nowhere() -> None:
    old = admitted()
    new = placed_anew(old)

    with pytest.raises(EndsHere):
        carried(old, new, "settle")
    with pytest.raises(EndsHere):
        carried(old, new, "watch")


def test_what_is_not_owed_cannot_be_carried() -> None:
    old = admitted()
    new = placed_anew(old)
    old.does(Done(old.step("mapping").id), YOUTH_HOME_SCHOOL)

    for step_id in (old.step("mapping").id, StepId("nothing")):
        with pytest.raises(StepMissing):
            successors(old.rules.workflow, old.case, new.case, (step_id,))


def test_of_a_card_that_is_owed_twice_since_a_transfer_the_newest_goes_on() -> None:
    old = transferred()
    new = placed_anew(old)
    older, newest = old.steps("educational_handover")

    possible = carriable(old.rules.workflow, old.case, new.case)

    assert (True, True) == (older.live, newest.live)
    assert (False, True) == (older.id in possible, newest.id in possible)


def test_what_hands_over_within_one_case_goes_on_in_no_other() -> None:
    old = admitted()
    new = placed_anew(old)
    for story in (old, new):
        story.does(MoveHome("1880", {PartyName("social_services"): NEW_SCHOOL}))
        story.does(Pause("hospital", date(2026, 11, 5)))

    assert {"change_of_home", "still_absent"} <= old.live() & new.live()
    assert not {"change_of_home", "still_absent"} & names(old, new)
