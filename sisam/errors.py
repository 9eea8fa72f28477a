"""The kinds of error that the service anticipates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Self


class SisamError(Exception):
    """An error that was anticipated; its subclasses carry what happened as attributes.

    The sentence that people read is made at the edges, from the class and its attributes;
    `str()` of it is for logs and tests.
    """

    def attributes(self) -> dict[str, object]:
        """Return what this error carries, by attribute name."""
        if is_dataclass(self):
            return {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}

    @classmethod
    def told_by_class(cls) -> str:
        """Return what the class says of itself: the first paragraph of its docstring, on one line."""
        return " ".join((cls.__doc__ or cls.__name__).strip().partition("\n\n")[0].split())

    def __str__(self) -> str:
        """Return what the class says of itself and the attributes, for logs and tests."""
        sentence = self.told_by_class()
        told = ", ".join(f"{name}={value!r}" for name, value in self.attributes().items())
        return f"{sentence} ({told})" if told else sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in what was handed in, and what to do about it."""

    #: What is wrong, as a sentence.
    sentence: str
    #: What to do about it, as a sentence.
    remedy: str
    #: The file in which it stands, as the person named it.
    file: str | None = None
    #: The row as a spreadsheet numbers it: the header is 1.
    row: int | None = None
    #: The column's name in the header.
    column: str | None = None
    #: The key in a definition file, such as `step.educational_handover.owner`.
    key: str | None = None
    #: What was refused, so that it can be told in another language than the sentence.
    cause: SisamError | None = field(default=None, compare=False, repr=False)

    @property
    def where(self) -> str:
        """Say where the fault stands: file, row, column or key, whichever are known."""
        row = None if self.row is None else f"row {self.row}"
        column = None if self.column is None else f"column {self.column}"
        return ", ".join(part for part in (self.file, row, column, self.key) if part)

    def __str__(self) -> str:
        """Return where, what and what to do, on one line."""
        told = f"{self.sentence} {self.remedy}"
        return f"{self.where}: {told}" if self.where else told


class Invalid(SisamError):
    """What was handed in cannot be accepted."""

    def __init__(self, *faults: Fault) -> None:
        """Keep every fault that was found, in the order in which they were found."""
        super().__init__(*faults)
        #: All faults, so that a person mends them at once instead of one by one.
        self.faults: tuple[Fault, ...] = faults

    def __str__(self) -> str:
        """Return every fault on a line of its own."""
        return "\n".join(map(str, self.faults)) if self.faults else super().__str__()

    @classmethod
    def unless_none(cls, faults: Iterable[Fault]) -> None:
        """Raise this error with all the faults, or do nothing where there are none.

        Raises:
            Invalid: there is at least one fault.
        """
        found = tuple(faults)
        if found:
            raise cls(*found)


class NotFound(SisamError):
    """What was asked for does not exist, or is not shown to the one who asks."""

    def __init__(self, kind: str, name: str) -> None:
        """Keep the kind of thing and the name by which it was asked for."""
        super().__init__(kind, name)
        #: What it would have been, such as `case`.
        self.kind = kind
        #: The name by which it was asked for.
        self.name = name
        self._near: tuple[str, ...] = ()

    @property
    def near(self) -> tuple[str, ...]:
        """Return names that come near, for whoever may see all of that kind; no log has them."""
        return self._near

    def with_near(self, names: tuple[str, ...]) -> Self:
        """Keep names that come near, and return the error."""
        self._near = names
        return self


class NotPermitted(SisamError):
    """The one who asks may not do this."""


class Conflict(SisamError):
    """It does not fit what has happened meanwhile."""


class Unavailable(SisamError):
    """Something that the service needs does not answer."""

    def in_plain_words(self) -> str:
        """Return what was seen, as it is kept for people with what waits for it."""
        told = ", ".join(f"{name}: {value}" for name, value in self.attributes().items())
        return f"{self.told_by_class()} ({told})" if told else self.told_by_class()


class StoreFails(Unavailable):
    """The database does not answer, which concerns everything in it and no single thing."""
