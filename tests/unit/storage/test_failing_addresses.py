"""An address that takes nothing is known since when, until something gets through or it is another one."""

from datetime import timedelta

import pytest

from sisam.domain.ids import PersonId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_person

KIM, ANN = PersonId("kim"), PersonId("ann")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def failing(store: SqlStore) -> SqlStore:
    """Two persons whose numbers have taken nothing since now, and one of them no mail either."""
    with store.write() as unit:
        unit.register.put_persons([a_person("kim"), a_person("ann")])
        for person, channel in ((KIM, "apprise"), (ANN, "apprise"), (KIM, "email")):
            assert NOW == unit.failing_addresses.failed(person, channel, "07", NOW)
        unit.commit()
    return store


def test_the_same_address_has_failed_since_the_first_time(failing: SqlStore) -> None:
    with failing.write() as unit:
        assert NOW == unit.failing_addresses.failed(KIM, "apprise", "07", LATER)


def test_another_address_begins_anew(failing: SqlStore) -> None:
    with failing.write() as unit:
        assert LATER == unit.failing_addresses.failed(KIM, "apprise", "08", LATER)
        assert LATER == unit.failing_addresses.failed(KIM, "apprise", "08", LATER + timedelta(hours=1))


def test_what_got_through_to_one_says_nothing_of_others_and_of_other_channels(failing: SqlStore) -> None:
    with failing.write() as unit:
        unit.failing_addresses.forget(KIM, "apprise")
        found = [
            unit.failing_addresses.failed(*each, "07", LATER)
            for each in ((KIM, "apprise"), (ANN, "apprise"), (KIM, "email"))
        ]
    assert [LATER, NOW, NOW] == found


def test_a_channel_that_worked_for_nobody_clears_all_who_are_told_over_it(failing: SqlStore) -> None:
    with failing.write() as unit:
        unit.failing_addresses.forget_all("apprise")
        found = [
            unit.failing_addresses.failed(*each, "07", LATER)
            for each in ((KIM, "apprise"), (ANN, "apprise"), (KIM, "email"))
        ]
    assert [LATER, LATER, NOW] == found
