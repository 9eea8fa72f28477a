"""A case becomes that of a pupil with protected identity, once, and by those who know."""

import pytest

from sisam.domain.command import Protect
from sisam.domain.fact import Fact, Protection
from sisam.domain.refusal import AlreadyRecorded, NotAParty, UnknownName
from tests.builders import HOME_SCHOOL
from tests.story import opened


def test_the_case_is_protected_from_now_on() -> None:
    story = opened()

    story.does(Protect())

    assert (True, "yes") == (story.case.restricted, story.case.facts[Fact.PROTECTED])


def test_it_is_protected_once() -> None:
    story = opened()
    story.does(Protect())

    with pytest.raises(AlreadyRecorded):
        story.does(Protect())


def test_in_which_way_stands_in_no_event() -> None:
    with_kind, without = opened(), opened()

    without.does(Protect())
    with_kind.does(Protect(Protection.FICTITIOUS))

    assert without.last.events == with_kind.last.events


def test_that_nothing_protects_the_pupil_is_no_protection() -> None:
    with pytest.raises(UnknownName):
        opened().does(Protect(Protection.NONE))


def test_only_social_services_tell_of_it() -> None:
    with pytest.raises(NotAParty):
        opened().does(Protect(), by=HOME_SCHOOL)


def test_a_mistake_is_undone() -> None:
    story = opened()
    story.undoes(story.does(Protect()))

    assert (False, "no") == (story.case.restricted, story.case.facts[Fact.PROTECTED])
