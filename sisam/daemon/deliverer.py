"""The deliverer: the job that hands over what lies in the outbox."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive

#: Tries some messages whose moment has come and returns them as they stand afterwards; none: there are none.
Deliver = Callable[[datetime], Sequence[OutboxMessage]]


@dataclass(slots=True)
class Deliverer:
    """Delivers until nothing is due; when the daemon is asked to stop, what is on its way is the last."""

    deliver: Deliver
    clock: Clock
    diary: Diary
    stopping: Event
    sent: int = 0

    def __call__(self, alive: Alive) -> None:
        """Deliver all that is due."""
        began = self.clock.now()
        sent = tried = 0
        while not self.stopping.is_set() and (messages := self.deliver(self.clock.now())):
            alive()
            tried += len(messages)
            sent += sum(message.status is MessageStatus.SENT for message in messages)
        self.sent += sent
        if tried:
            seconds = (self.clock.now() - began).total_seconds()
            self.diary.delivered(sent, tried - sent, seconds)
