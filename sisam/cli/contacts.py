"""The command on the ways to a person."""

from typing import Annotated

import typer

from sisam.application.register.contacting import drop_way, put_way, ways_to
from sisam.channels.addresses import require_address
from sisam.cli.errand import set_out
from sisam.cli.given import Showing, taking
from sisam.cli.listing import Column, Listing
from sisam.domain.contact import Contact, Way
from sisam.errors import Fault, Invalid

CONTACTS: Listing[tuple[int, Contact]] = Listing(
    empty="There is no way to the person.",
    columns=(
        Column("place", "which of the ways is tried first, counted from 1", lambda row: row[0], "place"),
        Column("via", f"one of: {', '.join(Way)}", lambda row: row[1].way, "via"),
        Column(
            "address",
            "where it leads; empty: the address that the person is known by",
            lambda row: row[1].address,
            "address",
            whole=True,
        ),
    ),
)


@taking
def contact(
    given: Showing,
    email: Annotated[str, typer.Option("--email", metavar="EMAIL", help="The person's e-mail address.")],
    via: Annotated[Way | None, typer.Option("--via", help="The way to add, change or remove.")] = None,
    address: Annotated[
        str,
        typer.Option(
            "--address", metavar="ADDRESS", help="The webhook's https address, the number or handle."
        ),
    ] = "",
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Which is tried first; else last, or where it was.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Remove it; one way is left always.")] = False,
) -> None:
    """List the ways to a person, in their order, or change them.

    --via names the one to change. What one way refuses goes the next, and then to the next person.
    Without any of their own a person is told by e-mail.
    """
    errand = set_out(given)
    site = errand.program.site
    if via is None:
        _require_nothing_else(address, place, remove=remove)
        ways = ways_to(site, email)
    elif remove:
        ways = drop_way(site, email, via, errand.now)
    else:
        require_address(via, address, "--address")
        ways = put_way(site, email, Contact(via, address), errand.now, place)
    CONTACTS.show(enumerate(ways, 1), as_json=given.json)


def _require_nothing_else(address: str, place: int | None, *, remove: bool) -> None:
    if address or place is not None or remove:
        raise Invalid(Fault("Nothing says which way is meant.", "Add --via.", key="--via"))
