"""The commands on the daily statements."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from sisam.application.ports.statements import Verifier
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.statements.verifying import broken_chains, prove
from sisam.bootstrap import Program
from sisam.cli.errand import Errand, day_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.saying import counted, remark, say
from sisam.cli.statement_in_words import lines_of, lines_of_broken, lines_of_comparison, to_the_minute
from sisam.domain.ids import OrganisationId
from sisam.domain.statement import Statement, file_name
from sisam.engine.site.comparing import compare as compared
from sisam.errors import Fault, Invalid
from sisam.vault.signing import StatementKey, load_public_keys

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make, list, show, prove and compare the daily statements.",
)

#: No statement is longer, in bytes; a file that is holds something else.
LONGEST_BYTES = 50_000_000
#: The keys of the JSON of `statement make`, with what they mean.
MAKE_KEYS = {
    "day": "the day that they are of",
    "made": "how many were made; 0 where the day had them",
    "messages": "how many messages tell of them",
    "files": "how many files were written",
}
#: The keys of the JSON of `statement show`, with what they mean; it is what was signed.
SHOW_KEYS = {
    "organisation": "whose it is",
    "day": "the day",
    "made_at": "when it was made",
    "program": "the version of the program that made it",
    "counts": "open cases, steps that wait for it, late ones among them, alerts that go on",
    "deadlines": "a list of the next ones: case, step, on",
    "vacancies": "a list of seats that are or will be empty: organisation, role, on",
    "owed": "a list of what others owe it: organisation (null: in restricted cases), answers, steps, late",
    "shared": "a list of what it shares: organisation (null: restricted cases), cases, checksum",
    "heads": "a list of how far the journals go: case, position, hash",
}
#: What `statement list` shows: whose, its day and the name of its key.
STATEMENTS: Listing[dict[str, Any]] = Listing(
    empty="No statement was made of that day.",
    columns=(
        Column("organisation", "the organisation's code", lambda each: each["organisation"], "organisation"),
        Column("day", "the day that it is of", lambda each: each["day"], "day"),
        Column(
            "created_at",
            "when it was made",
            lambda each: each["created_at"],
            "made at",
            lambda each: to_the_minute(each["created_at"]),
        ),
        Column("key_id", "the key that it was signed with", lambda each: each["key_id"], "key"),
        Column("file", "the name of its file", lambda each: each["file"]),
        Column(
            "is_there",
            "whether the file is there",
            lambda each: each["is_there"],
            "file",
            lambda each: "there" if each["is_there"] else "missing",
        ),
    ),
)
_Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="The public key of the site that made it; else this site's."),
]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="A statement, as it came.", show_default=False)]


class NotMade(Invalid):
    """No statement was made for an organisation of a day, or none at all."""

    def __init__(self, code: str, day: date | None, last: date | None) -> None:
        """Keep whose it would be, the day that was asked for, and the last day that there is."""
        of_day = f" of {day}" if day and last else ""
        remedy = (
            f"The last one is of {last}: leave --day out, or name that day."
            if last
            else "Those who have a coordinator get one each working day; the daemon makes it."
        )
        super().__init__(Fault(f"No statement{of_day} was made for {code}.", remedy))


@app.command()
@taking
def make(given: Showing) -> None:
    """Make the statements of today, and their files.

    Each is made once a day. The daemon does it by itself from six in the morning of every working day.
    """
    errand = set_out(given)
    report = errand.program.state_now(errand.now)
    if given.json:
        print_json(asdict(report))
    elif report.made:
        told = f"{counted(report.made, 'statement')} made of {report.day}"
        say(f"{told}, {counted(report.messages, 'message')} written, {counted(report.files, 'file')} too.")
    else:
        say(f"The statements of {report.day} were made before; {counted(report.files, 'file')} written.")


@app.command("list")
@taking
def list_(
    given: Showing,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="Of that day; else of the last that has any.")
    ] = None,
) -> None:
    """List whose statements of a day were made.

    It says whether their files are there.
    """
    errand = set_out(given)
    there = errand.program.archive.names()
    with errand.program.store.read() as work:
        asked = day_of(day, "--day") if day else work.statements.last_day()
        roster = work.register.roster()
        made = work.statements.given(asked) if asked else []
    rows = [
        {
            "organisation": roster.organisations[each.organisation_id].code,
            "day": each.day,
            "created_at": each.created_at,
            "key_id": each.key_id,
            "file": (name := file_name(roster.organisations[each.organisation_id].code, each.day)),
            "is_there": name in there,
        }
        for each in made
    ]
    STATEMENTS.show(sorted(rows, key=lambda row: row["organisation"]), as_json=given.json)


@app.command()
@taking
def show(
    given: Showing,
    code: Annotated[str, typer.Argument(metavar="ORG", help="The organisation's code.", show_default=False)],
    day: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="Of that day; else the last one.")
    ] = None,
) -> None:
    """Show an organisation's statement."""
    errand = set_out(given)
    statement = _stored(errand, code, day_of(day, "--day") if day else None)
    if given.json:
        print_json(asdict(statement))
        return
    for line in lines_of(statement):
        print(line)


@app.command()
@taking
def verify(given: Given, file: _File, key: _Key = None) -> None:
    """Prove that a statement is this site's and still true.

    The signature is this site's, and the journals still hold what it tells.
    With --key only the signature is proved, and no site is needed. Ends with 3 where a journal was
    rewritten or cut since, 1 where the file is no statement or the signature is wrong.
    """
    if key is not None:
        statement = prove(_content(file), load_public_keys(key), str(file))
        say(f"The signature is right: {_named(statement)}.")
        return
    errand = set_out(given)
    statement = prove(_content(file), errand.program.statement_key().public, str(file))
    broken = broken_chains(errand.program.site, statement)
    for line in lines_of_broken(broken):
        print(line)
    journals = counted(len(statement.heads), "journal")
    if broken:
        remark(f"{len(broken)} of {journals} are not what they were: {_named(statement)}.")
        raise typer.Exit(ExitCode.OVERDUE)
    say(f"The signature is right, and {journals} hold what it tells: {_named(statement)}.")


@app.command()
@taking
def compare(
    given: Given,
    one: _File,
    other: Annotated[
        Path, typer.Argument(metavar="OTHER", help="Another's of the same day.", show_default=False)
    ],
    key: _Key = None,
) -> None:
    """Say whether two statements of one day agree.

    Two organisations' statements tell the same of the cases that they share.
    Both signatures are proved first. Ends with 3 where they do not agree, and with 1 where they share
    no case, so that nothing was compared.
    """
    verifier: Verifier = (
        set_out(given).program.statement_key().public if key is None else load_public_keys(key)
    )
    statements = [prove(_content(file), verifier, str(file)) for file in (one, other)]
    comparison = compared(*statements)
    for line in lines_of_comparison(comparison):
        print(line)
    if not comparison.agree:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command("key")
@taking
def key_(given: Given) -> None:
    """Print the public key.

    With it anybody can prove statements without this site.
    """
    program = set_out(given).program
    print(_key_of(program).pem, end="")


def _key_of(program: Program) -> StatementKey:
    with program.store.read() as work:
        stated = work.statements.last_day() is not None
    return program.statement_key(stated=stated)


def _stored(errand: Errand, code: str, day: date | None) -> Statement:
    """Return an organisation's statement of a day, or its last.

    Raises:
        NotFound: there is no such organisation.
        NotMade: it has no statement of that day, or none at all.
    """
    with errand.program.store.read() as work:
        organisation = find_organisation(work.register.roster(), code)
        last = work.statements.last_day(organisation.id)
        if last is None or (day is not None and not _has(work, organisation.id, day)):
            raise NotMade(code, day, last)
        return work.statements.get(organisation.id, day or last).signed.statement


def _has(work: UnitOfWork, organisation_id: OrganisationId, day: date) -> bool:
    return any(each.organisation_id == organisation_id for each in work.statements.given(day))


def _content(file: Path) -> str:
    """Return what a file holds.

    Raises:
        Invalid: it cannot be read, or is no text.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(LONGEST_BYTES).decode()
    except OSError as error:
        sentence = f"The file cannot be read: {error.strerror}."
        raise Invalid(Fault(sentence, "Check its name and rights.", str(file))) from error
    except UnicodeDecodeError as error:
        raise Invalid(Fault("This is no text.", "Take the statement as it came.", str(file))) from error


def _named(statement: Statement) -> str:
    return f"{statement.organisation}, {statement.day}"
