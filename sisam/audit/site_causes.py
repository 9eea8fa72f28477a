"""Whether what an alert of the site told of had really ended when the alert did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import RowMapping, text

from sisam.audit.log_reviews import was_reviewed
from sisam.audit.reckoning import local_day
from sisam.audit.report import Violation
from sisam.audit.schooling import is_past_age, was_closed, was_told_anew, went_to_school
from sisam.audit.shelf import RulesMissing
from sisam.audit.site import SiteAlerts
from sisam.domain.site_alert import About, Sort

#: A duty that falls due so soon is reason enough to want somebody in a seat.
_SOON: Final = timedelta(days=30)

_ACTS: Final = "SELECT alert_id, at FROM site_alert_act WHERE kind = 'cleared' AND alert_id IN :ids"
_LATER: Final = """
SELECT count(*) FROM site_alert
WHERE cause = :cause AND about = :about AND id <> :id AND raised_at >= :cleared_at
"""
# What was pending then, or had been missed and was still asked for, wherever they were a party: a step may
# have left them since.
_DUTIES: Final = """
SELECT c.workflow_hash, c.agreement_hash, d.kind, s.id AS step_id, s.case_id
FROM v_step AS s
JOIN "case" AS c ON c.id = s.case_id
JOIN v_deadline AS d ON d.case_id = s.case_id AND d.step_id = s.id
JOIN v_event AS made ON made.seq = d.created_seq
LEFT JOIN v_event AS ended ON ended.seq = d.ended_seq
LEFT JOIN v_alert AS a ON a.case_id = d.case_id AND a.deadline_id = d.id
WHERE s.case_id IN (SELECT case_id FROM v_party WHERE organisation_id = :organisation_id)
    AND made.recorded_at <= :cleared_at AND d.due_at <= :soon
    AND (ended.recorded_at IS NULL OR ended.recorded_at > :cleared_at
        OR (d.status = 'missed' AND (a.cleared_at IS NULL OR a.cleared_at > :cleared_at)))
"""
# A step may have changed hands since; whatever says whose it is from then on names its owner.
_SIDES: Final = """
SELECT data FROM event
WHERE case_id = :case_id AND data ->> '$.step' = :step_id AND recorded_at <= :cleared_at
    AND type IN ('step_opened', 'step_taken_over', 'step_reassigned', 'step_restored')
ORDER BY position
"""
_SENT: Final = """
SELECT count(*) FROM v_message
WHERE person_id = :person_id AND status = 'sent' AND sent_at BETWEEN :raised_at AND :cleared_at
"""
_STILL_REFUSED: Final = """
SELECT count(*) FROM unreachable AS u
JOIN person AS p ON p.id = u.person_id
LEFT JOIN contact AS c ON c.person_id = u.person_id AND c.channel = u.channel
WHERE u.person_id = :person_id AND u.channel = :channel AND u.since <= :cleared_at
    AND u.address = coalesce(c.address, p.email)
"""
_SEATS: Final = "SELECT DISTINCT organisation_id, role FROM v_seat WHERE person_id = :person_id"
_FAILING: Final[Mapping[Sort, str]] = {
    Sort.CASE: "SELECT count(*) FROM case_failure WHERE case_id = :part AND since <= :cleared_at",
    # So many failures in a row mean that a channel is down.
    Sort.CHANNEL: """
        SELECT count(*) FROM channel_state
        WHERE channel = :part AND failures >= 10 AND failing_since <= :cleared_at
    """,
}


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
        return bool(_count(self._alerts, self._alert, _SENT, person_id=self._person[0]))

    def address_is_another(self) -> bool:
        """Tell whether the address that was refused then is not the person's any more, or not refused."""
        person_id, channel = self._person
        return not _count(self._alerts, self._alert, _STILL_REFUSED, person_id=person_id, channel=channel)

    def person_has_left(self) -> bool:
        """Tell whether the person sat nowhere on the day."""
        person_id, register = self._person[0], self._alerts.register
        seats = self._alerts.connection.execute(text(_SEATS), {"person_id": person_id})
        return not any(person_id in register.holders(seat[0], seat[1], self._on) for seat in seats)

    def fault_is_mended(self) -> bool:
        """Tell whether the case or the channel does not fail any more as it did then."""
        question = _FAILING.get(self._about.sort)
        if question is None:
            return True
        return not _count(self._alerts, self._alert, question, part=self._about.parts[0])

    def pupil_is_in_school(self) -> bool:
        """Tell whether a spell covers the day, or covered it by what was known then."""
        connection = self._alerts.connection
        told_anew = was_told_anew(connection, self._case, self._alert["cleared_at"])
        return told_anew or went_to_school(connection, self._alerts.walker, self._case, self._on)

    def pupil_is_past_age(self) -> bool:
        """Tell whether the pupil was past compulsory school age on the day."""
        return is_past_age(self._alerts.connection, self._case, self._on)

    def case_is_closed(self) -> bool:
        """Tell whether the case was closed by then."""
        return was_closed(self._alerts.connection, self._case, self._alert["cleared_at"])

    def log_is_reviewed(self) -> bool:
        """Tell whether somebody had signed for the month of the log by then."""
        log = self._about.as_log
        if log is None:
            raise AboutUnknown(self._alert["id"])
        controller_id, month = log
        at = self._alert["cleared_at"]
        return was_reviewed(self._alerts.connection, controller_id, month.first_on, at)

    @property
    def _case(self) -> str:
        case_id = self._about.as_case
        if case_id is None:
            raise AboutUnknown(self._alert["id"])
        return case_id

    @property
    def _seat(self) -> tuple[str, str]:
        seat = self._about.as_seat
        if seat is None:
            raise AboutUnknown(self._alert["id"])
        return seat.organisation_id, seat.role.value

    @property
    def _person(self) -> tuple[str, str]:
        """Return the person and the channel that it is about."""
        person = self._about.as_person
        if person is None:
            raise AboutUnknown(self._alert["id"])
        return person

    @property
    def _about(self) -> About:
        return About.of(self._alert["about"])

    def _acts_on(self, duty: RowMapping, organisation_id: str, role: str) -> bool:
        """Tell whether a deadline asks the seat: the confirmer's for an answer, else the owner's."""
        side = "confirmer" if duty["kind"] == "answer" else "owner"
        sides = self._sides_of(duty)
        if sides.get(side) != organisation_id:
            return False
        try:
            workflow = self._alerts.shelf.definition(
                self._alerts.connection, duty["workflow_hash"], duty["agreement_hash"]
            )
        except RulesMissing:
            return False
        return workflow.role_of(sides[f"{side}_party"]) == role

    def _sides_of(self, duty: RowMapping) -> Mapping[str, str]:
        """Return whose the step of a deadline was when the alert fell silent."""
        values = {
            **{name: duty[name] for name in ("case_id", "step_id")},
            "cleared_at": self._alert["cleared_at"],
        }
        found: dict[str, str] = {}
        for told in self._alerts.connection.execute(text(_SIDES), values).scalars():
            found |= json.loads(told)
        return found


_HELD: Final[Mapping[str, Mapping[str, Callable[[_Ended], bool]]]] = {
    "vacancy": {"seat_filled": _Ended.seat_is_filled, "no_duty": _Ended.no_duty_rests_on_it},
    "undeliverable": {
        "got_through": _Ended.person_was_reached,
        "address_changed": _Ended.address_is_another,
        "left": _Ended.person_has_left,
    },
    "technical": {"mended": _Ended.fault_is_mended},
    "log_review": {"reviewed": _Ended.log_is_reviewed},
    "no_school": {
        "in_school": _Ended.pupil_is_in_school,
        "not_compulsory": _Ended.pupil_is_past_age,
        "case_closed": _Ended.case_is_closed,
    },
}
