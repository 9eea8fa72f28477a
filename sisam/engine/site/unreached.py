"""The unreached: persons to whom no message gets through, though they sit in a seat."""

from collections.abc import Iterator
from datetime import date

from sisam.domain.alert import AlertCause
from sisam.domain.message import Template
from sisam.domain.roster import Roster
from sisam.domain.site_alert import About
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import Unreachable
from sisam.engine.clocks import local_date


def unreached(roster: Roster, rows: tuple[Unreachable, ...], today: date) -> Iterator[SiteCause]:
    """Yield whoever sits somewhere today and still has the address that was refused."""
    for row in rows:
        seats = roster.seats_of(row.person_id, today)
        if not seats or row.moved:
            continue
        yield SiteCause(
            cause=AlertCause.UNDELIVERABLE,
            about=About.person(row.person_id, row.channel),
            template=Template.UNDELIVERABLE,
            organisations=tuple(dict.fromkeys(seat.organisation_id for seat in seats)),
            values={
                "organisation_id": seats[0].organisation_id,
                "role": seats[0].role.value,
                "on": local_date(row.since).isoformat(),
                "besides": row.person_id,
            },
            besides=row.person_id,
        )
