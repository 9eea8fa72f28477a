"""Writing what changed in cases: fixed SQL, one statement a table however many cases there are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from sqlalchemy import Table, bindparam, select

from sisam.application.ports.cases import Change
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.event import Event
from sisam.domain.ids import CaseId, CommandId, OrganisationId
from sisam.engine.schooling import spells, told_otherwise
from sisam.storage.dialect import delete_sql, insert_sql, text_of, update_sql
from sisam.storage.failures import CaseChanged
from sisam.storage.journal import Lines
from sisam.storage.link import Link, Row
from sisam.storage.rows.alert_row import alert_row
from sisam.storage.rows.case_row import case_row
from sisam.storage.rows.deadline_row import deadline_row
from sisam.storage.rows.party_rows import accountability_row, membership_row
from sisam.storage.rows.schooling_row import schooling_row
from sisam.storage.rows.step_row import step_row
from sisam.storage.schema.cases import accountability, case, membership, schooling
from sisam.storage.schema.journal import command, event, event_words
from sisam.storage.schema.steps import alert, deadline, step

_Id = TypeVar("_Id", bound=str)
_Record = TypeVar("_Record")

_INSERT_CASE: Final = insert_sql(case)
_UPDATE_CASE: Final = update_sql(case, keys=("id",), guards=("length",))
_INSERT_COMMAND: Final = insert_sql(command)
_INSERT_EVENT: Final = insert_sql(event, leave_out=("seq",))
_INSERT_WORDS: Final = insert_sql(event_words)
_LENGTH: Final = text_of(select(case.c.length).where(case.c.id == bindparam("id")))
#: Rows of a case are found by the case and their place in it, the first two columns.
_PLACE: Final = ("case_id", "ordinal")


@dataclass(frozen=True, slots=True)
class _Statements:
    insert: str
    update: str
    delete: str
    #: How many columns at the start of a row never change.
    fixed: int


def _statements(table: Table) -> _Statements:
    # To set an id, even to what it is, makes the database look for all rows that refer to it.
    fixed = [name for name in (*_PLACE, "id") if name in table.c]
    return _Statements(
        insert=insert_sql(table),
        update=update_sql(table, _PLACE, leave_out=fixed),
        delete=delete_sql(table, _PLACE),
        fixed=len(fixed),
    )


_MEMBERSHIP: Final = _statements(membership)
_ACCOUNTABILITY: Final = _statements(accountability)
_SCHOOLING: Final = _statements(schooling)
_STEP: Final = _statements(step)
_DEADLINE: Final = _statements(deadline)
_ALERT: Final = _statements(alert)


@dataclass(slots=True)
class _Sheet:
    """Rows to write in one table whose rows are found by their place."""

    statements: _Statements
    inserted: list[Row] = field(default_factory=list)
    updated: list[Row] = field(default_factory=list)
    deleted: list[Row] = field(default_factory=list)

    def compare_listed(
        self,
        case_id: CaseId,
        before: Sequence[_Record],
        after: Sequence[_Record],
        row: Callable[[CaseId, int, _Record], Row],
    ) -> None:
        """Note what differs between two lists, place by place."""
        for ordinal, record in enumerate(after):
            if ordinal >= len(before):
                self.inserted.append(row(case_id, ordinal, record))
            elif before[ordinal] is not record and before[ordinal] != record:
                self._update(row(case_id, ordinal, record))
        self.deleted.extend((case_id, ordinal) for ordinal in range(len(after), len(before)))

    def compare_named(
        self,
        case_id: CaseId,
        before: Mapping[_Id, _Record],
        after: Mapping[_Id, _Record],
        row: Callable[[CaseId, _Record], Row],
    ) -> None:
        """Note what differs between two mappings, id by id; nothing that was ever there goes away."""
        if not before.keys() <= after.keys():
            raise ValueError(f"the case {case_id} lost {sorted(before.keys() - after.keys())}")
        for record_id, record in after.items():
            old = before.get(record_id)
            if old is None:
                self.inserted.append(row(case_id, record))
            elif old is not record and old != record:
                self._update(row(case_id, record))

    def write(self, link: Link) -> None:
        """Write all rows; what ends goes before what begins, since only one of its kind may be live."""
        if self.deleted:
            link.run_many(self.statements.delete, self.deleted)
        if self.updated and link.run_many(self.statements.update, self.updated) != len(self.updated):
            raise RuntimeError(f"a row is not there: {self.statements.update}")
        if self.inserted:
            link.run_many(self.statements.insert, self.inserted)

    def _update(self, row: Row) -> None:
        self.updated.append(row[self.statements.fixed :] + row[:2])


@dataclass(slots=True)
class Writing:
    """Everything that one save writes, collected first and written table by table."""

    new_cases: list[Row] = field(default_factory=list)
    changed_cases: list[Row] = field(default_factory=list)
    commands: dict[CommandId, Row] = field(default_factory=dict)
    memberships: _Sheet = field(default_factory=lambda: _Sheet(_MEMBERSHIP))
    accountabilities: _Sheet = field(default_factory=lambda: _Sheet(_ACCOUNTABILITY))
    schooling: _Sheet = field(default_factory=lambda: _Sheet(_SCHOOLING))
    steps: _Sheet = field(default_factory=lambda: _Sheet(_STEP))
    deadlines: _Sheet = field(default_factory=lambda: _Sheet(_DEADLINE))
    alerts: _Sheet = field(default_factory=lambda: _Sheet(_ALERT))
    events: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)

    def add_command(self, given: Command, case_id: CaseId) -> None:
        """Add a command's receipt; one that changes two cases is kept with the first of them."""
        row = (given.id, case_id, organisation_key(given.actor.organisation_id), given.idempotency_key)
        self.commands.setdefault(given.id, row)

    def add(self, before: Case | None, after: Case, lines: Lines) -> None:
        """Add what differs between a case before and after, and the lines of its journal between."""
        self._add_case(before, after, lines)
        old = before or replace(after, memberships=(), accountabilities=(), steps={}, deadlines={}, alerts={})
        self.memberships.compare_listed(after.id, old.memberships, after.memberships, membership_row)
        self.accountabilities.compare_listed(
            after.id, old.accountabilities, after.accountabilities, accountability_row
        )
        if before is None or told_otherwise(before, after):
            old_spells = spells(before) if before else ()
            self.schooling.compare_listed(after.id, old_spells, spells(after), schooling_row)
        self.steps.compare_named(after.id, old.steps, after.steps, step_row)
        self.deadlines.compare_named(after.id, old.deadlines, after.deadlines, deadline_row)
        self.alerts.compare_named(after.id, old.alerts, after.alerts, alert_row)
        self.events.extend(lines.events)
        self.words.extend(lines.words)

    def write(self, link: Link) -> None:
        """Write it all, in an order in which every reference holds.

        Raises:
            CaseChanged: a case has another revision than the one that was read.
        """
        if self.new_cases:
            link.run_many(_INSERT_CASE, self.new_cases)
        self._write_changed_cases(link)
        link.run_many(_INSERT_COMMAND, list(self.commands.values()))
        parts = (self.memberships, self.accountabilities, self.schooling)
        for sheet in (*parts, self.steps, self.deadlines, self.alerts):
            sheet.write(link)
        if self.events:
            link.run_many(_INSERT_EVENT, self.events)
        if self.words:
            link.run_many(_INSERT_WORDS, self.words)

    def _add_case(self, before: Case | None, after: Case, lines: Lines) -> None:
        known = before.length if before else 0
        if after.length != known + len(lines.events):
            raise ValueError(f"{after.id} has {after.length} events, not {known} + {len(lines.events)}")
        row = case_row(after, lines.head_hash)
        if before is None:
            self.new_cases.append(row)
        else:
            self.changed_cases.append((*row[1:], after.id, before.length))

    def _write_changed_cases(self, link: Link) -> None:
        changed = self.changed_cases
        if changed and link.run_many(_UPDATE_CASE, changed) != len(changed):
            raise CaseChanged(self._overtaken(link))

    def _overtaken(self, link: Link) -> CaseId:
        """Return the first case that somebody else has changed: ours have their new length by now."""
        ours: dict[CaseId, int] = {row[-2]: row[-4] for row in self.changed_cases}
        others = (case_id for case_id, length in ours.items() if link.row(_LENGTH, (case_id,)) != (length,))
        return next(others, next(iter(ours)))


@dataclass(slots=True)
class Span:
    """All changes of one case in a save, as one."""

    first: Change
    last: Change
    events: list[Event]


def spans(changes: Iterable[Change]) -> list[Span]:
    """Return one span for each case, in the order in which the cases come first."""
    found: dict[CaseId, Span] = {}
    for change in changes:
        span = found.get(change.after.id)
        if span is None:
            found[change.after.id] = Span(change, change, list(change.events))
        else:
            span.last = change
            span.events.extend(change.events)
    return list(found.values())


def organisation_key(organisation_id: OrganisationId | None) -> str:
    """Return what a command's key is unique within: its actor's organisation, or nothing for the program."""
    return organisation_id or ""
