"""Listing users, and switching them off and on."""

from datetime import timedelta

import pytest

from sisam.application.administering import NotAnAdministrator
from sisam.application.people.inviting import HOLDS, NotOneself
from sisam.application.people.listing_users import UserStatus, list_users
from sisam.application.people.people import People
from sisam.application.people.switching_off import disable, enable, end_sessions
from sisam.domain.actor import Actor
from sisam.domain.ids import PersonId
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, a_person
from tests.people import a_member, a_people, an_invitation, signed_in
from tests.sites import AGENCY

TEACHER = f"person-of-{HOME_SCHOOL}"
OFFICER = f"person-of-{SOCIAL_SERVICES}"
ADMINISTRATOR = Actor(PersonId(f"administrator-of-{AGENCY}"), AGENCY, "cli:ann")
NOT_ONE = Actor(PersonId(TEACHER), HOME_SCHOOL, "cli:ann")


def statuses(people: People) -> dict[str, UserStatus]:
    return {user.person.id: user.status for user in list_users(people, ADMINISTRATOR, NOW)}


def test_everybody_with_a_seat_is_listed_with_how_it_stands() -> None:
    people = a_people()
    a_member(people, TEACHER)
    invited = an_invitation(people, OFFICER)
    an_invitation(people, f"manager-of-{SOCIAL_SERVICES}", NOW - HOLDS)
    disable(people, f"coordinator-of-{SOCIAL_SERVICES}@example.se", None, NOW)

    found = statuses(people)

    assert UserStatus.ACTIVE == found[TEACHER]
    assert UserStatus.INVITED == found[OFFICER]
    assert UserStatus.LAPSED == found[f"manager-of-{SOCIAL_SERVICES}"]
    assert UserStatus.DISABLED == found[f"coordinator-of-{SOCIAL_SERVICES}"]
    assert UserStatus.NONE == found[f"administrator-of-{AGENCY}"]
    until = {user.person.id: user.invited_until for user in list_users(people, None, NOW)}
    assert (None, invited.invitation.expires_at) == (until[PersonId(TEACHER)], until[invited.person.id])


def test_whoever_has_neither_seat_nor_account_is_not_listed() -> None:
    people = a_people()
    with people.site.store.write() as work:
        work.register.put_persons([a_person("robin")])
        work.commit()

    assert "robin" not in statuses(people)


def test_sessions_are_counted() -> None:
    people = a_people()
    signed_in(people, a_member(people, TEACHER), NOW + timedelta(minutes=1))

    (user,) = [user for user in list_users(people, None, NOW) if user.person.id == TEACHER]

    assert 1 == user.sessions


def test_users_are_the_administrators_alone() -> None:
    people = a_people()

    with pytest.raises(NotAnAdministrator):
        list_users(people, NOT_ONE, NOW)
    for act in (disable, enable, end_sessions):
        with pytest.raises(NotAnAdministrator):
            act(people, f"{OFFICER}@example.se", NOT_ONE, NOW)


def test_no_administrator_switches_themselves_off_or_on() -> None:
    people = a_people()
    for act in (disable, enable, end_sessions):
        with pytest.raises(NotOneself):
            act(people, f"{ADMINISTRATOR.person_id}@example.se", ADMINISTRATOR, NOW)


def test_whoever_is_enabled_signs_in_as_before() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    disable(people, member.email, ADMINISTRATOR, NOW)
    assert UserStatus.DISABLED == statuses(people)[TEACHER]

    enable(people, member.email, ADMINISTRATOR, NOW)

    assert UserStatus.ACTIVE == statuses(people)[TEACHER]
    signed_in(people, member, NOW + timedelta(minutes=1))
