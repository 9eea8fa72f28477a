"""Sending: delivering what lies in the outbox; a message is sent only when the channel says so."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sisam.application.delivering import deliver
from sisam.application.delivery_news import DeliveryNews, NoNews
from sisam.application.doubting import Attempt, is_refused, state_after
from sisam.application.enclosing import statements_in
from sisam.application.going_round import go_round
from sisam.application.passing_on import pass_on
from sisam.application.ports.channel import Channel, Outcome, Reply
from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.reaching import note_reached
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.application.ways import address_over, carried_by
from sisam.domain.notification_text import NotificationTexts
from sisam.errors import Unavailable

#: Messages looked at in one go.
BATCH = 100
#: How long a message waits after each failure; the last holds for all further ones.
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15))
#: After this long whoever claimed a message is taken for dead; no attempt lasts as long.
CLAIM = timedelta(minutes=10)
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
    others wait, and one is tried each minute; when it works again, all that waited for it are due.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    with site.store.read() as work:
        require_voice(work)
        due = work.outbox.due(now, limit, _carried(site, channel.name))
        roster = work.register.roster()
    tried = []
    for message in due:
        claimed = _claim(site, message, now)
        if claimed is None:
            continue
        person = roster.persons[claimed.person_id]
        address, enclosed = address_over(site, roster, person, channel.name), statements_in(site, claimed)
        try:
            reply, failure = deliver(channel, texts, claimed, person, address, now, enclosed), None
        except Unavailable as failed:
            reply, failure = Reply(Outcome.AGAIN, failed.in_plain_words()), failed
        attempt = Attempt(channel.name, person, address, reply, failure)
        settled, state = _Settling(site, news or NoNews(), claimed, now).run(attempt)
        tried.append(settled)
        if state.down:
            go_round(site, channel.name, now)
            break
    return tried


def _carried(site: Site, channel: str) -> tuple[str, ...] | None:
    return carried_by(site, channel) if site.further_channels else None


def _claim(site: Site, message: OutboxMessage, now: datetime) -> OutboxMessage | None:
    with site.store.write() as work:
        claimed = work.outbox.claim(message, now + CLAIM)
        work.commit()
    return claimed


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
