"""A month comes to wait for its review by being read in, and is signed once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sisam.application.ports.log_reviews import UnsignedMonth
from sisam.application.ports.read_log import HourOfLog, Reviewed
from sisam.domain import canary
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.log_month import LogMonth
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reading import Purpose, Ruling
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, OFFICER, a_log_review, a_person, an_organisation
from tests.unit.storage.test_read_log import SCHOOL, SOCIAL, a_reading

NOVEMBER = LogMonth(date(2026, 11, 1))
DECEMBER = NOVEMBER.next
AGENCY = OrganisationId("agency")
READ = a_reading(1)


@pytest.fixture
def store() -> SqlStore:
    made = SqlStore("sqlite://")
    with made.write() as work:
        organisations = [an_organisation(each) for each in (SOCIAL, SCHOOL, canary.ORGANISATION)]
        work.register.put_organisations(
            [*organisations, an_organisation(AGENCY, kind=OrganisationKind.AGENCY)]
        )
        work.register.put_persons([a_person(OFFICER)])
        work.commit()
    return made


def unsigned(store: SqlStore, before: LogMonth = DECEMBER) -> list[tuple[str, str]]:
    with store.read() as work:
        return [(each.organisation_id, each.month.written) for each in work.log_reviews.unsigned(before)]


def write(store: SqlStore, *readings: object) -> None:
    with store.write() as work:
        work.read_log.write(readings)  # type: ignore[arg-type]
        work.commit()


def test_a_month_waits_from_its_first_line_on_and_once(store: SqlStore) -> None:
    write(store, READ, a_reading(2), a_reading(3, SCHOOL))
    write(store, a_reading(4))

    assert [(SCHOOL, "2026-11"), (SOCIAL, "2026-11")] == unsigned(store)
    assert [] == unsigned(store, NOVEMBER)


def test_a_denied_attempt_makes_it_wait_and_looking_after_the_log_does_not(store: SqlStore) -> None:
    review = replace(READ, purpose=Purpose.REVIEW)

    write(store, review, replace(READ, purpose=Purpose.OVERSIGHT))
    assert [] == unsigned(store)

    write(store, replace(review, ruling=Ruling.DENIED))
    assert [(SOCIAL, "2026-11")] == unsigned(store)


def test_who_asks_for_no_organisation_is_looked_after_at_the_agency(store: SqlStore) -> None:
    write(store, a_reading(1, None))

    assert [(AGENCY, "2026-11")] == unsigned(store)


def test_what_the_canary_sees_waits_for_nobody(store: SqlStore) -> None:
    write(store, a_reading(1, canary.ORGANISATION))

    assert [] == unsigned(store)


def test_the_month_is_the_one_on_the_clock_in_stockholm(store: SqlStore) -> None:
    write(store, replace(READ, at=datetime(2026, 11, 30, 23, 30, tzinfo=UTC)))

    assert [(SOCIAL, "2026-12")] == unsigned(store, DECEMBER.next)


def test_a_signature_ends_the_waiting_and_counts_once(store: SqlStore) -> None:
    write(store, READ, a_reading(3, SCHOOL))
    review = a_log_review(controller_id=SOCIAL)
    with store.write() as work:
        first = work.log_reviews.sign(review, [SOCIAL])
        again = work.log_reviews.sign(replace(review, id="review-2"), [SOCIAL])
        kept = work.log_reviews.listed([SOCIAL, SCHOOL], 9)
        work.commit()

    assert (True, False) == (first, again)
    assert [review] == kept
    assert [(SCHOOL, "2026-11")] == unsigned(store)


def test_what_nobody_asks_for_is_not_listed(store: SqlStore) -> None:
    with store.read() as work:
        assert [] == work.log_reviews.listed([], 9)


def test_months_come_in_their_order(store: SqlStore) -> None:
    write(store, replace(READ, at=datetime(2026, 12, 24, tzinfo=UTC)), a_reading(3, SCHOOL))
    with store.read() as work:
        waiting = work.log_reviews.unsigned(DECEMBER.next)

    assert [UnsignedMonth(SCHOOL, NOVEMBER), UnsignedMonth(SOCIAL, DECEMBER)] == waiting


def test_lines_are_counted_by_the_hour(store: SqlStore) -> None:
    mine = PersonId("p1")
    denied = replace(READ, ruling=Ruling.DENIED, purpose=Purpose.REVIEW)
    write(store, READ, denied, replace(READ, actor_id=PersonId("p2")), replace(READ, purpose=Purpose.REVIEW))
    with store.read() as work:
        hours = work.read_log.hours(Reviewed(organisations=(SOCIAL,), nowhere_too=False), mine)

    begins = NOW.replace(minute=0, second=0, microsecond=0)
    assert [HourOfLog(begins, lines=4, denied=1, with_reason=0, wanting=3, own=2)] == hours
