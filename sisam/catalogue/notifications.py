"""Reading the texts of notifications, in every language, from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from string import Template as Pattern

from sisam.catalogue.folders import first_with, whole_files
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import (
    SEVERAL,
    NotificationText,
    Placeholder,
    needed_by,
    placeholders_of,
)
from sisam.errors import Fault, Invalid

#: The texts that every language has.
TEXT_NAMES = (*(template.value for template in Template), SEVERAL)

Texts = Mapping[Language, Mapping[str, NotificationText]]

_MARK = "Subject: "


def read_notifications(*folders: Path) -> Texts:
    """Read all texts; of several folders the first that holds a file gives it.

    Raises:
        Invalid: texts are missing, cannot be read, or use what they may not; it carries every fault.
    """
    faults: list[Fault] = []
    texts: dict[Language, dict[str, NotificationText]] = {language: {} for language in Language}
    for language in Language:
        for name in TEXT_NAMES:
            try:
                texts[language][name] = _read(folders, language, name)
            except Invalid as error:
                faults.extend(error.faults)
    Invalid.unless_none([*faults, *_superfluous(folders)])
    return texts


def _read(folders: tuple[Path, ...], language: Language, name: str) -> NotificationText:
    path = first_with(folders, f"{language}/{name}.txt")
    if path is None:
        where = str(folders[-1] / language / f"{name}.txt")
        raise Invalid(Fault(f"The text {name!r} is missing in '{language}'.", "Add the file.", where))
    text = _text(path)
    Invalid.unless_none(_faults(text, name, str(path)))
    return text


def _text(path: Path) -> NotificationText:
    """Return subject and body as they stand in the file."""
    try:
        first, _, body = path.read_text(encoding="utf-8-sig").partition("\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fault = Fault(f"The file cannot be read: {reason}.", "Correct its path or its rights.", str(path))
        raise Invalid(fault) from None
    except UnicodeDecodeError as error:
        fault = Fault(f"Byte {error.start + 1} is not UTF-8.", "Save the file as UTF-8.", str(path))
        raise Invalid(fault) from None
    if not first.startswith(_MARK) or not first.removeprefix(_MARK).strip():
        sentence = "The first line does not tell the subject."
        raise Invalid(Fault(sentence, "Begin with 'Subject: ' and the subject.", str(path), row=1))
    return NotificationText(first.removeprefix(_MARK).strip(), body.strip() + "\n")


def _faults(text: NotificationText, name: str, file: str) -> Iterator[Fault]:
    """Yield what is wrong with the placeholders of a text, and an empty body."""
    if not text.body.strip():
        yield Fault("The text has no body.", "Write one below the subject.", file)
    allowed = placeholders_of(name)
    used: set[str] = set()
    for line in f"{text.subject}\n{text.body}".splitlines():
        pattern = Pattern(line)
        if not pattern.is_valid():
            yield Fault(f"A $ stands alone in: {line.strip()}", "Write $$ for a dollar sign.", file)
            continue
        used.update(pattern.get_identifiers())
    for unknown in sorted(used - allowed):
        yield Fault(f"${unknown} may not stand here.", _instead(unknown, allowed), file)
    for needed in sorted(needed_by(name) - used):
        yield Fault(f"${needed} stands nowhere in the text.", "Add it.", file)


def _instead(unknown: str, allowed: frozenset[Placeholder]) -> str:
    known = ", ".join(f"${each}" for each in sorted(allowed))
    near = get_close_matches(unknown, allowed, n=1)
    return f"Write ${near[0]}, or another of {known}." if near else f"Write one of {known}."


def _superfluous(folders: tuple[Path, ...]) -> Iterator[Fault]:
    """Yield a fault for every text that nothing would send, most often a name misspelt."""
    for name, path in whole_files(folders, "*/*.txt").items():
        language, _, text = name.removesuffix(".txt").partition("/")
        if language not in set(Language):
            remedy = f"Name the folder one of {', '.join(Language)}."
            yield Fault(f"Nobody reads the language {language!r}.", remedy, str(path))
        elif text not in TEXT_NAMES:
            near = get_close_matches(text, TEXT_NAMES, n=1)
            remedy = f"Name it {near[0]!r}, or remove it." if near else "Remove it."
            yield Fault(f"Nothing sends the text {text!r}.", remedy, str(path))
