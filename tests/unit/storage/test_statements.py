"""Statements are kept for good, one an organisation and day."""

from datetime import date, timedelta

import pytest

from sisam.application.ports.statements import Given, StoredStatement
from sisam.domain.ids import OrganisationId
from sisam.domain.statement import Head, SignedStatement
from sisam.errors import Conflict, NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, TODAY, a_case, a_change

TOMORROW = TODAY + timedelta(days=1)


def stored(organisation: OrganisationId = SOCIAL_SERVICES, day: date = TODAY) -> StoredStatement:
    return StoredStatement(organisation, day, SignedStatement(f'{{"å":"{day}"}}', "aa", "k1"), NOW)


def add(store: SqlStore, *statements: StoredStatement) -> None:
    with store.write() as work:
        work.statements.add(statements)
        work.commit()


def test_what_was_kept_is_there_letter_by_letter(store: SqlStore) -> None:
    add(store, stored(), stored(HOME_SCHOOL), stored(day=TOMORROW))

    with store.read() as work:
        assert stored() == work.statements.get(SOCIAL_SERVICES, TODAY)
        given = [Given(each, TODAY, NOW, "k1") for each in (HOME_SCHOOL, SOCIAL_SERVICES)]
        assert given == work.statements.given(TODAY)
        assert [Given(SOCIAL_SERVICES, TOMORROW, NOW, "k1"), *given] == work.statements.given()


def test_the_last_day_is_of_one_or_of_all(store: SqlStore) -> None:
    with store.read() as work:
        assert (None, None) == (work.statements.last_day(), work.statements.last_day(HOME_SCHOOL))
    add(store, stored(HOME_SCHOOL), stored(day=TOMORROW))

    with store.read() as work:
        assert (TOMORROW, TODAY) == (work.statements.last_day(), work.statements.last_day(HOME_SCHOOL))
        assert [True, True, False] == [
            work.statements.is_stated(TODAY + timedelta(days=ahead)) for ahead in range(3)
        ]


def test_a_day_has_one_statement_an_organisation(store: SqlStore) -> None:
    add(store, stored())

    with pytest.raises(Conflict):
        add(store, stored(HOME_SCHOOL), stored())

    with store.read() as work:
        assert [SOCIAL_SERVICES] == [each.organisation_id for each in work.statements.given()]


def test_a_statement_that_was_not_made_is_not_found(store: SqlStore) -> None:
    with store.read() as work, pytest.raises(NotFound):
        work.statements.get(SOCIAL_SERVICES, TODAY)


def test_the_journal_is_asked_at_each_place(store: SqlStore) -> None:
    case = a_case()
    with store.write() as work:
        work.cases.save_many([a_change(None, case)])
        work.commit()
    there, beyond, unknown = Head(case.number, 1, "x"), Head(case.number, 2, "x"), Head("N/9", 1, "x")

    with store.read() as work:
        (first,) = work.cases.journal(case.id)
        assert {there: first.hash, beyond: None, unknown: None} == work.statements.hashes(
            [there, beyond, unknown]
        )
