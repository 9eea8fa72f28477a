"""Telling people that they are invited, or that their account or the ways to them have changed."""

from collections.abc import Sequence
from datetime import datetime

from sisam.application.messages.posting import Post
from sisam.application.people.people import People
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import PersonId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.engine.clocks import local_date


def tell_invited(
    people: People, work: UnitOfWork, person_id: PersonId, invitation_id: str, now: datetime
) -> None:
    """Write somebody the mail whose link leads to their invitation; the code goes another way.

    Raises:
        SiteSilent: the site was restored, and tells nobody anything yet.
    """
    values = {"about": f"invitation {invitation_id}", "invitation": invitation_id}
    _tell(people.site, work, person_id, Template.INVITED, values, now)


def tell_changed(people: People, work: UnitOfWork, person_id: PersonId, now: datetime) -> None:
    """Write somebody the mail that their account has changed.

    A site that was restored tells nobody anything; what is done to an account is done there all the same.
    """
    if work.site_states.get().silent_since is None:
        values = {"about": f"account {people.site.ids.new()}"}
        _tell(people.site, work, person_id, Template.ACCOUNT_CHANGED, values, now)


def tell_ways_changed(
    site: Site, work: UnitOfWork, person_id: PersonId, before: Sequence[Contact], now: datetime
) -> None:
    """Write somebody that the ways to them have changed, by e-mail and over each former way that stands.

    Whoever changed them for somebody else cannot change the e-mail address, which the register alone does.
    """
    after = work.register.roster().ways_to(person_id)
    if after == tuple(before) or work.site_states.get().silent_since is not None:
        return
    kept = [each.way.value for each in before if each in after and each.way is not Way.EMAIL]
    values = {"about": f"ways {site.ids.new()}", "reason": "ways"}
    for channel in (site.channel, *(each for each in kept if each in site.further_channels)):
        _tell(site, work, person_id, Template.ACCOUNT_CHANGED, values, now, channel)


def seat_of(roster: Roster, person_id: PersonId, now: datetime) -> Seat | None:
    """Return the seat that somebody is written to as: today's, else the one that begins or ended last."""
    today = roster.seats_of(person_id, local_date(now))
    if today:
        return today[0]
    held = [each for holdings in roster.holdings.values() for each in holdings if each.person_id == person_id]
    return max(held, key=lambda each: each.active_from).seat if held else None


def _tell(
    site: Site,
    work: UnitOfWork,
    person_id: PersonId,
    template: Template,
    values: dict[str, str],
    now: datetime,
    channel: str | None = None,
) -> None:
    roster = work.register.roster()
    seat = seat_of(roster, person_id, now)
    if seat is None:
        return
    post = Post(site, work, now)
    message = Message(kind=ItemKind.NOTICE, template=template, to=seat, only=person_id, values=values)
    post.tell(None, message, roster.persons[person_id], seat, channel)
    post.write()
