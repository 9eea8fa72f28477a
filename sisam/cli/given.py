"""What is given with a command beside its own arguments: where, who, when, and how to show."""

import inspect
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Concatenate, ParamSpec, TypeVar, get_type_hints

import typer

from sisam.wording.titles import Titles

_Site = Annotated[
    Path | None,
    typer.Option(
        "--site", metavar="DIR", help="The site's folder; else SISAM_SITE, else the present folder."
    ),
]
_Now = Annotated[str | None, typer.Option("--now", metavar="INSTANT", hidden=True, help="The time to go by.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
_Who = Annotated[str | None, typer.Option("--as", metavar="EMAIL", envvar="SISAM_AS", help="Who does it.")]
_For = Annotated[
    str | None,
    typer.Option(
        "--for", metavar="CODE", help="The organisation that they act for, where they have several."
    ),
]
_On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it happened; else today.")]
_Words = Annotated[
    str | None, typer.Option("--reason", "--words", metavar="TEXT", help="A reason, in your own words.")
]
_Key = Annotated[
    str | None,
    typer.Option("--key", metavar="KEY", help="Makes it harmless to give the same command twice."),
]
_Preview = Annotated[bool, typer.Option("--preview", help="Say what would happen, and change nothing.")]
_Viewer = Annotated[str | None, typer.Option("--as", metavar="EMAIL", envvar="SISAM_AS", help="Who looks.")]
_Check = Annotated[bool, typer.Option("--check", help="End with exit code 3 where the list is not empty.")]


@dataclass(slots=True)
class Stage:
    """What is known of a run before its command, and what telling an error needs to know afterwards."""

    #: What was given before the command's name.
    site: Path | None = None
    now: str | None = None
    #: The folder of the site, once it has been opened.
    folder: Path | None = None
    #: Who was named by ``--as``.
    who: str | None = None
    #: The number of the case that the command is about.
    case: str | None = None
    #: What the site's workflow calls its things.
    titles: Titles | None = None
    #: What is to be let go of at the end.
    at_end: ExitStack = field(default_factory=ExitStack)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Where the site lies; every command that needs one takes it."""

    site: _Site = None
    now: _Now = None
    stage: Stage = field(default_factory=Stage)

    @property
    def folder(self) -> Path | None:
        """Return the folder named after the command, else the one named before it."""
        return self.site or self.stage.site

    @property
    def instant(self) -> str | None:
        """Return the time to go by; None: the machine's own."""
        return self.now or self.stage.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing(Given):
    """How something is shown."""

    json: _Json = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking(Showing):
    """Who looks at something that is not shown to everybody."""

    who: _Viewer = None
    code: _For = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking(Looking):
    """Who looks for something that had better not be there."""

    check: _Check = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal(Given):
    """Who does something."""

    who: _Who = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering(Personal):
    """For which organisation they answer, and what makes a second answer harmless."""

    code: _For = None
    key: _Key = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trying(Personal):
    """For which organisation, and whether it is to be done or only to be tried."""

    code: _For = None
    preview: _Preview = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting(Trying):
    """When it happened, and why."""

    on: _On = None
    words: _Words = None
    key: _Key = None


G = TypeVar("G", bound=Given)
P = ParamSpec("P")


def taking(function: Callable[Concatenate[G, P], None]) -> Callable[..., None]:
    """Let a command take its first parameter's fields as options, after its own parameters.

    Typer reads a command's options from its signature, so the fields are written into it.
    """
    hints = get_type_hints(function, include_extras=True)
    own = list(inspect.signature(function).parameters.values())
    given_type: type[G] = hints[own[0].name]
    shared = get_type_hints(given_type, include_extras=True)
    options = [
        inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=shared[each.name]
        )
        for each in fields(given_type)
        if each.name != "stage"
    ]
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

    @wraps(function)
    def command(context: typer.Context, *arguments: P.args, **values: P.kwargs) -> None:
        known: dict[str, Any] = {each.name: values.pop(each.name) for each in options}
        function(given_type(**known, stage=context.obj), *arguments, **values)

    parameters = [context, *(each.replace(annotation=hints[each.name]) for each in own[1:]), *options]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": None}
    return command
