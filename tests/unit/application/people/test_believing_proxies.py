"""Signing in on the word of a proxy."""

from datetime import timedelta

import pytest

from sisam.application.people.believing_proxies import (
    NotKnownHere,
    NotProvenLately,
    Vouched,
    enter,
    prove_again,
)
from sisam.application.people.keeping_sessions import load
from sisam.application.people.switching_off import disable
from sisam.domain.account import SignInWay
from tests.builders import HOME_SCHOOL, NOW
from tests.people import a_people

TEACHER = f"person-of-{HOME_SCHOOL}"
EMAIL = f"{TEACHER}@example.se"


def test_whom_the_proxy_names_comes_in_without_an_account_here() -> None:
    people = a_people(way=SignInWay.PROXY)

    begun = enter(people, Vouched(EMAIL.upper()), NOW)

    found = load(people, begun.session_id, NOW)
    assert found is not None
    assert (TEACHER, False) == (found.person.id, found.is_fresh(NOW))


def test_whoever_proved_lately_who_they_are_is_fresh_from_then_on() -> None:
    people = a_people(way=SignInWay.PROXY)
    begun = enter(people, Vouched(EMAIL, NOW - timedelta(minutes=9)), NOW)

    found = load(people, begun.session_id, NOW)

    assert found is not None
    assert [True, False] == [found.is_fresh(NOW), found.is_fresh(NOW + timedelta(minutes=2))]


def test_nobody_comes_in_by_a_proxy_whom_the_register_does_not_know_or_whose_account_is_off() -> None:
    people = a_people(way=SignInWay.PROXY)
    disable(people, EMAIL, None, NOW)

    for email in (EMAIL, "nobody@example.se", ""):
        with pytest.raises(NotKnownHere):
            enter(people, Vouched(email), NOW)


def test_a_site_with_its_own_accounts_believes_no_proxy() -> None:
    with pytest.raises(NotKnownHere):
        enter(a_people(), Vouched(EMAIL), NOW)


def test_whose_account_is_switched_off_is_out_at_once() -> None:
    people = a_people(way=SignInWay.PROXY)
    begun = enter(people, Vouched(EMAIL), NOW)
    disable(people, EMAIL, None, NOW)

    assert load(people, begun.session_id, NOW) is None


def test_a_fresh_session_takes_a_proof_that_is_not_old_and_not_to_come() -> None:
    people = a_people(way=SignInWay.PROXY)
    begun = enter(people, Vouched(EMAIL), NOW)
    for minutes in (None, 11, -1):
        proved_at = None if minutes is None else NOW - timedelta(minutes=minutes)
        with pytest.raises(NotProvenLately):
            prove_again(people, begun.session, Vouched(EMAIL, proved_at), NOW)

    fresh = prove_again(people, begun.session, Vouched(EMAIL, NOW - timedelta(minutes=1)), NOW)

    found = load(people, fresh.session_id, NOW)
    assert found is not None
    assert found.is_fresh(NOW)
    assert load(people, begun.session_id, NOW) is None
