"""Showing the demo: its pages and its daemon in one process, and as whom one may sign in."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from sisam import log
from sisam.application.people.trying_out import Part, parts_of
from sisam.bootstrap import open_program
from sisam.cli.errand import instant_of
from sisam.cli.given import Given
from sisam.cli.pages import Pages
from sisam.cli.runs import serve_whole
from sisam.cli.saying import wrapped
from sisam.domain.language import Language
from sisam.settings import Settings, site_folder
from sisam.web.serving import Address, PagesUnusable
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: What goes on by itself would push the address off the screen.
_LEVEL: Final = "warning"
_ANY_PORT: Final = 0


def show_demo(given: Given) -> None:
    """Serve a demo's pages and run its daemon until a signal comes, once it is said where and for whom.

    Raises:
        PagesUnusable: the port has been taken meanwhile.
    """
    given.stage.folder = site_folder(given.folder)
    program = open_program(given.stage.folder)
    given.stage.at_end.callback(program.store.close)
    log.set_up(_LEVEL)
    now = instant_of(given)

    def tell(pages: Pages) -> None:
        print("\n".join(told(parts_of(program.people(), now), pages.found_at)), flush=True)

    serve_whole(given, program, when_ready=tell)


def port_for(wanted: int | None, usual: Settings) -> int:
    """Return the port that a demo can serve on: the one that is asked for, else the usual one if it is free.

    Raises:
        PagesUnusable: the one that is asked for is taken.
    """
    try:
        return _free(Address(usual.web_host, usual.web_port if wanted is None else wanted))
    except PagesUnusable:
        if wanted is not None:
            raise
    return _free(Address(usual.web_host, _ANY_PORT))


def _free(address: Address) -> int:
    """Return the port of an address that nobody listens on."""
    with address.bind() as bound:
        port: int = bound.getsockname()[1]
    return port


def told(parts: Sequence[Part], address: str) -> Iterator[str]:
    """Yield the lines that say where the pages are, and as whom one may sign in there."""
    width = max((len(_role(part)) for part in parts), default=0)
    yield "\nTHE PAGES"
    yield ""
    yield f"  {address}"
    yield from wrapped("  Ctrl-C ends it. All people and pupils are invented; sign in with one click as")
    for organisation, seated in groupby(parts, lambda part: part.organisation):
        yield ""
        yield from wrapped(f"  {organisation.name}")
        for part in seated:
            named = f"{part.person.name} <{part.person.email}>"
            yield from wrapped(f"    {_role(part):{width}}  {named}", hanging=" " * (width + 2))
    yield ""


def _role(part: Part) -> str:
    return capital(term(part.role, Language.EN))
