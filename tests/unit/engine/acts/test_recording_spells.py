"""Recording spells: social services, the education administration and each school for itself."""

from datetime import date

import pytest

from sisam.domain.command import EndSpell, RecordSpell
from sisam.domain.event import EventType
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    NoSchool,
    NotAParty,
    NothingToEnd,
    SomethingRestsOnIt,
    SpellOrder,
)
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.engine.schooling import spells
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.story import opened

TOMORROW = date(2026, 11, 3)
AUGUST = date(2026, 8, 20)


@pytest.mark.parametrize("by", [SOCIAL_SERVICES, EDUCATION_ADMINISTRATION, HOME_SCHOOL])
def test_a_spell_is_recorded_by_those_who_see_to_it_and_by_the_school_itself(by: str) -> None:
    story = opened()

    story.does(RecordSpell(HOME_SCHOOL, AUGUST, mode=SchoolingMode.REMOTE), by)

    assert (Spell(HOME_SCHOOL, AUGUST, mode=SchoolingMode.REMOTE),) == story.case.spells
    assert [EventType.SPELL_RECORDED] == story.types()


def test_nobody_else_tells_of_a_school() -> None:
    story = opened()

    assert [
        ("social_services", "education_administration", "home_school"),
        ("social_services", "education_administration"),
    ] == [
        story.refuses(NotAParty, RecordSpell(HOME_SCHOOL, AUGUST), PLACEMENT_UNIT).may,
        story.refuses(NotAParty, RecordSpell(NEW_SCHOOL, AUGUST), HOME_SCHOOL).may,
    ]


def test_a_spell_at_the_same_school_from_the_same_day_is_corrected() -> None:
    story = opened()
    story.does(RecordSpell(HOME_SCHOOL, AUGUST))

    story.does(RecordSpell(HOME_SCHOOL, AUGUST, TODAY))

    assert (Spell(HOME_SCHOOL, AUGUST, TODAY),) == story.case.spells


def test_what_follows_from_the_dates_is_ended_by_recording_it() -> None:
    story = opened()

    story.does(EndSpell(TODAY), HOME_SCHOOL)

    assert (Spell(HOME_SCHOOL, TODAY, TODAY),) == spells(story.case)


def test_only_a_spell_that_goes_on_that_day_can_be_ended() -> None:
    story = opened()

    story.refuses(NothingToEnd, EndSpell(AUGUST))
    story.refuses(NothingToEnd, EndSpell(TODAY, NEW_SCHOOL))
    story.does(EndSpell(TODAY))
    story.refuses(AlreadyRecorded, EndSpell(TODAY))


def test_nobody_goes_to_school_at_a_home_or_an_office() -> None:
    refused = opened().refuses(NoSchool, RecordSpell(HOME_SCHOOL, AUGUST, kind=OrganisationKind.YOUTH_HOME))

    assert ("youth_home", True) == (refused.organisation_kind, OrganisationKind.SCHOOL in refused.possible)


@pytest.mark.parametrize(
    "kind", [OrganisationKind.YOUTH_HOME_SCHOOL, OrganisationKind.EDUCATION_ADMINISTRATION]
)
def test_whoever_teaches_or_stands_in_for_a_school_can_be_one(kind: OrganisationKind) -> None:
    story = opened()

    story.does(RecordSpell(HOME_SCHOOL, AUGUST, kind=kind))

    assert (Spell(HOME_SCHOOL, AUGUST),) == story.case.spells


def test_what_cannot_be_is_refused() -> None:
    story = opened()

    story.refuses(SpellOrder, RecordSpell(HOME_SCHOOL, TODAY, AUGUST))
    story.refuses(DateAhead, RecordSpell(HOME_SCHOOL, TOMORROW))
    story.does(RecordSpell(HOME_SCHOOL, TOMORROW, planned=True))
    story.refuses(AlreadyRecorded, RecordSpell(HOME_SCHOOL, TOMORROW, planned=True))


def test_a_new_spell_is_annulled_by_taking_it_away() -> None:
    story = opened()
    command = story.does(RecordSpell(HOME_SCHOOL, AUGUST))

    story.undoes(command)

    assert () == story.case.spells


def test_a_correction_is_annulled_by_what_was_recorded_before() -> None:
    story = opened()
    story.does(RecordSpell(HOME_SCHOOL, AUGUST))
    command = story.does(RecordSpell(HOME_SCHOOL, AUGUST, TODAY, SchoolingMode.PART_TIME))

    story.undoes(command)

    assert (Spell(HOME_SCHOOL, AUGUST),) == story.case.spells


def test_what_was_corrected_since_or_has_others_after_it_is_not_annulled() -> None:
    story = opened()
    first = story.does(RecordSpell(HOME_SCHOOL, AUGUST))
    story.does(RecordSpell(YOUTH_HOME_SCHOOL, AUGUST))
    story.refuses(SomethingRestsOnIt, story.annulment(first), words="A mistake.")
    second = story.does(RecordSpell(HOME_SCHOOL, AUGUST, TODAY))
    story.does(EndSpell(date(2026, 10, 30), HOME_SCHOOL))

    assert "spell_recorded" == story.refuses(SomethingRestsOnIt, story.annulment(second), words="Me.").what
