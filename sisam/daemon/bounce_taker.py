"""The bounce taker: the job that looks for what mail servers took and could not deliver."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from sisam.application.messages.delivery_news import DeliveryNews
from sisam.application.messages.taking_bounces import take_bounces
from sisam.application.ports.bounces import BounceMailbox
from sisam.application.site import Site
from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive


@dataclass(slots=True)
class BounceTaker:
    """Looks through the mailbox, which it keeps, since that knows what it has left there."""

    site: Site
    open_mailbox: Callable[[], BounceMailbox]
    clock: Clock
    diary: Diary
    news: DeliveryNews
    stopping: Event
    _mailbox: BounceMailbox | None = None

    def __call__(self, _alive: Alive) -> None:
        """Take what lies there."""
        if self._mailbox is None:
            self._mailbox = self.open_mailbox()
        report = take_bounces(
            self.site, self._mailbox, self.clock.now(), self.news, stopped=self.stopping.is_set
        )
        if report.letters:
            self.diary.bounces_taken(report)
