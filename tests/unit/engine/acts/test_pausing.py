"""A pupil who is away: what is marked waits, somebody is asked, and the law's times stand."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.domain.command import Close, Fire, Offer, Pause, Resume, Return
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.ids import PersonId
from sisam.domain.message import Template
from sisam.domain.step import Cause, StepStatus
from sisam.engine.waiting import next_moment
from sisam.errors import Conflict, Invalid
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.story import IMPORT, Story, admitted

ONE_DAY = timedelta(days=1)


def day(number: int) -> date:
    """Return a day of November 2026; the pupil is admitted on Monday the 2nd."""
    return date(2026, 11, number)


def away(until: int, *, on: int = 3, since: int | None = None, **fields: object) -> Story:
    """A placement of a pupil who was said to be away on a day of November, until another."""
    story = admitted(**fields)  # type: ignore[arg-type]
    story.sweeps(day(on))
    story.does(Pause("absconded", day(until)), on=None if since is None else day(since))
    return story


def test_a_pause_moves_at_once_what_waits_and_nothing_else() -> None:
    before = admitted()
    story = away(5)

    moved = {each.rule: each for each in story.case.deadlines.values() if each.paused_days}
    assert {
        "mapping.due.1",
        "introduction_meeting.due.1",
        "educational_handover.due.2",
        "feedback.due.1",
    } == set(moved)
    assert {3} == {each.paused_days for each in moved.values()}
    for name in ("contact", "school_information", "forecast", "care_executed"):
        assert before.due(name) == story.due(name)
    assert (day(12), day(12)) == (story.due("mapping"), story.step("mapping").first_due_on)


def test_a_pause_asks_the_accountable_party_on_its_last_day() -> None:
    story = away(5)
    check = story.step("still_absent")

    assert ("social_services", SOCIAL_SERVICES) == (check.owner.party, check.owner.organisation_id)
    clock = story.clock("still_absent")
    assert (day(5), "pause", Anchor.PAUSE_UNTIL, day(5)) == (
        clock.due_on,
        clock.kind,
        clock.anchor,
        clock.anchor_on,
    )


def test_a_last_day_that_is_off_is_asked_about_on_the_next_working_day() -> None:
    assert day(16) == away(14).due("still_absent")


def test_the_one_who_is_asked_changes_with_the_accountability() -> None:
    story = away(10)
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    assert YOUTH_HOME_SCHOOL == story.step("still_absent").owner.organisation_id
    assert day(10) == story.due("still_absent")


def test_a_missed_answer_about_the_pause_is_an_alert() -> None:
    story = away(5)
    story.sweeps(day(6))

    assert DeadlineStatus.MISSED is story.clock("still_absent").status
    assert story.alert("still_absent").live


def test_the_case_is_looked_at_when_the_pause_is_to_be_asked_about() -> None:
    story = away(5)
    story.sweeps(day(5))

    assert story.case.next_at == next_moment(story.rules, story.case, story.now)
    assert story.clock("still_absent").due_at == story.case.next_at


def test_the_other_parties_are_told_until_when_and_nobody_why() -> None:
    story = admitted()
    story.does(Pause("detention", day(9)), YOUTH_HOME)
    told = [message for message in story.last.messages if message.template is Template.PAUSED]

    assert YOUTH_HOME not in {message.to.organisation_id for message in told}
    assert {SOCIAL_SERVICES, HOME_SCHOOL, YOUTH_HOME_SCHOOL} <= {each.to.organisation_id for each in told}
    assert {("2026-11-09", "youth_home")} == {(each.values["on"], each.values["party"]) for each in told}
    assert all("detention" not in each.values.values() for each in told)

    story.does(Resume(), SOCIAL_SERVICES)
    assert YOUTH_HOME in {seat.organisation_id for seat in story.told(Template.RESUMED)}


def test_prolonging_confirms_what_was_asked_and_asks_anew() -> None:
    story = away(5)
    story.does(Pause(None, day(12)), YOUTH_HOME, words="Still missing.")

    first, second = story.steps("still_absent")
    assert (StepStatus.CONFIRMED, StepStatus.OPEN) == (first.status, second.status)
    assert (day(12), 10) == (story.due("still_absent"), story.clock("mapping").paused_days)
    assert day(5) == story.case.pauses[0].until_on - 7 * ONE_DAY


def test_a_pause_is_planned_shorter_without_a_reason() -> None:
    story = away(12)
    story.does(Pause("absconded", day(4)))

    assert (day(4), day(11)) == (story.due("still_absent"), story.due("mapping"))


def test_coming_back_early_counts_the_days_that_it_took() -> None:
    story = away(12)
    story.sweeps(day(6))
    story.does(Resume(), on=day(5))

    assert (2, day(11)) == (story.clock("mapping").paused_days, story.due("mapping"))
    assert (StepStatus.CONFIRMED, None) == (story.step("still_absent").status, story.case.pause)
    assert [("pause", "met")] == story.clocks("still_absent")


def test_coming_back_so_early_that_the_last_day_has_passed_makes_it_late_at_once() -> None:
    story = away(12)
    story.sweeps(day(12))
    story.does(Resume(), on=day(4))

    assert (DeadlineStatus.MISSED, day(10)) == (story.clock("mapping").status, story.due("mapping"))


def test_what_was_missed_before_stays_missed_and_its_alert_goes_on() -> None:
    story = admitted()
    story.sweeps(day(10))
    missed, alert = story.clock("mapping"), story.alert("mapping")
    story.does(Pause("hospital", day(20)), on=day(3))

    assert (missed, alert) == (story.clock("mapping"), story.alert("mapping"))
    assert date(2026, 12, 4) == story.due("introduction_meeting")


def test_what_was_missed_though_it_had_waited_is_moved_by_nothing_more() -> None:
    story = away(5)
    story.sweeps(day(13))
    missed = story.clock("mapping")
    assert (DeadlineStatus.MISSED, day(12)) == (missed.status, missed.due_on)

    story.does(Pause(None, day(20)), words="Still missing.")
    assert missed == story.clock("mapping")
    story.does(Resume(), on=day(4))
    assert missed == story.clock("mapping")


def test_a_missed_clock_starts_anew_when_its_own_anchor_moves_and_waits_then() -> None:
    story = away(5)
    story.sweeps(day(13))
    assert DeadlineStatus.MISSED is story.clock("mapping").status
    story.does(Fire("discharge"), YOUTH_HOME)
    assert Cause.OVERTAKEN is story.step("mapping").cause


def test_the_answer_to_an_offer_never_waits_and_what_is_sent_back_in_a_pause_does() -> None:
    story = admitted()
    handover = story.step("educational_handover").id
    story.does(Offer(handover), HOME_SCHOOL)
    answer = story.clock("educational_handover")
    story.does(Pause("hospital", day(6)))
    assert answer == story.clock("educational_handover")

    story.comes_to(day(4))
    story.does(Return(handover), YOUTH_HOME_SCHOOL, words="A page is missing.")
    # Mon 16 Nov and the five days of 2–6 November = Sat 21, so Mon 23.
    assert (day(23), 5) == (
        story.due("educational_handover"),
        story.clock("educational_handover").paused_days,
    )


def test_new_time_after_a_return_waits_though_what_was_due_before_the_pause_does_not() -> None:
    story = admitted()
    handover = story.step("educational_handover").id
    story.comes_to(date(2026, 11, 16))
    story.does(Offer(handover), HOME_SCHOOL)
    story.comes_to(date(2026, 11, 17))
    story.does(Pause("hospital", date(2026, 11, 25)))
    story.comes_to(date(2026, 11, 18))
    story.does(Return(handover), YOUTH_HOME_SCHOOL, words="Something is missing.")

    # Two working days from Wed 18 Nov, Fri 20; away from that day to Wed 25, 8 days: Sat 28, so Mon 30 Nov.
    assert date(2026, 11, 30) == story.due("educational_handover")


def test_new_time_after_a_return_waits_only_from_the_return_on() -> None:
    story = admitted()
    handover = story.step("educational_handover").id
    story.does(Offer(handover), HOME_SCHOOL)
    story.sweeps(day(16))
    story.does(Pause("hospital", day(30)))
    story.sweeps(day(20))
    story.does(Resume())
    story.comes_to(date(2026, 12, 3))
    story.does(Return(handover), YOUTH_HOME_SCHOOL, words="A page is missing.")

    # Two working days after Thu 3 December; the pause was over long before.
    assert (date(2026, 12, 7), 0) == (
        story.due("educational_handover"),
        story.clock("educational_handover").paused_days,
    )


def test_the_next_report_counts_from_the_last_day_as_it_was_moved() -> None:
    story = away(5)
    story.comes_to(day(20))
    story.does(Resume(), on=day(6))
    assert date(2026, 12, 7) == story.due("feedback")
    story.hands_over("feedback", YOUTH_HOME_SCHOOL, HOME_SCHOOL)

    # The end of term comes before five weeks; nothing of the pause is left.
    assert (2, 0) == (story.step("feedback").occurrence, story.clock("feedback").paused_days)
    assert date(2026, 12, 7) == story.step("feedback").base_on


@pytest.mark.parametrize(
    ("act", "cause"),
    [(Fire("discharge"), Cause.OVERTAKEN), (Close("moved_abroad", PersonId("second")), Cause.CLOSED)],
    ids=["discharge", "closing"],
)
def test_what_ends_the_stay_ends_the_pause(act: Fire | Close, cause: Cause) -> None:
    story = away(12)
    story.does(act, words="Gone.")

    assert (None, cause) == (story.case.pause, story.step("still_absent").cause)
    assert EventType.PAUSE_ENDED in story.types()
    assert day(3) == story.case.pauses[0].ended_on


def test_a_discharge_on_a_day_before_the_pause_leaves_it_no_day() -> None:
    story = away(12, on=4)
    story.does(Fire("discharge"), on=day(3))

    assert 0 == story.case.pauses[0].days


def test_a_discharge_that_was_a_mistake_lets_the_pause_go_on() -> None:
    story = away(12)
    waited = story.due("mapping")
    story.undoes(story.does(Fire("discharge")))

    assert (day(12), waited) == (story.due("still_absent"), story.due("mapping"))
    assert story.case.pause is not None


def test_an_annulled_pause_took_no_day_and_stands_in_no_other_ones_way() -> None:
    story = admitted()
    due = story.due("mapping")
    story.comes_to(day(5))
    story.undoes(story.does(Pause("hospital", day(10))))
    assert (due, None, 0) == (story.due("mapping"), story.case.pause, story.case.pauses[0].days)
    assert Cause.ANNULLED is story.step("still_absent").cause

    story.does(Pause("hospital", day(10)), on=day(3))
    assert 8 == story.clock("mapping").paused_days


def test_an_annulled_prolonging_leaves_the_day_that_was_planned_before() -> None:
    story = away(5)
    story.undoes(story.does(Pause(None, day(10)), words="Still missing."))

    [asked] = [each for each in story.steps("still_absent") if each.live]
    clock = story.case.live_deadline(asked.id)
    assert clock is not None
    assert (1, day(5), 3) == (asked.occurrence, clock.due_on, story.clock("mapping").paused_days)


def test_an_annulled_return_lets_the_pause_go_on() -> None:
    story = away(10)
    story.undoes(story.does(Resume(), on=day(3)))

    assert (day(10), 8) == (story.due("still_absent"), story.clock("mapping").paused_days)


DEEDS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["pause", "prolong", "resume"]),
        st.integers(0, 14),
        st.integers(0, 5),
    ),
    max_size=8,
)


@given(deeds=DEEDS)
def test_over_any_life_of_pauses_the_law_stands_and_nothing_comes_earlier(
    deeds: list[tuple[int, str, int, int]],
) -> None:
    plain, story = (admitted(anchors={Anchor.CARE_EXECUTED: day(2)}, via=IMPORT) for _ in range(2))
    for passed, deed, length, back in deeds:
        for each in (plain, story):
            each.sweeps(each.now.date() + passed * ONE_DAY)
        today = story.now.date()
        until, since = today + length * ONE_DAY, max(day(2), today - back * ONE_DAY)
        act: Pause | Resume = Resume()
        if deed != "resume":
            act = Pause("hospital" if deed == "pause" else None, until)
        with suppress(Conflict, Invalid):
            story.does(act, on=since if deed == "pause" else None, words="Because.")
        _hold_against(plain, story)


def _hold_against(plain: Story, story: Story) -> None:
    """Hold the pending deadlines of a paused life against those of one in which the pupil stayed."""
    unmoved = {each.rule: each.due_on for each in plain.case.deadlines.values() if not each.ended_position}
    for each in story.case.deadlines.values():
        definition = story.rules.workflow.steps[each.rule.partition(".")[0]]
        if each.status is not DeadlineStatus.PENDING or each.rule not in unmoved or definition.is_watch:
            continue
        assert each.due_on >= unmoved[each.rule]
        if not definition.waits_in_pauses:
            assert (unmoved[each.rule], 0) == (each.due_on, each.paused_days)
