"""The page of the commands, read off the command line itself."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer

from scripts.reference.markdown import code, page, table
from sisam.cli.agreements import AGREEMENTS, MUNICIPALITIES
from sisam.cli.agreements import CHECK_KEYS as AGREEMENT_KEYS
from sisam.cli.alert_history import HISTORY_KEYS
from sisam.cli.alerts import ALERTS
from sisam.cli.audits import AUDIT_KEYS
from sisam.cli.case_as_json import CASE_KEYS
from sisam.cli.cases import CASES
from sisam.cli.contacts import CONTACTS
from sisam.cli.databases import BACKUP_KEYS
from sisam.cli.databases import CHECK_KEYS as DATABASE_KEYS
from sisam.cli.doctors import DOCTOR_KEYS
from sisam.cli.exit_codes import EXIT_CODES, MEANINGS
from sisam.cli.finding import HITS
from sisam.cli.gaps import GAP_KEYS
from sisam.cli.import_report import IMPORT_KEYS
from sisam.cli.listing import Listing
from sisam.cli.log_reviews import REVIEWS
from sisam.cli.main import NOUNS
from sisam.cli.outbox import messages_of
from sisam.cli.overviews import OVERVIEW_KEYS
from sisam.cli.reviewing import LOG_KEYS
from sisam.cli.seats import SEATS
from sisam.cli.statements import MAKE_KEYS, STATEMENTS
from sisam.cli.statements import SHOW_KEYS as STATEMENT_KEYS
from sisam.cli.steps import STEPS
from sisam.cli.sweeps import SWEEP_KEYS
from sisam.cli.users import INVITED_KEYS, USERS
from sisam.cli.workflows import CHECK_KEYS, RULES, SHOW_KEYS

Words = tuple[str, ...]

_ABOUT = """
`sisam NOUN VERB`: data goes to standard output, talk and errors to standard error. `--site DIR` may stand
before or after the command's name; without it `SISAM_SITE` names the site's folder, else it is the present
folder. Whoever may read the site's key may act with `--as EMAIL`, as far as that person's seats allow; the
journal keeps both the person and the user of the machine.

With `--json` a list is an array of objects, and what is shown is one object. Keys stay; new ones may come.
Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, and `null` is what is not known or does not exist.
"""


def _columns(listing: Listing[Any]) -> dict[str, str]:
    return {column.key: column.means for column in listing.columns}


#: What the JSON of a command holds, by key.
JSON_KEYS: Mapping[Words, Mapping[str, str]] = {
    ("case", "list"): _columns(CASES),
    ("case", "find"): _columns(HITS),
    ("case", "show"): CASE_KEYS,
    ("step", "list"): _columns(STEPS),
    ("alert", "list"): _columns(ALERTS),
    ("alert", "show"): _columns(ALERTS) | HISTORY_KEYS,
    ("gaps",): GAP_KEYS,
    ("overview",): OVERVIEW_KEYS,
    ("import", "placements"): IMPORT_KEYS,
    ("sweep",): SWEEP_KEYS,
    ("outbox", "list"): _columns(messages_of({})),
    ("statement", "make"): MAKE_KEYS,
    ("statement", "list"): _columns(STATEMENTS),
    ("statement", "show"): STATEMENT_KEYS,
    ("workflow", "list"): _columns(RULES),
    ("workflow", "check"): CHECK_KEYS,
    ("workflow", "show"): SHOW_KEYS,
    ("agreement", "list"): _columns(AGREEMENTS),
    ("agreement", "register"): _columns(MUNICIPALITIES),
    ("agreement", "check"): AGREEMENT_KEYS,
    ("seat", "list"): _columns(SEATS),
    ("seat", "contact"): _columns(CONTACTS),
    ("user", "list"): _columns(USERS),
    ("user", "invite"): INVITED_KEYS,
    ("user", "recover"): INVITED_KEYS,
    ("log", "show"): LOG_KEYS,
    ("log", "reviews"): _columns(REVIEWS),
    ("audit",): AUDIT_KEYS,
    ("db", "check"): DATABASE_KEYS,
    ("db", "backup"): BACKUP_KEYS,
    ("doctor",): DOCTOR_KEYS,
}


def commands() -> Iterator[tuple[Words, Any]]:
    """Yield every command with the words that call it, in the order in which `sisam --help` lists them."""
    for name, noun in NOUNS.items():
        command: Any = typer.main.get_command(import_module(f"sisam.cli.{noun.module}").app)
        verbs: Mapping[str, Any] | None = getattr(command, "commands", None)
        if verbs is None:
            yield (name,), command
        else:
            yield from (((name, verb), each) for verb, each in verbs.items())


def commands_page() -> str:
    """Return the page."""
    return page("Commands", _ABOUT, _exit_codes(), *(_command(words, each) for words, each in commands()))


def _exit_codes() -> str:
    rows = ((code(str(int(each))), meaning) for each, meaning in MEANINGS.items())
    kinds = ((code(kind.__name__), code(str(int(each)))) for kind, each in EXIT_CODES.items())
    return "\n\n".join(
        (
            "## Exit codes",
            table(("code", "when"), rows),
            table(("kind of error", "code"), kinds),
        )
    )


def _command(words: Words, command: Any) -> str:  # noqa: ANN401 — typer's own command
    shown = [each for each in command.params if not getattr(each, "hidden", False)]
    arguments = [each for each in shown if each.param_type_name == "argument"]
    options = [each for each in shown if each.param_type_name == "option"]
    typed = " ".join(("sisam", *words, *(_argument(each) for each in arguments)))
    return "\n\n".join(
        (
            f"## sisam {' '.join(words)}",
            f"```\n{typed}\n```",
            _help(command),
            table(("argument or option", "what it is"), [_row(each) for each in (*arguments, *options)]),
            *_keys(words),
        )
    )


def _help(command: Any) -> str:  # noqa: ANN401
    return "\n\n".join(" ".join(part.split()) for part in str(command.help).split("\n\n"))


def _argument(parameter: Any) -> str:  # noqa: ANN401
    name = str(parameter.metavar or parameter.name.upper())
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _row(parameter: Any) -> tuple[str, str]:  # noqa: ANN401
    if parameter.param_type_name == "argument":
        return code(_argument(parameter)), parameter.help or ""
    value = "" if parameter.is_flag else f" {parameter.metavar or _choices(parameter)}"
    names = ", ".join(code(f"{each}{value}") for each in (*parameter.opts, *parameter.secondary_opts))
    needed = " Required." if parameter.required else ""
    variable = f" Else {code(parameter.envvar)}." if parameter.envvar else ""
    return names, f"{parameter.help or ''}{needed}{variable}"


def _choices(parameter: Any) -> str:  # noqa: ANN401
    choices = parameter.type_descriptor.choices
    return "|".join(each.value for each in choices) if choices else "N"


def _keys(words: Words) -> Iterator[str]:
    if words in JSON_KEYS:
        rows = ((code(key), means) for key, means in JSON_KEYS[words].items())
        yield table(("key in JSON", "what it is"), rows)
