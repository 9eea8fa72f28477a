"""Throttling: whoever guesses waits longer each time, and nobody is locked out for good."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from sisam.application.people.people import People
from sisam.application.ports.accounts import Attempt, Attempts
from sisam.errors import NotPermitted

#: The longest that anybody waits.
LONGEST_WAIT: Final = timedelta(minutes=15)
#: A count that nothing was added to for so long is forgotten.
FORGOTTEN_AFTER: Final = timedelta(hours=1)
#: Whoever has an IPv6 address has all of its network.
_NETWORK_BITS: Final = 64
_MOST_DOUBLINGS: Final = 12


@dataclass(eq=False)
class TooManyAttempts(NotPermitted):
    """It was tried too often; wait until the moment that is named, and try again."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Counted:
    """Something whose failures are counted, by a keyed hash."""

    key: str
    #: How many failures nobody has to wait for.
    free: int


def of_account(people: People, email: str) -> Counted:
    """Return the count of whoever is asked for, whether there is such a person or not."""
    return Counted(people.secrets.hashes(email.strip().casefold(), "attempts on")[0], free=5)


def of_address(people: People, address: str) -> Counted:
    """Return the count of an address; a whole office may stand behind one."""
    return Counted(people.secrets.hashes(_network(address), "attempts from")[0], free=30)


def reserve(attempts: Attempts, counted: Iterable[Counted], now: datetime) -> None:
    """Count an attempt before it is made, so that many at once are counted too.

    Raises:
        TooManyAttempts: one of them has to wait; nothing was counted.
    """
    before = [(each, attempts.get(each.key)) for each in counted]
    waits = [found.not_before for each, found in before if found and _waits(each, found, now)]
    if waits:
        raise TooManyAttempts(until=max(waits))
    for each, found in before:
        attempts.put(_counted_on(each, found, now))
    attempts.forget_before(now - FORGOTTEN_AFTER)


def release(attempts: Attempts, counted: Counted, now: datetime) -> None:
    """Take back what was counted for an attempt that was not in vain; others may have failed beside it."""
    found = attempts.get(counted.key)
    if found is not None:
        attempts.put(Attempt(found.key, found.since, max(found.failures - 1, 0), now))


def _waits(each: Counted, found: Attempt, now: datetime) -> bool:
    return found.failures > each.free and found.not_before > now


def _counted_on(each: Counted, found: Attempt | None, now: datetime) -> Attempt:
    if found is None or found.not_before < now - FORGOTTEN_AFTER:
        found = Attempt(each.key, now, 0, now)
    failures = found.failures + 1
    return Attempt(each.key, found.since, failures, now + _wait(failures - each.free))


def _wait(beyond: int) -> timedelta:
    """Return how long to wait after so many failures beyond the free ones: twice as long each time."""
    if beyond <= 0:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(beyond, _MOST_DOUBLINGS)), LONGEST_WAIT)


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(ip_network((known, _NETWORK_BITS), strict=False))
    return str(known)
