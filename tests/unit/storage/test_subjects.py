from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sisam.domain.ids import SubjectId
from sisam.errors import NotFound
from sisam.storage.failures import AlreadyThere
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_subject


@given(nonce=st.binary(), ciphertext=st.binary())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_come_back_as_they_were(store: SqlStore, nonce: bytes, ciphertext: bytes) -> None:
    sealed = a_subject("s-2", nonce=nonce, ciphertext=ciphertext, number_index="index")
    with store.write() as unit:
        unit.subjects.put(sealed)

        assert sealed == unit.subjects.get(sealed.subject_id)


def test_an_identity_that_is_put_again_is_replaced(store: SqlStore) -> None:
    again = a_subject(key_id="k2", ciphertext=b"other", number_index="index")

    with store.write() as unit:
        unit.subjects.put(again)

        assert again == unit.subjects.get(again.subject_id)


def test_a_pupil_is_found_by_the_hash_of_the_number(store: SqlStore) -> None:
    with store.write() as unit:
        unit.subjects.put(a_subject("s-2", number_index="index"))

        assert ("s-2", None) == (unit.subjects.find("index"), unit.subjects.find("other"))


def test_two_pupils_never_have_the_same_number(store: SqlStore) -> None:
    with store.write() as unit:
        unit.subjects.put(a_subject("s-2", number_index="index"))

        with pytest.raises(AlreadyThere):
            unit.subjects.put(a_subject("s-3", number_index="index"))


def test_a_pupil_who_is_not_there_is_not_found(store: SqlStore) -> None:
    with store.read() as unit, pytest.raises(NotFound):
        unit.subjects.get(SubjectId("s-9"))


def test_several_identities_come_back_by_id_and_who_is_not_there_is_left_out(store: SqlStore) -> None:
    known = [a_subject("s1", number_index="1"), a_subject("s2", number_index="2")]
    with store.write() as work:
        for each in known:
            work.subjects.put(each)

        found = work.subjects.get_many([SubjectId("s1"), SubjectId("s2"), SubjectId("s3")])

        assert {each.subject_id: each for each in known} == found
        assert {} == work.subjects.get_many([])
