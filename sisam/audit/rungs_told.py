"""Whether the rung that an alert stands on was told to whoever sits there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, RowMapping, bindparam, text

from sisam.audit.clocks import BOUND
from sisam.audit.definition import Definition
from sisam.audit.reckoning import local_day
from sisam.audit.register import COORDINATOR, Register
from sisam.audit.report import Violation
from sisam.audit.site import SiteAlerts
from sisam.audit.snapshot import Snapshot

#: The roles that a ladder means by these; who *owner* and *other* are depends on the step's parties.
_ROLES: Final = {"owner_manager": "manager", "owner_coordinator": COORDINATOR}

_UNCLEARED: Final = """
SELECT a.case_id, a.id, a.cause, a.rung, k.round, k.ladder, a.deadline_id, a.acknowledged_at
FROM v_alert AS a JOIN alert AS k ON k.id = a.id
WHERE a.cleared_at IS NULL AND a.case_id BETWEEN :first AND :last
ORDER BY a.case_id, a.id
"""
_COLUMNS: Final = """
SELECT v.id, i.kind, i.seat_organisation_id AS organisation_id, i.seat_role AS role,
    m.person_id, m.created_at
"""
# An item's key begins with its alert, which I11 holds against the item, and it is the only index on items.
_BY_KEY: Final = (
    _COLUMNS
    + """
FROM {table} AS v
JOIN message_item AS i ON i.dedup_key >= v.id || '|' AND i.dedup_key < v.id || '}}'
    AND coalesce(i.alert_id, i.site_alert_id) = v.id AND i.rung = v.rung AND i.round = v.round
JOIN message AS m ON m.id = i.message_id
WHERE v.id IN :ids
"""
)
# A search through all items: asked only of what would be red otherwise.
_BY_COLUMN: Final = (
    _COLUMNS
    + """
FROM message_item AS i
JOIN {table} AS v ON v.id = coalesce(i.alert_id, i.site_alert_id) AND i.rung = v.rung AND i.round = v.round
JOIN message AS m ON m.id = i.message_id
WHERE coalesce(i.alert_id, i.site_alert_id) IN :ids
"""
)
_VACANCIES: Final = text("""
SELECT s.about, s.raised_at, s.cleared_at
FROM v_alert AS a JOIN site_alert AS s ON s.id = a.id
WHERE a.cause = 'vacancy' AND s.organisation_id = :organisation_id
""")

_Seat = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Telling:
    """What was told of the rungs that alerts stand on, and who sat where."""

    connection: Connection
    register: Register
    now: datetime

    def of(self, ids: Sequence[str], table: str) -> Mapping[str, Sequence[RowMapping]]:
        """Return the items of the rung that each alert stands on."""
        found: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for question in (_BY_KEY, _BY_COLUMN):
            untold = [each for each in ids if each not in found]
            if untold:
                asked = text(question.format(table=table)).bindparams(bindparam("ids", expanding=True))
                for row in self.connection.execute(asked, {"ids": untold}).mappings():
                    found[row["id"]].append(row)
        return found

    def faults(self, alert: RowMapping, items: Sequence[RowMapping]) -> Iterator[str]:
        """Say what is wrong with how the rung of an alert was told."""
        if not items:
            yield f"Nobody was told of rung {alert['rung']}, round {alert['round']}, on which it stands."
        by_seat: defaultdict[_Seat, list[RowMapping]] = defaultdict(list)
        for item in items:
            by_seat[item["organisation_id"], item["role"]].append(item)
        for (organisation_id, role), told in by_seat.items():
            if organisation_id is None or role is None:
                yield "It was told to no seat."
            elif not any(self._holds(organisation_id, role, item) for item in told):
                yield from self._faults_of_vacant(alert, organisation_id, role, told)

    def _holds(self, organisation_id: str, role: str, item: RowMapping) -> bool:
        return item["person_id"] in self.register.holders(organisation_id, role, _day(item))

    def _faults_of_vacant(
        self, alert: RowMapping, organisation_id: str, role: str, told: Sequence[RowMapping]
    ) -> Iterator[str]:
        """Say what is wrong where nobody was told who held the seat."""
        at = min(datetime.fromisoformat(item["created_at"]) for item in told)
        seat = f"{role} at {organisation_id}"
        vacancy_told = self._vacancy_told(organisation_id, role, at)
        vacant = not self.register.sitting(organisation_id, role, local_day(at))
        if not (vacant or vacancy_told):
            # Whoever acknowledged it since has been reached, as a leaving that was recorded late can show.
            if alert["acknowledged_at"] is None:
                yield f"Nobody was told who held the seat {seat}."
        elif not any(item["person_id"] in self._in_line(organisation_id, item) for item in told):
            yield f"The seat {seat} was vacant, and no coordinator in line was told instead."
        elif role != COORDINATOR and not vacancy_told and self.now > at + BOUND:
            yield f"The seat {seat} was vacant, and no vacancy alert says so."

    def _in_line(self, organisation_id: str, item: RowMapping) -> frozenset[str]:
        line = self.register.line(organisation_id)
        return frozenset().union(*(self.register.holders(each, COORDINATOR, _day(item)) for each in line))

    def _vacancy_told(self, organisation_id: str, role: str, at: datetime) -> bool:
        """Tell whether an alert said of a seat, then or within the bound, that nobody sits there."""
        rows = self.connection.execute(_VACANCIES, {"organisation_id": organisation_id}).mappings()
        return any(
            row["about"].endswith(role)
            and datetime.fromisoformat(row["raised_at"]) <= at + BOUND
            and (row["cleared_at"] is None or datetime.fromisoformat(row["cleared_at"]) >= at)
            for row in rows
        )


def rungs_are_told(snapshot: Snapshot) -> Iterator[Violation]:
    """I07: the rung an alert stands on has a message item to a person who held that seat when it was written.

    Or the seat was vacant then: a coordinator in line was told instead, and a vacancy alert says so
    within 120 s, except of a coordinator's seat, which the line itself catches.
    """
    alerts = {row["id"]: row for row in snapshot.rows(_UNCLEARED)}
    telling = _Telling(snapshot.connection, snapshot.register, snapshot.now)
    told = telling.of(list(alerts), "alert")
    defined = {case["id"]: definition for case, definition in snapshot.defined_cases()}
    for alert_id, alert in alerts.items():
        items = told.get(alert_id, ())
        faults = [
            *telling.faults(alert, items),
            *_faults_of_roles(alert, items, defined.get(alert["case_id"])),
        ]
        ids = {"deadline": alert["deadline_id"], "alert": alert_id}
        for fault in faults:
            yield snapshot.violation("I07", alert["case_id"], fault, **ids)


def rungs_of_the_site_are_told(alerts: SiteAlerts) -> Iterator[Violation]:
    """I07: the rung an alert stands on has a message item to a person who held that seat."""
    telling = _Telling(alerts.connection, alerts.register, alerts.now)
    told = telling.of(list(alerts.uncleared), "site_alert")
    for alert_id, alert in alerts.uncleared.items():
        for fault in telling.faults(alert, told.get(alert_id, ())):
            yield alerts.violation("I07", alert_id, fault)


def _faults_of_roles(
    alert: RowMapping, items: Sequence[RowMapping], definition: Definition | None
) -> Iterator[str]:
    """Say which roles of the late side should have been told and were not; a storm tells one for all."""
    if definition is None or not items or any(item["kind"] == "summary" for item in items):
        return
    rungs = definition.ladders.get(alert["ladder"], ())
    if alert["rung"] >= len(rungs):
        yield f"It stands on rung {alert['rung']} of a ladder of {len(rungs)}."
        return
    told = {item["role"] for item in items}
    for target in rungs[alert["rung"]]["tells"]:
        if target in _ROLES and _ROLES[target] not in told:
            yield f"Rung {alert['rung']} tells a {_ROLES[target]}, and none was told."


def _day(item: RowMapping) -> date:
    return local_day(datetime.fromisoformat(item["created_at"]))
