"""The pages of a site while a command serves them."""

import os
from dataclasses import dataclass, replace

from sisam.bootstrap import Program
from sisam.cli.web_diary import WrittenWebDiary
from sisam.cli.web_parts import web_parts
from sisam.clock import Clock
from sisam.daemon.running import Signals
from sisam.daemon.service_manager import ServiceManager
from sisam.errors import Unavailable
from sisam.settings import Settings
from sisam.web.app import create_app
from sisam.web.serving import Address, Serving, serving

#: What the pages may leave unanswered, look after look, before the process ends.
_PATIENT_LOOKS = 3
#: How far apart the pages are looked after, unless the watchdog wants to hear of it more often.
LOOK_SECONDS = 5.0
#: What ends the pages where no signal does.
STUCK = "stuck"


class PagesEnded(Unavailable):
    """The pages stopped answering by themselves; the log says why. Start them anew."""


@dataclass(slots=True)
class Pages:
    """Serves the pages and looks after them; as signals they also tell when they answer no more."""

    settings: Settings
    serving: Serving
    diary: WrittenWebDiary
    signals: Signals
    drained: bool = True
    stuck: bool = False
    _looks: int = 0

    @classmethod
    def of(cls, program: Program, clock: Clock, signals: Signals) -> "Pages":
        """Return the pages of a site, whose address is theirs from now on.

        Raises:
            PagesUnusable: nobody can listen there.
            SampleInProduction: invented people would pass for real ones.
            DemoOfRealPeople: real people would be open to everybody.
        """
        settings = program.settings
        diary = WrittenWebDiary(settings.mode, clock=clock)
        app = create_app(web_parts(program, clock, diary))
        address = Address(settings.web_host, settings.web_port, settings.web_tls, settings.web_proxies)
        return cls(settings, serving(app, address, diary.web_failed), diary, signals)

    def start(self) -> None:
        """Serve from now on, and say where."""
        self.serving.start()
        self.diary.started(
            self.settings.web_host, self.serving.port, tls=self.settings.web_tls, found_at=self.found_at
        )

    @property
    def found_at(self) -> str:
        """Return the address to type into a browser."""
        if self.settings.web_tls:
            return self.settings.public_url
        host = f"[{self.settings.web_host}]" if ":" in self.settings.web_host else self.settings.web_host
        return f"http://{host}:{self.serving.port}"

    def wait(self, seconds: float) -> str | None:
        """Return the name of a signal that comes, or that the pages are stuck; stop them before that."""
        name = self.signals.wait(seconds) or self._look(seconds)
        self.diary.tell_refused()
        if name is not None:
            self.stop(name)
        return name

    def stop(self, why: str) -> None:
        """Take nothing new, and finish what is being answered."""
        if self.stuck:
            self.diary.stuck()
        else:
            self.diary.stopping(why)
        self.drained = self.serving.stop()
        self.diary.stopped(drained=self.drained)

    def _look(self, seconds: float) -> str | None:
        self._looks = 0 if self.serving.is_well(seconds) else self._looks + 1
        self.stuck = self._looks >= _PATIENT_LOOKS
        return STUCK if self.stuck else None


def serve_alone(pages: Pages) -> None:
    """Serve the pages until a signal comes, and tell the service manager how they are."""
    manager = replace(ServiceManager.of(os.environ), doing="Serving the pages.")
    apart = min(LOOK_SECONDS, manager.watchdog_seconds or LOOK_SECONDS)
    pages.start()
    manager.ready()
    while pages.wait(apart) is None:
        manager.well()
    manager.stopping()
