"""The service manager: tells systemd how a process of the site is, in the words of sd_notify(3)."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

_MICROSECONDS: Final = 1_000_000
#: Two notices in the time that the watchdog allows, as sd_watchdog_enabled(3) asks for.
_NOTICES_A_PERIOD: Final = 2


@dataclass(frozen=True, slots=True)
class ServiceManager:
    """Sends notices to the socket that systemd named; without one nobody listens and nothing is sent."""

    #: A path, or ``@`` and a name that lies in no folder.
    address: str | None = None
    #: How often the watchdog wants to hear that all is well; None: there is none.
    watchdog_seconds: float | None = None
    #: What `systemctl status` shows while the process works.
    doing: str = "Sweeping and delivering."

    @classmethod
    def of(cls, environment: Mapping[str, str], pid: int | None = None) -> "ServiceManager":
        """Return the service manager that the environment names."""
        meant_for = environment.get("WATCHDOG_PID")
        period = environment.get("WATCHDOG_USEC")
        mine = meant_for is None or int(meant_for) == (pid or os.getpid())
        seconds = int(period) / _MICROSECONDS / _NOTICES_A_PERIOD if period and mine else None
        return cls(environment.get("NOTIFY_SOCKET"), seconds)

    def ready(self) -> None:
        """Say that the process works from now on."""
        self._send("READY=1", f"STATUS={self.doing}")

    def well(self) -> None:
        """Say that nothing hangs."""
        self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """Say that the process finishes what it is doing and ends."""
        self._send("STOPPING=1", "STATUS=Finishing what is being done.")

    def _send(self, *lines: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
            # Whoever waits for a notice acts when it does not come; waiting here would stop the process.
            channel.setblocking(False)
            with suppress(OSError):
                channel.sendto("\n".join(lines).encode(), address)
