"""Delivering: one message put into words and handed to a channel."""

from datetime import datetime

from sisam.application.ports.channel import Attachment, Channel, Envelope, Outcome, Reply
from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.seat import Person
from sisam.wording.calendar_file import calendar_file
from sisam.wording.mail_page import mail_page
from sisam.wording.mails import render, render_needless
from sisam.wording.short_text import short_text

_CALENDAR = "text/calendar; method=PUBLISH; charset=utf-8"


def deliver(
    channel: Channel,
    texts: NotificationTexts,
    message: OutboxMessage,
    person: Person,
    to_address: str,
    now: datetime,
    enclosed: tuple[Attachment, ...] = (),
    needless: frozenset[str] = frozenset(),
) -> Reply:
    """Hand a message for an address to a channel, with the files that go with it, and return what it answers.

    What it asks for by one of the `needless` keys, which was done meanwhile, is not asked for any more; where
    that is all that it was written for, it says so.

    Raises:
        Unavailable: the channel does not work at all at the moment.
    """
    if not to_address:
        return Reply(Outcome.NEVER, "The person is not reached over this channel any more.")
    items = tuple(item for item in message.items if item.dedup_key not in needless)
    rendered = (render if items else render_needless)(items or message.items, texts, message.language)
    cases = {item.case_id for item in message.items}
    envelope = Envelope(
        message_id=message.message_id,
        to_name=person.name,
        to_address=to_address,
        subject=rendered.subject,
        body=rendered.body,
        language=message.language,
        thread=cases.pop() if len(cases) == 1 else None,
        html=mail_page(rendered, message.language),
        short=short_text(rendered, items),
        written_at=message.created_at,
        attachments=(*_attachments(message, items), *enclosed),
    )
    return channel.send(envelope, now)


def _attachments(message: OutboxMessage, items: tuple[OutboxItem, ...]) -> tuple[Attachment, ...]:
    """Return the days that a message tells, for a calendar; they are the same at every attempt."""
    domain = message.message_id.strip("<>").rpartition("@")[2]
    days = calendar_file(items, message.created_at, domain, message.language)
    return (Attachment("sisam.ics", _CALENDAR, days),) if days else ()
