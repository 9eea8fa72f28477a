"""One clock at a time: set, set anew when its anchor moves, and left alone when nothing changed."""

from datetime import date

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Offer, SetDate, Tick
from sisam.domain.deadline import DeadlineKind
from sisam.domain.event import EventType
from sisam.domain.source import Source
from sisam.engine.draft import Draft
from sisam.engine.steps.retiming import retime, set_answer_clock, set_clock
from tests.builders import HOME_SCHOOL, NOW, PARTIES, TODAY, a_case, a_step, shipped_rules
from tests.story import a_command_of, admitted, opened


def a_draft(definition: str, **fields: object) -> Draft:
    """A draft of a case with one step and no clock."""
    step = a_step(definition=definition)
    case = a_case(parties=PARTIES, steps={step.id: step}, anchors={Anchor.OPENED: TODAY}, length=7)
    return Draft(shipped_rules(), a_command_of(Tick()), NOW, case)


def test_a_clock_is_journalled_with_all_that_is_needed_to_compute_it_again() -> None:
    draft = a_draft("contact")

    set_clock(draft, a_step(definition="contact"))

    assert {
        "deadline": "case-1.d1",
        "step": "case-1.s1",
        "kind": "do",
        "rule": "contact.due.2",
        "anchor": "opened",
        "anchor_on": "2026-11-02",
        "times": 1,
        "floor_on": None,
        "due_on": "2026-11-09",
        "clock": "working_days",
        "source": "policy",
        "first_due_on": "2026-11-09",
    } == draft.events[0].data


@pytest.mark.parametrize(
    ("definition", "kind"),
    [
        ("contact", DeadlineKind.DO),
        ("watch", DeadlineKind.WATCH),
        ("review_of_care", DeadlineKind.REVIEW),
        ("end_of_care", DeadlineKind.LAW),
    ],
)
def test_each_kind_of_step_has_its_kind_of_clock(definition: str, kind: DeadlineKind) -> None:
    story = admitted(anchors={Anchor.CARE_EXECUTED: TODAY, Anchor.TURNS_21: date(2030, 5, 5)})

    clock = story.clock(definition)

    assert kind is clock.kind
    assert (Source.LAW if kind in (DeadlineKind.REVIEW, DeadlineKind.LAW) else Source.POLICY) is clock.source


def test_an_answer_counts_from_the_day_when_its_confirmer_hears_of_the_offer() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 6))

    story.does(Offer(story.step("introduction_meeting").id), HOME_SCHOOL, on=date(2026, 11, 5))

    # It was offered on Thursday 5 November and recorded on Friday: three working days from then.
    assert (DeadlineKind.ANSWER, date(2026, 11, 11)) == (
        story.clock("introduction_meeting").kind,
        story.due("introduction_meeting"),
    )


def test_an_answer_does_not_change_when_the_first_due_date_is_asked_for() -> None:
    story = opened()

    story.does(Offer(story.step("contact").id))

    assert date(2026, 11, 9) == story.step("contact").first_due_on


def test_a_clock_whose_anchor_did_not_move_is_left_alone() -> None:
    story = opened()
    clock = story.clock("contact")

    story.does(SetDate(Anchor.TURNS_18, date(2028, 5, 5)))

    assert clock == story.clock("contact")


def test_an_anchor_that_moves_to_the_same_due_day_is_still_a_new_derivation() -> None:
    story = opened(anchors={Anchor.INVESTIGATION_OPENED: date(2026, 10, 31)})

    # From Saturday or Sunday five working days end on Friday 6 November alike.
    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 11, 1)))

    assert [("do", "cancelled"), ("do", "pending")] == story.clocks("contact")
    assert (date(2026, 11, 6), date(2026, 11, 1)) == (story.due("contact"), story.clock("contact").anchor_on)


def test_a_missed_deadline_whose_day_is_the_same_keeps_its_alert() -> None:
    story = opened(anchors={Anchor.INVESTIGATION_OPENED: date(2026, 10, 31)})
    story.sweeps(date(2026, 11, 9))

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 11, 1)))

    assert [("do", "missed")] == story.clocks("contact")
    assert story.alert("contact").live


def test_an_anchor_that_moves_the_day_into_the_past_is_missed_at_once() -> None:
    story = opened()

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 10, 19)))

    # Five working days after Monday 19 October.
    assert date(2026, 10, 26) == story.due("contact")
    assert [("do", "cancelled"), ("do", "missed")] == story.clocks("contact")
    assert story.alert("contact").live


def test_a_cancelled_deadline_names_why() -> None:
    story = opened()

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 10, 30)))

    event = next(each for each in story.last.events if each.type is EventType.DEADLINE_CANCELLED)
    assert Cleared.ANCHOR_MOVED == event.data["reason"]


def test_a_step_that_no_rule_dates_is_a_bug_where_a_clock_must_run() -> None:
    draft = a_draft("mapping")

    with pytest.raises(RuntimeError, match="mapping is open and no rule says when it is due"):
        set_clock(draft, a_step(definition="mapping"))


def test_an_offer_without_an_answer_clock_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match="mapping was offered and has no answer clock"):
        set_answer_clock(a_draft("mapping"), a_step(definition="mapping"))


def test_a_step_that_no_rule_dates_any_more_keeps_the_clock_that_it_has() -> None:
    draft = a_draft("mapping")

    retime(draft, a_step(definition="mapping"))

    assert [] == draft.events
