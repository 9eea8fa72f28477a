"""The command that ends the silence of a restored site."""

import sys
from typing import Annotated

import typer

from sisam import log
from sisam.application.adopting import Prospect, adopt, foresee
from sisam.cli.asking import ask, can_ask
from sisam.cli.errand import set_out, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Personal, taking
from sisam.cli.saying import counted, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_YES = "adopt"
#: More names than these tell nobody more.
_NAMES_SHOWN = 20


@app.command("adopt")
@taking
def adopt_(
    given: Personal,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without a question at a terminal.")] = False,
) -> None:
    """Say who will hear what once a restored site speaks again, and let it speak.

    Without --yes it asks at a terminal, and elsewhere only says what would happen.
    """
    errand = set_out(given)
    site = errand.program.site
    person_id = None if given.who is None else errand.person_id(given.who)
    prospect = foresee(site, errand.now)
    _tell(prospect)
    if not yes and not (can_ask() and ask(f'Type "{_YES}" to let it speak').strip() == _YES):
        print("Nothing was changed; the site is silent. Add --yes to let it speak.", file=sys.stderr)
        raise typer.Exit(ExitCode.ERROR)
    adopt(site, person_id, via(), errand.now)
    log.log_event(
        "site_adopted",
        person_id=person_id,
        via=via(),
        messages=prospect.messages,
        overdue=prospect.overdue,
    )
    print("The site speaks again.")


def _tell(prospect: Prospect) -> None:
    print(f"Restored from {prospect.restored_from}; silent since {prospect.silent_since:%Y-%m-%d %H:%M} UTC.")
    say(f"  {prospect.messages} messages wait in the outbox; some may have been sent before the restore.")
    say(f"  {counted(prospect.overdue, 'deadline')} passed meanwhile; the first sweep raises alerts.")
    live = counted(prospect.live, "alert")
    say(f"  {live} {_has(prospect.live)} not ended; {_climbing(prospect.climbing)}.")
    if prospect.unknown:
        say(f"  Of {prospect.unknown} cases nothing can be foretold, because their rules throw.")
    print(f"  {len(prospect.hearers)} people will hear" + (":" if prospect.hearers else "."))
    for person in prospect.hearers[:_NAMES_SHOWN]:
        print(f"    {person.name} <{person.email}>")
    if len(prospect.hearers) > _NAMES_SHOWN:
        print(f"    and {len(prospect.hearers) - _NAMES_SHOWN} more")


def _has(count: int) -> str:
    return "has" if count == 1 else "have"


def _climbing(count: int) -> str:
    if count == 0:
        return "none climbs at once"
    return "1 climbs at once" if count == 1 else f"{count} climb at once"
