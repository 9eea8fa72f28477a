"""Every command that can be typed, read off the command line itself."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

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
