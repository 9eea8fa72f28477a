"""What was done in time is in time whenever it was recorded; a deadline that was missed stays missed."""

from datetime import date

from sisam.domain.command import Confirm, Done, Offer, Return
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.engine.timeliness import Timeliness, timeliness
from tests.builders import HOME_SCHOOL, YOUTH_HOME_SCHOOL
from tests.story import IMPORT, Story, admitted

#: Admitted on Monday 2 November: the handover is due on Monday 16 November.
DUE = date(2026, 11, 16)


def of(story: Story, definition: str) -> tuple[Timeliness, ...]:
    return timeliness(story.step(definition), story.events)


def told(found: tuple[Timeliness, ...]) -> list[tuple[str, int, str]]:
    return [(each.kind, each.days_late, each.status) for each in found]


def test_what_was_done_and_answered_in_time_is_in_time() -> None:
    story = admitted()
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    assert [("do", 0, "met"), ("answer", 0, "met")] == told(of(story, "educational_handover"))
    assert not any(each.told_late for each in of(story, "educational_handover"))


def test_what_happened_in_time_and_was_recorded_after_the_deadline_was_missed_is_in_time() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 18))

    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL, via=IMPORT, on=date(2026, 11, 13))

    expected = Timeliness(
        kind=DeadlineKind.DO,
        due_on=DUE,
        late_since=DUE,
        happened_on=date(2026, 11, 13),
        recorded_on=date(2026, 11, 18),
        status=DeadlineStatus.MISSED,
    )
    (found,) = of(story, "educational_handover")
    assert expected == found
    assert (True, 0, True) == (found.in_time, found.days_late, found.told_late)


def test_what_happened_late_is_late_by_the_days_until_it_happened() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 25))

    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL, on=date(2026, 11, 19))

    assert [("do", 3, "missed")] == told(of(story, "educational_handover"))


def test_an_answer_is_late_from_its_own_day_and_a_second_offer_from_the_first_due_date() -> None:
    # Offered on the 16th: to be answered by the 19th. Returned on the 23rd: to be done anew by the 25th.
    story = admitted()
    handover = story.step("educational_handover").id
    story.comes_to(DUE)
    story.does(Offer(handover), HOME_SCHOOL)
    story.comes_to(date(2026, 11, 23))
    story.does(Return(handover), YOUTH_HOME_SCHOOL, words="A page is missing.")
    story.comes_to(date(2026, 11, 25))
    story.does(Offer(handover), HOME_SCHOOL)
    story.does(Confirm(handover), YOUTH_HOME_SCHOOL)

    assert [("do", 0, "met"), ("answer", 4, "missed"), ("do", 0, "met"), ("answer", 0, "met")] == told(
        of(story, "educational_handover")
    )


def test_a_task_is_judged_by_the_day_when_it_was_done() -> None:
    # The mapping is due on Monday 9 November.
    story = admitted()
    story.comes_to(date(2026, 11, 12))
    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL, on=date(2026, 11, 9))

    assert [0] == [each.days_late for each in of(story, "mapping")]


def test_what_was_annulled_was_not_done() -> None:
    story = admitted()
    story.undoes(story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL))

    assert () == of(story, "educational_handover")
