"""Ending a step by hand: done, waived, taken over; by whom, and by whom not."""

from datetime import date

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Act, Done, Offer, SetDate, TakeOver, Waive
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import (
    AlreadyOwner,
    BeforeTheCase,
    BoundByLaw,
    EndsByFinding,
    EndsWithClosing,
    FollowsAccountability,
    NotAParty,
    NotTheOwner,
    NotTheWaiver,
    NotWaivable,
    ReasonMissing,
    SomebodyConfirms,
    StepNotOpen,
)
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side, StepStatus
from sisam.errors import NotPermitted
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.story import IMPORT, admitted, discharged, opened

REASON = "Agreed by telephone."


# Done.


def test_what_nobody_confirms_is_done_by_its_owner() -> None:
    story = admitted()

    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert (StepStatus.CONFIRMED, TODAY) == (story.step("mapping").status, story.step("mapping").ended_on)
    assert [("do", "met")] == story.clocks("mapping")
    assert [EventType.STEP_CONFIRMED, EventType.DEADLINE_MET] == story.types()


def test_whoever_does_a_step_is_not_told_that_it_is_done() -> None:
    story = admitted()

    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert () == story.last.messages


def test_what_is_done_late_stays_missed_and_its_alert_ends() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 10))

    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert [("do", "missed")] == story.clocks("mapping")
    assert Cleared.STEP_ENDED is story.alert("mapping").cleared_reason


def test_a_handover_is_not_simply_done() -> None:
    story = opened()

    assert "contact" == story.refuses(SomebodyConfirms, Done(story.step("contact").id)).step


def test_a_finding_step_ends_by_what_it_finds() -> None:
    story = admitted()

    refusal = story.refuses(EndsByFinding, Done(story.step("forecast").id))

    assert ("forecast", ("forecast",)) == (refusal.step, refusal.finds)


def test_a_finding_step_that_asks_for_a_party_names_it() -> None:
    parties = {name: each for name, each in opened().case.parties.items() if name != "home_school"}
    story = opened(parties=parties)

    refusal = story.refuses(EndsByFinding, Done(story.step("home_school").id))

    assert ("home_school",) == refusal.finds


def test_the_closing_step_ends_with_the_closing() -> None:
    story = discharged()

    assert "closing" == story.refuses(EndsWithClosing, Done(story.step("closing").id)).step


def test_nobody_else_does_it() -> None:
    story = admitted()

    refusal = story.refuses(NotTheOwner, Done(story.step("mapping").id))

    assert ("mapping", "youth_home_school") == (refusal.step, refusal.owner)


def test_who_stands_still_says_why() -> None:
    story = opened()

    assert "done" == story.refuses(ReasonMissing, Done(story.step("watch").id)).act


def test_a_watch_that_is_answered_opens_anew() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 20))

    story.does(Done(story.step("watch").id), words="The court decides next week.")

    assert [1, 2] == [step.occurrence for step in story.steps("watch")]
    assert story.step("watch").live
    # Twenty working days after Friday 20 November.
    assert date(2026, 12, 18) == story.due("watch")


def test_what_is_done_is_not_done_again() -> None:
    story = admitted()
    mapping = story.step("mapping").id
    story.does(Done(mapping), YOUTH_HOME_SCHOOL)

    refusal = story.refuses(StepNotOpen, Done(mapping), YOUTH_HOME_SCHOOL)

    assert ("mapping", StepStatus.CONFIRMED) == (refusal.step, refusal.status)


# Waived.


def test_a_handover_is_waived_by_its_confirmers_side() -> None:
    story = admitted()

    story.does(Waive(story.step("introduction_meeting").id), YOUTH_HOME_SCHOOL, words=REASON)

    assert StepStatus.WAIVED is story.step("introduction_meeting").status
    assert [("do", "cancelled")] == story.clocks("introduction_meeting")
    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.STEP_WAIVED)


def test_an_offered_handover_may_be_waived_too() -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id
    story.does(Offer(meeting), HOME_SCHOOL)

    story.does(Waive(meeting), YOUTH_HOME_SCHOOL, words=REASON)

    assert [("do", "met"), ("answer", "cancelled")] == story.clocks("introduction_meeting")


def test_a_waived_step_keeps_its_reason_in_the_journal() -> None:
    story = admitted()

    story.does(Waive(story.step("introduction_meeting").id), YOUTH_HOME_SCHOOL, words=REASON)

    event = next(each for each in story.last.events if each.type is EventType.STEP_WAIVED)
    assert (REASON, "waived") == (event.words, event.data["reason"])


def test_waiving_a_late_step_ends_its_alert() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 17))

    story.does(Waive(story.step("introduction_meeting").id), YOUTH_HOME_SCHOOL, words=REASON)

    assert Cleared.STEP_ENDED is story.alert("introduction_meeting").cleared_reason


@pytest.mark.parametrize("by", [YOUTH_HOME_SCHOOL, SOCIAL_SERVICES])
def test_a_task_is_waived_by_its_owner_or_by_the_accountable(by: str) -> None:
    story = admitted()

    story.does(Waive(story.step("mapping").id), by, words=REASON)

    assert StepStatus.WAIVED is story.step("mapping").status


def test_the_owner_of_a_handover_may_not_let_it_go() -> None:
    story = admitted()

    refusal = story.refuses(
        NotTheWaiver, Waive(story.step("introduction_meeting").id), HOME_SCHOOL, words=REASON
    )

    assert ("introduction_meeting", ("youth_home_school",)) == (refusal.step, refusal.may)


def test_a_stranger_to_a_task_may_not_let_it_go() -> None:
    story = admitted()

    refusal = story.refuses(NotTheWaiver, Waive(story.step("mapping").id), HOME_SCHOOL, words=REASON)

    assert ("mapping", ("youth_home_school",)) == (refusal.step, refusal.may)


def test_waiving_needs_a_reason() -> None:
    story = admitted()

    assert "waive" == story.refuses(ReasonMissing, Waive(story.step("mapping").id)).act


@pytest.mark.parametrize(
    "definition", ["educational_handover", "forecast", "watch", "review_of_care", "end_of_care"]
)
def test_what_passes_accountability_what_is_unknown_the_watch_and_the_law_are_not_waived(
    definition: str,
) -> None:
    story = admitted(anchors={Anchor.CARE_EXECUTED: TODAY, Anchor.TURNS_21: date(2030, 5, 5)})

    refusal = story.refuses(NotWaivable, Waive(story.step(definition).id), YOUTH_HOME_SCHOOL, words=REASON)

    assert definition == refusal.step


def test_the_closing_step_is_not_waived() -> None:
    story = discharged()

    assert "closing" == story.refuses(NotWaivable, Waive(story.step("closing").id), words=REASON).step


def test_what_has_ended_is_not_waived() -> None:
    story = admitted()
    mapping = story.step("mapping").id
    story.does(Done(mapping), YOUTH_HOME_SCHOOL)

    refusal = story.refuses(StepNotOpen, Waive(mapping), YOUTH_HOME_SCHOOL, words=REASON)

    assert ("mapping", StepStatus.CONFIRMED) == (refusal.step, refusal.status)


# Taken over.


def test_a_party_takes_a_step_over_with_its_clock_unchanged() -> None:
    story = admitted()
    clock = story.clock("introduction_meeting")

    story.does(TakeOver(story.step("introduction_meeting").id), EDUCATION_ADMINISTRATION)

    step = story.step("introduction_meeting")
    assert Side(PartyName("education_administration"), EDUCATION_ADMINISTRATION) == step.owner
    assert (StepStatus.OPEN, True) == (step.status, step.taken_over)
    assert clock == story.clock("introduction_meeting")
    assert [EventType.STEP_TAKEN_OVER] == story.types()


def test_whoever_owned_it_is_told_that_it_was_taken_over() -> None:
    story = admitted()

    story.does(TakeOver(story.step("introduction_meeting").id), EDUCATION_ADMINISTRATION)

    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.STEP_TAKEN_OVER)
    assert "education_administration" == story.last.messages[0].values["party"]


def test_a_step_taken_over_stays_with_its_new_owner_whatever_changes() -> None:
    story = admitted()
    story.does(TakeOver(story.step("introduction_meeting").id), EDUCATION_ADMINISTRATION)

    story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1)))
    story.does(Offer(story.step("introduction_meeting").id), EDUCATION_ADMINISTRATION)

    assert StepStatus.OFFERED is story.step("introduction_meeting").status


@pytest.mark.parametrize("by", [HOME_SCHOOL, YOUTH_HOME_SCHOOL])
def test_the_owner_and_the_confirmer_do_not_take_over(by: str) -> None:
    story = admitted()

    refusal = story.refuses(AlreadyOwner, TakeOver(story.step("introduction_meeting").id), by)

    assert "introduction_meeting" == refusal.step


def test_a_stranger_takes_nothing_over() -> None:
    story = admitted()

    refusal = story.refuses(NotAParty, TakeOver(story.step("introduction_meeting").id), NEW_SCHOOL)

    assert tuple(story.case.parties) == refusal.may


def test_the_watch_follows_accountability() -> None:
    story = admitted()

    refusal = story.refuses(FollowsAccountability, TakeOver(story.step("watch").id), HOME_SCHOOL)

    assert "watch" == refusal.step


def test_an_offered_step_is_not_taken_over() -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id
    story.does(Offer(meeting), HOME_SCHOOL)

    refusal = story.refuses(StepNotOpen, TakeOver(meeting), EDUCATION_ADMINISTRATION)

    assert StepStatus.OFFERED == refusal.status


@pytest.mark.parametrize(("act", "definition"), [(Done, "mapping"), (Waive, "introduction_meeting")])
def test_an_import_names_who_did_it_as_everybody_does(act: type, definition: str) -> None:
    story = admitted(via=IMPORT)
    made: Act = act(story.step(definition).id)

    story.refuses(NotPermitted, made, NEW_SCHOOL, via=IMPORT, words=REASON)
    story.does(made, YOUTH_HOME_SCHOOL, via=IMPORT, words=REASON)

    assert not story.step(definition).live


def test_nobody_takes_over_what_the_law_lays_on_another() -> None:
    story = admitted()
    story.does(SetDate(Anchor.CARE_EXECUTED, date(2026, 10, 30)))

    refusal = story.refuses(BoundByLaw, TakeOver(story.step("review_of_care").id), HOME_SCHOOL)

    assert "review_of_care" == refusal.step


def test_an_act_upon_a_step_is_not_dated_before_the_case() -> None:
    story = admitted()
    before = date(2026, 10, 1)

    refusal = story.refuses(BeforeTheCase, Done(story.step("mapping").id), YOUTH_HOME_SCHOOL, on=before)

    assert (before, story.case.anchors[Anchor.OPENED]) == (refusal.on, refusal.opened_on)
