"""The command that searches for cases by what the law lets one search by."""

from typing import Annotated

import typer

from sisam.application.access.searching import MOST, Hit, search
from sisam.cli.errand import set_out, somebody
from sisam.cli.given import Looking, taking
from sisam.cli.listing import Column, Listing
from sisam.cli.saying import say
from sisam.domain.language import Language
from sisam.wording.aliases import alias


def _pupil(hit: Hit) -> str:
    """Return the pupil's name, or what stands for it."""
    if hit.identity is not None:
        return hit.identity.name
    return alias(hit.number, Language.EN) if hit.restricted else ""


HITS: Listing[Hit] = Listing(
    empty="No case of yours is found by that.",
    columns=(
        Column("number", "the case's number", lambda hit: hit.number, "case", whole=True),
        Column("state", "the state that it stands in", lambda hit: hit.state, "state"),
        Column("phase", "before, during or after", lambda hit: hit.phase, "phase"),
        Column(
            "pupil",
            "the pupil's name; null where it may not be seen",
            lambda hit: hit.identity.name if hit.identity else None,
            "pupil",
            _pupil,
        ),
        Column("restricted", "whether the pupil has protected identity", lambda hit: hit.restricted),
    ),
)


@taking
def find(
    given: Looking,
    term: Annotated[
        str,
        typer.Argument(
            metavar="TERM",
            help="A whole name, a personal or coordination number, or a case number.",
            show_default=False,
        ),
    ],
) -> None:
    """Find cases by name or number.

    By the pupil's whole name, a personal or coordination number, or a case number, and by nothing else. It
    finds the cases of the person who looks (--as), and tells the read log so.
    """
    somebody(given)
    errand = set_out(given)
    hits = search(errand.program.site, errand.caller(given), term, errand.now)
    HITS.show(hits, as_json=given.json)
    if len(hits) == MOST:
        say(f"No more than {MOST} are shown, those opened last; search by a number to find another.")
