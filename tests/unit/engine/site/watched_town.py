"""A small country to watch: an agency, and a board with a school below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count

from sisam.domain.ids import AlertId, OrganisationId
from sisam.domain.message import Message
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Role, Seat
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.domain.site_fact import Duty, SiteFacts
from sisam.engine.site.watching import SiteDecision, watch
from tests.builders import NOW, a_holding, a_person, an_organisation, shipped_rules

AGENCY = OrganisationId("agency")
BOARD = OrganisationId("board")
SCHOOL = OrganisationId("school")
HEAD = Seat(SCHOOL, Role.HEAD_TEACHER)
SINCE = date(2026, 1, 1)
CALENDAR = shipped_rules().calendar
#: Who sits where, unless a test says otherwise: each person is called after the seat.
SEATS = (
    Seat(AGENCY, Role.COORDINATOR),
    Seat(AGENCY, Role.OPERATIONS),
    Seat(BOARD, Role.COORDINATOR),
    Seat(BOARD, Role.ADMINISTRATOR),
    Seat(SCHOOL, Role.COORDINATOR),
    HEAD,
)


def person_in(seat: Seat) -> str:
    return f"{seat.role}-of-{seat.organisation_id}"


def a_roster(
    ends: Mapping[Seat, date | None] | None = None,
    without: Iterable[Seat] = (),
    more: Iterable[Holding] = (),
) -> Roster:
    """A roster in which everybody sits for ever, but those who end, or never sat there."""
    last = ends or {}
    holdings = [
        a_holding(person_in(seat), seat=seat, active_from=SINCE, active_until=last.get(seat))
        for seat in SEATS
        if seat not in set(without)
    ]
    more = list(more)
    persons = {each.person_id for each in (*holdings, *more)}
    return Roster.of(
        organisations=[
            an_organisation(AGENCY, kind=OrganisationKind.AGENCY),
            an_organisation(BOARD, kind=OrganisationKind.EDUCATION_ADMINISTRATION),
            an_organisation(SCHOOL, kind=OrganisationKind.SCHOOL, parent_id=BOARD),
        ],
        persons=[a_person(each) for each in sorted(persons)],
        holdings=[*holdings, *more],
    )


def duties(seat: Seat = HEAD, due_on: date = date(2026, 11, 20), *, late: bool = False) -> SiteFacts:
    return SiteFacts(duties={seat: Duty(3, due_on, due_on, late=late)})


@dataclass
class Watched:
    """A site that is watched again and again, with the alerts that it keeps."""

    roster: Roster
    facts: SiteFacts
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.alerts: dict[AlertId, SiteAlert] = {}
        self.acts: list[SiteAct] = []
        self.messages: tuple[Message, ...] = ()
        self._numbers = count(1)

    def look(self, later: timedelta = timedelta(0)) -> SiteDecision:
        self.now += later
        decision = watch(
            self.roster, self.facts, self.live(), CALENDAR, self.now, lambda: f"a{next(self._numbers)}"
        )
        self.keep(*decision.acts)
        self.messages = decision.messages
        return decision

    def keep(self, *acts: SiteAct) -> None:
        self.acts.extend(acts)
        self.alerts.update({act.alert.id: act.alert for act in acts})

    def live(self) -> list[SiteAlert]:
        return [each for each in self.alerts.values() if each.live]

    def told(self) -> list[str]:
        """Return the seats that the last look told."""
        return [person_in(message.to) for message in self.messages]

    def change(self, **facts: object) -> None:
        self.facts = replace(self.facts, **facts)  # type: ignore[arg-type]
