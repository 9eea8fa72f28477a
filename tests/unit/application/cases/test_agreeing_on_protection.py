"""Cases that an older version told apart agree on whether their pupil is protected after an upgrade."""

import pytest

from sisam.application.cases import agreeing_on_protection
from sisam.application.cases.agreeing_on_protection import agree_on_protection
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW
from tests.sites import a_site, journal_at
from tests.unit.application.cases.test_protecting_pupils import closed, opened, told_hidden


def test_a_pupil_is_hidden_in_every_case_once_they_are_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreeing_on_protection, "BATCH", 1)
    site = a_site()
    first, second, third = closed(site, opened(site, "N/1")), opened(site, "N/2"), opened(site, "N/3")
    assert isinstance(site.store, SqlStore)
    with site.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE \"case\" SET restricted = 1 WHERE number = 'N/3'")

    assert [2, 0] == [agree_on_protection(site, NOW), agree_on_protection(site, NOW)]

    assert [True, True, True] == told_hidden(site, first, second, third)
    assert all(journal_at(site, each.id)[-1].actor.is_daemon for each in (first, second))
