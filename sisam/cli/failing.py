"""Telling on standard error what went wrong, where, and what to do about it."""

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sisam.cli.exit_codes import ExitCode, exit_code_of
from sisam.cli.given import Stage
from sisam.cli.hints import hints, names_nobody
from sisam.cli.saying import remark, wrapped
from sisam.domain.language import Language
from sisam.domain.refusal import UnknownName
from sisam.errors import Invalid, SisamError
from sisam.log import log_bug, set_up
from sisam.wording.refusals import is_told, refusal
from sisam.wording.titles import Titles

#: Holds what nobody anticipated, in the site's folder.
LOG_FILE = "sisam.log"
_REFERENCE_BYTES = 3
_OWNER_ONLY = 0o600


def tell_error(error: SisamError, stage: Stage) -> ExitCode:
    """Write an anticipated error, each fault on lines of its own, and return its exit code."""
    tell(error, stage)
    return exit_code_of(error)


def tell(error: SisamError, stage: Stage) -> None:
    """Write an anticipated error, each fault on lines of its own."""
    for line in told(error, stage):
        for piece in wrapped(line, "" if line.startswith(" ") else "  "):
            print(piece, file=sys.stderr)


def told(error: SisamError, stage: Stage) -> Iterator[str]:
    """Yield the lines that tell an error: where, what, and what to do."""
    if isinstance(error, Invalid) and error.faults:
        for fault in error.faults:
            yield f"Error in {fault.where}:" if fault.where else "Error:"
            yield f"  {fault.sentence} {fault.remedy}"
        if len(error.faults) > 1:
            yield f"{len(error.faults)} faults; nothing was done."
        return
    if names_nobody(error, stage):
        yield f"Error: --as names nobody: no person has the address {stage.who}."
    else:
        yield f"Error: {sentence_of(error, stage.titles)}"
    yield from (f"  {hint}" for hint in hints(error, stage))
    if not is_told(error):
        yield from (
            f"  {name.replace('_', ' ')}: {_plain(value)}" for name, value in error.attributes().items()
        )


def sentence_of(error: SisamError, titles: Titles | None = None) -> str:
    """Return the catalogue's sentence; where it has none, what the class says of itself."""
    if isinstance(error, UnknownName):
        # Whoever mistyped a name needs the names that can be typed, not what they are called.
        titles = None
    if is_told(error):
        return refusal(error, Language.EN, titles)
    return error.told_by_class()


def tell_bug(bug: Exception, stage: Stage) -> ExitCode:
    """Log an error that nobody anticipated, and tell its reference number and nothing else of it."""
    reference = secrets.token_hex(_REFERENCE_BYTES).upper()
    path = _log_path(stage.folder, reference)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
    with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
        set_up("error", stream)
        log_bug(reference, bug)
    remark(f"Something went wrong. Reference {reference}.")
    remark(f"  What happened is written in {path}.")
    return ExitCode.ERROR


def _log_path(folder: Path | None, reference: str) -> Path:
    """Return the site's log; without a site that can be written, a file for this bug alone."""
    if folder is not None and os.access(folder, os.W_OK):
        return folder / LOG_FILE
    return Path(tempfile.gettempdir()) / f"sisam-{reference}.log"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
