"""Sessions: how long they last, what ends them, and that rights are those of the moment."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.people.keeping_sessions import (
    FRESH,
    IDLE,
    LONGEST,
    SessionOver,
    end,
    end_all,
    key_of,
    load,
    rotate,
    sessions_of,
)
from sisam.application.people.people import People
from sisam.application.people.switching_off import disable, enable, end_sessions
from sisam.application.register.seating import end_seat
from sisam.domain.account import Session, SessionEnd, SignInWay
from sisam.domain.seat import Role, Seat
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import a_member, a_people, signed_in

TEACHER = f"person-of-{HOME_SCHOOL}"
OFFICER = f"person-of-{SOCIAL_SERVICES}"
SOON = NOW + timedelta(minutes=1)
A_MOMENT = timedelta(seconds=1)


def stored(people: People, key: str) -> Session:
    with people.site.store.read() as work:
        found = work.sessions.get(key)
    assert found is not None
    return found


def test_the_id_is_stored_nowhere() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    assert key_of(begun.session_id) == begun.session.key != begun.session_id
    assert begun.session_id not in repr(stored(people, begun.session.key))


def test_a_session_that_is_not_used_ends_after_half_an_hour() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    assert timedelta(minutes=30) == IDLE
    assert load(people, begun.session_id, SOON + IDLE) is None


def test_a_session_that_is_used_goes_on_and_ends_after_ten_hours_all_the_same() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)
    end_of_it = SOON + LONGEST

    now = SOON
    while now < end_of_it:
        found = load(people, begun.session_id, now)
        assert found is not None
        assert min(now + IDLE, end_of_it) == found.ends_at
        now += timedelta(minutes=29)
    load(people, begun.session_id, end_of_it - A_MOMENT)

    assert load(people, begun.session_id, end_of_it) is None
    assert timedelta(hours=10) == LONGEST


def test_a_use_is_noted_once_a_minute() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    load(people, begun.session_id, SOON + timedelta(seconds=59))
    assert SOON == stored(people, begun.session.key).seen_at
    load(people, begun.session_id, SOON + timedelta(seconds=60))
    assert SOON + timedelta(seconds=60) == stored(people, begun.session.key).seen_at


def test_an_id_that_nobody_was_given_is_nobodys() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    for session_id in ("", "token-9999", begun.session.key, begun.session_id + " ", "\ud800", "x" * 10_000):
        assert load(people, session_id, SOON) is None


def test_whoever_signs_out_is_out_for_good() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    assert TEACHER == end(people, begun.session_id, SOON)
    assert end(people, begun.session_id, SOON) is None
    assert load(people, begun.session_id, SOON) is None
    assert SessionEnd.SIGNED_OUT == stored(people, begun.session.key).ended_reason


def test_all_sessions_of_one_person_end_at_once_and_nobody_elses() -> None:
    people = a_people()
    member, other = a_member(people, TEACHER), a_member(people, OFFICER)
    mine = [signed_in(people, member, SOON + timedelta(minutes=count)) for count in range(2)]
    theirs = signed_in(people, other, SOON)
    now = SOON + timedelta(minutes=2)

    assert [mine[1].session, mine[0].session] == list(sessions_of(people, member.person_id, now))
    assert 2 == end_all(people, member.person_id, now)
    assert [None, None] == [load(people, each.session_id, now) for each in mine]
    assert load(people, theirs.session_id, now) is not None


def test_sessions_die_with_the_account_and_do_not_rise_with_it() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    begun = signed_in(people, member, SOON)

    disable(people, member.email, None, SOON)
    assert load(people, begun.session_id, SOON) is None
    enable(people, member.email, None, SOON)
    assert load(people, begun.session_id, SOON) is None
    signed_in(people, member, SOON + timedelta(minutes=1))


def test_an_administrator_ends_what_somebody_is_signed_in_with() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    begun = signed_in(people, member, SOON)

    assert 1 == end_sessions(people, member.email, None, SOON)
    assert load(people, begun.session_id, SOON) is None


def test_seats_are_those_of_the_moment() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)
    before = load(people, begun.session_id, SOON)
    end_seat(
        people.site, HOME_SCHOOL, Role.HEAD_TEACHER, f"{TEACHER}@example.se", SOON.date() - timedelta(days=1)
    )

    after = load(people, begun.session_id, SOON)

    assert before is not None
    assert after is not None
    assert ((Seat(HOME_SCHOOL, Role.HEAD_TEACHER),), ()) == (before.seats, after.seats)


def test_a_sign_in_is_fresh_for_ten_minutes() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)
    found = load(people, begun.session_id, SOON)
    assert found is not None

    assert [True, False] == [found.is_fresh(SOON + FRESH), found.is_fresh(SOON + FRESH + A_MOMENT)]
    assert timedelta(minutes=10) == FRESH


def test_a_session_that_has_ended_meanwhile_is_not_brought_back_by_a_fresh_one() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)
    end(people, begun.session_id, SOON)

    with pytest.raises(SessionOver), people.site.store.write() as work:
        rotate(people, work, begun.session, SOON)


def test_a_session_that_came_back_with_a_backup_is_over() -> None:
    people = a_people()
    member = a_member(people, TEACHER)
    begun = signed_in(people, member, SOON)
    restored_at = SOON + timedelta(minutes=1)
    with people.site.store.write() as work:
        work.site_states.put(replace(work.site_states.get(), restored_at=restored_at))
        work.commit()

    assert load(people, begun.session_id, restored_at) is None
    later = restored_at + timedelta(minutes=1)
    assert load(people, signed_in(people, member, later).session_id, later) is not None


def test_a_session_of_another_way_than_the_sites_is_nobodys() -> None:
    people = a_people()
    begun = signed_in(people, a_member(people, TEACHER), SOON)

    assert load(replace(people, way=SignInWay.PROXY), begun.session_id, SOON) is None
