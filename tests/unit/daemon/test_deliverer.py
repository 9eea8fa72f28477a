"""The deliverer empties the outbox, and stops where it is asked to."""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.clock import FixedClock
from sisam.daemon.deliverer import Deliver, Deliverer
from tests.builders import NOW, a_message
from tests.unit.daemon.heard import Heard

SENT = a_message(status=MessageStatus.SENT, sent_at=NOW, last_reply="250 ok")
WAITING = a_message("message-2")


def answering(*answers: Sequence[OutboxMessage], then: Callable[[], None] = lambda: None) -> Deliver:
    left = list(answers)

    def deliver(_now: datetime) -> Sequence[OutboxMessage]:
        then()
        return left.pop(0) if left else []

    return deliver


def test_it_delivers_until_nothing_is_due_and_tells_what_was_taken() -> None:
    heard, signs = Heard(), list[int]()
    deliverer = Deliverer(answering([SENT], [WAITING], [SENT]), FixedClock(NOW), heard, Event())

    deliverer(lambda: signs.append(1))

    assert [("delivered", 2, 1, 0.0)] == heard.told
    assert (2, 3) == (deliverer.sent, len(signs))


def test_where_nothing_is_due_nothing_is_told() -> None:
    heard = Heard()

    Deliverer(answering(), FixedClock(NOW), heard, Event())(lambda: None)

    assert [] == heard.told


def test_a_daemon_that_is_asked_to_stop_delivers_no_further_message() -> None:
    heard, stopping = Heard(), Event()
    deliver = answering([SENT], [SENT], then=stopping.set)

    Deliverer(deliver, FixedClock(NOW), heard, stopping)(lambda: None)

    assert [("delivered", 1, 0, 0.0)] == heard.told
