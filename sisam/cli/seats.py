"""The commands on seats: who sits where."""

from datetime import date, timedelta
from typing import Annotated

import typer

from sisam.application.register.choosing_hours import choose_digest, choose_hours
from sisam.application.register.listing_seats import SeatLine, Sitter, list_seats
from sisam.application.register.seating import add_seat, end_seat, never_begins, told_instead
from sisam.application.register.taking_leave import cancel_leave, take_leave
from sisam.application.site import Site
from sisam.cli.by_hand import read_by_hand
from sisam.cli.contacts import contact
from sisam.cli.errand import day_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import Column, Listing
from sisam.cli.saying import say
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.office_hours import ALWAYS_WRITTEN
from sisam.domain.seat import Person, Role, Seat
from sisam.intake.columns import SEATS as COLUMNS
from sisam.intake.seats import read_seats

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List who sits where; add people to seats, end their time, and say when they are away.",
)
app.command()(contact)
#: By which argument each column of `seats.csv` is given.
_ARGUMENTS = {
    "organisation_code": "CODE",
    "role": "ROLE",
    "name": "--name",
    "email": "--email",
    "phone": "--phone",
    "language": "--language",
    "deputy": "--deputy",
    "active_from": "--from",
    "active_until": "--until",
}
#: How it is typed that the site's office hours are a person's, too.
_AS_THE_SITE = "site"
_WITHIN = {_AS_THE_SITE: "within the site's office hours", ALWAYS_WRITTEN: "at any hour"}
CodeArgument = Annotated[
    str, typer.Argument(metavar="CODE", help="The organisation's code.", show_default=False)
]
EmailOption = Annotated[
    str, typer.Option("--email", metavar="EMAIL", help="The person's e-mail address.", show_default=False)
]
RoleArgument = Annotated[
    Role,
    typer.Argument(
        metavar="ROLE", help=f"One of: {', '.join(Role)}.", show_default=False, show_choices=False
    ),
]


def _names(line: SeatLine) -> str:
    holders = [_name(each) for each in line.holders]
    deputies = [_name(each, "deputy") for each in line.deputies]
    return ", ".join([*holders, *deputies]) or "vacant"


def _name(sitter: Sitter, *told: str) -> str:
    """Return a name with what must be known beside it: when they are away, today or next."""
    first = min(sitter.absences, key=lambda absence: absence.absent_from, default=None)
    if first is not None:
        since = "" if sitter.away else f"from {first.absent_from} "
        told = (*told, f"away {since}until {first.absent_until}")
    return f"{sitter.person.name} ({', '.join(told)})" if told else sitter.person.name


def _sitters(sitters: tuple[Sitter, ...]) -> list[dict[str, object]]:
    return [
        {
            "name": each.person.name,
            "email": each.person.email,
            "phone": each.person.phone,
            "language": each.person.language,
            "from": each.holding.active_from,
            "until": each.holding.active_until,
            "office_hours": each.person.office_hours,
            "digest": each.person.digest,
            "away": [
                {"from": absence.absent_from, "until": absence.absent_until} for absence in each.absences
            ],
        }
        for each in sitters
    ]


SEATS: Listing[SeatLine] = Listing(
    empty="There is no such seat.",
    columns=(
        Column(
            "organisation", "the organisation's code", lambda line: line.organisation.code, "organisation"
        ),
        Column("organisation_name", "the organisation's name", lambda line: line.organisation.name, "name"),
        Column("kind", "the organisation's kind", lambda line: line.organisation.kind),
        Column("role", "the role", lambda line: line.role, "role"),
        Column("vacant", "whether nobody is there today", lambda line: line.vacant),
        Column("deputy_only", "whether only deputies are there today", lambda line: line.deputy_only),
        Column(
            "holders",
            "a list: name, email, phone, language, from, until, office_hours, digest, away",
            lambda line: _sitters(line.holders),
            "who sits there",
            _names,
            below=True,
        ),
        Column("deputies", "the same for deputies", lambda line: _sitters(line.deputies)),
    ),
)


@app.command("list")
@taking
def list_(
    given: Showing,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="CODE", help="Only the seats of this one.")
    ] = None,
    vacant: Annotated[bool, typer.Option("--vacant", help="Only seats that nobody holds today.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="End with exit code 3 where the list is not empty.")
    ] = False,
) -> None:
    """List the seats, with who sits there today.

    These are the seats that are held, have been held, or that messages go to.
    """
    errand = set_out(given)
    lines = list_seats(errand.program.site, errand.day, code=organisation, vacant_only=vacant)
    SEATS.show(lines, as_json=given.json)
    if check and lines:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def add(
    given: Given,
    organisation: CodeArgument,
    role: RoleArgument,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The person's name.")],
    email: EmailOption,
    phone: Annotated[str, typer.Option("--phone", metavar="NUMBER", help="The person's telephone.")] = "",
    language: Annotated[Language, typer.Option("--language", help="What they read.")] = Language.SV,
    deputy: Annotated[bool, typer.Option("--deputy", help="They deputise.")] = False,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day; else today.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Last day, inclusive.")] = None,
) -> None:
    """Add a person to a seat."""
    errand = set_out(given)
    cells = {
        "organisation_code": organisation,
        "role": role,
        "name": name,
        "email": email,
        "phone": phone,
        "language": language,
        "deputy": "yes" if deputy else "no",
        "active_from": since or errand.day.isoformat(),
        "active_until": until or "",
    }
    with errand.program.site.store.read() as work:
        roster = work.register.roster()
    row = read_by_hand(
        cells, COLUMNS.required, lambda file: read_seats(file, roster, only_new=True), _ARGUMENTS
    )
    person = Person(PersonId(""), row.name, row.email, row.phone, language)
    holding = add_seat(
        errand.program.site,
        organisation,
        role,
        person,
        deputy=deputy,
        since=row.active_from or errand.day,
        until=row.active_until,
    )
    last = f" until {holding.active_until}" if holding.active_until else ""
    say(f"{name} sits as {role} at {organisation} from {holding.active_from}{last}.")


@app.command()
@taking
def end(
    given: Given,
    organisation: CodeArgument,
    role: RoleArgument,
    email: EmailOption,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day, inclusive; else today.")
    ] = None,
) -> None:
    """Set a person's last day in a seat.

    Whoever begins only after it does not begin at all. The agency's coordinator cannot leave without a
    successor. It says who is told instead where nobody is left.
    """
    errand = set_out(given)
    last = errand.day if until is None else day_of(until, "--until")
    ended = end_seat(errand.program.site, organisation, role, email, last, today=errand.day)
    empty = last + timedelta(days=1)
    if never_begins(ended, last, errand.day):
        empty = ended.active_from
        say(f"{email} does not begin in the seat {role} at {organisation}; it was to be on {empty}.")
    else:
        say(f"{email} leaves the seat {role} at {organisation}; the last day is {last}.")
    if following := _what_follows(errand.program.site, ended.seat, empty):
        say(following)


def _what_follows(site: Site, seat: Seat, day: date) -> str:
    """Say who is told what goes to a seat where nobody is from a day on; nothing where somebody is."""
    instead = told_instead(site, seat, day)
    if instead is None:
        return ""
    with site.store.read() as work:
        code = work.register.roster().organisations[instead.organisation_id].code
    return (
        f"From {day} nobody is left in this seat; the coordinator of {code} is told instead. "
        "Name somebody with `sisam seat add`."
    )


@app.command()
@taking
def away(
    given: Given,
    email: EmailOption,
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="First day.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Last day, inclusive.")],
    cancel: Annotated[bool, typer.Option("--cancel", help="Take it back: they are there after all.")] = False,
) -> None:
    """Say that a person is away, from all their seats.

    Their deputies are told meanwhile; without deputies the coordinator is. The agency's coordinator
    cannot be away unless somebody else is there on each of those days.
    """
    errand = set_out(given)
    first, last = day_of(since, "--from"), day_of(until, "--until")
    if cancel:
        cancel_leave(errand.program.site, email, first, last)
        say(f"{email} is there after all from {first} until {last}.")
    else:
        take_leave(errand.program.site, email, first, last)
        say(f"{email} is away from {first} until {last}.")


@app.command()
@taking
def hours(
    given: Given,
    email: EmailOption,
    within: Annotated[
        str,
        typer.Option(
            "--hours",
            metavar="HOURS",
            help="Such as 07:00-16:00, on working days; `always`; or `site`, which is the rule.",
        ),
    ],
) -> None:
    """Say within which hours a person reads.

    Messages of other hours are held until the next office hours begin.
    """
    person = choose_hours(set_out(given).program.site, email, None if within == _AS_THE_SITE else within)
    say(f"{person.email} is written to {_WITHIN.get(within, f'on working days, {within}')}.")


@app.command()
@taking
def digest(
    given: Given,
    email: EmailOption,
    on: Annotated[bool, typer.Option("--on/--off", help="One message a working morning, or each by itself.")],
) -> None:
    """Tell a person things once a working morning.

    What stands on its last rung, and what ails the site itself, does not wait for it.
    """
    person = choose_digest(set_out(given).program.site, email, on=on)
    told = "in one digest each working morning" if person.digest else "by single messages"
    say(f"{person.email} is told {told}.")
