"""The command that makes a site."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sisam.application.register.founding import Coordinator
from sisam.cli.asking import ask, can_ask
from sisam.cli.errand import instant_of
from sisam.cli.founding_site import NewSite, make_site, require_free
from sisam.cli.given import Given, taking
from sisam.cli.saying import remark, say
from sisam.errors import Fault, Invalid
from sisam.intake.complaint import Complaint
from sisam.intake.mail_address import read_mail_address

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@taking
def init(
    given: Given,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or an empty folder.", show_default=False)
    ],
    agency_name: Annotated[
        str | None, typer.Option("--agency-name", metavar="NAME", help="The agency that runs the site.")
    ] = None,
    coordinator_name: Annotated[
        str | None,
        typer.Option("--coordinator-name", metavar="NAME", help="Who catches what everybody else misses."),
    ] = None,
    coordinator_email: Annotated[
        str | None, typer.Option("--coordinator-email", metavar="EMAIL", help="Their e-mail address.")
    ] = None,
    phone: Annotated[str, typer.Option("--phone", metavar="NUMBER", help="Their telephone.")] = "",
) -> None:
    """Make a site: settings, key, database, rules, and an agency whose coordinator is the last rung.

    What is left out is asked for at a terminal.
    """
    now = instant_of(given)
    require_free(folder)
    agency = _asked("--agency-name", "The agency's name", agency_name)
    name = _asked("--coordinator-name", "The coordinator's name", coordinator_name)
    email = _asked("--coordinator-email", "The coordinator's e-mail address", coordinator_email)
    _refuse_missing({"--agency-name": agency, "--coordinator-name": name, "--coordinator-email": email})
    make_site(folder, NewSite(agency, Coordinator(name, _mail(email), phone)), now)
    say(f"{folder} is a site now; {name} is everybody's last rung.")
    remark("Keep a copy of vault.key apart from the database: without it no name can be read again.")
    remark("Keep one of statement.key too: without it nobody can prove that a statement is yours.")
    remark(
        f"Say who hears when the program itself fails: sisam --site {folder} seat add agency operations "
        "--name NAME --email EMAIL"
    )
    print(f"Next: sisam --site {folder} import organisations FILE", file=sys.stderr)


def _asked(option: str, question: str, value: str | None) -> str:
    if value is None and can_ask():
        value = ask(f"{question} ({option})")
    return (value or "").strip()


def _refuse_missing(values: dict[str, str]) -> None:
    Invalid.unless_none(
        Fault("A site needs it, and it is missing.", f"Add {option} VALUE.", key=option)
        for option, value in values.items()
        if not value
    )


def _mail(email: str) -> str:
    try:
        return read_mail_address(email)
    except Complaint as complaint:
        raise Invalid(Fault(complaint.sentence, complaint.remedy, key="--coordinator-email")) from complaint
