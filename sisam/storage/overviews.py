"""Sums over many cases, added up by the database."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Final, TypeVar

from sisam.application.ports.overviews import (
    Debts,
    Followed,
    Handovers,
    OpenCases,
    Promises,
    Reach,
    Schoolgoing,
    Spot,
    Starts,
    Sums,
)
from sisam.domain.anchor import Anchor
from sisam.domain.deadline import DeadlineKind
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId
from sisam.domain.schooling import Spell
from sisam.domain.workflow import Phase
from sisam.storage.canonical import read
from sisam.storage.dialect import KEPT_QUESTIONS
from sisam.storage.instants import day_or_none, instant_or_none, instant_text
from sisam.storage.link import Link, Row

T = TypeVar("T")

# Parameters by number: 1 now, 2 the workflow, 3 and 4 the first and the last day; then the organisations.
_FIRST_ORGANISATION: Final = 5
_HEAD: Final = "SELECT coalesce(max(seq), 0) FROM event"
_CASES: Final = "SELECT phase, place, count(*) FROM reached WHERE closed_at IS NULL GROUP BY 1, 2"
_DEBTS: Final = """
SELECT r.phase, r.place, s.routine,
    CASE s.status WHEN 'offered' THEN s.confirmer_party ELSE s.owner_party END,
    count(*), sum(coalesce(p.due_at, '') <= ?1),
    count(DISTINCT iif(coalesce(p.due_at, '') <= ?1, r.id, NULL)),
    count(DISTINCT iif(p.due_at > ?1, r.id, NULL))
FROM reached AS r CROSS JOIN step AS s ON s.case_id = r.id AND s.status IN ('open', 'offered')
LEFT JOIN deadline AS p ON p.step_id = s.id AND p.status = 'pending'
WHERE r.closed_at IS NULL GROUP BY 1, 2, 3, 4"""
# A deadline is met when that is recorded; less than a day before it ends is near.
_PROMISES: Final = """
SELECT r.phase, r.place, s.routine,
    CASE d.kind WHEN 'answer' THEN s.confirmer_party ELSE s.owner_party END, d.kind,
    sum(d.status = 'met'),
    sum(d.status = 'met' AND julianday(d.due_at) - julianday(e.recorded_at) < 1),
    sum(d.status = 'missed'),
    count(DISTINCT iif(d.status = 'met'
        AND coalesce(julianday(d.due_at) - julianday(e.recorded_at) >= 1, 1), r.id, NULL)),
    count(DISTINCT iif(d.status = 'met'
        AND julianday(d.due_at) - julianday(e.recorded_at) < 1, r.id, NULL)),
    count(DISTINCT iif(d.status = 'missed', r.id, NULL))
FROM reached AS r CROSS JOIN deadline AS d ON d.case_id = r.id
    AND d.status IN ('met', 'missed') AND d.due_on BETWEEN ?3 AND ?4
JOIN step AS s ON s.id = d.step_id
LEFT JOIN event AS e ON d.status = 'met' AND e.case_id = d.case_id AND e.position = d.ended_position
GROUP BY 1, 2, 3, 4, 5"""
_HANDOVERS: Final = """
SELECT r.phase, r.place, s.routine, count(*), sum(s.returns > 0),
    count(DISTINCT iif(s.returns > 0, r.id, NULL)), count(DISTINCT iif(s.returns > 0, NULL, r.id))
FROM reached AS r CROSS JOIN step AS s ON s.case_id = r.id
WHERE s.confirmer_party IS NOT NULL AND s.opened_on BETWEEN ?3 AND ?4 GROUP BY 1, 2, 3"""
_DATED: Final = """
, dated AS (
    SELECT phase, place, coalesce(anchors ->> '$.first_admitted', anchors ->> '$.admitted') AS admitted,
        anchors ->> '$.contact_confirmed' AS contacted, anchors ->> '$.discharged' AS discharged,
        anchors ->> '$.place_confirmed' AS placed, anchors ->> '$.school_started' AS started
    FROM reached
)"""
_STARTS: Final = """
SELECT phase, place, sum(came), sum(came AND coalesce(contacted <= admitted, 0)),
    sum(went), sum(went AND coalesce(placed <= discharged, 0))
FROM (
    SELECT *, coalesce(admitted BETWEEN ?3 AND ?4, 0) AS came,
        coalesce(discharged BETWEEN ?3 AND ?4, 0) AS went
    FROM dated)
GROUP BY 1, 2"""
_SCHOOLGOING: Final = """
SELECT phase, place, discharged, started, count(*) FROM dated
WHERE discharged BETWEEN ?3 AND ?4 GROUP BY 1, 2, 3, 4"""

# A day comes before every instant of it, so that whatever was closed on the first day is asked for.
_FOLLOWED: Final = """
SELECT r.phase, r.place, r.anchors, k.facts, r.closed_at,
    (SELECT json_group_array(json_array(s.school_id, s.from_on, s.until_on)) FROM schooling AS s
     WHERE s.case_id = r.id AND s.planned = 0)
FROM reached AS r JOIN "case" AS k ON k.id = r.id
WHERE r.closed_at IS NULL OR r.closed_at >= ?3"""


class SqlOverviews:
    """Sums over the cases of a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def head(self) -> int:
        """Return the number of the last event of all; while it is the same, no case has changed."""
        row = self._link.row(_HEAD)
        return row[0] if row else 0

    def sums(self, reach: Reach, now: datetime) -> Sums:
        """Return all sums over some cases but the days without school."""
        at = instant_text(now)

        def added(question: str, make: Callable[[Row], T]) -> list[T]:
            return [make(row) for row in self._rows(question, reach, at)]

        return Sums(
            at=now,
            cases=added(_CASES, lambda row: OpenCases(_spot(row), row[2])),
            debts=added(_DEBTS, _debts_of),
            promises=added(_PROMISES, _promises_of),
            handovers=added(_HANDOVERS, _handovers_of),
            starts=added(_DATED + _STARTS, lambda row: Starts(_spot(row), *row[2:])),
            schoolgoing=added(_DATED + _SCHOOLGOING, _schoolgoing_of),
        )

    def followed(self, reach: Reach) -> Iterator[Followed]:
        """Yield of each case that was open on one of the days when its pupil went to school."""
        return map(_followed_of, self._rows(_FOLLOWED, reach, ""))

    def _rows(self, question: str, reach: Reach, at: str) -> Iterable[Row]:
        organisations = sorted(reach.organisations or ())
        count = None if reach.organisations is None else len(organisations)
        days = reach.first.isoformat(), reach.last.isoformat()
        return self._link.rows(f"{_reached(count)} {question}", (at, reach.workflow, *days, *organisations))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _reached(organisations: int | None) -> str:
    """Return the start of a question: the cases in reach, each with the municipality that may be told."""
    names = ", ".join(f"?{_FIRST_ORGANISATION + number}" for number in range(organisations or 0))
    source = '"case" AS c'
    if organisations is not None:
        # From the organisations to their cases, by index; the planner would begin with all cases.
        source = f"""(
        SELECT DISTINCT w.case_id FROM membership AS w CROSS JOIN "case" AS k ON k.id = w.case_id
        WHERE w.organisation_id IN ({names})
            AND (w.until_position IS NULL OR w.until_position = k.closed_position)
    ) AS mine CROSS JOIN "case" AS c ON c.id = mine.case_id"""  # noqa: S608
    # Every parameter is named, since a statement must know all that it is given.
    return f"""
WITH reached AS MATERIALIZED (
    SELECT c.id, c.phase, c.closed_at, c.anchors,
        CASE c.restricted WHEN 0 THEN o.municipality_code END AS place
    FROM {source}
    LEFT JOIN membership AS m ON m.case_id = c.id AND m.party = 'social_services'
        AND (m.until_position IS NULL OR m.until_position = c.closed_position)
    LEFT JOIN organisation AS o ON o.id = m.organisation_id
    WHERE c.workflow_name = ?2 AND ?1 IS NOT NULL AND ?3 <= ?4
)"""  # noqa: S608


def _spot(row: Row) -> Spot:
    return Spot(Phase(row[0]), row[1])


def _debts_of(row: Row) -> Debts:
    routine, party, count, late, behind_late, behind_others = row[2:]
    return Debts(_spot(row), routine, party, count, late, (behind_late, behind_others))


def _promises_of(row: Row) -> Promises:
    routine, party, kind, met, near, missed, *pupils = row[2:]
    with_margin, behind_near, behind_missed = pupils
    return Promises(
        _spot(row),
        routine,
        party,
        DeadlineKind(kind),
        met,
        near,
        missed,
        (with_margin, behind_near, behind_missed),
    )


def _handovers_of(row: Row) -> Handovers:
    routine, count, returned, behind_returned, behind_others = row[2:]
    return Handovers(_spot(row), routine, count, returned, (behind_returned, behind_others))


def _schoolgoing_of(row: Row) -> Schoolgoing:
    discharged, started, count = row[2:]
    return Schoolgoing(_spot(row), date.fromisoformat(discharged), day_or_none(started), count)


def _followed_of(row: Row) -> Followed:
    anchors, facts, closed_at, spells = row[2:]
    return Followed(
        _spot(row),
        anchors={Anchor(name): date.fromisoformat(on) for name, on in read(anchors).items()},
        facts={Fact(name): value for name, value in read(facts).items()},
        closed_at=instant_or_none(closed_at),
        spells=[
            Spell(OrganisationId(school), date.fromisoformat(first), day_or_none(last))
            for school, first, last in read(spells)
        ],
    )
