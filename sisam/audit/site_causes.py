"""Whether what an alert of the site told of had really ended when the alert did."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import RowMapping, text

from sisam.audit.reckoning import local_day
from sisam.audit.report import Violation
from sisam.audit.shelf import RulesMissing
from sisam.audit.site import SiteAlerts
from sisam.domain.seat import Role

#: A duty that falls due so soon is reason enough to want somebody in a seat.
_SOON: Final = timedelta(days=30)
#: So many failures in a row mean that a channel is down.
_FAILURES_WHEN_DOWN: Final = 10
#: What stands between the parts of what an alert is about.
_BETWEEN: Final = re.compile(r"[^\w.@+-]+")

_ACTS: Final = "SELECT alert_id, at FROM site_alert_act WHERE kind = 'cleared' AND alert_id IN :ids"
_LATER: Final = """
SELECT count(*) FROM site_alert
WHERE cause = :cause AND about = :about AND id <> :id AND raised_at >= :cleared_at
"""
_DUTIES: Final = """
SELECT c.workflow_hash, d.kind, s.owner_party, s.owner_organisation_id, s.confirmer_party,
    s.confirmer_organisation_id
FROM v_step AS s
JOIN "case" AS c ON c.id = s.case_id
JOIN v_deadline AS d ON d.case_id = s.case_id AND d.step_id = s.id
JOIN v_event AS made ON made.seq = d.created_seq
LEFT JOIN v_event AS ended ON ended.seq = d.ended_seq
WHERE :organisation_id IN (s.owner_organisation_id, s.confirmer_organisation_id)
    AND made.recorded_at <= :cleared_at AND (ended.recorded_at IS NULL OR ended.recorded_at > :cleared_at)
    AND d.due_at <= :soon
"""
_SENT: Final = """
SELECT count(*) FROM v_message
WHERE person_id = :person_id AND status = 'sent' AND sent_at BETWEEN :raised_at AND :cleared_at
"""
_STILL_UNREACHABLE: Final = """
SELECT channel, address FROM unreachable WHERE person_id = :person_id AND since <= :cleared_at
"""
_SEATS: Final = "SELECT DISTINCT organisation_id, role FROM v_seat WHERE person_id = :person_id"
_FAILING_CASE: Final = "SELECT count(*) FROM case_failure WHERE case_id = :part AND since <= :cleared_at"
_FAILING_CHANNEL: Final = """
SELECT count(*) FROM channel_state
WHERE channel = :part AND failures >= :down AND failing_since <= :cleared_at
"""


class AboutUnknown(LookupError):
    """What an alert of the site is about cannot be told from its row."""


def causes_of_the_site_have_ended(alerts: SiteAlerts) -> Iterator[Violation]:
    """I27: a cleared alert's cause has ended."""
    acts = {(row["alert_id"], row["at"]) for row in alerts.rows(_ACTS)}
    for alert_id, alert in alerts.cleared.items():
        if (alert_id, alert["cleared_at"]) not in acts:
            yield alerts.violation("I27", alert_id, "It was cleared, and nothing tells of that.")
            continue
        held = _HELD.get(alert["cause"], {}).get(alert["cleared_reason"])
        if held is None:
            yield alerts.violation("I27", alert_id, f"No {alert['cause']} ends by {alert['cleared_reason']}.")
        elif not held(_Ended(alerts, alert)) and not _count(alerts, alert, _LATER):
            told = f"It was cleared ({alert['cleared_reason']}), and its cause had not ended."
            yield alerts.violation("I27", alert_id, told)


def _count(alerts: SiteAlerts, alert: RowMapping, sql: str, **values: Any) -> int:  # noqa: ANN401
    asked = {**{name: alert[name] for name in _ASKED if f":{name}" in sql}, **values}
    return int(alerts.connection.execute(text(sql), asked).scalar_one())


_ASKED: Final = ("id", "cause", "about", "raised_at", "cleared_at")


class _Ended:
    """One alert of the site whose cause is said to have ended."""

    def __init__(self, alerts: SiteAlerts, alert: RowMapping) -> None:
        self._alerts = alerts
        self._alert = alert
        self._on = local_day(datetime.fromisoformat(alert["cleared_at"]))

    def seat_is_filled(self) -> bool:
        """Tell whether somebody sat in the seat on the day."""
        return bool(self._alerts.register.sitting(*self._seat, self._on))

    def no_duty_rests_on_it(self) -> bool:
        """Tell whether nothing that the seat acts on was pending, or was to fall due within a month."""
        organisation_id, role = self._seat
        soon = datetime.fromisoformat(self._alert["cleared_at"]) + _SOON
        values = {
            "organisation_id": organisation_id,
            "cleared_at": self._alert["cleared_at"],
            "soon": f"{soon:%Y-%m-%dT%H:%M:%S.%fZ}",
        }
        rows = self._alerts.connection.execute(text(_DUTIES), values).mappings()
        return not any(self._acts_on(row, organisation_id, role) for row in rows)

    def person_was_reached(self) -> bool:
        """Tell whether a message came through to the person while the alert went on."""
        return any(_count(self._alerts, self._alert, _SENT, person_id=each) for each in self._persons)

    def address_is_another(self) -> bool:
        """Tell whether the address that was refused then is not noted as refused any more."""
        return not any(self._still_refused(each) for each in self._persons)

    def person_has_left(self) -> bool:
        """Tell whether the person sat nowhere on the day."""
        return not any(self._sits(each) for each in self._persons)

    def fault_is_mended(self) -> bool:
        """Tell whether neither the case nor the channel fails any more as it did then."""
        failing = (
            _count(self._alerts, self._alert, _FAILING_CASE, part=part)
            + _count(self._alerts, self._alert, _FAILING_CHANNEL, part=part, down=_FAILURES_WHEN_DOWN)
            for part in self._parts
        )
        return not any(failing)

    @property
    def _parts(self) -> list[str]:
        return [each for each in _BETWEEN.split(self._alert["about"]) if each]

    @property
    def _seat(self) -> tuple[str, str]:
        role = next((each.value for each in Role if self._alert["about"].endswith(each.value)), None)
        if role is None or self._alert["organisation_id"] is None:
            raise AboutUnknown(self._alert["id"])
        return self._alert["organisation_id"], role

    @property
    def _persons(self) -> list[str]:
        persons = [part for part in self._parts if self._rows(_SEATS, part) or self._knows(part)]
        if not persons:
            raise AboutUnknown(self._alert["id"])
        return persons

    def _rows(self, sql: str, person_id: str) -> list[RowMapping]:
        values = {"person_id": person_id, **self._cleared_at(sql)}
        return list(self._alerts.connection.execute(text(sql), values).mappings())

    def _cleared_at(self, sql: str) -> Mapping[str, str]:
        return {"cleared_at": self._alert["cleared_at"]} if ":cleared_at" in sql else {}

    def _knows(self, part: str) -> bool:
        return bool(
            _count(self._alerts, self._alert, "SELECT count(*) FROM person WHERE id = :part", part=part)
        )

    def _still_refused(self, person_id: str) -> bool:
        rows = self._rows(_STILL_UNREACHABLE, person_id)
        named = [row for row in rows if row["channel"] in self._parts]
        return bool(named or (rows and len(self._parts) == 1))

    def _sits(self, person_id: str) -> bool:
        seats = self._rows(_SEATS, person_id)
        holders = (
            self._alerts.register.holders(row["organisation_id"], row["role"], self._on) for row in seats
        )
        return any(person_id in each for each in holders)

    def _acts_on(self, duty: RowMapping, organisation_id: str, role: str) -> bool:
        """Tell whether a deadline asks the seat: the confirmer's for an answer, else the owner's."""
        side = "confirmer" if duty["kind"] == "answer" else "owner"
        if duty[f"{side}_organisation_id"] != organisation_id:
            return False
        try:
            workflow = self._alerts.shelf.definition(self._alerts.connection, duty["workflow_hash"])
        except RulesMissing:
            return False
        return workflow.role_of(duty[f"{side}_party"]) == role


_HELD: Final[Mapping[str, Mapping[str, Callable[[_Ended], bool]]]] = {
    "vacancy": {"seat_filled": _Ended.seat_is_filled, "no_duty": _Ended.no_duty_rests_on_it},
    "undeliverable": {
        "got_through": _Ended.person_was_reached,
        "address_changed": _Ended.address_is_another,
        "left": _Ended.person_has_left,
    },
    "technical": {"mended": _Ended.fault_is_mended},
}
