"""What waits on some organisations, found by the indexes on live steps."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from sisam.application.ports.work_lists import (
    AccountableCase,
    Alarm,
    AlertedStep,
    Days,
    Place,
    Selection,
    Urgency,
    Whose,
    WorkPage,
    WorkStep,
)
from sisam.domain.ids import CaseId, OrganisationId, StepId
from sisam.storage.dialect import KEPT_QUESTIONS
from sisam.storage.instants import instant_text
from sisam.storage.link import Link
from sisam.storage.rows.work_row import MARK, RULES, STEP, accountable_of, telling_of, work_step_of

# Parameters by number: 1 now, 2 today, 3 Sunday, 4 the last day of planning, 5 routine, 6 phase; those of one
# question; then the names.
_FIRST_NAME: Final = 12
# The pending clock; the newest alert that goes on, and the clock whose end it tells.
_CLOCKS: Final = """
LEFT JOIN deadline AS p ON p.step_id = s.id AND p.status = 'pending'
LEFT JOIN alert AS a ON a.case_id = s.case_id AND a.ordinal = (
    SELECT max(l.ordinal) FROM alert AS l WHERE l.step_id = s.id AND l.cleared_at IS NULL)
LEFT JOIN deadline AS m ON m.id = a.deadline_id"""
_LIVE: Final = "status IN ('open', 'offered')"
_OFFERED: Final = "s.status = 'offered' AND s.confirmer_organisation_id IS NOT NULL"


class SqlWorkLists:
    """The work of organisations in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def page(
        self, whose: Whose, selection: Selection, days: Days, after: Place | None, limit: int
    ) -> WorkPage:
        """Return live steps after a place, the most urgent first, and how many there are of each urgency."""
        place = (0, "", "") if after is None else (after.urgency, after.since.isoformat(), after.step_id)
        parameters = (*_common(selection, days), selection.urgency, *place, limit, *_names(whose))
        rows = self._link.rows(_page(*_sizes(whose)), parameters)
        counts = dict(zip(Urgency, rows[0], strict=False))
        found = (row[len(Urgency) :] for row in rows)
        return WorkPage(counts, tuple(work_step_of(row) for row in found if row[0] is not None))

    def idle(self, organisations: Collection[OrganisationId], limit: int) -> Sequence[AccountableCase]:
        """Return open cases for which they are accountable while no live step has them on a side."""
        rows = self._link.rows(_idle(len(organisations)), (limit, *sorted(organisations)))
        return [accountable_of(row) for row in rows]

    def alerted(self, organisations: Collection[OrganisationId], today: date) -> Sequence[AlertedStep]:
        """Return the alerts that nobody has acknowledged for now, in whose cases they have a part."""
        rows = self._link.rows(_alerted(len(organisations)), (today.isoformat(), *sorted(organisations)))
        # Many alerts are told to the same seats.
        tellings = {telling: telling_of(telling) for telling in {row[2:] for row in rows}}
        return [AlertedStep(row[0], row[1], tellings[row[2:]]) for row in rows]

    def alarmed(
        self, organisations: Collection[OrganisationId], after: Alarm | None, limit: int
    ) -> Sequence[Alarm]:
        """Return the live steps with an alert that goes on, in whose cases they have a part."""
        place = ("", "") if after is None else (after.raised_at, after.step_id)
        rows = self._link.rows(_alarmed(len(organisations)), (limit, *place, *sorted(organisations)))
        return [Alarm(*row) for row in rows]

    def named(self, step_ids: Collection[StepId]) -> Mapping[StepId, WorkStep]:
        """Return live steps by their ids."""
        if not step_ids:
            return {}
        found = map(work_step_of, self._link.rows(_named(len(step_ids)), sorted(step_ids)))
        return {each.id: each for each in found}

    def concerned(self, case_ids: Collection[CaseId]) -> Mapping[CaseId, AccountableCase]:
        """Return these cases with who is accountable for each; closed ones are left out."""
        if not case_ids:
            return {}
        rows = self._link.rows(_concerned(len(case_ids)), sorted(case_ids))
        return {row[0]: accountable_of(row) for row in rows}


def _sizes(whose: Whose) -> tuple[int, int | None]:
    return len(whose.organisations), None if whose.parties is None else len(whose.parties)


def _names(whose: Whose) -> tuple[str, ...]:
    return (*sorted(whose.organisations), *sorted(whose.parties or ()))


def _common(selection: Selection, days: Days) -> tuple[object, ...]:
    return (
        instant_text(days.now),
        days.today.isoformat(),
        days.sunday.isoformat(),
        days.horizon.isoformat(),
        selection.routine,
        selection.phase,
    )


def _numbered(first: int, count: int) -> str:
    return ", ".join(f"?{number}" for number in range(first, first + count))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _page(organisations: int, parties: int | None) -> str:
    """Return the question after a page of steps; every row of its answer begins with the counts of all."""
    return f"""{_work(organisations, parties)},
tally AS (
    SELECT {", ".join(f"coalesce(sum(urgency = {each:d}), 0)" for each in Urgency)} FROM work
),
page AS (
    SELECT * FROM work
    WHERE (?7 IS NULL OR urgency = ?7) AND (urgency, since, id) > (?8, ?9, ?10)
    ORDER BY urgency, since, id LIMIT ?11
)
SELECT tally.*, {MARK}, {STEP}, w.urgency, w.since
FROM tally LEFT JOIN (
    page AS w CROSS JOIN step AS s ON s.case_id = w.case_id AND s.ordinal = w.ordinal
    CROSS JOIN "case" AS c ON c.id = s.case_id{_CLOCKS}
)
ORDER BY w.urgency, w.since, w.id"""  # noqa: S608 — the names above


def _work(organisations: int, parties: int | None) -> str:
    """Return the start of a question: every live step with its urgency, and no more than sorts it.

    A live step without a pending clock is late; while it is offered its clock is the answer's, which is late
    from its own day and not from the step's.
    """
    names = _numbered(_FIRST_NAME, organisations)
    acting = None if parties is None else _numbered(_FIRST_NAME + organisations, parties)
    owns, confirms = (_side_is(side, names, acting) for side in ("owner", "confirmer"))
    return f"""
WITH mine AS (
    SELECT id, case_id, ordinal FROM step AS s WHERE {owns} AND {_LIVE}
    UNION
    SELECT id, case_id, ordinal FROM step AS s WHERE {confirms} AND {_LIVE}
),
timed AS (
    SELECT s.case_id, s.ordinal, s.id, coalesce(p.due_at, '') <= ?1 AS late, p.due_on AS pending_on,
        CASE WHEN {_OFFERED} THEN {confirms} ELSE {owns} END AS own,
        CASE WHEN {_OFFERED} THEN coalesce(p.due_on, (
            SELECT max(m.due_on) FROM alert AS a JOIN deadline AS m ON m.id = a.deadline_id
            WHERE a.step_id = s.id AND a.cleared_at IS NULL)) END AS answer_on,
        s.first_due_on
    FROM mine CROSS JOIN step AS s ON s.case_id = mine.case_id AND s.ordinal = mine.ordinal
    LEFT JOIN deadline AS p ON p.step_id = s.id AND p.status = 'pending'
    WHERE (?5 IS NULL OR coalesce(s.routine, 0) = ?5)
        AND (?6 IS NULL OR ?6 = (SELECT c.phase FROM "case" AS c WHERE c.id = s.case_id))
),
work AS MATERIALIZED (
    SELECT case_id, ordinal, id,
        CASE WHEN NOT own THEN {Urgency.WAITING:d} WHEN late THEN {Urgency.LATE:d}
            WHEN pending_on <= ?2 THEN {Urgency.TODAY:d} WHEN pending_on <= ?3 THEN {Urgency.THIS_WEEK:d}
            WHEN pending_on <= ?4 THEN {Urgency.AHEAD:d} ELSE {Urgency.LATER:d} END AS urgency,
        CASE WHEN late THEN coalesce(answer_on, first_due_on) ELSE pending_on END AS since
    FROM timed
)"""  # noqa: S608


def _side_is(side: str, names: str, parties: str | None) -> str:
    of_party = "" if parties is None else f" AND s.{side}_party IN ({parties})"
    return f"s.{side}_organisation_id IN ({names}){of_party}"


@lru_cache(maxsize=KEPT_QUESTIONS)
def _idle(organisations: int) -> str:
    names = _numbered(2, organisations)
    return f"""
SELECT {MARK}, h.party, h.organisation_id
FROM accountability AS h JOIN "case" AS c ON c.id = h.case_id
WHERE h.organisation_id IN ({names}) AND h.until_position IS NULL
    AND h.case_id NOT IN (
        SELECT case_id FROM step WHERE owner_organisation_id IN ({names}) AND {_LIVE}
        UNION
        SELECT case_id FROM step WHERE confirmer_organisation_id IN ({names}) AND {_LIVE})
ORDER BY c.number LIMIT ?1"""  # noqa: S608


def _near(names: str) -> str:
    """Return the start of a question: the live steps in whose cases some organisations have a part."""
    return f"""
WITH near AS (
    SELECT id, case_id, ordinal FROM step WHERE owner_organisation_id IN ({names}) AND {_LIVE}
    UNION
    SELECT id, case_id, ordinal FROM step WHERE confirmer_organisation_id IN ({names}) AND {_LIVE}
    UNION
    SELECT t.id, t.case_id, t.ordinal
    FROM accountability AS r CROSS JOIN step AS t ON t.case_id = r.case_id
    WHERE r.organisation_id IN ({names}) AND r.until_position IS NULL AND t.{_LIVE}
        AND t.confirmer_organisation_id IS NULL
)"""  # noqa: S608


@lru_cache(maxsize=KEPT_QUESTIONS)
def _alarmed(organisations: int) -> str:
    return f"""{_near(_numbered(4, organisations))}
SELECT max(a.raised_at) AS raised_at, near.id
FROM near CROSS JOIN alert AS a ON a.step_id = near.id AND a.cleared_at IS NULL
GROUP BY near.id HAVING (max(a.raised_at), near.id) > (?2, ?3)
ORDER BY 1, 2 LIMIT ?1"""  # noqa: S608


@lru_cache(maxsize=KEPT_QUESTIONS)
def _alerted(organisations: int) -> str:
    """Return the question after alerts of live steps, with no more than tells whom their rungs tell."""
    return f"""{_near(_numbered(2, organisations))}
SELECT a.id, near.id, a.ladder, a.rung, a.assigned_to, a.assigned_until, s.status, s.owner_party,
    s.owner_organisation_id, s.confirmer_party, s.confirmer_organisation_id, h.party, h.organisation_id,
    {RULES}
FROM near CROSS JOIN alert AS a ON a.step_id = near.id AND a.cleared_at IS NULL
CROSS JOIN step AS s ON s.case_id = near.case_id AND s.ordinal = near.ordinal
CROSS JOIN "case" AS c ON c.id = near.case_id
LEFT JOIN accountability AS h
    ON h.case_id = near.case_id AND h.until_position IS NULL AND s.confirmer_organisation_id IS NULL
WHERE a.acknowledged_until IS NULL OR a.acknowledged_until < ?1
ORDER BY a.raised_at, a.id"""  # noqa: S608


@lru_cache(maxsize=KEPT_QUESTIONS)
def _named(steps: int) -> str:
    return f"""
SELECT {MARK}, {STEP}, {Urgency.LATE:d}, coalesce(p.due_on, m.due_on, s.first_due_on)
FROM step AS s JOIN "case" AS c ON c.id = s.case_id{_CLOCKS}
WHERE s.id IN ({_numbered(1, steps)})"""  # noqa: S608


@lru_cache(maxsize=KEPT_QUESTIONS)
def _concerned(cases: int) -> str:
    return f"""
SELECT {MARK}, h.party, h.organisation_id
FROM "case" AS c JOIN accountability AS h ON h.case_id = c.id AND h.until_position IS NULL
WHERE c.id IN ({_numbered(1, cases)})"""  # noqa: S608
