"""Vacant seats: those on which nobody sits, or soon will, at some organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sisam.domain.alert import AlertCause
from sisam.domain.ids import AlertId
from sisam.domain.organisation import Organisation
from sisam.domain.seat import Role
from sisam.domain.site_alert import SiteAlert


@dataclass(frozen=True, slots=True)
class VacantSeat:
    """A seat that is empty, or will be, while something waits on it."""

    organisation: Organisation
    role: Role
    #: The first day on which nobody is there.
    empty_from: date
    #: It is not empty yet.
    ahead: bool
    #: How much waits on it.
    waiting: int
    #: The alert that tells it.
    alert_id: AlertId
    acknowledged_until: date | None


def vacant_seats(
    live: Iterable[SiteAlert], organisations: Iterable[Organisation], today: date
) -> tuple[VacantSeat, ...]:
    """Return the seats at some organisations of which an alert goes on, the first to be empty first."""
    known = {each.id: each for each in organisations}
    found = []
    for alert in live:
        seat = alert.about.as_seat
        if alert.cause is not AlertCause.VACANCY or seat is None or seat.organisation_id not in known:
            continue
        empty_from = date.fromisoformat(alert.detail["on"])
        found.append(
            VacantSeat(
                organisation=known[seat.organisation_id],
                role=seat.role,
                empty_from=empty_from,
                ahead=empty_from > today,
                waiting=int(alert.detail["count"]),
                alert_id=alert.id,
                acknowledged_until=alert.acknowledged_until,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.empty_from, each.organisation.code, each.role)))
