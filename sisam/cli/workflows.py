"""The commands on rules: workflows, the law table and the calendar."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from sisam.application.ports.rule_book import StoredPart
from sisam.bootstrap import Definitions, read_definitions
from sisam.catalogue.building import WORKFLOW_FILE
from sisam.catalogue.definitions import read_workflow
from sisam.catalogue.folders import layers, shipped
from sisam.cli.agreement_files import AgreementFiles
from sisam.cli.errand import Errand, instant_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.following import adopt
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.objections import objections_as_json, print_objections
from sisam.cli.saying import counted, remark, say
from sisam.cli.words import InLanguage
from sisam.domain.language import Language
from sisam.errors import Fault, Invalid
from sisam.proof.mermaid import graph as drawn
from sisam.proof.showing import show as shown
from sisam.proof.showing import shown_steps
from sisam.settings import Settings, SiteMissing, read_settings, site_folder

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List, check, show, draw and publish the rules.",
)
Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]",
        help="A workflow's folder; else the site's own workflow, else the one that ships.",
        show_default=False,
    ),
]
#: The keys of the JSON of `workflow check`, with what they mean.
CHECK_KEYS = {
    "workflow": "the workflow's name",
    "version": "its version",
    "accepted": "whether a case may follow it",
    "objections": "a list: code, file, key, sentence, remedy, story",
}

#: The keys of each step in the JSON of `workflow show`, with what they mean.
SHOW_KEYS = {
    "id": "the step, as commands call it",
    "phase": "before, during or after",
    "routine": "the routine that it belongs to",
    "title": "its title",
    "owner": "who does it",
    "confirmer": "who confirms it, or null",
    "marks": "a list: what else is to be known of it",
    "opens": "a list: what it opens on",
    "due": "a list: when it is due, and who says so",
    "ends": "a list: what ends it undone",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A workflow in the files, or a part of the rules that was published."""

    kind: str
    name: str
    version: str
    #: ``published``, or the folder of the file.
    where: str
    verdict: str | None
    published_at: object | None = None


RULES: Listing[Listed] = Listing(
    empty="There are no rules.",
    columns=(
        Column("kind", "workflow, law, calendar or agreement", lambda each: each.kind, "kind"),
        Column("name", "its name", lambda each: each.name, "name"),
        Column("version", "its version", lambda each: each.version, "version"),
        Column("where", "published, or where its file lies", lambda each: each.where, "where"),
        Column("verdict", "what the proof said, or null", lambda each: each.verdict, "verdict"),
        Column("published_at", "when it was published, or null", lambda each: each.published_at),
    ),
)


@app.command("list")
@taking
def list_(given: Showing) -> None:
    """List the published rules, and the workflows in files.

    Files lie in the site's folder and in the program.
    """
    errand = set_out(given)
    with errand.program.site.store.read() as work:
        published = work.rule_parts.parts()
    own = errand.program.folder / errand.program.settings.workflows_folder
    RULES.show([*map(_published, published), *_in_folders(own)], as_json=given.json)


@app.command()
@taking
def check(given: Showing, folder: Folder = None) -> None:
    """Say why a workflow is not accepted.

    Tells who would be forgotten if it were; needs no site.
    """
    definitions = _definitions(given, folder)
    if given.json:
        print_json(_as_json(definitions))
    else:
        _print_objections(definitions)
    if definitions.objections:
        raise typer.Exit(ExitCode.ERROR)


@app.command()
@taking
def show(given: Showing, folder: Folder = None, language: InLanguage = Language.EN) -> None:
    """Show a workflow to people.

    Tells who owes what to whom, from when, by when, and who says so.
    """
    definitions = _definitions(given, folder)
    if given.json:
        steps = shown_steps(definitions.workflow, definitions.law, language)
        print_json([asdict(step) for step in steps])
        return
    for line in shown(definitions.workflow, definitions.law, language):
        print(line)


@app.command()
@taking
def graph(given: Given, folder: Folder = None, language: InLanguage = Language.EN) -> None:
    """Draw a workflow as Mermaid text: its states and its steps."""
    print(drawn(_definitions(given, folder).workflow, language), end="")


@app.command()
@taking
def publish(given: Given) -> None:
    """Publish the rules as they lie in the files.

    New cases follow them, if the proof accepts them.
    """
    errand = set_out(given)
    read = errand.program.all_definitions(errand.now)
    refused = [each for each in read if each.objections]
    for definitions in refused:
        _print_objections(definitions)
    if refused or _refused_by_agreements(errand, read[0]):
        remark("Nothing was published.")
        raise typer.Exit(ExitCode.ERROR)
    new = errand.program.publish(errand.now)
    for part in new:
        say(f"Published {part.kind} {part.name} {part.version}.")
    if not new:
        say("Nothing is new; what lies in the files has been published before.")


app.command("adopt")(adopt)


def _refused_by_agreements(errand: Errand, definitions: Definitions) -> bool:
    """Say which agreements in force the new workflow would break, and tell whether there are any."""
    objections = AgreementFiles.of(errand.program).objections_of_adopted(definitions, errand.day)
    for each in objections:
        say(f"{each.origin.file}, {each.origin.key}:")
        say(f"  {each.sentence}")
        say("  What to do: keep what was agreed on in the workflow, or adopt a new version of the agreement.")
    return bool(objections)


def _definitions(given: Given, folder: Path | None) -> Definitions:
    """Read a named workflow, or the site's, or the one that ships where there is no site."""
    now = instant_of(given)
    if folder is not None:
        if not (folder / WORKFLOW_FILE).is_file():
            raise Invalid(
                Fault(f"There is no {WORKFLOW_FILE} in it.", "Name a workflow's folder.", file=str(folder))
            )
        named = folder.absolute()
        return read_definitions(named.name, now, named.parent)
    try:
        site = site_folder(given.folder)
    except SiteMissing:
        if given.folder is not None:
            raise
        return read_definitions(Settings().workflow, now)
    settings = read_settings(site)
    return read_definitions(
        settings.workflow, now, site / settings.workflows_folder, site / settings.notifications_folder
    )


def _print_objections(definitions: Definitions) -> None:
    workflow = definitions.workflow
    print_objections(definitions.objections)
    if definitions.objections:
        count = counted(len(definitions.objections), "objection")
        remark(f"{workflow.name} {workflow.version} is refused: {count}.")
    else:
        say(f"{workflow.name} {workflow.version} is accepted: nobody can be forgotten by it.")


def _as_json(definitions: Definitions) -> dict[str, object]:
    return {
        "workflow": definitions.workflow.name,
        "version": definitions.workflow.version,
        "accepted": not definitions.objections,
        "objections": objections_as_json(definitions.objections),
    }


def _published(part: StoredPart) -> Listed:
    return Listed(part.kind, part.name, part.version, "published", part.verdict, part.published_at)


def _in_folders(own: Path) -> Iterator[Listed]:
    """Yield the workflows that lie in the site's folder and beside the program."""
    for folder in layers("workflows", own):
        where = "the program" if folder == shipped("workflows") else str(folder)
        for path in sorted(folder.glob(f"*/{WORKFLOW_FILE}")):
            workflow, _ = read_workflow(*(each / path.parent.name for each in layers("workflows", folder)))
            yield Listed("workflow", workflow.name, workflow.version, where, None)
