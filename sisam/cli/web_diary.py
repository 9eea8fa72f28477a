"""The diary of the pages at the command line: lines of the log, and a line to read first and last."""

import os
import sys
from dataclasses import dataclass, field
from threading import Lock

from sisam.cli.refusal_tally import RefusalTally
from sisam.cli.saying import wrapped
from sisam.clock import Clock, SystemClock
from sisam.log import log_event


@dataclass(slots=True)
class WrittenWebDiary:
    """Writes to standard error what happens to the pages; many threads tell it at once."""

    #: What the site is: production or a demonstration.
    mode: str
    failed: int = 0
    refused: int = 0
    clock: Clock = field(default_factory=SystemClock)
    _untold: RefusalTally = field(default_factory=RefusalTally)
    _counting: Lock = field(default_factory=Lock)

    def started(self, host: str, port: int, *, tls: bool, found_at: str) -> None:
        """Write where the pages are, and how they are stopped."""
        _write(f"{found_at} shows the pages. Ctrl-C or SIGTERM stops it.")
        log_event("web_started", host=host, port=port, pid=os.getpid(), tls=tls, mode=self.mode)

    def request_failed(self, reference: str, door: str, error: Exception) -> None:
        """Log a request that could not be answered, under the number that the person was shown."""
        with self._counting:
            self.failed += 1
        log_event("request_failed", reference=reference, door=door, error=error)

    def request_refused(self, why: str) -> None:
        """Count a request that was not let in, by a word of the list, and log what may be told by now."""
        with self._counting:
            self.refused += 1
            self._untold.add(why)
        self.tell_refused()

    def tell_refused(self) -> None:
        """Log how many requests were not let in: a line for each reason, and at most one of it a minute."""
        with self._counting:
            told = self._untold.due(self.clock.now())
        _log_refused(told)

    def user_changed(self, person_id: str, what: str, by: str, via: str) -> None:
        """Log what an administrator did to what a person signs in with."""
        log_event("user_changed", person_id=person_id, what=what, by=by, via=via)

    def web_failed(self, error: Exception) -> None:
        """Log an error outside any request."""
        log_event("web_failed", error=error)

    def stuck(self) -> None:
        """Log that the pages answer no more."""
        log_event("web_stuck")

    def stopping(self, signal: str) -> None:
        """Log which signal came."""
        log_event("web_stopping", signal=signal)

    def stopped(self, *, drained: bool) -> None:
        """Log what the pages have been through, and what of it has not been told."""
        with self._counting:
            told = self._untold.rest(self.clock.now())
        _log_refused(told)
        log_event("web_stopped", failed=self.failed, refused=self.refused, drained=drained)


def _log_refused(told: dict[str, int]) -> None:
    for why, count in told.items():
        log_event("request_refused", why=why, count=count)


def _write(sentence: str) -> None:
    # In one piece, so that the lines of other threads do not fall into it.
    sys.stderr.write("".join(f"{line}\n" for line in wrapped(sentence)))
    sys.stderr.flush()
