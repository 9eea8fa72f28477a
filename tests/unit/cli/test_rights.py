"""Every command that can be typed stands in the table of rights, and nothing else does."""

from collections.abc import Iterator
from typing import Any

import typer

from sisam.cli.main import app
from sisam.cli.rights import RIGHTS, Door
from sisam.domain.access import LATER, Right


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:  # noqa: ANN401 — of typer
    if not hasattr(command, "list_commands"):
        yield " ".join(path)
        return
    for name in command.list_commands(None):
        yield from commands(command.get_command(None, name), (*path, name))


TYPED = sorted(commands(typer.main.get_command(app)))


def test_every_command_has_a_right() -> None:
    assert [] == [each for each in TYPED if each not in RIGHTS]


def test_no_right_is_of_a_command_that_is_not_there() -> None:
    assert [] == [each for each in RIGHTS if each not in TYPED]


def test_no_command_takes_a_right_that_is_still_to_come() -> None:
    taken = {right for right in RIGHTS.values() if isinstance(right, Right)}

    assert set() == taken & LATER
    assert Door.OWNER in RIGHTS.values()
