"""A form as it is shown: what stands in its fields, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

#: Stands before a field's name in its id, so that no field is called as a part of the layout.
_ID: Final = "falt-"


@dataclass(frozen=True, slots=True)
class Filled:
    """What the macros of fields need; a blank form is `Filled()`, one that came back keeps all of it."""

    #: What stands in each field, by its name; boxes that are ticked together have several.
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: What is wrong with a field, as a sentence in the page's language, in the order of the page.
    problems: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def with_values(cls, **values: str) -> Filled:
        """Return a form in which something stands already."""
        return cls({name: (value,) for name, value in values.items()})

    def text(self, name: str) -> str:
        """Return what stands in a field; empty: nothing."""
        return next(iter(self.texts.get(name, ())), "")

    def holds(self, name: str, value: str) -> bool:
        """Tell whether a value is chosen or ticked."""
        return value in self.texts.get(name, ())

    def problem(self, name: str) -> str:
        """Return what is wrong with a field; empty: nothing."""
        return self.problems.get(name, "")

    @staticmethod
    def id_of(name: str) -> str:
        """Return the id of a field, or of the first of those that belong together."""
        return f"{_ID}{name}"
