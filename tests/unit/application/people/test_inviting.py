"""Inviting people, and letting them back in who have lost what they sign in with."""

from datetime import timedelta

import pytest

from sisam.application.administering import NotAnAdministrator
from sisam.application.cases.acting import NoSeat
from sisam.application.people.accepting import InvitationRefused, accept
from sisam.application.people.inviting import (
    HOLDS,
    AccountOff,
    HasAccount,
    NotOneself,
    invite,
    recover,
)
from sisam.application.people.keeping_sessions import load
from sisam.application.people.signing_in import SignInRefused, sign_in
from sisam.application.people.switching_off import disable
from sisam.domain.actor import Actor
from sisam.domain.ids import PersonId
from sisam.domain.message import Template
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NOW, a_person
from tests.people import ADDRESS, PASSWORD, a_member, a_people, an_invitation, signed_in
from tests.sites import AGENCY, outbox_at

TEACHER = f"person-of-{HOME_SCHOOL}"
ADMINISTRATOR = Actor(PersonId(f"administrator-of-{AGENCY}"), AGENCY, "cli:ann")
LATER = NOW + timedelta(minutes=5)


def test_whoever_is_invited_gets_a_mail_whose_link_is_no_code() -> None:
    people = a_people()

    invited = invite(people, f"{TEACHER}@example.se", ADMINISTRATOR, NOW)

    (mail,) = outbox_at(people.site)
    (item,) = mail.items
    assert (TEACHER, Template.INVITED) == (mail.person_id, item.template)
    assert f"https://sisam.example/inbjudan/{invited.invitation.id}" == item.fields["link"]
    assert invited.code not in str(item)
    assert ADMINISTRATOR.person_id == invited.invitation.created_by


def test_a_code_has_twelve_signs_in_groups_and_is_stored_as_a_hash() -> None:
    people = a_people()

    invited = an_invitation(people, TEACHER)

    assert [4, 4, 4] == [len(group) for group in invited.code.split("-")]
    assert people.passwords.verify(invited.invitation.code_hash, invited.code.replace("-", ""))
    assert invited.code not in repr(invited)


def test_nobody_invites_themselves() -> None:
    email = f"{ADMINISTRATOR.person_id}@example.se"
    for inviting in (invite, recover):
        with pytest.raises(NotOneself):
            inviting(a_people(), email, ADMINISTRATOR, NOW)


def test_only_an_administrator_invites() -> None:
    officer = Actor(PersonId(TEACHER), HOME_SCHOOL, "cli:ann")
    for inviting in (invite, recover):
        with pytest.raises(NotAnAdministrator):
            inviting(a_people(), "person-of-org-social@example.se", officer, NOW)


def test_whoever_is_not_in_the_register_is_not_invited() -> None:
    with pytest.raises(NotFound):
        invite(a_people(), "nobody@example.se", None, NOW)


def test_whoever_has_no_seat_has_nothing_to_sign_in_for() -> None:
    people = a_people()
    with people.site.store.write() as work:
        work.register.put_persons([a_person("robin")])
        work.commit()

    with pytest.raises(NoSeat):
        invite(people, "robin@example.se", None, NOW)


def test_whoever_can_sign_in_is_not_invited_again() -> None:
    people = a_people()
    a_member(people, TEACHER)

    with pytest.raises(HasAccount):
        an_invitation(people, TEACHER, LATER)


def test_whose_account_is_off_is_not_invited() -> None:
    people = a_people()
    an_invitation(people, TEACHER)
    disable(people, f"{TEACHER}@example.se", None, NOW)

    for inviting in (invite, recover):
        with pytest.raises(AccountOff):
            inviting(people, f"{TEACHER}@example.se", None, LATER)


def test_a_new_invitation_withdraws_the_old_one() -> None:
    people = a_people()
    old, new = an_invitation(people, TEACHER), an_invitation(people, TEACHER, LATER)

    with pytest.raises(InvitationRefused):
        accept(people, old.invitation.id, old.code, PASSWORD, ADDRESS, LATER)
    accept(people, new.invitation.id, new.code, PASSWORD, ADDRESS, LATER)


def test_an_invitation_holds_for_seven_days_and_no_longer() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    end = NOW + HOLDS

    accept(people, invited.invitation.id, invited.code, PASSWORD, ADDRESS, end - timedelta(seconds=1))
    with pytest.raises(InvitationRefused):
        accept(people, invited.invitation.id, invited.code, PASSWORD, ADDRESS, end)
    assert timedelta(days=7) == HOLDS


def test_whoever_is_recovered_is_out_at_once_and_comes_back_with_new_credentials_alone() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    begun = signed_in(people, member, LATER)

    recover(people, member.email, ADMINISTRATOR, LATER)

    assert load(people, begun.session_id, LATER) is None
    much_later = LATER + timedelta(minutes=2)
    with pytest.raises(SignInRefused):
        sign_in(people, member.proof(much_later), much_later)
    with pytest.raises(SignInRefused):
        sign_in(people, member.proof(much_later, code=member.recovery_codes[0]), much_later)
    again = a_member(people, TEACHER, LATER)
    assert signed_in(people, again, much_later).session.person_id == member.person_id
    templates = [item.template for mail in outbox_at(people.site) for item in mail.items]
    assert 2 <= templates.count(Template.ACCOUNT_CHANGED)
