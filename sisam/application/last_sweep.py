"""The last sweep: when one was completed, looked up now and then, so that every page can tell it."""

from datetime import datetime, timedelta
from typing import Final

from sisam.application.ports.beats import Beat
from sisam.application.ports.unit_of_work import Store

#: So old an answer may be; the store is not asked at every page.
_KEPT: Final = timedelta(seconds=15)
#: Stands for every sweep that somebody or a timer asks for; there is one such mark.
_ASKED: Final = "sisam sweep"


class LastSweep:
    """Knows when a sweep was completed last, by any process."""

    def __init__(self, store: Store) -> None:
        """Take where the daemons leave their signs of life."""
        self._store = store
        self._looked: datetime | None = None
        self._found: datetime | None = None

    def __call__(self, now: datetime) -> datetime | None:
        """Return when a sweep was completed last; None: none ever was.

        Raises:
            Unavailable: the store does not answer.
        """
        if self._looked is None or abs(now - self._looked) > _KEPT:
            self._found, self._looked = self._look(), now
        return self._found

    def _look(self) -> datetime | None:
        with self._store.read() as work:
            ends = [each.last_sweep_completed for each in work.beats.listed()]
        return max((each for each in ends if each is not None), default=None)


def leave_mark(store: Store, host: str, pid: int, now: datetime) -> None:
    """Keep that a sweep by hand or by a timer, which no daemon tells of, was completed."""
    mark = Beat(
        id=_ASKED,
        host=host,
        pid=pid,
        last_beat=now,
        last_sweep_started=now,
        last_sweep_completed=now,
    )
    with store.write() as work:
        work.beats.put(mark)
        work.commit()
