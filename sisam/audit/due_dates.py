"""Due dates, computed again by walking over the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import RowMapping

from sisam.audit.definition import Definition
from sisam.audit.entry import Entry
from sisam.audit.reckoning import Walker, local_day, midnight_after
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.anchor import RECORDED, SET_BY_STEPS

#: What a return or a reopening gives, and the least that counting back from a forecast leaves.
_NEW_TIME: Final = {"count": 2, "clock": "working_days", "source": "policy"}
_PERIODS: Final = 1000
_FAMILIES: Final = frozenset({"working_days", "school_days"})
_TOLD: Final = frozenset({*RECORDED, *SET_BY_STEPS})

_DEADLINES = """
SELECT d.case_id AS id, d.id AS deadline_id, d.step_id, d.kind, d.rule, d.anchor, d.anchor_on, d.due_at,
    d.clock, d.source, d.status, s.step, s.status AS step_status, e.recorded_at AS opened_at
FROM v_deadline AS d
LEFT JOIN (SELECT * FROM v_step WHERE case_id IN :ids) AS s ON s.case_id = d.case_id AND s.id = d.step_id
LEFT JOIN (SELECT * FROM v_event WHERE case_id IN :ids) AS e ON e.seq = s.opened_seq
WHERE d.case_id IN :ids
"""


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a deadline is to be counted, as the stored workflow says."""

    count: int
    clock: str
    source: str
    anchors: tuple[str, ...]
    back: bool = False
    maximum: bool = False
    every: bool = False

    @property
    def family(self) -> str:
        return self.clock if self.clock in _FAMILIES else "legal"


def due_dates_follow(snapshot: Snapshot) -> Iterator[Violation]:
    """I21: every due date equals the pure function of rule, anchor and the named version of the calendar.

    A pending deadline counts from its anchor's date as the journal last tells it.
    """
    anchors = {case_id: _anchors(entries) for case_id, entries in snapshot.journals.items()}
    definitions = {case["id"]: definition for case, definition in snapshot.defined_cases()}
    for row in snapshot.rows(_DEADLINES):
        if row["id"] not in definitions:
            continue
        walker = snapshot.walker(row["id"])
        told = _fault(row, definitions[row["id"]], walker) or _stale(row, anchors.get(row["id"], {}))
        if told:
            ids = {"step": row["step_id"], "deadline": row["deadline_id"]}
            yield snapshot.violation("I21", row["id"], told, **ids)


def _fault(row: RowMapping, definition: Definition, walker: Walker) -> str | None:
    rule = _rule(row, definition)
    if rule is None:
        return f"The workflow has no rule {row['rule']} for the step."
    if row["anchor"] not in rule.anchors:
        return f"The rule {row['rule']} does not count from {row['anchor']}."
    if (row["clock"], row["source"]) != (rule.family, rule.source):
        return f"The rule {row['rule']} has another clock or source than the deadline shows."
    due_at = datetime.fromisoformat(row["due_at"])
    due_on = _due_on(row, rule, walker, due_at)
    if due_at == midnight_after(due_on):
        return None
    return f"It is due at {due_at:%Y-%m-%dT%H:%MZ}; by its rule {row['rule']} its last day is {due_on}."


def _rule(row: RowMapping, definition: Definition) -> _Rule | None:
    """Return the rule of a deadline; None where its step has no rule of that name."""
    name, _, rest = row["rule"].partition(".")
    step = definition.steps.get(name)
    if step is None or name != row["step"]:
        return None
    if rest in ("returned", "reopened"):
        return _Rule(**_NEW_TIME, anchors=(rest,))  # type: ignore[arg-type]
    if rest == "answer":
        answer = step.get("answer")
        return _Rule(answer["count"], answer["clock"], answer["source"], ("offered",)) if answer else None
    kind, _, number = rest.partition(".")
    if kind != "due" or not number.isdecimal() or not 0 < int(number) <= len(step["due"]):
        return None
    return _of_table(step["due"][int(number) - 1])


def _of_table(due: Mapping[str, Any]) -> _Rule:
    return _Rule(
        count=due["count"],
        clock=due["clock"],
        source=due["source"],
        anchors=tuple(due.get("after") or due["before"]),
        back="before" in due,
        maximum=due.get("maximum", False),
        every=due.get("every", False),
    )


def _due_on(row: RowMapping, rule: _Rule, walker: Walker, due_at: datetime) -> date:
    """Return the last day in time; of a period that repeats, the first end that is not before `due_at`."""
    anchor_on = date.fromisoformat(row["anchor_on"])
    due_on = anchor_on
    for times in range(1, _PERIODS if rule.every else 2):
        count = rule.count * times
        due_on = walker.due_on(anchor_on, count, rule.clock, back=rule.back, maximum=rule.maximum)
        if midnight_after(due_on) >= due_at:
            break
    if rule.back and row["anchor"] == "forecast" and row["opened_at"]:
        opened_on = local_day(datetime.fromisoformat(row["opened_at"]))
        least = walker.due_on(opened_on, 2, "working_days", back=False, maximum=False)
        due_on = max(due_on, least)
    return due_on


def _anchors(entries: Sequence[Entry]) -> dict[str, str | None]:
    """Return the dates of the anchors as the journal last tells them."""
    told = (json.loads(entry.data) for entry in entries if entry.type == "anchor_set")
    return {data["anchor"]: data["on"] for data in told}


def _stale(row: RowMapping, anchors: Mapping[str, str | None]) -> str | None:
    if row["status"] != "pending" or row["step_status"] != "open" or row["anchor"] not in _TOLD:
        return None
    on = anchors.get(row["anchor"])
    if on == row["anchor_on"]:
        return None
    return f"It counts from {row['anchor']} on {row['anchor_on']}; the journal last says {on}."
