"""Sending: delivering what lies in the outbox; a message is sent only when the channel says so."""

from dataclasses import replace
from datetime import datetime, timedelta

from sisam.application.ports.channel import Channel, Envelope
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.seat import Person
from sisam.errors import Unavailable
from sisam.wording.mails import render

#: Messages looked at in one go.
BATCH = 100
#: How long a message waits after each failure; the last holds for all further ones.
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15))


def send_due(
    site: Site, channel: Channel, texts: NotificationTexts, now: datetime, limit: int = BATCH
) -> list[OutboxMessage]:
    """Deliver queued messages whose moment has come and return them as they stand afterwards.

    The delivery itself lies outside any transaction; what became of it is stored message by message.
    """
    with site.store.read() as work:
        due = work.outbox.due(now, limit)
        roster = work.register.roster()
    done = []
    for message in due:
        tried = _try(channel, texts, message, roster.persons[message.person_id], now)
        with site.store.write() as work:
            work.outbox.mark(tried)
            work.commit()
        done.append(tried)
    return done


def _try(
    channel: Channel, texts: NotificationTexts, message: OutboxMessage, person: Person, now: datetime
) -> OutboxMessage:
    rendered = render(message.items, texts, message.language)
    envelope = Envelope(
        message_id=message.message_id,
        to_name=person.name,
        to_address=person.email,
        subject=rendered.subject,
        body=rendered.body,
        language=message.language,
        thread=message.items[0].case_id if len({item.case_id for item in message.items}) == 1 else None,
    )
    try:
        reply = channel.send(envelope, now)
        accepted, text = reply.ok, reply.text
    except Unavailable as failure:
        accepted, text = False, str(failure)
    attempts = message.attempts + 1
    if accepted:
        return replace(
            message,
            status=MessageStatus.SENT,
            attempts=attempts,
            next_at=None,
            sent_at=now,
            last_reply=text,
        )
    wait = _WAITS[min(attempts, len(_WAITS)) - 1]
    return replace(message, attempts=attempts, next_at=now + wait, last_reply=text)
