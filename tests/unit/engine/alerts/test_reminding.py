"""Whoever is to do something hears of it once more before it is late, and never twice in two days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Done, Fire, Offer, Return, SetDate, Tick
from sisam.domain.event import EventType
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Role, Seat
from sisam.engine.alerts.reminding import remind
from sisam.engine.draft import Draft
from tests.builders import (
    HOME_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_deadline,
    a_step,
    shipped_rules,
)
from tests.story import IMPORT, Story, a_command_of, admitted, opened

LEAD = Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD)
OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
HEAD_TEACHER = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)
#: The start of Thursday 5 November in Stockholm.
THURSDAY = datetime(2026, 11, 4, 23, tzinfo=UTC)


def reminded(story: Story) -> list[tuple[Seat, str | None]]:
    """Whom the last command reminded, and of which step."""
    return [(each.to, each.step) for each in story.last.messages if each.template is Template.REMINDER]


def before_the_weekend() -> Story:
    """A pupil admitted on Monday 2 November: mapping is due on Monday 9, and reminded of on Thursday 5."""
    story = admitted()
    assert date(2026, 11, 9) == story.due("mapping")
    return story


def test_two_working_days_before_the_last_day_its_owner_is_reminded() -> None:
    story = before_the_weekend()

    story.now = THURSDAY
    story.sweeps()

    assert (LEAD, "mapping") in reminded(story)
    [message] = [each for each in story.last.messages if (each.to, each.step) == (LEAD, "mapping")]
    assert (ItemKind.REMINDER, date(2026, 11, 9), 0) == (message.kind, message.due_on, message.rung)
    assert date(2026, 11, 9) == story.clock("mapping").reminded_for


def test_the_case_is_looked_at_as_that_day_begins_and_not_before() -> None:
    story = before_the_weekend()
    story.sweeps(date(2026, 11, 4))
    assert [] == reminded(story)

    assert THURSDAY == story.case.next_at


def test_the_program_reminds_by_itself() -> None:
    story = before_the_weekend()

    story.sweeps(date(2026, 11, 5))

    events = [each for each in story.last.events if each.type is EventType.DEADLINE_REMINDED]
    assert {True} == {each.actor.is_daemon for each in events}
    assert {"2026-11-09"} == {each.data["due"] for each in events}


def test_nobody_is_reminded_of_the_same_day_twice() -> None:
    story = before_the_weekend()
    story.sweeps(date(2026, 11, 5))

    story.sweeps(date(2026, 11, 6))

    # The urgent ladder reminds of the contact on its last working day before; nothing else is said again.
    assert [(OFFICER, "contact")] == reminded(story)


def test_a_command_reminds_as_well_where_nobody_has_swept() -> None:
    story = before_the_weekend()

    story.comes_to(date(2026, 11, 5))
    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)

    assert (LEAD, "mapping") in reminded(story)


def test_of_what_is_done_at_that_moment_nobody_is_reminded() -> None:
    story = before_the_weekend()

    story.comes_to(date(2026, 11, 5))
    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert (LEAD, "mapping") not in reminded(story)


def test_a_stop_that_jumps_over_reminder_and_last_day_only_misses() -> None:
    story = before_the_weekend()

    story.sweeps(date(2026, 11, 10))

    assert (LEAD, "mapping") not in reminded(story)
    assert EventType.DEADLINE_MISSED in story.types()
    assert story.clock("mapping").reminded_for is None


@pytest.mark.parametrize(
    ("before", "types"),
    [(timedelta(microseconds=1), [EventType.DEADLINE_REMINDED]), (timedelta(), [])],
    ids=["its last instant", "over"],
)
def test_once_the_last_day_is_over_nobody_is_reminded_of_what_nobody_has_flagged(
    before: timedelta, types: list[EventType]
) -> None:
    step, deadline = a_step(), a_deadline()
    case = a_case(parties=PARTIES, steps={step.id: step}, deadlines={deadline.id: deadline})
    draft = Draft(shipped_rules(), a_command_of(Tick(), None), deadline.due_at - before, case)
    draft.time_passes = True

    remind(draft)

    assert types == [each.type for each in draft.events]


def test_what_was_missed_is_not_reminded_of_any_more() -> None:
    story = before_the_weekend()
    story.sweeps(date(2026, 11, 10))

    story.sweeps(date(2026, 11, 11))

    assert "mapping" not in {step for _, step in reminded(story)}


# Just heard of it.


def test_a_whole_working_day_lies_between_hearing_of_it_and_the_reminder() -> None:
    # Offered on Thursday 5: due on Tuesday 10, reminded on Monday 9 (urgent); Friday lies between.
    story = opened()
    story.sweeps(date(2026, 11, 5))
    story.does(Offer(story.step("contact").id))
    assert date(2026, 11, 10) == story.due("contact")

    story.sweeps(date(2026, 11, 9))

    assert [(HEAD_TEACHER, "contact")] == reminded(story)


def test_the_answer_to_an_offer_that_was_made_the_working_day_before_is_not_reminded_of() -> None:
    # The standard ladder: offered on Monday 2, due on Thursday 5, two working days before is Tuesday 3.
    story = admitted()
    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)
    assert date(2026, 11, 5) == story.due("educational_handover")

    for day in (3, 4, 5):
        story.sweeps(date(2026, 11, day))
        assert "educational_handover" not in {step for _, step in reminded(story)}


def test_what_came_back_yesterday_is_not_reminded_of() -> None:
    # Sent back on Monday 9: due on Wednesday 11 by the new time, and one working day before is Tuesday 10.
    story = opened()
    story.sweeps(date(2026, 11, 9))
    story.does(Offer(story.step("contact").id))
    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="Not enough.")
    assert date(2026, 11, 11) == story.due("contact")

    story.sweeps(date(2026, 11, 10))

    assert [] == reminded(story)


def test_what_an_import_brought_in_today_is_not_reminded_of_at_once() -> None:
    story = admitted(via=IMPORT, on=date(2026, 10, 28))

    story.sweeps()

    assert [] == reminded(story)


# Moved, watched, answered.


def test_a_last_day_that_was_moved_is_reminded_of_anew() -> None:
    story = before_the_weekend()
    story.sweeps(date(2026, 11, 5))
    story.does(SetDate(Anchor.ADMITTED, date(2026, 10, 30)), YOUTH_HOME)

    # It is due tomorrow now, and its reminder would have gone out yesterday.
    assert (date(2026, 11, 6), date(2026, 11, 6)) == (
        story.due("mapping"),
        story.clock("mapping").reminded_for,
    )
    assert (LEAD, "mapping") in reminded(story)


def test_who_is_accountable_is_reminded_of_the_watch() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))
    story.does(Confirm(story.step("contact").id), HOME_SCHOOL)
    due = story.due("watch")
    assert date(2026, 11, 30) == due

    for day in (25, 26):
        story.sweeps(date(2026, 11, day))

    assert (OFFICER, "watch") in reminded(story)


def test_an_act_of_the_accountable_moves_the_reminder_with_the_watch() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 26))
    assert (OFFICER, "watch") in reminded(story)

    story.does(Fire("apply"))

    assert story.clock("watch").reminded_for is None
