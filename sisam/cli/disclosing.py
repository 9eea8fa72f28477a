"""The commands that disclose parts of a case to a party, and take that back."""

from typing import Annotated

import typer

from sisam.cli.acting import act
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain import command as acts
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.ids import PartyName

_To = Annotated[
    str, typer.Option("--to", metavar="PARTY", help="The party, such as home_school.", show_default=False)
]
_What = Annotated[
    str,
    typer.Option(
        "--what",
        metavar="MATTER",
        help="identity, care, words, or a document, such as grades.",
        show_default=False,
    ),
]


@taking
def disclose(
    given: Acting,
    number: Number,
    to: _To,
    what: _What,
    basis: Annotated[DisclosureBasis, typer.Option("--basis", help="On what ground.", show_default=False)],
) -> None:
    """Let a party see something that it does not own.

    Own need and what the care needs have to be weighed: say why with --reason.
    """
    act(given, number, lambda _: [acts.Disclose(PartyName(to), what, basis)])


@taking
def end_disclosure(given: Acting, number: Number, to: _To, what: _What) -> None:
    """Take a disclosure back, such as when a consent is."""
    act(given, number, lambda _: [acts.EndDisclosure(PartyName(to), what)])
