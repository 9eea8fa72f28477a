"""The read log keeps what was shown in its order, and the reasons only for who holds the key."""

from datetime import timedelta

from sisam.application.ports.read_log import Reviewed
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.reading import Purpose, Reading, Ruling, Shown
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, an_organisation

SOCIAL, SCHOOL = OrganisationId("social"), OrganisationId("school")


class Backwards:
    """Seals words by turning them round, together with their place."""

    def seal(self, words: str, place: str) -> bytes:
        return f"{words}|{place}"[::-1].encode()

    def unseal(self, sealed: bytes, place: str) -> str:
        words, _, sealed_to = sealed.decode()[::-1].partition("|")
        assert place == sealed_to
        return words


def a_reading(number: int, at: OrganisationId | None = SOCIAL, reason: str | None = None) -> Reading:
    return Reading(
        at=NOW + timedelta(minutes=number),
        actor_id=PersonId(f"p{number}"),
        actor_organisation_id=at,
        case_id=None,
        what=Shown.SEARCH,
        purpose=Purpose.REASON if reason else Purpose.WORK,
        ruling=Ruling.ALLOWED,
        via="web:s",
        reason=reason,
    )


def a_store(*readings: Reading) -> SqlStore:
    store = SqlStore("sqlite://", Backwards())
    with store.write() as work:
        work.register.put_organisations([an_organisation(each) for each in (SOCIAL, SCHOOL)])
        work.read_log.write(readings)
        work.commit()
    return store


def page(store: SqlStore, wanted: Reviewed) -> list[Reading]:
    with store.read() as work:
        return [each.reading for each in work.read_log.page(wanted)]


def test_what_was_written_is_read_again_the_newest_first() -> None:
    first, second = a_reading(1), a_reading(2, None, "A threat was made.")

    assert [second, first] == page(a_store(first, second), Reviewed())


def test_a_reason_lies_sealed_to_its_line() -> None:
    store = a_store(a_reading(1, reason="A threat was made."))

    with store.engine.connect() as connection:
        (sealed,) = connection.exec_driver_sql("SELECT reason FROM read_log").scalars()

    assert b"threat" not in sealed


def test_pages_follow_each_other() -> None:
    store = a_store(*map(a_reading, range(1, 6)))
    with store.read() as work:
        first = work.read_log.page(Reviewed(limit=2))
        second = work.read_log.page(Reviewed(limit=2, before=first[-1].seq))

    assert ["p5", "p4", "p3", "p2"] == [each.reading.actor_id for each in (*first, *second)]


def test_a_time_and_a_person_can_be_asked_for() -> None:
    store = a_store(*map(a_reading, range(1, 6)))

    between = Reviewed(since=NOW + timedelta(minutes=2), until=NOW + timedelta(minutes=4))

    assert ["p3", "p2"] == [each.actor_id for each in page(store, between)]
    assert ["p4"] == [each.actor_id for each in page(store, Reviewed(person_id=PersonId("p4")))]


def test_other_organisations_and_those_that_are_nowhere_can_be_left_out() -> None:
    store = a_store(a_reading(1), a_reading(2, SCHOOL), a_reading(3, None))

    def asked(*organisations: OrganisationId, nowhere: bool) -> list[str]:
        wanted = Reviewed(organisations=organisations, nowhere_too=nowhere)
        return [each.actor_id for each in page(store, wanted)]

    assert ["p1"] == asked(SOCIAL, nowhere=False)
    assert ["p3", "p1"] == asked(SOCIAL, nowhere=True)
    assert [] == asked(nowhere=False)
    assert ["p3"] == asked(nowhere=True)
