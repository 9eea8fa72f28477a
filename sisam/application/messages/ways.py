"""The ways to a person: over which channels they are told, and at which address."""

from datetime import datetime, timedelta
from typing import Final

from sisam.application.ports.channel_state import ChannelStates
from sisam.application.site import Site
from sisam.domain.contact import Way
from sisam.domain.roster import Roster
from sisam.domain.seat import Person

#: A channel that has been down for longer is gone round, where a person has another way.
PATIENCE: Final = timedelta(minutes=10)
#: Every channel that a message was ever written for.
_NAMES: Final = ("folder", *map(str, Way))


def channels_of(site: Site, roster: Roster, person: Person) -> tuple[str, ...]:
    """Return the channels over which a person can be told here, the first choice first; never none."""
    usable = [channel for each in roster.ways_to(person.id) if (channel := _channel(site, each.way))]
    return tuple(usable) or (site.channel,)


def channels_now(
    site: Site, states: ChannelStates, roster: Roster, person: Person, now: datetime
) -> tuple[str, ...]:
    """Return the channels over which a person can be told, those last that have been down for long."""
    channels = channels_of(site, roster, person)
    if len(channels) == 1:
        return channels
    return tuple(sorted(channels, key=lambda each: long_down(states, each, now)))


def long_down(states: ChannelStates, channel: str, now: datetime) -> bool:
    """Tell whether a channel has failed for all for longer than anybody should wait."""
    state = states.get(channel)
    return state.down and state.failing_since is not None and now - state.failing_since > PATIENCE


def is_used_by_others(site: Site, roster: Roster, person: Person, channel: str) -> bool:
    """Tell whether anybody else is told over a channel."""
    others = (each for each in roster.persons.values() if each.id != person.id)
    return any(channel in channels_of(site, roster, each) for each in others)


def address_over(site: Site, roster: Roster, person: Person, channel: str) -> str:
    """Return where a channel finds a person; nothing where it finds them nowhere any more."""
    if channel not in site.further_channels:
        return person.email
    return next((each.address for each in roster.ways_to(person.id) if each.way == channel), "")


def carried_by(site: Site, channel: str) -> tuple[str, ...]:
    """Return under which names messages are written that a channel carries.

    The site's own carries what was written for one that the site has no more.
    """
    if channel in site.further_channels:
        return (channel,)
    return tuple(name for name in _NAMES if name not in site.further_channels)


def _channel(site: Site, way: Way) -> str:
    if way is Way.EMAIL:
        return site.channel
    return way.value if way.value in site.further_channels else ""
