"""Storming: so many alerts at once that each person gets one message, and somebody looks at the clock."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.messages.posting import NobodyToTell, Post
from sisam.application.site import Site
from sisam.domain.canary import ORGANISATION as CANARY
from sisam.domain.ids import OrganisationId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.engine.clocks import local_date
from sisam.engine.site.site_ladders import who_runs_the_site

#: A sweep that raises more alerts than this, and than this share of the open cases, is a storm: the program
#: stood still for long, or the clock was moved (invariants, § 5).
_AT_LEAST: Final = 50
_PER_CENT: Final = 5


@dataclass(frozen=True, slots=True)
class Storm:
    """The alerts that one sweep is about to raise, but for those of steps that it opens too late itself."""

    #: By the organisation that is late.
    counts: Mapping[OrganisationId, int]
    day: date

    @property
    def alerts(self) -> int:
        """Return how many there are."""
        return sum(self.counts.values())


def storm_ahead(site: Site, now: datetime) -> Storm | None:
    """Return the storm that a sweep is about to raise, counted before its first batch; None: it is none."""
    with site.store.read() as work:
        # The canary falls due every night, and is nobody's storm.
        counts = {each: due for each, due in work.cases.falling_due(now).items() if each != CANARY}
        storm = Storm(counts, local_date(now))
        # On most sweeps nothing falls due, and nobody needs to count the cases.
        open_cases = work.cases.count_open() if counts else 0
    return storm if is_storm(storm.alerts, open_cases) else None


def is_storm(alerts: int, open_cases: int) -> bool:
    """Tell whether one sweep raises more alerts than days bring."""
    return alerts > max(_AT_LEAST, open_cases * _PER_CENT / 100)


def announce(site: Site, storm: Storm, now: datetime) -> int:
    """Tell the coordinator of each organisation that is late, and who runs the site; return how many.

    The alerts are raised and written all the same, each to whom it goes to; whoever hears of the storm
    first gets them in the same message.
    """
    with site.store.write() as work:
        post = Post(site, work, now, in_a_crowd=True)
        day = local_date(now)
        roster = work.register.roster()
        for organisation_id in sorted(storm.counts):
            # The alerts themselves must go on where there is nobody to tell of their number.
            with suppress(NobodyToTell):
                post.add_new(_summary(storm, Seat(organisation_id, Role.COORDINATOR)))
        for seat in who_runs_the_site(roster, day):
            post.add_new(_to_operations(storm, seat))
        messages = post.write()
        work.commit()
    return messages


def head(storm: Storm, post: Post) -> None:
    """Put the summary before what a post tells people of an organisation that is late."""
    for person, seat in post.seated():
        if seat.organisation_id in storm.counts:
            post.tell_new(_summary(storm, seat), person, seat)


def _summary(storm: Storm, to: Seat) -> Message:
    count = storm.counts[to.organisation_id]
    return Message(
        kind=ItemKind.SUMMARY,
        template=Template.STORM,
        to=to,
        values={
            "about": f"storm:{to.organisation_id}:{storm.day}",
            "organisation_id": to.organisation_id,
            "count": str(count),
        },
    )


def _to_operations(storm: Storm, to: Seat) -> Message:
    return Message(
        kind=ItemKind.TECHNICAL,
        template=Template.STORM_OPERATIONS,
        to=to,
        values={"about": f"storm:{storm.day}", "count": str(storm.alerts)},
    )
