"""Reconsidering: another plan for the discharge, with its reason and its notices."""

from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.command import Reconsider, SetDate
from sisam.domain.fact import Fact
from sisam.domain.message import Template
from sisam.domain.refusal import NotAParty, ReasonMissing
from sisam.domain.refusal_of_transfer import NothingToReconsider, PlannedTooEarly
from sisam.domain.seat import Role, Seat
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME
from tests.story import IMPORT, Story, admitted

PLANNED, LATER, EARLIER = date(2027, 1, 15), date(2027, 2, 15), date(2027, 1, 8)


def planned() -> Story:
    """A placement with a planned discharge."""
    story = admitted()
    story.does(SetDate(Anchor.FORECAST, PLANNED))
    return story


def test_a_later_day_is_told_to_the_others_and_counted() -> None:
    story = planned()
    story.does(Reconsider(LATER), words="More time.")

    assert (LATER, "1") == (story.case.anchors[Anchor.FORECAST], story.case.facts[Fact.FORECAST_POSTPONED])
    told = story.told(Template.RECONSIDERED)
    assert Seat(YOUTH_HOME, Role.MANAGER) in told
    assert SOCIAL_SERVICES not in {seat.organisation_id for seat in told}
    assert [] == story.told(Template.FORECAST_POSTPONED)


def test_an_earlier_day_is_told_and_not_counted() -> None:
    story = planned()
    story.does(Reconsider(EARLIER), YOUTH_HOME, words="It goes well.")

    assert Fact.FORECAST_POSTPONED not in story.case.facts
    [message, *_] = [each for each in story.last.messages if each.template is Template.RECONSIDERED]
    assert {"on": "2027-01-08", "was": "2027-01-15", "party": "youth_home"} == dict(message.values)


def test_the_same_day_is_renewed_without_a_word() -> None:
    story = planned()
    story.comes_to(date(2026, 11, 9))
    story.does(Reconsider(PLANNED), words="It still holds.")

    assert date(2026, 11, 9) == story.case.anchors[Anchor.FORECAST_SET]
    assert [] == story.told(Template.RECONSIDERED)
    assert [1, 2, 3] == [step.occurrence for step in story.steps("forecast")]


def test_what_cannot_be_reconsidered_is_refused() -> None:
    admitted().refuses(NothingToReconsider, Reconsider(LATER), words="More time.")
    planned().refuses(ReasonMissing, Reconsider(LATER))
    planned().refuses(NotAParty, Reconsider(LATER), HOME_SCHOOL, words="More time.")


def test_a_day_that_has_been_is_no_plan_but_today_is_one() -> None:
    story = planned()
    story.comes_to(date(2026, 12, 1))

    refusal = story.refuses(PlannedTooEarly, Reconsider(date(2026, 11, 30)), words="It is over.")
    story.does(Reconsider(date(2026, 12, 1)), words="Today.")

    assert (date(2026, 11, 30), date(2026, 12, 1)) == (refusal.on, refusal.earliest)
    assert date(2026, 12, 1) == story.case.anchors[Anchor.FORECAST]


def test_an_import_tells_of_a_plan_as_it_was() -> None:
    story = planned()
    story.comes_to(date(2026, 12, 1))

    story.does(Reconsider(date(2026, 11, 30)), via=IMPORT, words="On paper.")

    assert date(2026, 11, 30) == story.case.anchors[Anchor.FORECAST]
