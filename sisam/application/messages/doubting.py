"""Doubting: what an attempt says of the channel and of the address, where it may be either that fails."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sisam.application.messages.ways import is_used_by_others
from sisam.application.ports.channel import AddressInDoubt, Outcome, Reply
from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.seat import Person
from sisam.errors import Unavailable

#: So long an address may put off what is brought to it.
A_DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to bring something to a person's address over a channel."""

    channel: str
    person: Person
    address: str
    reply: Reply
    #: Why the channel did not work; None where the other end answered.
    failure: Unavailable | None = None


def state_after(
    site: Site, work: UnitOfWork, before: ChannelState, attempt: Attempt, now: datetime
) -> ChannelState:
    """Return how a channel does after an attempt.

    A failure that may be the address's alone says that the channel is down only where it is met with other
    persons too, or where there are none.
    """
    if attempt.failure is None:
        return before.accepted(now) if attempt.reply.ok else before.worked()
    roster, person = work.register.roster(), attempt.person
    in_doubt = isinstance(attempt.failure, AddressInDoubt)
    alone = in_doubt and is_used_by_others(site, roster, person, attempt.channel)
    return before.failed(attempt.reply.text, now, person.id if alone else None)


def is_refused(work: UnitOfWork, state: ChannelState, attempt: Attempt, now: datetime) -> bool:
    """Keep what an attempt said of an address, and tell whether nothing can be brought there any more.

    That is where the channel refused it for good, or where it has put everything off for a day while the
    channel took what went to others.
    """
    addresses, person_id = work.failing_addresses, attempt.person.id
    if attempt.reply.outcome is not Outcome.AGAIN:
        addresses.forget(person_id, attempt.channel)
        return attempt.reply.outcome is Outcome.NEVER
    if state.down or not isinstance(attempt.failure, AddressInDoubt | None):
        return False
    since = addresses.failed(person_id, attempt.channel, attempt.address, now)
    return now - since >= A_DAY and state.has_accepted_since(since)
