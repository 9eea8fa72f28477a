"""Changing what one signs in with."""

from datetime import timedelta

import pyotp
import pytest

from sisam.application.people.accepting import CodeWrong, InvitationRefused
from sisam.application.people.changing_credentials import (
    NoAccount,
    NotFresh,
    begin_new_factor,
    change_password,
    confirm_new_factor,
    factor_again,
    new_recovery_codes,
    recovery_codes_left,
)
from sisam.application.people.choosing_passwords import PasswordRefused
from sisam.application.people.keeping_sessions import Begun, SignedIn, load
from sisam.application.people.people import People
from sisam.application.people.signing_in import SignInRefused, sign_in
from sisam.application.people.trying_out import try_out
from sisam.domain.message import Template
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import Member, a_member, a_people, sample_people, signed_in
from tests.sites import outbox_at

TEACHER = f"person-of-{HOME_SCHOOL}"
OFFICER = f"person-of-{SOCIAL_SERVICES}"
SOON = NOW + timedelta(minutes=1)
LATER = SOON + timedelta(minutes=5)
STALE = SOON + timedelta(minutes=11)
NEW_PASSWORD = "hallå där du vackra"


def who(people: People, begun: Begun) -> SignedIn:
    found = load(people, begun.session_id, SOON)
    assert found is not None
    return found


def told(people: People) -> int:
    mails = [item.template for mail in outbox_at(people.site) for item in mail.items]
    return mails.count(Template.ACCOUNT_CHANGED)


def shown(secret: str) -> str:
    return pyotp.TOTP(secret).at(SOON)


def test_a_new_password_takes_the_old_ones_place_and_ends_all_other_sessions() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    other = signed_in(people, member, NOW + timedelta(seconds=30))
    own = signed_in(people, member, SOON)
    before = told(people)

    fresh = change_password(people, who(people, own), NEW_PASSWORD, SOON)

    assert [None, None] == [load(people, each.session_id, SOON) for each in (own, other)]
    assert load(people, fresh.session_id, SOON) is not None
    assert before + 1 == told(people)
    with pytest.raises(SignInRefused):
        sign_in(people, member.proof(LATER), LATER)
    sign_in(people, member.proof(LATER, password=NEW_PASSWORD), LATER)


def test_a_new_password_is_one_that_may_be_chosen() -> None:
    people = a_people()
    own = signed_in(people, a_member(people, TEACHER), SOON)

    with pytest.raises(PasswordRefused):
        change_password(people, who(people, own), "password1234", SOON)


def test_a_new_second_factor_takes_the_old_ones_place_with_new_recovery_codes() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    own = signed_in(people, member, SOON)
    enrolment = begin_new_factor(people, who(people, own), SOON)

    fresh, codes = confirm_new_factor(
        people, who(people, own), enrolment.sealed, shown(enrolment.secret), SOON
    )

    assert load(people, own.session_id, SOON) is None
    assert load(people, fresh.session_id, SOON) is not None
    for stale in (member.proof(LATER), member.proof(LATER, code=member.recovery_codes[0])):
        with pytest.raises(SignInRefused):
            sign_in(people, stale, LATER)
    again = Member(member.person_id, member.email, enrolment.secret, codes)
    sign_in(people, again.proof(LATER), LATER)


def test_the_old_second_factor_holds_until_the_new_one_is_confirmed() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    own = signed_in(people, member, SOON)
    enrolment = begin_new_factor(people, who(people, own), SOON)

    with pytest.raises(CodeWrong):
        confirm_new_factor(people, who(people, own), enrolment.sealed, "000000", SOON)

    assert enrolment == factor_again(people, who(people, own), enrolment.sealed, SOON)
    sign_in(people, member.proof(LATER), LATER)


def test_a_second_factor_that_was_begun_in_another_session_is_not_confirmed() -> None:
    people = a_people()
    own = signed_in(people, a_member(people, TEACHER), SOON)
    theirs = signed_in(people, a_member(people, OFFICER), SOON)
    enrolment = begin_new_factor(people, who(people, theirs), SOON)

    with pytest.raises(InvitationRefused):
        confirm_new_factor(people, who(people, own), enrolment.sealed, shown(enrolment.secret), SOON)


def test_new_recovery_codes_make_the_old_ones_worthless() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    own, before = signed_in(people, member, SOON), told(people)

    codes = new_recovery_codes(people, who(people, own), SOON)

    assert before + 1 == told(people)
    assert 10 == recovery_codes_left(people, member.person_id)
    with pytest.raises(SignInRefused):
        sign_in(people, member.proof(LATER, code=member.recovery_codes[0]), LATER)
    sign_in(people, member.proof(LATER, code=codes[0]), LATER)
    assert 9 == recovery_codes_left(people, member.person_id)


def test_nothing_is_changed_by_whoever_did_not_prove_lately_who_they_are() -> None:
    people = a_people()
    own = signed_in(people, a_member(people, TEACHER), SOON)
    asker = who(people, own)
    enrolment = begin_new_factor(people, asker, SOON)

    with pytest.raises(NotFresh):
        change_password(people, asker, NEW_PASSWORD, STALE)
    with pytest.raises(NotFresh):
        begin_new_factor(people, asker, STALE)
    with pytest.raises(NotFresh):
        confirm_new_factor(people, asker, enrolment.sealed, shown(enrolment.secret), STALE)
    with pytest.raises(NotFresh):
        new_recovery_codes(people, asker, STALE)


def test_one_click_changes_nobodys_credentials() -> None:
    people = sample_people()
    member = a_member(people, TEACHER)
    asker = who(people, try_out(people, member.person_id, SOON))

    with pytest.raises(NoAccount):
        change_password(people, asker, NEW_PASSWORD, SOON)
    with pytest.raises(NoAccount):
        begin_new_factor(people, asker, SOON)
    with pytest.raises(NoAccount):
        new_recovery_codes(people, asker, SOON)
