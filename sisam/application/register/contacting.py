"""Contacting: over which ways a person is told, and in which order they are tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sisam.application.cases.acting import person_named
from sisam.application.people.telling_people import tell_ways_changed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.contact import Contact, Way
from sisam.domain.seat import Person
from sisam.errors import Conflict, NotFound


@dataclass(eq=False)
class LastWay(Conflict):
    """It is the only way to the person; add another one first."""

    way: str


@dataclass(eq=False)
class ChannelMissing(NotFound):
    """The site has no such channel; its settings must name what it needs first."""

    def __init__(self, channel: str) -> None:
        """Keep the channel that is not there."""
        super().__init__("channel", channel)


def ways_to(site: Site, email: str) -> Sequence[Contact]:
    """Return the ways to a person, the first choice first.

    Raises:
        NotFound: nobody has that e-mail address.
    """
    with site.store.read() as work:
        roster = work.register.roster()
        return roster.ways_to(person_named(roster, email).id)


def put_way(
    site: Site, email: str, contact: Contact, now: datetime, place: int | None = None
) -> Sequence[Contact]:
    """Add a way to a person, or change it, and return all in their order.

    It comes at a place counted from 1, else stays where it was, else comes last. The person is told, as by
    the others here.

    Raises:
        NotFound: nobody has that e-mail address, or the site has no such channel.
    """
    if contact.way is not Way.EMAIL and contact.way not in site.further_channels:
        raise ChannelMissing(contact.way)
    with site.store.write() as work:
        roster = work.register.roster()
        person = person_named(roster, email)
        ways = _with(roster.ways_to(person.id), contact, place)
        _keep(site, work, person, ways, now)
        work.commit()
    return ways


def choose_ways(site: Site, email: str, ways: Sequence[Contact], now: datetime) -> Sequence[Contact]:
    """Tell a person over these ways alone from now on, in their order.

    Raises:
        NotFound: nobody has that e-mail address, or the site has no such channel.
        LastWay: there is none among them.
    """
    if not ways:
        raise LastWay("")
    for each in ways:
        if each.way is not Way.EMAIL and each.way not in site.further_channels:
            raise ChannelMissing(each.way)
    with site.store.write() as work:
        person = person_named(work.register.roster(), email)
        _keep(site, work, person, tuple(ways), now)
        work.commit()
    return ways


def drop_way(site: Site, email: str, way: Way, now: datetime) -> Sequence[Contact]:
    """Remove a way to a person and return those that are left.

    Raises:
        NotFound: nobody has that e-mail address, or the person has no such way.
        LastWay: no other would be left.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        person = person_named(roster, email)
        before = roster.ways_to(person.id)
        ways = tuple(each for each in before if each.way is not way)
        if len(ways) == len(before):
            raise NotFound("way", way)
        if not ways:
            raise LastWay(way)
        _keep(site, work, person, ways, now)
        work.commit()
    return ways


def _keep(site: Site, work: UnitOfWork, person: Person, ways: tuple[Contact, ...], now: datetime) -> None:
    before = work.register.roster().ways_to(person.id)
    work.register.put_contacts(person.id, ways)
    tell_ways_changed(site, work, person.id, before, now)


def _with(ways: Sequence[Contact], contact: Contact, place: int | None) -> tuple[Contact, ...]:
    others = [each for each in ways if each.way is not contact.way]
    was = next((number for number, each in enumerate(ways) if each.way is contact.way), len(others))
    at = was if place is None else place - 1
    return (*others[:at], contact, *others[at:])
