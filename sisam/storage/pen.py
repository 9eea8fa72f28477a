"""The pen of a database file: those of one process who want to write take their turns."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, get_ident
from typing import Final
from weakref import WeakValueDictionary

from sisam.storage.failures import DatabaseBusy


class Pen:
    """Passes from one thread to the next in the order in which they came.

    SQLite has everybody look again now and then whether they may write. In a crowd somebody then looks at the
    wrong moments until their time is up, while others who came later are served.
    """

    def __init__(self) -> None:
        """Begin with nobody who writes."""
        self._changing = Lock()
        self._holder: int | None = None
        self._queue: deque[tuple[int, Lock]] = deque()

    @property
    def waiting(self) -> int:
        """Return how many wait for their turn."""
        return len(self._queue)

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the pen for this thread; whoever holds it already waits for nobody.

        Raises:
            DatabaseBusy: the turn did not come within so many seconds.
        """
        if self._holder == get_ident():
            yield
            return
        self._take(seconds)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, seconds: float) -> None:
        turn = Lock()
        ticket = (get_ident(), turn)
        with self._changing:
            if self._holder is None:
                self._holder = get_ident()
                return
            turn.acquire()
            self._queue.append(ticket)
        try:
            came = turn.acquire(timeout=seconds)
        except BaseException:
            # Whoever is interrupted while they wait would otherwise be handed the pen, and keep it for ever.
            if not self._leave(ticket):
                self._pass_on()
            raise
        # Else it came at the last moment.
        if not came and self._leave(ticket):
            raise DatabaseBusy("others of this process write")

    def _leave(self, ticket: tuple[int, Lock]) -> bool:
        """Leave the queue, and return whether the turn had not come before that."""
        with self._changing:
            waited = ticket in self._queue
            if waited:
                self._queue.remove(ticket)
            return waited

    def _pass_on(self) -> None:
        with self._changing:
            if not self._queue:
                self._holder = None
                return
            self._holder, turn = self._queue.popleft()
            turn.release()


_PENS: Final[WeakValueDictionary[Path, Pen]] = WeakValueDictionary()
_MAKING: Final = Lock()


def pen_of(path: Path) -> Pen:
    """Return the one pen of a file in this process, however often the file is opened."""
    with _MAKING:
        return _PENS.setdefault(path.resolve(), Pen())
