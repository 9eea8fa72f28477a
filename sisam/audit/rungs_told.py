"""Whether the rung that an alert stands on was told to whoever sits there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
SELECT a.case_id, a.id, a.cause, a.rung, k.round, k.ladder, a.deadline_id, a.acknowledged_at,
    CASE WHEN d.kind = 'answer' THEN s.confirmer_party ELSE s.owner_party END AS late_party,
    CASE WHEN d.kind = 'answer' THEN s.confirmer_organisation_id
        ELSE s.owner_organisation_id END AS late_organisation_id
FROM v_alert AS a
JOIN alert AS k ON k.id = a.id
LEFT JOIN (SELECT * FROM v_deadline WHERE case_id IN :ids) AS d
    ON d.case_id = a.case_id AND d.id = a.deadline_id
LEFT JOIN (SELECT * FROM v_step WHERE case_id IN :ids) AS s ON s.case_id = d.case_id AND s.id = d.step_id
WHERE a.cleared_at IS NULL AND a.case_id IN :ids
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
SELECT a.raised_at, a.cleared_at FROM v_alert AS a JOIN site_alert AS s ON s.id = a.id
WHERE a.cause = 'vacancy' AND s.about = :about
""")

_ONE_DAY: Final = timedelta(days=1)
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

    def faults(
        self, alert: RowMapping, items: Sequence[RowMapping], watched: Container[_Seat] = ()
    ) -> Iterator[str]:
        """Say what is wrong with how the rung of an alert was told, and a watched seat that is empty."""
        if not items:
            yield f"Nobody was told of rung {alert['rung']}, round {alert['round']}, on which it stands."
        by_seat: defaultdict[_Seat, list[RowMapping]] = defaultdict(list)
        for item in items:
            by_seat[item["organisation_id"], item["role"]].append(item)
        for (organisation_id, role), told in by_seat.items():
            if organisation_id is None or role is None:
                yield "It was told to no seat."
            elif not any(self._holds(organisation_id, role, item) for item in told):
                is_watched = (organisation_id, role) in watched
                yield from self._faults_of_vacant(alert, organisation_id, role, told, watched=is_watched)

    def _holds(self, organisation_id: str, role: str, item: RowMapping) -> bool:
        return item["person_id"] in self.register.holders(organisation_id, role, _day(item))

    def _faults_of_vacant(
        self,
        alert: RowMapping,
        organisation_id: str,
        role: str,
        told: Sequence[RowMapping],
        *,
        watched: bool,
    ) -> Iterator[str]:
        """Say what is wrong where nobody was told who held the seat."""
        at = min(datetime.fromisoformat(item["created_at"]) for item in told)
        seat = f"{role} at {organisation_id}"
        alerts = self._vacancy_alerts(organisation_id, role)
        if not (self._was_vacant(organisation_id, role, at) or any(_says_so(each, at) for each in alerts)):
            # Whoever acknowledged it since has been reached, as a leaving that was recorded late can show.
            if alert["acknowledged_at"] is None:
                yield f"Nobody was told who held the seat {seat}."
        elif not any(item["person_id"] in self._in_line(organisation_id, item) for item in told):
            yield f"The seat {seat} was vacant, and no coordinator in line was told instead."
        elif watched and self.now > at + BOUND and self._is_untold(organisation_id, role, alerts):
            yield f"The seat {seat} is vacant, and no vacancy alert says so."

    def _was_vacant(self, organisation_id: str, role: str, at: datetime) -> bool:
        """Tell whether nobody sat in a seat at a moment; whoever came that day may have come later."""
        day = local_day(at)
        before = self.register.holders(organisation_id, role, day - _ONE_DAY)
        return not self.register.sitting(organisation_id, role, day) & before

    def _is_untold(self, organisation_id: str, role: str, alerts: Sequence[RowMapping]) -> bool:
        """Tell whether a seat is empty now and no alert that goes on says so."""
        today = local_day(self.now)
        goes_on = any(each["cleared_at"] is None for each in alerts)
        return not (goes_on or self.register.sitting(organisation_id, role, today))

    def _in_line(self, organisation_id: str, item: RowMapping) -> frozenset[str]:
        line = self.register.line(organisation_id)
        return frozenset().union(*(self.register.holders(each, COORDINATOR, _day(item)) for each in line))

    def _vacancy_alerts(self, organisation_id: str, role: str) -> Sequence[RowMapping]:
        about = f"seat:{organisation_id}:{role}"
        return self.connection.execute(_VACANCIES, {"about": about}).mappings().all()


def rungs_are_told(snapshot: Snapshot) -> Iterator[Violation]:
    """I07: the rung an alert stands on has a message item to a person who held that seat when it was written.

    Or the seat was vacant then, and a coordinator in line was told instead. Where it is the late side's
    own seat, or its manager's and somebody ever sat there, a vacancy alert says so after 120 s at the
    latest, for as long as the seat is empty.
    """
    alerts = {row["id"]: row for row in snapshot.rows(_UNCLEARED)}
    telling = _Telling(snapshot.connection, snapshot.register, snapshot.now)
    told = telling.of(list(alerts), "alert")
    defined = {case["id"]: definition for case, definition in snapshot.defined_cases()}
    for alert_id, alert in alerts.items():
        items, definition = told.get(alert_id, ()), defined.get(alert["case_id"])
        watched = _watched(alert, definition, snapshot.register)
        of_roles = _faults_of_roles(alert, items, definition)
        faults = [*telling.faults(alert, items, watched), *of_roles]
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


def _watched(alert: RowMapping, definition: Definition | None, register: Register) -> frozenset[_Seat]:
    """Return the seats of the late side that must not be empty without an alert of their own."""
    late = alert["late_organisation_id"]
    if definition is None or late is None:
        return frozenset()
    acting = (late, definition.role_of(alert["late_party"]))
    manager = (late, _ROLES["owner_manager"])
    return frozenset({acting, manager} if register.was_ever_held(*manager) else {acting})


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


def _says_so(vacancy: RowMapping, at: datetime) -> bool:
    """Tell whether a vacancy alert went on at a moment, or was raised within the bound after it."""
    raised, cleared = vacancy["raised_at"], vacancy["cleared_at"]
    goes_on = cleared is None or datetime.fromisoformat(cleared) >= at
    return goes_on and datetime.fromisoformat(raised) <= at + BOUND


def _day(item: RowMapping) -> date:
    return local_day(datetime.fromisoformat(item["created_at"]))
