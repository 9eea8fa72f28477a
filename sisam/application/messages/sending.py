"""Sending: delivering what lies in the outbox; a message is sent only when the channel says so."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from sisam.application.messages.delivering import deliver
from sisam.application.messages.delivery_news import DeliveryNews, NoNews
from sisam.application.messages.doubting import Attempt, is_refused, state_after
from sisam.application.messages.enclosing import statements_in
from sisam.application.messages.going_round import go_round
from sisam.application.messages.overtaking import overtaken
from sisam.application.messages.passing_on import pass_on
from sisam.application.messages.reaching import note_reached
from sisam.application.messages.ways import address_over, carried_by
from sisam.application.ports.channel import Channel, Outcome, Reply
from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import SiteSilent, require_voice
from sisam.application.site import Site
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.roster import Roster
from sisam.errors import StoreFails, Unavailable

#: Messages looked at in one go.
BATCH = 100
#: How long a message waits after each failure; the last holds for all further ones.
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15))
#: After this long whoever claimed a message is taken for dead; no attempt lasts as long.
CLAIM = timedelta(minutes=10)
#: As long as the references that people are given.
_REFERENCE_LENGTH = 6
#: How often a channel that fails for all is tried.
PROBE_WAIT = timedelta(minutes=1)


def send_due(
    site: Site,
    channel: Channel,
    texts: NotificationTexts,
    now: datetime,
    limit: int = BATCH,
    news: DeliveryNews | None = None,
) -> list[OutboxMessage]:
    """Deliver what the channel carries and is due, and return what was tried as it stands afterwards.

    Each is claimed, delivered outside any transaction, and settled. Where the channel fails for all the
    others wait, and one is tried each minute; when it works again, all that waited for it are due. A message
    that an error keeps from being tried waits as any that fails, and the others go on.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        StoreFails: the database does not answer.
    """
    with site.store.read() as work:
        require_voice(work)
        due = work.outbox.due(now, limit, _carried(site, channel.name))
        roster = work.register.roster()
    tried = []
    for message in due:
        taken = _claim(site, message, now)
        if taken is None:
            continue
        claimed, needless = taken
        settling, attempt = _Settling(site, news or NoNews(), claimed, now), None
        try:
            attempt = _attempt(site, channel, texts, roster, claimed, needless, now)
            settled, state = settling.run(attempt)
        except (StoreFails, SiteSilent):
            raise
        except Exception as bug:  # noqa: BLE001 — whatever is wrong with one message, the others go on
            tried.append(settling.broken(bug, attempt))
            continue
        tried.append(settled)
        if state.down:
            go_round(site, channel.name, now)
            break
    return tried


def _attempt(
    site: Site,
    channel: Channel,
    texts: NotificationTexts,
    roster: Roster,
    claimed: OutboxMessage,
    needless: frozenset[str],
    now: datetime,
) -> Attempt:
    person = roster.persons[claimed.person_id]
    address, enclosed = address_over(site, roster, person, channel.name), statements_in(site, claimed)
    try:
        reply, failure = deliver(channel, texts, claimed, person, address, now, enclosed, needless), None
    except Unavailable as failed:
        reply, failure = Reply(Outcome.AGAIN, failed.in_plain_words()), failed
    return Attempt(channel.name, person, address, reply, failure)


def _carried(site: Site, channel: str) -> tuple[str, ...] | None:
    return carried_by(site, channel) if site.further_channels else None


def _claim(site: Site, message: OutboxMessage, now: datetime) -> tuple[OutboxMessage, frozenset[str]] | None:
    """Take a message, and return it with the keys of what it asks for and nobody need do any more."""
    with site.store.write() as work:
        claimed = work.outbox.claim(message, now + CLAIM)
        needless = overtaken(work, claimed) if claimed else frozenset()
        work.commit()
    return (claimed, needless) if claimed else None


@dataclass(frozen=True, slots=True)
class _Settling:
    """The end of one attempt."""

    site: Site
    news: DeliveryNews
    claimed: OutboxMessage
    now: datetime

    def run(self, attempt: Attempt) -> tuple[OutboxMessage, ChannelState]:
        """Store what became of the message and how the channel does, tell what is news, return both."""
        with self.site.store.write() as work:
            before = work.channel_states.get(attempt.channel)
            after = state_after(self.site, work, before, attempt, self.now)
            if before.down and not after.down:
                # What was in nobody's way but the channel's is held against no address.
                work.failing_addresses.forget_all(attempt.channel)
            left = self._settle(work, attempt, after)
            settled = work.outbox.one(self.claimed.id)
            self._note(work, before, after)
            work.commit()
        if not left:
            self.news.nobody_left(settled)
        if after.down and not before.down:
            self.news.channel_down(after)
        if before.down and not after.down:
            self.news.channel_up(before)
        return settled, after

    def broken(self, bug: Exception, attempt: Attempt | None) -> OutboxMessage:
        """Store that an error kept the message from being tried or settled, tell it once, and return it.

        It says nothing of the channel. What the channel took is sent all the same, and is not sent again.
        """
        told = f"internal error {_reference(self.claimed, bug)}"
        taken = attempt is not None and attempt.reply.ok
        reply = attempt.reply if attempt is not None and taken else Reply(Outcome.AGAIN, told)
        with self.site.store.write() as work:
            work.outbox.settle(self._after(reply))
            settled = work.outbox.one(self.claimed.id)
            work.commit()
        if taken or self.claimed.last_reply != told:
            self.news.message_broken(settled, _reference(self.claimed, bug), bug)
        return settled

    def _settle(self, work: UnitOfWork, attempt: Attempt, state: ChannelState) -> bool:
        """Store what became of the message; False where it was refused and nobody is left to tell."""
        decided = not work.outbox.settle(self._after(attempt.reply))
        if attempt.reply.ok:
            note_reached(work, self.claimed, self.now)
        refused = is_refused(work, state, attempt, self.now)
        return decided or not refused or self._give_up(work, attempt.reply)

    def _note(self, work: UnitOfWork, before: ChannelState, after: ChannelState) -> None:
        if after != before:
            work.channel_states.put(after)
        if after.down:
            carried = _carried(self.site, after.channel)
            work.outbox.postpone(self.now, self.now + PROBE_WAIT, carried)
        elif before.down:
            work.outbox.hasten(self.now, _carried(self.site, after.channel))

    def _after(self, reply: Reply) -> OutboxMessage:
        if reply.ok:
            return replace(
                self.claimed,
                status=MessageStatus.SENT,
                next_at=None,
                sent_at=self.now,
                last_reply=reply.text,
            )
        wait = _WAITS[min(self.claimed.attempts, len(_WAITS)) - 1]
        return replace(
            self.claimed, status=MessageStatus.QUEUED, next_at=self.now + wait, last_reply=reply.text
        )

    def _give_up(self, work: UnitOfWork, reply: Reply) -> bool:
        """Make the message unreachable once others are told instead; False: nobody is left."""
        after = self._after(reply)
        if not pass_on(self.site, work, after, self.now):
            return False
        given_up = replace(after, status=MessageStatus.UNREACHABLE, next_at=None)
        work.outbox.mark(given_up)
        return True


def _reference(message: OutboxMessage, bug: Exception) -> str:
    """Return by what an error is found in the log: the same at every attempt that ends in it."""
    return sha256(f"{message.id} {type(bug).__name__}".encode()).hexdigest()[:_REFERENCE_LENGTH].upper()
