"""The commands on agreements."""

from typing import Annotated

import typer

from sisam.application.rules.adopting_agreements import adopt_agreement, strangers
from sisam.application.rules.listing_agreements import (
    AgreementLine,
    MunicipalityLine,
    list_agreements,
    list_municipalities,
)
from sisam.cli.agreement_files import AgreementFiles, differences
from sisam.cli.errand import set_out, somebody, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Personal, Showing, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.moves_told import tell_moved
from sisam.cli.objections import objections_as_json, print_objections
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, remark, say
from sisam.domain.language import Language
from sisam.errors import Fault
from sisam.intake.municipalities import municipalities
from sisam.proof.objection import Objection

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List, check and adopt collaboration agreements.",
)
Code = Annotated[
    str, typer.Argument(metavar="CODE", help="The agreement's code: its file's name.", show_default=False)
]
#: The keys of the JSON of `agreement check`, with what they mean.
CHECK_KEYS = {
    "agreement": "the agreement's code",
    "accepted": "whether cases may come under it",
    "faults": "a list: what the file says wrong: file, key, sentence, remedy",
    "objections": "a list: who would be forgotten by it: code, file, key, sentence, remedy, story",
}
_STANDINGS = {
    "in_file": "not adopted",
    "changed": "file changed",
    "ends_soon": "ends soon",
}

AGREEMENTS: Listing[AgreementLine] = Listing(
    empty="There is no agreement.",
    columns=(
        Column("code", "its code", lambda line: line.agreement.code, "agreement", whole=True),
        Column("version", "its version", lambda line: line.agreement.version, "version"),
        Column("title", "with whom it was made", lambda line: line.agreement.title[Language.SV], "with"),
        Column("registry_number", "its registry number", lambda line: line.agreement.registry_number),
        Column("municipality", "the code of the municipality", lambda line: line.agreement.municipality),
        Column("signed_by", "a list: who signed it", lambda line: list(line.agreement.signed_by)),
        Column(
            "covers",
            "a list: the social services that it covers; empty: all of the municipality",
            lambda line: list(line.agreement.covers),
            "covers",
            lambda line: ", ".join(line.agreement.covers) or f"all of {line.agreement.municipality}",
        ),
        Column(
            "contacts",
            "a list: whom to ask, as ROLE at CODE",
            lambda line: [f"{each.role} at {each.organisation_code}" for each in line.agreement.contacts],
        ),
        Column("valid_from", "its first day", lambda line: line.agreement.valid_from, "from"),
        Column("valid_until", "its last day, or null", lambda line: line.agreement.valid_until, "until"),
        Column(
            "standing",
            "adopted, ends_soon (within 60 days), expired, changed (its file is another) or in_file",
            lambda line: line.standing,
            "standing",
            lambda line: _STANDINGS.get(line.standing, line.standing),
        ),
        Column(
            "open_cases", "how many open cases are under it", lambda line: line.open_cases, "open", right=True
        ),
    ),
)
MUNICIPALITIES: Listing[MunicipalityLine] = Listing(
    empty="The register has no social services.",
    columns=(
        Column("municipality", "the municipality's code", lambda line: line.municipality, "code", whole=True),
        Column("name", "its name", lambda line: _name(line.municipality), "municipality"),
        Column("opened", "cases opened within a year", lambda line: line.opened, "a year", right=True),
        Column("open_now", "cases that are open now", lambda line: line.open_now, "open", right=True),
        Column(
            "agreements",
            "a list: the agreements that new cases come under",
            lambda line: list(line.agreements),
            "agreement",
            lambda line: ", ".join(line.agreements) or "utan avtal",
        ),
        Column(
            "without",
            "a list: the social services whose new cases come under none",
            lambda line: list(line.without),
            "without one",
            lambda line: ", ".join(line.without),
        ),
    ),
)


@app.command("list")
@taking
def list_(given: Showing) -> None:
    """List the agreements: whom they cover, and until when.

    How many open cases are under each is told, too.
    """
    errand = set_out(given)
    files = AgreementFiles.of(errand.program)
    found = list_agreements(errand.program.site, files.readable(), errand.now)
    AGREEMENTS.show(found, as_json=given.json)
    for each in found:
        if each.standing == "expired":
            remark(f"{each.agreement.code} has expired: new cases come under it no more; open ones stay.")


@app.command()
@taking
def register(given: Showing) -> None:
    """List which municipalities place most, and which have none.

    Cases count that were opened within a year, and those that are open now.
    """
    errand = set_out(given)
    with progress_of("Reading cases") as progress:
        lines = list_municipalities(errand.program.site, errand.now, progress)
    MUNICIPALITIES.show(lines, as_json=given.json)


@app.command()
@taking
def check(
    given: Showing,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="One agreement; else all.", show_default=False)
    ] = None,
) -> None:
    """Say why an agreement is not accepted.

    Tells what its file says wrong, and who would be forgotten under it.
    """
    errand = set_out(given)
    files = AgreementFiles.of(errand.program)
    with errand.program.site.store.read() as work:
        roster = work.register.roster()
    found: list[dict[str, object]] = []
    refused = False
    for name in [code] if code else files.codes():
        written, faults = files.read(name)
        objections = files.objections(written.agreement) if written else ()
        strange = tuple(strangers(roster, written.agreement)) if written else ()
        all_faults = (*faults, *strange)
        refused = refused or bool(all_faults or objections)
        found.append(_as_json(name, all_faults, objections))
        if not given.json:
            _print(name, all_faults, objections)
    if given.json:
        print_json(found)
    elif not found:
        remark(AGREEMENTS.empty)
    if refused:
        raise typer.Exit(ExitCode.ERROR)


@app.command()
@taking
def adopt(
    given: Personal,
    code: Code,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; change nothing.")
    ] = False,
) -> None:
    """Let the cases that an agreement covers come under it.

    Those that are open follow it from today on; whatever was missed stays missed. Only an administrator of
    the agency may do it.
    """
    email = somebody(given)
    errand = set_out(given)
    files = AgreementFiles.of(errand.program)
    written = files.accepted(code)
    for sentence in differences(errand.workflow(), written.agreement):
        say(sentence)
    site = errand.program.site
    with progress_of("Moving cases") as progress:
        report = adopt_agreement(site, written, email, via(), errand.now, dry_run=dry_run, progress=progress)
    named = f"agreement {written.agreement.code} {written.agreement.version}"
    tell_moved(report, named, dry_run=dry_run, titles=errand.titles())
    if not dry_run:
        say(f"New cases of those whom it covers come under {named} from now on.")


def _name(municipality: str) -> str:
    known = municipalities().get(municipality)
    return known.name if known else ""


def _print(code: str, faults: tuple[Fault, ...], objections: tuple[Objection, ...]) -> None:
    for fault in faults:
        say(f"{fault.where}:")
        say(f"  {fault.sentence} {fault.remedy}")
    print_objections(objections)
    count = len(faults) + len(objections)
    if count:
        remark(f"{code} is refused: {counted(count, 'objection')}.")
    else:
        say(f"{code} is accepted: it takes nothing away, and nobody can be forgotten under it.")


def _as_json(code: str, faults: tuple[Fault, ...], objections: tuple[Objection, ...]) -> dict[str, object]:
    return {
        "agreement": code,
        "accepted": not faults and not objections,
        "faults": [
            {"file": each.file, "key": each.key, "sentence": each.sentence, "remedy": each.remedy}
            for each in faults
        ],
        "objections": objections_as_json(objections),
    }
