"""The signals that ask a process to stop."""

import signal
from types import TracebackType
from typing import Final, Self

#: What systemd and a terminal send.
STOPPING: Final = frozenset({signal.SIGTERM, signal.SIGINT})


class StopSignals:
    """Hears the first signal in its own time, and lets the second one end the process at once.

    The signals are blocked and waited for, so that no handler runs in the middle of anything; threads
    that begin inside the context leave them alone too.
    """

    def __init__(self) -> None:
        """Begin with nothing blocked."""
        self._before: set[int] = set()

    def __enter__(self) -> Self:
        """Block the signals."""
        self._before = set(signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING))
        return self

    def wait(self, seconds: float) -> str | None:
        """Return the name of a signal that comes within so many seconds, or None."""
        heard = signal.sigtimedwait(STOPPING, seconds)
        if heard is None:
            return None
        for each in STOPPING:
            signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
        return signal.Signals(heard.si_signo).name

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """Let the signals do what they did before."""
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)
