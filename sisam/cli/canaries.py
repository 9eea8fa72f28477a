"""The command on the canary."""

import typer

from sisam.cli.errand import set_out
from sisam.cli.given import Given, taking
from sisam.cli.saying import counted, say
from sisam.settings import CONFIG_FILE

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keep the invented case that proves every day that alerts reach somebody.",
)


@app.callback()
def canary() -> None:
    """Keep `keep` a verb of its own, though it is the only one."""


@app.command()
@taking
def keep(given: Given) -> None:
    """Make the canary where it is missing, and answer what came in.

    That is what the daemon does every minute. Where the settings keep none its case is closed.
    """
    errand = set_out(given)
    program = errand.program
    made = program.keep_canary(errand.now)
    answered = program.answer_for_canary(errand.now)
    if not program.settings.canary:
        say(f"{CONFIG_FILE} keeps no canary{'; its case is closed' if made else ''}.")
        return
    say("The canary is made." if made else "The canary is there.")
    say(f"{counted(answered, 'alert')} answered.")
