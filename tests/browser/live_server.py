"""An application that answers at a free port of this machine, at a moment of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from starlette.applications import Starlette
from starlette.middleware import Middleware

from sisam.bootstrap import Program
from sisam.cli.web_parts import web_parts
from sisam.clock import FixedClock
from sisam.web.app import create_app
from sisam.web.serving import Address, serving
from tests.browser.answers import Answer, Recorder, faults_of
from tests.unit.web.site_of_pages import Heard


@dataclass(frozen=True)
class LiveServer:
    """Where it answers, its clock, which a test moves by hand, and what it has answered and heard."""

    origin: str
    clock: FixedClock
    answers: list[Answer] = field(repr=False)
    heard: Heard
    #: The site behind the pages; None behind the tiny one.
    program: Program | None = None
    #: The last one-time code that each person has used.
    codes: dict[str, str] = field(default_factory=dict, repr=False)

    def faults(self) -> list[str]:
        """Return what is wrong with any answer so far, whatever page it is."""
        return [fault for answer in list(self.answers) for fault in faults_of(answer)]


@contextmanager
def served_program(program: Program, clock: FixedClock) -> Iterator[LiveServer]:
    """Serve the pages of a site that is open."""
    heard = Heard()
    # A daemon of which the tests need not think sweeps all the time.
    app = create_app(replace(web_parts(program, clock, heard), last_sweep=lambda now: now))
    with served(app, clock, heard, program) as server:
        yield server


@contextmanager
def served(
    app: Starlette, clock: FixedClock, heard: Heard | None = None, program: Program | None = None
) -> Iterator[LiveServer]:
    """Serve an application in a thread until the end of this block."""
    answers: list[Answer] = []
    failures: list[Exception] = []
    # Before all others, so that it sees what they have made of an answer.
    app.user_middleware.insert(0, Middleware(Recorder, answers=answers))
    running = serving(app, Address("127.0.0.1", 0), failures.append)  # type: ignore[arg-type]
    running.start()
    try:
        origin = f"http://127.0.0.1:{running.port}"
        yield LiveServer(origin, clock, answers, heard or Heard(), program)
    finally:
        assert running.stop(), "the server did not end"
    assert [] == failures
