"""Taking bounces: what a mail server took and could not deliver is told to somebody else after all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sisam.application.messages.delivery_news import DeliveryNews, NoNews
from sisam.application.messages.passing_on import pass_on
from sisam.application.ports.bounces import Bounce, BounceMailbox, Letter
from sisam.application.ports.outbox import MessageStatus, Outbox, OutboxMessage
from sisam.application.silence import require_site_voice
from sisam.application.site import Site
from sisam.domain.site_fact import CAME_BACK
from sisam.errors import NotFound

#: Letters looked at in one go.
BATCH: Final = 100
#: How long a message waits that came back and that nobody is left for.
_WAIT: Final = timedelta(minutes=15)


@dataclass(slots=True)
class BounceReport:
    """What lay in the mailbox."""

    #: Messages that came back for good and were passed on.
    returned: int = 0
    #: Reports that change nothing: of a delay, or of a message that did not stand as sent any more.
    noted: int = 0
    #: Reports of messages that are not in the outbox; they are left.
    unknown: int = 0
    #: Letters that are no reports; they are left.
    others: int = 0

    @property
    def letters(self) -> int:
        """Return how many letters were looked at."""
        return self.returned + self.noted + self.unknown + self.others


def take_bounces(
    site: Site,
    mailbox: BounceMailbox,
    now: datetime,
    news: DeliveryNews | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> BounceReport:
    """Look through the mailbox; a letter is put away only when what it says is stored.

    A crash in between lets it come again, when the message does not stand as sent any more.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        Unavailable: the mailbox or the database cannot be used.
    """
    require_site_voice(site)
    report = BounceReport()
    while not stopped() and (letters := mailbox.letters(BATCH)):
        taken = {letter.key: _take(site, letter, now, news or NoNews(), report) for letter in letters}
        mailbox.put_away([key for key, is_ours in taken.items() if is_ours])
        mailbox.leave([key for key, is_ours in taken.items() if not is_ours])
    return report


def _take(site: Site, letter: Letter, now: datetime, news: DeliveryNews, report: BounceReport) -> bool:
    """Store what a letter says; False where it says nothing of a message of ours."""
    if letter.bounce is None:
        report.others += 1
        return False
    with site.store.write() as work:
        message = _find(work.outbox, letter.bounce)
        if message is None:
            report.unknown += 1
            return False
        if not letter.bounce.permanent or message.status is not MessageStatus.SENT:
            report.noted += 1
            return True
        told = pass_on(site, work, replace(message, last_reply=_reply(letter.bounce)), now)
        after = _after(message, letter.bounce, now, told=told)
        work.outbox.mark(after)
        work.commit()
    report.returned += 1
    if not told:
        news.nobody_left(after)
    return True


def _find(outbox: Outbox, bounce: Bounce) -> OutboxMessage | None:
    for name in bounce.names:
        if name.startswith("<"):
            found = outbox.by_message_id(name)
        else:
            try:
                found = outbox.one(name)
            except NotFound:
                found = None
        if found is not None:
            return found
    return None


def _after(message: OutboxMessage, bounce: Bounce, now: datetime, *, told: bool) -> OutboxMessage:
    """Return the message as one that was refused; with nobody left to tell it is tried again, for ever."""
    status = MessageStatus.UNREACHABLE if told else MessageStatus.QUEUED
    next_at = None if told else now + _WAIT
    return replace(message, status=status, sent_at=None, next_at=next_at, last_reply=_reply(bounce))


def _reply(bounce: Bounce) -> str:
    return f"{CAME_BACK}: {bounce.diagnostic}" if bounce.diagnostic else f"{CAME_BACK}."
