"""A channel that is down and a message that is not taken are found after a while; what waits never is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.audit.channels import DOWN_AT_MOST, UNSENT_AT_MOST, stuck
from sisam.domain.command import Fire
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, YOUTH_HOME
from tests.sites import a_case_at, a_site, does, outbox_at

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def site() -> Site:
    """A site with messages in its outbox."""
    site = a_site()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    return site


def found(site: Site, now: datetime) -> list[str]:
    assert isinstance(site.store, SqlStore)
    return [key for each in stuck(site.store.engine.connect, now) for key in each.ids]


def channel(site: Site, failures: int, name: str = "elsewhere") -> None:
    with site.store.write() as work:
        work.channel_states.put(ChannelState(name, failures, NOW, "no connection"))
        work.commit()


def refused(site: Site, **changed: object) -> OutboxMessage:
    """Let the first message have been tried and put off, or as given."""
    as_refused = {"status": MessageStatus.QUEUED, "attempts": 3, "last_reply": "451 later", **changed}
    message = replace(outbox_at(site)[0], next_at=NOW, **as_refused)  # type: ignore[arg-type]
    with site.store.write() as work:
        work.outbox.mark(message)
        work.commit()
    return message


@pytest.mark.parametrize(
    ("failures", "after", "names"),
    [
        (DOWN_AFTER, DOWN_AT_MOST, []),
        (DOWN_AFTER, DOWN_AT_MOST + MINUTE, ["elsewhere"]),
        (DOWN_AFTER - 1, 48 * HOUR, []),
    ],
)
def test_a_channel_that_works_for_nobody_is_found_after_a_quarter_of_an_hour(
    site: Site, failures: int, after: timedelta, names: list[str]
) -> None:
    channel(site, failures)

    assert names == found(site, NOW + after)


@pytest.mark.parametrize(("after", "count"), [(UNSENT_AT_MOST, 0), (UNSENT_AT_MOST + MINUTE, 1)])
def test_a_message_that_was_tried_and_not_taken_is_found_after_an_hour(
    site: Site, after: timedelta, count: int
) -> None:
    message = refused(site)

    assert [message.id][:count] == found(site, message.created_at + after)


@pytest.mark.parametrize(
    "changed",
    [
        {"attempts": 0, "last_reply": None},
        {"status": MessageStatus.HELD, "attempts": 0, "last_reply": None},
        {"status": MessageStatus.SENDING, "attempts": 1, "last_reply": None},
        {"status": MessageStatus.SENT, "sent_at": NOW},
    ],
    ids=str,
)
def test_what_was_not_refused_is_not_found_however_long_it_waited(
    site: Site, changed: dict[str, object]
) -> None:
    refused(site, **changed)

    assert [] == found(site, NOW + 72 * HOUR)


def test_what_was_held_over_sunday_is_late_only_from_its_first_refusal(site: Site) -> None:
    message = refused(site)
    monday = NOW + 24 * HOUR
    with site.store.write() as work:
        work.failing_addresses.failed(message.person_id, message.channel, "x@example.se", monday)
        work.commit()

    assert ([], [message.id]) == (
        found(site, monday + UNSENT_AT_MOST),
        found(site, monday + UNSENT_AT_MOST + MINUTE),
    )


def test_what_is_told_holds_no_word_of_the_other_end(site: Site) -> None:
    channel(site, DOWN_AFTER)
    assert isinstance(site.store, SqlStore)

    (told,) = stuck(site.store.engine.connect, NOW + HOUR)

    assert "It works for nobody since 2026-11-02T08:00Z." == told.sentence
