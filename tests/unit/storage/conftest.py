"""A database in memory, with the organisations, persons and the pupil that the builders speak of."""

from collections.abc import Iterator

import pytest

from sisam.domain.organisation import OrganisationKind
from sisam.storage.unit_of_work import SqlStore
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, a_person, a_subject, an_organisation


@pytest.fixture
def store() -> Iterator[SqlStore]:
    store = SqlStore("sqlite://")
    populate(store)
    yield store
    store.close()


def populate(store: SqlStore) -> None:
    with store.write() as unit:
        unit.register.put_organisations(
            [an_organisation(SOCIAL_SERVICES), an_organisation(HOME_SCHOOL, kind=OrganisationKind.SCHOOL)]
        )
        unit.register.put_persons([a_person()])
        unit.subjects.put(a_subject())
        unit.commit()
