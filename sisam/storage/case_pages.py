"""Pages of the cases of some organisations, the newest first, found by the index on parties."""

from functools import lru_cache
from typing import Final

from sisam.application.ports.case_pages import CaseQuestion
from sisam.domain.ids import CaseId
from sisam.storage.dialect import KEPT_QUESTIONS
from sisam.storage.instants import instant_text
from sisam.storage.link import Link

# Parameters by number: 1 the case after which the page begins, 2 phase, 3 now, 4 how many; then the names.
_FIRST_NAME: Final = 5
_NOW_ACCOUNTABLE: Final = """ AND EXISTS (SELECT 1 FROM accountability AS a
    WHERE a.case_id = c.id AND a.until_position IS NULL AND a.organisation_id IN ({names}))"""
_LATE: Final = """ AND EXISTS (SELECT 1 FROM step AS s JOIN deadline AS d ON d.step_id = s.id
    WHERE s.case_id = c.id AND s.status IN ('open', 'offered') AND (
        (d.status = 'pending' AND d.due_at <= ?3) OR (d.status = 'missed' AND EXISTS (
            SELECT 1 FROM alert AS l WHERE l.deadline_id = d.id AND l.cleared_at IS NULL))))"""


def case_page(link: Link, question: CaseQuestion, after: CaseId | None, limit: int) -> list[CaseId]:
    """Return the ids of the cases that are asked for after one of them, the newest first."""
    mine = question.accountable
    sql = _page(
        len(question.organisations),
        None if mine is None else len(mine),
        question.closed,
        after is not None,
        question.phase is not None,
        question.late_at is not None,
    )
    late_at = instant_text(question.late_at) if question.late_at else ""
    names = (*sorted(question.organisations), *sorted(mine or ()))
    rows = link.rows(sql, (after or "", question.phase or "", late_at, limit, *names))
    return [CaseId(row[0]) for row in rows]


@lru_cache(maxsize=KEPT_QUESTIONS)
def _page(
    organisations: int, accountable: int | None, closed: bool, after: bool, phase: bool, late: bool
) -> str:
    """Return the question about so many organisations, with what else is asked."""
    asked = f" AND c.closed_at IS {'NOT NULL' if closed else 'NULL'}"
    if after:
        asked += ' AND (c.opened_at, c.id) < (SELECT b.opened_at, b.id FROM "case" AS b WHERE b.id = ?1)'
    if phase:
        asked += " AND c.phase = ?2"
    if accountable is not None:
        asked += _NOW_ACCOUNTABLE.format(names=_names(accountable, _FIRST_NAME + organisations))
    if late:
        asked += _LATE
    parties = f"SELECT m.case_id FROM membership AS m WHERE m.organisation_id IN ({_names(organisations)})"  # noqa: S608
    return f"""SELECT c.id FROM "case" AS c WHERE c.id IN ({parties}){asked}
        ORDER BY c.opened_at DESC, c.id DESC LIMIT ?4"""  # noqa: S608 — the words above, and numbers


def _names(count: int, first: int = _FIRST_NAME) -> str:
    return ", ".join(f"?{number}" for number in range(first, first + count))
