"""A person is reached over the ways that they have named, in their order, and over e-mail else."""

import pytest

from sisam.application.register.contacting import (
    ChannelMissing,
    LastWay,
    choose_ways,
    drop_way,
    put_way,
    ways_to,
)
from sisam.application.site import Site
from sisam.domain.contact import Contact, Way
from sisam.domain.message import Template
from sisam.errors import NotFound
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_site, outbox_at, reached_over

EMAIL = f"person-of-{SOCIAL_SERVICES}@example.se"
HOOK = Contact(Way.WEBHOOK, "https://x.example.se/in")
PHONE = Contact(Way.APPRISE, "+46701234567")
MAIL = Contact(Way.EMAIL)


@pytest.fixture
def site() -> Site:
    return a_site(further_channels=frozenset({"webhook", "apprise"}))


def test_who_has_named_none_is_reached_by_email(site: Site) -> None:
    assert (MAIL,) == ways_to(site, EMAIL)


def test_a_further_way_comes_last_and_one_at_a_place_comes_there(site: Site) -> None:
    put_way(site, EMAIL, HOOK, NOW)
    told = put_way(site, EMAIL, PHONE, NOW, place=1)

    assert (PHONE, MAIL, HOOK) == told == ways_to(site, EMAIL)


def test_a_way_that_is_there_gets_its_new_address_where_it_stands(site: Site) -> None:
    put_way(site, EMAIL, HOOK, NOW, place=1)
    moved = Contact(Way.WEBHOOK, "https://y.example.se/in")

    assert (moved, MAIL) == put_way(site, EMAIL, moved, NOW)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (1, (HOOK, MAIL, PHONE)),
        (2, (MAIL, HOOK, PHONE)),
        (3, (MAIL, PHONE, HOOK)),
        (9, (MAIL, PHONE, HOOK)),
    ],
)
def test_a_way_can_be_moved(site: Site, place: int, expected: tuple[Contact, ...]) -> None:
    put_way(site, EMAIL, HOOK, NOW)
    put_way(site, EMAIL, PHONE, NOW)

    assert expected == put_way(site, EMAIL, HOOK, NOW, place)


def test_a_way_can_be_removed_even_email_but_never_the_last(site: Site) -> None:
    put_way(site, EMAIL, HOOK, NOW)

    assert (HOOK,) == drop_way(site, EMAIL, Way.EMAIL, NOW)
    with pytest.raises(LastWay):
        drop_way(site, EMAIL, Way.WEBHOOK, NOW)
    assert (HOOK,) == ways_to(site, EMAIL)


def test_a_way_that_is_not_there_is_not_removed(site: Site) -> None:
    with pytest.raises(NotFound):
        drop_way(site, EMAIL, Way.APPRISE, NOW)


def test_a_channel_that_the_site_does_not_have_is_nobodys_way() -> None:
    with pytest.raises(ChannelMissing):
        put_way(a_site(), EMAIL, HOOK, NOW)


def test_nobody_has_ways_to_a_person_whom_nobody_knows(site: Site) -> None:
    with pytest.raises(NotFound):
        put_way(site, "nobody@example.se", HOOK, NOW)


def test_nobody_else_is_touched(site: Site) -> None:
    put_way(site, EMAIL, HOOK, NOW)

    assert (MAIL,) == ways_to(site, f"coordinator-of-{SOCIAL_SERVICES}@example.se")


def test_ways_that_are_chosen_take_the_place_of_all_before(site: Site) -> None:
    put_way(site, EMAIL, HOOK, NOW)

    assert (PHONE, MAIL) == choose_ways(site, EMAIL, (PHONE, MAIL), NOW) == ways_to(site, EMAIL)


def test_somebody_is_reached_over_some_way_that_the_site_has() -> None:
    site = a_site(further_channels=frozenset({"webhook"}))

    with pytest.raises(LastWay):
        choose_ways(site, EMAIL, (), NOW)
    with pytest.raises(ChannelMissing):
        choose_ways(site, EMAIL, (PHONE, MAIL), NOW)
    assert (MAIL,) == ways_to(site, EMAIL)


def told(site: Site) -> list[tuple[str, str]]:
    """Return over which channels somebody was told something of their account, and what."""
    return [
        (message.channel, item.fields["reason"])
        for message in outbox_at(site)
        for item in message.items
        if item.template is Template.ACCOUNT_CHANGED
    ]


def test_whoever_is_reached_another_way_is_told_by_mail_and_over_each_former_way_that_stands(
    site: Site,
) -> None:
    reached_over(site, EMAIL, HOOK, PHONE, MAIL)

    choose_ways(site, EMAIL, (Contact(Way.APPRISE, "+46709999999"), HOOK, MAIL), NOW)

    channels, reasons = zip(*told(site), strict=True)
    assert ["folder", "webhook"] == sorted(channels)
    assert all(each.startswith("Det har ändrats hur vi når dig") for each in reasons)


def test_whoever_had_no_other_way_is_told_by_mail_though_it_was_dropped(site: Site) -> None:
    reached_over(site, EMAIL, HOOK, MAIL)

    drop_way(site, EMAIL, Way.EMAIL, NOW)

    assert {"folder", "webhook"} == {channel for channel, _ in told(site)}


def test_where_nothing_changes_nobody_is_told(site: Site) -> None:
    reached_over(site, EMAIL, HOOK, MAIL)

    choose_ways(site, EMAIL, (HOOK, MAIL), NOW)

    assert [] == told(site)
