"""Every command that can be typed, read off the command line itself."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, get_type_hints

import typer

from sisam.cli.main import NOUNS


def _commands() -> Iterator[tuple[str, ...]]:
    for name, noun in NOUNS.items():
        command: Any = typer.main.get_command(import_module(f"sisam.cli.{noun.module}").app)
        verbs = getattr(command, "commands", None)
        if verbs is None:
            yield (name,)
        else:
            yield from ((name, verb) for verb in verbs)


COMMANDS = tuple(_commands())


def options_of(given: type) -> set[str]:
    """Return the options that the fields of a class stand for."""
    hints = get_type_hints(given, include_extras=True)
    return {
        name
        for hint in hints.values()
        for option in getattr(hint, "__metadata__", ())
        for name in (option.default, *(option.param_decls or ()))
        if isinstance(name, str)
    }
