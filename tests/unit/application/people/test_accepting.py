"""Taking up an invitation: a code and a password, then a second factor."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from sisam.application.people.accepting import (
    RECOVERY_CODES,
    CodeWrong,
    Enrolment,
    InvitationRefused,
    accept,
    confirm,
    enrolment_again,
)
from sisam.application.people.choosing_passwords import PasswordRefused
from sisam.application.people.inviting import FAILURES_AT_MOST, Invited
from sisam.application.people.people import People
from sisam.application.people.signing_in import sign_in
from sisam.application.people.switching_off import disable
from sisam.domain.account import Invitation
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import ADDRESS, PASSWORD, CountedPasswords, Member, a_member, a_people, an_invitation

TEACHER = f"person-of-{HOME_SCHOOL}"
OFFICER = f"person-of-{SOCIAL_SERVICES}"
WRONG = "ZZZZ-ZZZZ-ZZZZ"


def take_up(people: People, invited: Invited, code: str | None = None, password: str = PASSWORD) -> Enrolment:
    return accept(people, invited.invitation.id, code or invited.code, password, ADDRESS, NOW)


def shown(enrolment: Enrolment) -> str:
    return pyotp.TOTP(enrolment.secret).at(NOW)


def stored(people: People, invited: Invited) -> Invitation:
    with people.site.store.read() as work:
        found = work.accounts.invitation(invited.invitation.id)
    assert found is not None
    return found


def test_with_a_password_and_a_confirmed_second_factor_one_can_sign_in() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    enrolment = take_up(people, invited)

    codes = confirm(people, invited.invitation.id, enrolment.sealed, shown(enrolment), NOW)

    assert (RECOVERY_CODES, RECOVERY_CODES) == (len(codes), len(set(codes)))
    later = NOW + timedelta(minutes=1)
    member = Member(invited.person.id, invited.person.email, enrolment.secret, codes)
    assert invited.person.id == sign_in(people, member.proof(later), later).session.person_id


def test_a_password_alone_lets_nobody_in() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    take_up(people, invited)

    with people.site.store.read() as work:
        account = work.accounts.get(invited.person.id)
    assert account is not None
    assert not account.usable


def test_a_code_is_read_however_it_is_typed() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)

    for typed in (invited.code.lower(), invited.code.replace("-", " "), f" {invited.code.replace('-', '')} "):
        take_up(people, invited, typed)


def test_an_app_reads_who_and_where_from_the_picture() -> None:
    people = a_people()

    enrolment = take_up(people, an_invitation(people, TEACHER))

    assert enrolment.address.startswith("otpauth://totp/sisam:")
    assert enrolment.secret in enrolment.address
    assert enrolment.secret not in repr(enrolment)


def test_ten_wrong_codes_kill_an_invitation() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)

    for _ in range(FAILURES_AT_MOST):
        with pytest.raises(InvitationRefused):
            take_up(people, invited, WRONG)
    with pytest.raises(InvitationRefused):
        take_up(people, invited)

    assert FAILURES_AT_MOST == stored(people, invited).failures == 10


@pytest.mark.parametrize("garbage", ["", "test", "1", "x" * 1000, "<script>alert(1)</script>", "\0"])
def test_what_is_no_code_at_all_was_sent_by_a_program_and_is_not_counted(garbage: str) -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)

    with pytest.raises(InvitationRefused):
        accept(people, invited.invitation.id, garbage, PASSWORD, ADDRESS, NOW)

    assert invited.invitation == stored(people, invited)


def test_a_right_code_with_a_refused_password_costs_nothing() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)

    with pytest.raises(PasswordRefused):
        take_up(people, invited, password="short")

    assert invited.invitation == stored(people, invited)


def test_an_invitation_that_is_none_is_refused_with_the_same_work() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    passwords = people.passwords
    assert isinstance(passwords, CountedPasswords)
    counts = []

    for invitation_id, code in ((invited.invitation.id, WRONG), ("no-such-invitation", WRONG)):
        passwords.verified.clear()
        with pytest.raises(InvitationRefused):
            accept(people, invitation_id, code, PASSWORD, ADDRESS, NOW)
        counts.append(len(passwords.verified))

    assert [1, 1] == counts


def test_an_invitation_is_taken_up_once() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    first, second = take_up(people, invited), take_up(people, invited)
    confirm(people, invited.invitation.id, first.sealed, shown(first), NOW)

    with pytest.raises(InvitationRefused):
        confirm(people, invited.invitation.id, second.sealed, shown(second), NOW)
    with pytest.raises(InvitationRefused):
        take_up(people, invited)


def test_a_wrong_one_time_code_changes_nothing_and_the_same_picture_is_shown_again() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    enrolment = take_up(people, invited)

    with pytest.raises(CodeWrong):
        confirm(people, invited.invitation.id, enrolment.sealed, "000000", NOW)

    assert enrolment == enrolment_again(people, invited.invitation.id, enrolment.sealed, NOW)
    assert confirm(people, invited.invitation.id, enrolment.sealed, shown(enrolment), NOW)


def test_what_was_begun_for_one_invitation_confirms_no_other() -> None:
    people = a_people()
    mine, theirs = an_invitation(people, TEACHER), an_invitation(people, OFFICER)
    enrolment = take_up(people, mine)

    for sealed in (enrolment.sealed, "", "zz", "00"):
        with pytest.raises(InvitationRefused):
            confirm(people, theirs.invitation.id, sealed, shown(enrolment), NOW)
        with pytest.raises(InvitationRefused):
            enrolment_again(people, theirs.invitation.id, sealed, NOW)


def test_a_second_factor_is_confirmed_within_half_an_hour() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    enrolment = take_up(people, invited)
    late = NOW + timedelta(minutes=31)

    with pytest.raises(InvitationRefused):
        confirm(people, invited.invitation.id, enrolment.sealed, pyotp.TOTP(enrolment.secret).at(late), late)


def test_whose_account_was_switched_off_meanwhile_does_not_come_in() -> None:
    people = a_people()
    invited = an_invitation(people, TEACHER)
    enrolment = take_up(people, invited)
    disable(people, invited.person.email, None, NOW)

    with pytest.raises(InvitationRefused):
        confirm(people, invited.invitation.id, enrolment.sealed, shown(enrolment), NOW)


def test_secrets_and_codes_are_stored_as_what_only_the_program_can_read() -> None:
    people = a_people()
    member = a_member(people, TEACHER)

    with people.site.store.read() as work:
        account = work.accounts.get(member.person_id)
    assert account is not None
    assert member.secret == people.secrets.unseal(account.totp_sealed or b"", f"totp {member.person_id}")
    assert "Account(…)" == repr(account) == repr(replace(account, totp_last=1))
