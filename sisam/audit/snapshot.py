"""A short snapshot of at most 500 cases, in which every invariant is asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final, cast

from sqlalchemy import Connection, Row, RowMapping

from sisam.audit.asking import asked
from sisam.audit.definition import Definition
from sisam.audit.entry import Entry
from sisam.audit.eras import Era, eras_of
from sisam.audit.reckoning import Walker
from sisam.audit.register import Register
from sisam.audit.report import Violation
from sisam.audit.shelf import RulesMissing, Shelf
from sisam.domain.ids import AlertId, CaseId, DeadlineId, StepId
from sisam.domain.rules import RulePart, Rules, RulesKey

#: A held snapshot lets the write-ahead log grow, so none covers more cases than this.
CASES_A_SNAPSHOT: Final = 500

#: Opens what a message's words were sealed into: the bytes and their place.
Unseal = Callable[[bytes, str], str]

_CASES = """
SELECT c.*, k.workflow_hash, k.law_hash, k.calendar_hash, k.agreement_hash, k.head_hash
FROM v_case AS c JOIN "case" AS k ON k.id = c.id
WHERE c.id IN :ids ORDER BY c.id
"""
_ENTRIES = """
SELECT seq, case_id, position, command_id, recorded_at, happened_at, actor_id, actor_organisation_id, via,
    type, from_state, to_state, data, words_hash, previous_hash, hash
FROM event WHERE case_id IN :ids ORDER BY case_id, position
"""


@dataclass
class Snapshot:
    """Some cases, read in one transaction."""

    connection: Connection
    ids: Sequence[str]
    now: datetime
    shelf: Shelf
    unseal: Unseal | None = None
    _walkers: dict[str, Walker] = field(default_factory=dict, init=False)
    _eras: dict[str, Sequence[Era]] = field(default_factory=dict, init=False)

    def rows(self, sql: str, **values: str) -> Sequence[RowMapping]:
        """Return the rows of a query, which asks for cases IN :ids, and for other values by their names.

        A view that is joined from the left is narrowed to them first: SQLite would read all of it.
        """
        return asked(self.connection, sql, self.ids, **values).mappings().all()

    def lines(self, sql: str) -> Sequence[Row[*tuple[Any, ...]]]:
        """Return the same by the places of the columns, which is faster where there are many."""
        return asked(self.connection, sql, self.ids).all()

    @cached_property
    def cases(self) -> Mapping[str, RowMapping]:
        """Return the rows of v_case with the hashes of the rules and of the chain's head, by case id."""
        return {row["id"]: row for row in self.rows(_CASES)}

    @cached_property
    def journals(self) -> Mapping[str, Sequence[Entry]]:
        """Return the journal of every case, in the order of its positions."""
        found: dict[str, list[Entry]] = {case_id: [] for case_id in self.cases}
        for row in asked(self.connection, _ENTRIES, self.ids):
            found.setdefault(row[1], []).append(Entry(*row))
        return found

    @cached_property
    def register(self) -> Register:
        """Return who sits where."""
        return Register(self.connection)

    def rules_key(self, case_id: str) -> RulesKey:
        """Return the names of the rules that a case follows."""
        case = self.cases[case_id]
        agreement = case["agreement_hash"]
        return RulesKey(
            workflow_name=case["workflow"],
            workflow=RulePart(case["version"], case["workflow_hash"]),
            law=RulePart(case["law"], case["law_hash"]),
            calendar=RulePart(case["calendar"], case["calendar_hash"]),
            agreement=RulePart(case["agreement"], agreement) if agreement else None,
        )

    def rules(self, case_id: str) -> Rules:
        """Return the rules that a case follows.

        Raises:
            SisamError: the source does not have them.
        """
        return self.shelf.rules(self.rules_key(case_id))

    def walker(self, case_id: str) -> Walker:
        """Return the second method of counting over a case's calendar.

        Raises:
            SisamError: the source does not have its rules.
        """
        if case_id not in self._walkers:
            self._walkers[case_id] = self.shelf.walker(self.rules_key(case_id))
        return self._walkers[case_id]

    def definition(self, case_id: str) -> Definition:
        """Return the stored workflow that a case follows, with its agreement.

        Raises:
            RulesMissing: it is not stored.
        """
        case = self.cases[case_id]
        return self.shelf.definition(self.connection, case["workflow_hash"], case["agreement_hash"])

    def eras(self, case_id: str) -> Sequence[Era]:
        """Return which rules a case has followed since when, as its journal tells.

        Raises:
            KeyError, ValueError: the journal does not tell them.
        """
        if case_id not in self._eras:
            self._eras[case_id] = tuple(eras_of(self.journals.get(case_id, ())))
        return self._eras[case_id]

    def definition_at(self, case_id: str, seq: int | None) -> Definition:
        """Return the stored workflow that a case followed at an event, with its agreement of then.

        Raises:
            RulesMissing: it is not stored.
        """
        key = self._earlier(case_id, seq)
        if key is None:
            return self.definition(case_id)
        agreement = key.agreement.hash if key.agreement else None
        return self.shelf.definition(self.connection, key.workflow.hash, agreement)

    def walker_at(self, case_id: str, seq: int | None) -> Walker:
        """Return the second method of counting over the calendar that a case followed at an event.

        Raises:
            SisamError: the source does not have its rules.
        """
        key = self._earlier(case_id, seq)
        return self.walker(case_id) if key is None else self.shelf.walker(key)

    def _earlier(self, case_id: str, seq: int | None) -> RulesKey | None:
        """Return the rules of an event in an earlier era; None: they are those that the case follows now."""
        eras = self.eras(case_id)
        if seq is None or len(eras) < 2 or seq >= eras[-1].since_seq:
            return None
        return next((era.key for era in reversed(eras) if era.since_seq <= seq), eras[0].key)

    def defined_cases(self) -> Iterator[tuple[RowMapping, Definition]]:
        """Yield the cases whose workflow is stored; I19 tells of the others."""
        for case_id, case in self.cases.items():
            try:
                yield case, self.definition(case_id)
            except RulesMissing:
                continue

    def violation(self, invariant: str, case_id: str, sentence: str, **ids: str | None) -> Violation:
        """Return a violation in one of the cases, with its number; `ids` may be step, deadline and alert."""
        case = self.cases.get(case_id)
        return Violation(
            invariant=invariant,
            case_id=CaseId(case_id),
            case_number=case["case_number"] if case else None,
            sentence=sentence,
            step_id=cast("StepId | None", ids.get("step")),
            deadline_id=cast("DeadlineId | None", ids.get("deadline")),
            alert_id=cast("AlertId | None", ids.get("alert")),
        )
