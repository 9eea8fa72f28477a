"""Going round: what waits for a channel that has been down for long goes another way, where there is one."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from sisam.application.messages.passing_on import go_another_way
from sisam.application.messages.ways import carried_by, channels_of, long_down
from sisam.application.ports.outbox import MessageStatus
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.errors import StoreFails

#: Messages moved in one go.
BATCH: Final = 100
#: What is held no longer than this was only put off, since the channel does not work.
_SOON: Final = timedelta(minutes=2)
#: What is kept with a message that went another way.
_TOLD: Final = "The channel has been down for long; it goes another way."


def go_round(site: Site, channel: str, now: datetime, limit: int = BATCH) -> int:
    """Let messages go another way that are queued for a channel, and return how many there were.

    That is once the channel has been down for long, and of persons who have another one that works. One
    that cannot be moved, since its case or itself cannot be read, keeps none of the others back.

    Raises:
        StoreFails: the database does not answer.
    """
    with site.store.read() as work:
        if not long_down(work.channel_states, channel, now):
            return 0
        roster = work.register.roster()
        queued = work.outbox.queued(carried_by(site, channel), now + _SOON)
        others = [key for key, person in queued if _has_another(site, work, roster, person, now)]
    moved = (key for key in others if _moved(site, key, now))
    return sum(1 for _ in islice(moved, limit))


def _has_another(site: Site, work: UnitOfWork, roster: Roster, person: PersonId, now: datetime) -> bool:
    channels = channels_of(site, roster, roster.persons[person])
    return len(channels) > 1 and any(not long_down(work.channel_states, each, now) for each in channels)


def _moved(site: Site, key: str, now: datetime) -> bool:
    """Move one message in a transaction of its own, and tell whether that went."""
    try:
        with site.store.write() as work:
            message = work.outbox.one(key)
            if not go_another_way(site, work, message, now):
                return False
            given_up = replace(message, status=MessageStatus.UNREACHABLE, next_at=None, last_reply=_TOLD)
            work.outbox.mark(given_up)
            work.commit()
    except StoreFails:
        raise
    except Exception:  # noqa: BLE001 — it stays where it is and is found there by the audit; the others go on
        return False
    return True
