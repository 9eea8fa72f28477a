"""Due dates, computed again by walking over the calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import RowMapping

from sisam.audit.absences import PAUSING, Absence, absences, waited
from sisam.audit.definition import Definition
from sisam.audit.entry import Entry
from sisam.audit.reckoning import Walker, local_day, midnight_after
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.anchor import OF_A_ROUND, RECORDED, SET_BY_STEPS

#: What a return or a reopening gives, and the least that counting back from a forecast leaves.
_NEW_TIME: Final = {"count": 2, "clock": "working_days", "source": "policy"}
_PERIODS: Final = 1000
_FAMILIES: Final = frozenset({"working_days", "school_days"})
_TOLD: Final = frozenset({*RECORDED, *SET_BY_STEPS})

_DEADLINES = """
SELECT d.case_id AS id, d.id AS deadline_id, d.step_id, d.kind, d.rule, d.anchor, d.anchor_on, d.due_at,
    d.clock, d.source, d.status, d.created_seq, s.step, s.status AS step_status, s.round,
    e.recorded_at AS opened_at
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
    """I21: every due date is the pure function of rule, anchor, pauses, agreement and the named calendar.

    A pending deadline counts from its anchor's date as the journal last tells it; where the step is of a
    round that a transfer has ended, as it was told last in that round.
    """
    rounds = {case_id: _rounds(entries) for case_id, entries in snapshot.journals.items()}
    pausing = {case_id: _pausing(entries) for case_id, entries in snapshot.journals.items()}
    defined = {case["id"] for case, _ in snapshot.defined_cases()}
    for row in snapshot.rows(_DEADLINES):
        if row["id"] not in defined:
            continue
        # What still runs was set anew when the rules changed; what has ended keeps the rules of then.
        seq = None if row["status"] == "pending" else row["created_seq"]
        definition, walker = snapshot.definition_at(row["id"], seq), snapshot.walker_at(row["id"], seq)
        away = _away(row, pausing.get(row["id"], ()))
        told = _fault(row, definition, walker, away) or _stale(row, rounds.get(row["id"], [{}]))
        if told:
            ids = {"step": row["step_id"], "deadline": row["deadline_id"]}
            yield snapshot.violation("I21", row["id"], told, **ids)


def _pausing(entries: Sequence[Entry]) -> Sequence[Entry]:
    return [entry for entry in entries if entry.type in PAUSING]


def _away(row: RowMapping, entries: Sequence[Entry]) -> Sequence[Absence]:
    """Return the pauses that a deadline must count with: for one that has ended, those of when it was set."""
    return absences(entries, None if row["status"] == "pending" else row["created_seq"])


def _fault(row: RowMapping, definition: Definition, walker: Walker, away: Sequence[Absence]) -> str | None:
    rule = _rule(row, definition)
    if rule is None:
        return f"The workflow has no rule {row['rule']} for the step."
    if row["anchor"] not in rule.anchors:
        return f"The rule {row['rule']} does not count from {row['anchor']}."
    if (row["clock"], row["source"]) != (rule.family, rule.source):
        return f"The rule {row['rule']} has another clock or source than the deadline shows."
    due_at = datetime.fromisoformat(row["due_at"])
    due_on = _due_on(row, rule, walker, due_at, away if _waits(rule, definition.steps[row["step"]]) else ())
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


def _waits(rule: _Rule, step: Mapping[str, Any]) -> bool:
    """Tell whether a pause moves it: the law, a maximum and the confirmer's answer never wait."""
    by_law = rule.source == "law" or step.get("clock_kind") in ("law", "review")
    return bool(step.get("waits_in_pauses")) and not (by_law or rule.maximum or "offered" in rule.anchors)


def _due_on(row: RowMapping, rule: _Rule, walker: Walker, due_at: datetime, away: Sequence[Absence]) -> date:
    """Return the last day in time; of a period that repeats, the first end that is not before `due_at`."""
    anchor_on = date.fromisoformat(row["anchor_on"])
    opened_on = local_day(datetime.fromisoformat(row["opened_at"])) if row["opened_at"] else anchor_on
    # What was sent back or opened anew has been waiting since then only.
    since = anchor_on if row["anchor"] in ("returned", "reopened") else opened_on
    due_on = anchor_on
    for times in range(1, _PERIODS if rule.every else 2):
        count = rule.count * times
        due_on = walker.due_on(anchor_on, count, rule.clock, back=rule.back, maximum=rule.maximum)
        if rule.back and row["anchor"] == "forecast":
            due_on = max(due_on, walker.due_on(opened_on, 2, "working_days", back=False, maximum=False))
        due_on = waited(walker, away, since, due_on)
        if midnight_after(due_on) >= due_at:
            break
    return due_on


def _rounds(entries: Sequence[Entry]) -> list[dict[str, str | None]]:
    """Return the dates of the anchors as the journal last tells them, in each round of the case."""
    rounds: list[dict[str, str | None]] = [{}]
    for entry in entries:
        if entry.type == "case_transferred":
            undone = json.loads(entry.data).get("annuls")
            rounds = rounds[:-2] + rounds[-1:] if undone else [*rounds, dict(rounds[-1])]
        elif entry.type == "anchor_set":
            data = json.loads(entry.data)
            rounds[-1][data["anchor"]] = data["on"]
    return rounds


def _stale(row: RowMapping, rounds: Sequence[Mapping[str, str | None]]) -> str | None:
    if row["status"] != "pending" or row["step_status"] != "open" or row["anchor"] not in _TOLD:
        return None
    round_ = row["round"] if row["anchor"] in OF_A_ROUND else len(rounds)
    on = rounds[min(round_, len(rounds)) - 1].get(row["anchor"])
    if on == row["anchor_on"]:
        return None
    return f"It counts from {row['anchor']} on {row['anchor_on']}; the journal last says {on}."
