"""Pages of the cases of some organisations, the newest first, found by the index on parties."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sisam.application.ports.case_pages import CaseQuestion
from sisam.domain.ids import CaseId, OrganisationId
from sisam.storage.dialect import KEPT_QUESTIONS
from sisam.storage.instants import instant_text
from sisam.storage.link import Link

# Parameters by number: 1 the case after which the page begins, 2 phase, 3 now, 4 how many, 5 routine,
# 6 place; then the names.
_FIRST_NAME: Final = 7
#: Whoever has a part in more cases than so many is given them from the newest on, each looked at for a party;
#: others from the parties on.
_FEW: Final = 5_000
_NOW_ACCOUNTABLE: Final = """ AND EXISTS (SELECT 1 FROM accountability AS a
    WHERE a.case_id = c.id AND a.until_position IS NULL AND a.organisation_id IN ({names}))"""
# The index is named, since whoever has many cases has them looked through one by one.
_AT_WORK: Final = """ AND EXISTS (SELECT 1 FROM step AS s INDEXED BY ix_step_live
    WHERE s.case_id = c.id AND s.status IN ('open', 'offered') AND s.routine IS ?5{late})"""
# What is late has an alert; what has fallen due since the last sweep is in a case whose moment has come.
_DUE: Final = """c.id IN (SELECT u.id FROM "case" AS u WHERE u.next_at <= ?3 AND u.closed_at IS NULL)"""
_LATE: Final = f""" AND (
    EXISTS (SELECT 1 FROM alert AS l WHERE l.{{its}} AND l.cleared_at IS NULL)
    OR {_DUE} AND EXISTS (
        SELECT 1 FROM deadline AS d WHERE d.{{its}} AND d.status = 'pending' AND d.due_at <= ?3))"""  # noqa: S608
_AT_HOME: Final = """ AND c.restricted = 0 AND c.id IN (
    SELECT h.case_id FROM organisation AS o CROSS JOIN membership AS h ON h.organisation_id = o.id
    WHERE substr(o.municipality_code, 1, length(?6)) = ?6 AND h.party = 'social_services'
        AND (h.until_position IS NULL OR h.until_position = c.closed_position))"""
_MANY: Final = """SELECT count(*) FROM (
    SELECT 1 FROM membership WHERE organisation_id IN ({names}) LIMIT {most})"""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the words of a question depend on."""

    organisations: int
    accountable: int | None
    closed: bool
    after: bool
    phase: bool
    late: bool
    routine: bool
    place: bool
    many: bool


def case_page(link: Link, question: CaseQuestion, after: CaseId | None, limit: int) -> list[CaseId]:
    """Return the ids of the cases that are asked for after one of them, the newest first."""
    mine = question.accountable
    names = (*sorted(question.organisations), *sorted(mine or ()))
    shape = _Shape(
        organisations=len(question.organisations),
        accountable=None if mine is None else len(mine),
        closed=question.closed,
        after=after is not None,
        phase=question.phase is not None,
        late=question.late_at is not None,
        routine=question.routine is not None,
        place=question.place is not None,
        many=_has_many(link, sorted(question.organisations)),
    )
    late_at = instant_text(question.late_at) if question.late_at else ""
    routine = question.routine or None
    given = (after or "", question.phase or "", late_at, limit, routine, question.place or "")
    return [CaseId(row[0]) for row in link.rows(_page(shape), (*given, *names))]


def _has_many(link: Link, organisations: list[OrganisationId]) -> bool:
    """Tell whether sorting all of theirs would take longer than passing by those of others."""
    row = link.row(_counted(len(organisations)), organisations)
    return row is not None and row[0] > _FEW


@lru_cache(maxsize=KEPT_QUESTIONS)
def _counted(organisations: int) -> str:
    return _MANY.format(names=_names(organisations, 1), most=_FEW + 1)


@lru_cache(maxsize=KEPT_QUESTIONS)
def _page(shape: _Shape) -> str:
    """Return the question about so many organisations, with what else is asked."""
    # Every parameter is named, since a statement must know all that it is given.
    asked = f" AND c.closed_at IS {'NOT NULL' if shape.closed else 'NULL'} AND coalesce(?5, ?6) IS NOT NULL"
    if shape.after:
        asked += ' AND (c.opened_at, c.id) < (SELECT b.opened_at, b.id FROM "case" AS b WHERE b.id = ?1)'
    if shape.phase:
        asked += " AND c.phase = ?2"
    if shape.accountable is not None:
        asked += _NOW_ACCOUNTABLE.format(names=_names(shape.accountable, _FIRST_NAME + shape.organisations))
    if shape.routine:
        asked += _AT_WORK.format(late=_LATE.format(its="step_id = s.id") * shape.late)
    elif shape.late:
        asked += _LATE.format(its="case_id = c.id")
    if shape.place:
        asked += _AT_HOME
    # The sign keeps the index on opening out of it where other indexes find less.
    order = (
        "c.opened_at DESC, c.id DESC" if shape.many and not shape.place else "+c.opened_at DESC, +c.id DESC"
    )
    return f"""SELECT c.id FROM "case" AS c WHERE {_has_part(shape)}{asked}
        ORDER BY {order} LIMIT ?4"""  # noqa: S608 — the words above, and numbers


def _has_part(shape: _Shape) -> str:
    names = _names(shape.organisations)
    if shape.many:
        return f"""EXISTS (SELECT 1 FROM membership AS m
            WHERE m.case_id = c.id AND +m.organisation_id IN ({names}))"""  # noqa: S608
    return f"c.id IN (SELECT m.case_id FROM membership AS m WHERE m.organisation_id IN ({names}))"  # noqa: S608


def _names(count: int, first: int = _FIRST_NAME) -> str:
    return ", ".join(f"?{number}" for number in range(first, first + count))
