"""Signing in with one click, where all is invented and nowhere else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.people.keeping_sessions import load
from sisam.application.people.trying_out import NothingInvented, parts_of, try_again, try_out
from sisam.domain import canary
from sisam.domain.account import SignInWay
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.aviary import Aviary
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, PARTIES
from tests.people import a_people, sample_people
from tests.sites import a_case_at

TEACHER = PersonId(f"person-of-{HOME_SCHOOL}")
LATER = NOW + timedelta(minutes=20)


def test_each_role_at_each_kind_of_organisation_is_one_part_to_play() -> None:
    parts = parts_of(sample_people(), NOW)

    kinds = [(part.organisation.kind, part.role) for part in parts]
    assert len(kinds) == len(set(kinds))
    assert (OrganisationKind.SOCIAL_SERVICES, Role.OFFICER) == kinds[0]
    assert (OrganisationKind.AGENCY, Role.ADMINISTRATOR) == kinds[-1]


def test_parts_are_of_one_case_so_that_they_meet() -> None:
    people = sample_people()
    a_case_at(people.site)

    (teacher,) = [part for part in parts_of(people, NOW) if part.role is Role.HEAD_TEACHER]

    assert HOME_SCHOOL == teacher.organisation.id != NEW_SCHOOL


def test_parts_are_of_a_case_with_a_school_where_the_last_one_has_none() -> None:
    people, school = sample_people(), PartyName("home_school")
    a_case_at(people.site, "N/1", parties={**PARTIES, school: NEW_SCHOOL})
    others = {party: each for party, each in PARTIES.items() if party != school}
    a_case_at(people.site, "N/2", parties=others, absent=frozenset({school}))

    (teacher,) = [part for part in parts_of(people, NOW) if part.role is Role.HEAD_TEACHER]

    assert NEW_SCHOOL == teacher.organisation.id


def test_nobody_plays_the_canary_and_its_case_is_not_the_one_that_they_share(tmp_path: Path) -> None:
    aviary = Aviary(tmp_path)
    a_case_at(aviary.site)
    aviary.keep()

    parts = parts_of(sample_people(site=aviary.site), NOW)

    assert canary.ORGANISATION not in {part.organisation.id for part in parts}
    assert HOME_SCHOOL in {part.organisation.id for part in parts}


def test_one_click_is_enough_where_all_is_invented() -> None:
    people = sample_people()

    begun = try_out(people, TEACHER, NOW)
    fresh = try_again(people, begun.session, NOW + timedelta(minutes=11))

    found = load(people, fresh.session_id, NOW + timedelta(minutes=11))
    assert found is not None
    assert (TEACHER, SignInWay.DEMO) == (found.person.id, found.session.way)
    assert load(people, begun.session_id, NOW) is None


def test_a_site_that_is_real_lets_nobody_in_with_one_click() -> None:
    for people in (a_people(), a_people(way=SignInWay.DEMO), replace(sample_people(), way=SignInWay.LOCAL)):
        with pytest.raises(NothingInvented):
            try_out(people, TEACHER, NOW)
        with pytest.raises(NothingInvented):
            parts_of(people, NOW)


def test_a_session_of_one_click_is_over_once_the_site_is_real() -> None:
    people = sample_people()
    begun = try_out(people, TEACHER, NOW)
    with people.site.store.write() as work:
        work.site_states.put(replace(work.site_states.get(), sample=False))
        work.commit()

    assert load(people, begun.session_id, NOW) is None
    with pytest.raises(NothingInvented):
        try_again(people, begun.session, NOW)


def test_nobody_tries_out_a_person_who_is_not_there() -> None:
    with pytest.raises(NotFound):
        try_out(sample_people(), PersonId("nobody"), NOW)
