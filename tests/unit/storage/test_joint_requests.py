"""What takes two people waits for one answer, and what it asks is kept no longer than that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.domain.joint_request import JointAnswer, JointKind, JointRequest
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, OFFICER, SOCIAL_SERVICES, a_joint_request, populate

REQUEST = a_joint_request(subject="seats seats.csv")


@pytest.fixture
def store() -> SqlStore:
    made = SqlStore("sqlite://")
    populate(made)
    with made.write() as work:
        work.joint_requests.add(REQUEST)
        work.commit()
    return made


def answered(answer: JointAnswer) -> JointRequest:
    return replace(
        REQUEST,
        answer=answer,
        outcome="added=2",
        answered_at=NOW,
        answered_by=OFFICER,
        answered_by_organisation=SOCIAL_SERVICES,
    )


def test_a_request_is_kept_as_it_was_asked(store: SqlStore) -> None:
    with store.read() as work:
        assert REQUEST == work.joint_requests.find("request-1")
        assert work.joint_requests.find("request-2") is None


def test_a_list_leaves_out_what_is_asked(store: SqlStore) -> None:
    with store.read() as work:
        assert [replace(REQUEST, content=b"")] == work.joint_requests.waiting()


def test_the_first_answer_counts_and_takes_away_what_was_asked(store: SqlStore) -> None:
    with store.write() as work:
        first = work.joint_requests.answer(answered(JointAnswer.REFUSED))
        second = work.joint_requests.answer(answered(JointAnswer.AGREED))
        kept = work.joint_requests.find("request-1")
        waiting = work.joint_requests.waiting()

    assert (True, False) == (first, second)
    assert replace(answered(JointAnswer.REFUSED), content=b"") == kept
    assert [] == waiting


def test_what_had_its_time_is_found(store: SqlStore) -> None:
    with store.read() as work:
        before = work.joint_requests.expired(REQUEST.expires_at - timedelta(seconds=1))
        then = work.joint_requests.expired(REQUEST.expires_at)

    assert ([], ["request-1"]) == (before, [each.id for each in then])


def test_the_oldest_request_stands_first(store: SqlStore) -> None:
    older = a_joint_request("request-0", asked_at=NOW - timedelta(days=1), kind=JointKind.FORCED_HANDOVER)
    with store.write() as work:
        work.joint_requests.add(older)
        assert ["request-0", "request-1"] == [each.id for each in work.joint_requests.waiting()]


def test_what_was_answered_comes_back_by_its_kind_the_last_first(store: SqlStore) -> None:
    other = replace(REQUEST, id="request-2")
    with store.write() as work:
        work.joint_requests.add(other)
        assert [] == work.joint_requests.answered(REQUEST.kind, 5)
        work.joint_requests.answer(answered(JointAnswer.REFUSED))
        later = replace(answered(JointAnswer.AGREED), id="request-2", answered_at=NOW + timedelta(hours=1))
        work.joint_requests.answer(later)

        found = work.joint_requests.answered(REQUEST.kind, 5)
        assert ["request-2", REQUEST.id] == [each.id for each in found]
        assert ["request-2"] == [each.id for each in work.joint_requests.answered(REQUEST.kind, 1)]
        unlike = next(each for each in JointKind if each is not REQUEST.kind)
        assert [] == work.joint_requests.answered(unlike, 5)
