"""Whether every pupil who goes to no school has an alert, and none ended while they still went nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, RowMapping, text

from sisam.audit.reckoning import Walker, local_day, midnight_after
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

_ONE_DAY: Final = timedelta(days=1)
# The newest event from which spells may follow tells since when they have stood as they stand now.
_WITHOUT: Final = """
SELECT c.id, k.anchors, k.facts,
    (SELECT max(e.recorded_at) FROM v_event AS e WHERE e.case_id = c.id AND e.type IN (
        'case_opened', 'anchor_set', 'party_set', 'fact_set', 'spell_recorded', 'case_transferred'
    )) AS told_at,
    (SELECT count(*) FROM v_schooling AS s
     WHERE s.case_id = c.id AND s.planned = 0 AND s.from_on <= :today
         AND (s.until_on IS NULL OR s.until_on >= :day)) AS spells,
    (SELECT count(*) FROM v_alert AS a JOIN site_alert AS k ON k.id = a.id
     WHERE a.cause = 'no_school' AND k.about = 'case:' || c.id
         AND (a.cleared_at IS NULL OR a.cleared_at >= :began)) AS alerts
FROM v_case AS c JOIN "case" AS k ON k.id = c.id
WHERE c.closed_at IS NULL AND c.workflow <> 'canary' AND c.id IN :ids
"""
_COVERED: Final = """
SELECT count(*) FROM v_schooling
WHERE case_id = :case_id AND planned = 0 AND from_on <= :day AND (until_on IS NULL OR until_on >= :day)
"""
_TOLD_SINCE: Final = """
SELECT count(*) FROM v_event WHERE case_id = :case_id AND recorded_at > :at
    AND type IN ('anchor_set', 'party_set', 'fact_set', 'spell_recorded', 'case_transferred')
"""
_CLOSED: Final = "SELECT count(*) FROM v_case WHERE id = :case_id AND closed_at <= :at"
_FACTS: Final = 'SELECT facts FROM "case" WHERE id = :case_id'
_ANCHORS: Final = 'SELECT anchors FROM "case" WHERE id = :case_id'


def nobody_is_missed(snapshot: Snapshot) -> Iterator[Violation]:
    """Find pupils of compulsory age who went to no school the whole day before, without an alert."""
    day = local_day(snapshot.now) - _ONE_DAY
    walker = snapshot.shelf.site_walker(snapshot.connection)
    if not walker.works(day):
        return
    began, today = midnight_after(day - _ONE_DAY), local_day(snapshot.now)
    for row in snapshot.rows(_WITHOUT, day=str(day), today=str(today), began=_text(began)):
        missed = not row["spells"] and not row["alerts"] and _stood_since(row, began)
        at_home = json.loads(row["facts"]).get("home_municipality", "")
        if missed and walker.teaches(day, at_home) and _is_of_age(row["anchors"], day):
            told = f"The pupil went to no school on {day}, and no alert says so."
            yield snapshot.violation("I27", row["id"], told)


def went_to_school(connection: Connection, walker: Walker, case_id: str, day: date) -> bool:
    """Tell whether a spell covers a day of a case; one without school is as the school day before it was.

    Whoever's spell ended on a Friday is missed from Monday on, and not on Saturday.
    """
    facts = connection.execute(text(_FACTS), {"case_id": case_id}).scalar_one()
    at_home = json.loads(facts).get("home_municipality", "")
    while not (covered := _is_covered(connection, case_id, day)) and not walker.teaches(day, at_home):
        day -= _ONE_DAY
    return covered


def _is_covered(connection: Connection, case_id: str, day: date) -> bool:
    values = {"case_id": case_id, "day": day.isoformat()}
    return bool(connection.execute(text(_COVERED), values).scalar_one())


def was_told_anew(connection: Connection, case_id: str, at: str) -> bool:
    """Tell whether something was recorded since a moment from which spells follow, such as a transfer.

    Then nothing says any more what was known at that moment.
    """
    return bool(connection.execute(text(_TOLD_SINCE), {"case_id": case_id, "at": at}).scalar_one())


def was_closed(connection: Connection, case_id: str, at: str) -> bool:
    """Tell whether a case was closed at a moment."""
    return bool(connection.execute(text(_CLOSED), {"case_id": case_id, "at": at}).scalar_one())


def is_past_age(connection: Connection, case_id: str, day: date) -> bool:
    """Tell whether the pupil of a case is past compulsory school age on a day."""
    return not _is_of_age(connection.execute(text(_ANCHORS), {"case_id": case_id}).scalar_one(), day)


def _stood_since(row: RowMapping, began: datetime) -> bool:
    """Tell whether nothing was recorded of a case since the day began: it went on the whole day as it is."""
    return datetime.fromisoformat(row["told_at"]) < began


def _is_of_age(anchors: str, day: date) -> bool:
    until = json.loads(anchors).get("compulsory_schooling_until")
    return until is None or day <= date.fromisoformat(until)


def _text(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S.%fZ}"
