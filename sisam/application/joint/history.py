"""What stays of a file when it was taken away: its kind, its name, and how many of its rows came to what."""

import re
from collections.abc import Mapping
from typing import Final

from sisam.application.joint.asked_file import AskedFile
from sisam.domain.joint_request import ImportKind

#: A longer name is cut.
_NAME_MOST: Final = 80
#: What may be somebody's personal number does not stay.
_NUMBER: Final = re.compile(r"\d{6}(?:\d{2})?[-+_ ]?\d{4}")


def subject_of(file: AskedFile) -> str:
    """Return the kind and the name of a file as they stay; what may be a personal number does not."""
    readable = "".join(sign if sign.isprintable() else "?" for sign in file.name)
    return f"{file.kind} {_NUMBER.sub('*', readable)[:_NAME_MOST]}"


def told_subject(subject: str) -> tuple[ImportKind, str] | None:
    """Return the kind and the name that stayed; None: none did."""
    kind, _, name = subject.partition(" ")
    return (ImportKind(kind), name) if kind in set(ImportKind) else None


def outcome_of(counts: Mapping[str, int]) -> str:
    """Return how many rows came to what, as it stays."""
    return " ".join(f"{word}={count}" for word, count in sorted(counts.items()) if count)


def told_outcome(outcome: str) -> Mapping[str, int]:
    """Return how many rows came to what."""
    pairs = (each.partition("=") for each in outcome.split())
    return {word: int(count) for word, _, count in pairs}
