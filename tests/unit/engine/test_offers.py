"""What was handed over with an offer is told by its newest event."""

import pytest

from sisam.domain.command import Offer, Withdraw
from sisam.domain.event import EventType
from sisam.domain.refusal import UnknownName
from sisam.engine.offers import documents_offered, last_offer
from tests.builders import HOME_SCHOOL
from tests.story import Story, admitted


@pytest.fixture
def story() -> Story:
    return admitted()


def test_an_offer_tells_which_documents_go_along_and_where_they_are(story: Story) -> None:
    step = story.step("school_information").id
    story.does(Offer(step, documents=("grades", "attendance")), HOME_SCHOOL, words="By safe mail, 4711.")

    offer = last_offer(story.events, step)

    assert ("grades", "attendance") == documents_offered(story.events, step)
    assert offer is not None
    assert "By safe mail, 4711." == offer.words


def test_an_offer_without_documents_tells_of_none(story: Story) -> None:
    step = story.step("school_information").id
    story.does(Offer(step), HOME_SCHOOL)

    assert () == documents_offered(story.events, step)


def test_the_newest_offer_counts(story: Story) -> None:
    step = story.step("school_information").id
    story.does(Offer(step, documents=("grades",)), HOME_SCHOOL)
    story.does(Withdraw(step), HOME_SCHOOL)
    story.does(Offer(step, documents=("attendance",)), HOME_SCHOOL)

    assert ("attendance",) == documents_offered(story.events, step)


def test_what_was_never_offered_has_no_offer(story: Story) -> None:
    assert () == documents_offered(story.events, story.step("mapping").id)
    assert last_offer(story.events, story.step("mapping").id) is None


def test_a_journal_from_before_documents_were_named_is_read_as_none(story: Story) -> None:
    step = story.step("school_information").id
    story.does(Offer(step), HOME_SCHOOL)
    event = next(each for each in story.events if each.type is EventType.STEP_OFFERED)
    del event.data["documents"]  # type: ignore[attr-defined]

    assert () == documents_offered(story.events, step)


def test_a_document_of_another_step_is_refused_with_those_of_this_one(story: Story) -> None:
    act = Offer(story.step("educational_handover").id, documents=("grades",))

    refusal = story.refuses(UnknownName, act, HOME_SCHOOL)

    assert ("document", "grades", ("handover_dossier",)) == (refusal.kind, refusal.name, refusal.possible)
