"""Which channel a person is told over: the first of theirs that the site has and that works."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.messages.ways import PATIENCE, address_over, carried_by, channels_now, channels_of
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.site import Site
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import PersonId
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_site, reached_over

WHO = PersonId(f"person-of-{SOCIAL_SERVICES}")
HOOK = Contact(Way.WEBHOOK, "https://x.example.se/in")


@pytest.fixture
def site() -> Site:
    """A site whose officer has named a webhook first, and e-mail after it."""
    site = a_site(further_channels=frozenset({"webhook"}))
    reached_over(site, f"{WHO}@example.se", HOOK, Contact(Way.EMAIL))
    return site


def chosen(site: Site, *states: ChannelState) -> str:
    with site.store.write() as work:
        for state in states:
            work.channel_states.put(state)
        roster = work.register.roster()
        return channels_now(site, work.channel_states, roster, roster.persons[WHO], NOW)[0]


def down(channel: str, since_minutes: int, failures: int = DOWN_AFTER) -> ChannelState:
    return ChannelState(channel, failures, NOW - timedelta(minutes=since_minutes), "it fails")


def test_the_first_choice_comes_first_and_email_means_the_sites_own_channel(site: Site) -> None:
    with site.store.read() as work:
        roster = work.register.roster()

    assert ("webhook", "folder") == channels_of(site, roster, roster.persons[WHO])
    assert "webhook" == chosen(site)


def test_a_channel_that_the_site_has_no_more_is_left_out() -> None:
    with_hook = a_site(further_channels=frozenset({"webhook"}))
    reached_over(with_hook, f"{WHO}@example.se", HOOK, Contact(Way.EMAIL))
    without = replace(with_hook, further_channels=frozenset())
    with without.store.read() as work:
        roster = work.register.roster()

    assert ("folder",) == channels_of(without, roster, roster.persons[WHO])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (down("webhook", 11), "folder"),
        (down("webhook", 9), "webhook"),
        (down("webhook", 60, failures=DOWN_AFTER - 1), "webhook"),
        (down("folder", 60), "webhook"),
    ],
)
def test_what_has_been_down_for_long_is_gone_round(site: Site, state: ChannelState, expected: str) -> None:
    assert timedelta(minutes=10) == PATIENCE
    assert expected == chosen(site, state)


def test_where_nothing_works_the_first_choice_stays(site: Site) -> None:
    assert "webhook" == chosen(site, down("folder", 60), down("webhook", 60))


@pytest.mark.parametrize(
    ("channel", "address"),
    [("webhook", HOOK.address), ("folder", f"{WHO}@example.se"), ("email", f"{WHO}@example.se")],
)
def test_each_channel_finds_the_person_at_its_own_address(site: Site, channel: str, address: str) -> None:
    with site.store.read() as work:
        roster = work.register.roster()

    assert address == address_over(site, roster, roster.persons[WHO], channel)


def test_who_has_no_such_way_any_more_is_found_nowhere(site: Site) -> None:
    with site.store.write() as work:
        work.register.put_contacts(WHO, [])
        roster = work.register.roster()

        assert "" == address_over(site, roster, roster.persons[WHO], "webhook")


def test_the_sites_own_channel_carries_what_was_written_for_one_that_is_gone(site: Site) -> None:
    assert ("webhook",) == carried_by(site, "webhook")
    assert ("folder", "email", "apprise", "canary") == carried_by(site, "folder")
    assert ("folder", "email", "apprise", "canary") == carried_by(site, "fake")
