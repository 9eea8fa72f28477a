"""Showing the demo: its pages and its daemon in one process, and as whom one may sign in."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sisam import log
from sisam.application.people.trying_out import Part, parts_of
from sisam.bootstrap import Program, open_program
from sisam.cli.errand import instant_of
from sisam.cli.given import Given
from sisam.cli.pages import Pages
from sisam.cli.runs import serve_whole
from sisam.domain.language import Language
from sisam.settings import Settings, site_folder
from sisam.web.serving import Address, PagesUnusable
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: What goes on by itself would push the address off the screen.
_LEVEL: Final = "warning"
_ANY_PORT: Final = 0


def show_demo(given: Given, port: int | None) -> None:
    """Serve a demo's pages and run its daemon until a signal comes, once it is said where and for whom.

    Raises:
        PagesUnusable: the port that was asked for is taken.
    """
    given.stage.folder = site_folder(given.folder)
    program = open_program(given.stage.folder)
    given.stage.at_end.callback(program.store.close)
    log.set_up(_LEVEL)
    settings = program.settings.model_copy(update={"web_port": _port(program.settings, port)})
    now = instant_of(given)

    def tell(pages: Pages) -> None:
        print("\n".join(_told(program, pages.found_at, now)), flush=True)

    serve_whole(given, program, settings=settings, when_ready=tell)


def _port(settings: Settings, wanted: int | None) -> int:
    """Return the port to serve on: the one that was asked for, else the usual one if it is free."""
    if wanted is not None:
        return wanted
    try:
        Address(settings.web_host, settings.web_port).bind().close()
    except PagesUnusable:
        return _ANY_PORT
    return settings.web_port


def _told(program: Program, address: str, now: datetime) -> Iterator[str]:
    """Yield the lines that say where the pages are, and as whom one may sign in there."""
    parts = parts_of(program.people(), now)
    roles = {part: _role(part) for part in parts}
    width = max(map(len, roles.values()), default=0)
    yield "\nTHE PAGES"
    yield ""
    yield f"  {address}"
    yield "  Ctrl-C ends it. All people and pupils are invented; sign in with one click as"
    yield ""
    yield from (f"  {roles[part]:{width}}  {part.person.name} <{part.person.email}>" for part in parts)
    yield ""


def _role(part: Part) -> str:
    return f"{capital(term(part.role, Language.EN))}, {part.organisation.name}"
