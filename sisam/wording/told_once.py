"""A late step that several items of one message tell, told once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sisam.domain.message import Template
from sisam.domain.notification_text import Placeholder

#: The reader, or their organisation, is late.
LATE_WITH_YOU = frozenset({Template.OVERDUE_AGAIN, Template.OVERDUE, Template.OVERDUE_ANSWER})
#: What says that a step is late, on whatever day and rung.
_LATE = LATE_WITH_YOU | {Template.OVERDUE_OTHER}
#: What grows from day to day.
_COUNTED = (Placeholder.DAYS_LATE, Placeholder.LATE_SINCE)


class Item(Protocol):
    """One thing that a message tells, with its placeholders filled."""

    @property
    def template(self) -> Template:
        """Return which text tells it."""
        ...

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the values of the placeholders."""
        ...


@dataclass(frozen=True, slots=True)
class Recounted:
    """An item with the days of being late as another one counts them."""

    template: Template
    fields: Mapping[str, str]


def told_once(worst_first: Sequence[Item]) -> list[Item]:
    """Return the items with each late step once, as the worst tells it.

    A message may lie for days and gather what is told meanwhile; of the same last day all tell the newest
    count of days.
    """
    newest = _newest_counts(worst_first)
    return [_recounted(each, newest) for each in _distinct(worst_first)]


def _distinct(items: Sequence[Item]) -> Iterator[Item]:
    seen: set[Hashable] = set()
    for item in items:
        about = (step_of(item), item.fields.get(Placeholder.DUE, ""))
        if item.template not in _LATE or about not in seen:
            yield item
        if item.template in _LATE:
            seen.add(about)


def _newest_counts(items: Sequence[Item]) -> dict[str, Mapping[str, str]]:
    newest: dict[str, Mapping[str, str]] = {}
    for item in items:
        due = item.fields.get(Placeholder.DUE, "")
        if due and days_late(item) > int(newest.get(due, {}).get(Placeholder.DAYS_LATE, "0")):
            newest[due] = {name: item.fields.get(name, "") for name in _COUNTED}
    return newest


def _recounted(item: Item, newest: Mapping[str, Mapping[str, str]]) -> Item:
    count = newest.get(item.fields.get(Placeholder.DUE, "")) if days_late(item) else None
    if count is None or count[Placeholder.DAYS_LATE] == item.fields[Placeholder.DAYS_LATE]:
        return item
    return Recounted(item.template, {**item.fields, **count})


def step_of(item: Item) -> tuple[str, str]:
    """Return the number of the case and the step that an item tells of."""
    return item.fields.get(Placeholder.CASE_NUMBER, ""), item.fields.get(Placeholder.STEP, "")


def days_late(item: Item) -> int:
    """Return how many days late an item says that something is."""
    return int(item.fields.get(Placeholder.DAYS_LATE) or 0)
