"""A note on an alert is there to be read, and changes nothing."""

from dataclasses import replace
from datetime import date

from sisam.domain.command import Note, Offer
from sisam.domain.event import EventType
from sisam.domain.ids import AlertId
from sisam.domain.refusal import ReasonMissing, SomethingRestsOnIt
from sisam.domain.refusal_of_alert import AlertMissing
from tests.builders import SOCIAL_SERVICES
from tests.story import Story, opened

CALLED = "Ringde 10.15, får svar i morgon."


def late() -> Story:
    """The contact was due on Monday 9 November; it is Tuesday, and its alert was raised at nine o'clock."""
    story = opened()
    story.sweeps(date(2026, 11, 10))
    return story


def test_a_note_is_journalled_with_its_words_and_its_author() -> None:
    story = late()

    story.does(Note(story.alert("contact").id), words=CALLED)

    [event] = story.last.events
    assert (EventType.ALERT_NOTED, CALLED) == (event.type, event.words)
    assert f"person-of-{SOCIAL_SERVICES}" == event.actor.person_id


def test_a_note_changes_nothing_and_tells_nobody() -> None:
    story = late()
    before = story.case

    story.does(Note(story.alert("contact").id), words=CALLED)

    after = replace(story.case, length=before.length, recorded_at=before.recorded_at)
    assert before.alerts == after.alerts
    assert before.next_at == after.next_at
    assert () == story.last.messages


def test_a_note_without_words_is_none() -> None:
    story = late()

    assert "note" == story.refuses(ReasonMissing, Note(story.alert("contact").id)).act


def test_what_does_not_go_on_any_more_gets_no_note() -> None:
    story = late()
    alert = story.alert("contact").id
    story.does(Offer(story.step("contact").id))

    story.refuses(AlertMissing, Note(alert), words=CALLED)
    story.refuses(AlertMissing, Note(AlertId("case-1.a9")), words=CALLED)


def test_a_note_stays() -> None:
    story = late()
    noted = story.does(Note(story.alert("contact").id), words=CALLED)

    assert (
        EventType.ALERT_NOTED == story.refuses(SomethingRestsOnIt, story.annulment(noted), words="No.").what
    )
