"""Reading whole cases in few statements, however many they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    exists,
    literal_column,
    or_,
    select,
)

from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.errors import NotFound
from sisam.storage.dialect import KEPT_QUESTIONS, several, text_of
from sisam.storage.link import Link
from sisam.storage.rows.alert_row import alert_of
from sisam.storage.rows.case_row import Parts, case_of, head_of
from sisam.storage.rows.deadline_row import deadline_of
from sisam.storage.rows.party_rows import accountability_of, membership_of
from sisam.storage.rows.step_row import step_of
from sisam.storage.schema.cases import accountability, case, membership
from sisam.storage.schema.journal import event
from sisam.storage.schema.steps import alert, deadline, step

#: How many cases are read at once; a database allows only so many parameters in a statement.
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case as it was read, and the hash that its journal ends with."""

    case: Case
    head_hash: str


@dataclass(frozen=True, slots=True)
class _Questions:
    """The fixed SQL that reads a number of cases."""

    cases: str
    memberships: str
    accountabilities: str
    steps: str
    deadlines: str
    alerts: str


def load(link: Link, case_ids: Sequence[CaseId], *, whole: bool) -> Iterator[Loaded]:
    """Yield cases in the order asked for, with their live deadlines and alerts or, when whole, with all.

    Raises:
        NotFound: one of them does not exist.
    """
    for start in range(0, len(case_ids), _BATCH):
        batch = case_ids[start : start + _BATCH]
        found = _batch(link, batch, whole=whole)
        for case_id in batch:
            if case_id not in found:
                raise NotFound("case", case_id)
            yield found[case_id]


def _batch(link: Link, case_ids: Sequence[CaseId], *, whole: bool) -> Mapping[CaseId, Loaded]:
    questions = _questions(len(case_ids), whole)
    parts = {case_id: Parts() for case_id in case_ids}
    for row in link.rows(questions.memberships, case_ids):
        parts[row[0]].memberships.append(membership_of(row))
    for row in link.rows(questions.accountabilities, case_ids):
        parts[row[0]].accountabilities.append(accountability_of(row))
    for row in link.rows(questions.steps, case_ids):
        parts[row[0]].steps[row[2]] = step_of(row)
    for row in link.rows(questions.deadlines, case_ids):
        parts[row[0]].deadlines[row[2]] = deadline_of(row)
    for row in link.rows(questions.alerts, case_ids):
        parts[row[0]].alerts[row[2]] = alert_of(row)
    rows = link.rows(questions.cases, case_ids)
    return {row[0]: Loaded(case_of(row, parts[row[0]]), head_of(row)) for row in rows}


@lru_cache(maxsize=KEPT_QUESTIONS)
def _questions(count: int, whole: bool) -> _Questions:
    live_deadlines = () if whole else (_live_deadline(),)
    live_alerts = () if whole else (alert.c.cleared_at.is_(None),)
    return _Questions(
        cases=text_of(
            select(case, event.c.recorded_at)
            .outerjoin(event, and_(event.c.case_id == case.c.id, event.c.position == case.c.length))
            .where(case.c.id.in_(several(count)))
        ),
        memberships=_of_cases(membership, count),
        accountabilities=_of_cases(accountability, count),
        steps=_of_cases(step, count),
        deadlines=_of_cases(deadline, count, *live_deadlines),
        alerts=_of_cases(alert, count, *live_alerts),
    )


def _of_cases(table: Table, count: int, *conditions: ColumnElement[bool]) -> str:
    question: Select[tuple[object, ...]] = select(table).where(
        table.c.case_id.in_(several(count)), *conditions
    )
    return text_of(question.order_by(table.c.case_id, table.c.ordinal))


def _live_deadline() -> ColumnElement[bool]:
    """Return the condition that a deadline is pending, or missed while its alert goes on."""
    goes_on = exists().where(
        alert.c.case_id == deadline.c.case_id,
        alert.c.deadline_id == deadline.c.id,
        alert.c.cleared_at.is_(None),
    )
    # Written out, since every further parameter would have to be handed over each time.
    return or_(deadline.c.status == literal_column("'pending'"), goes_on)
