"""The ladders of the site's own alerts: whom each rung tells, and how long it waits (policy, ADR 9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sisam.domain.alert import AlertCause
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.site_cause import SiteCause


class SiteSeat(StrEnum):
    """Whom a rung tells, seen from the organisations whose people mend the cause."""

    ACTING = "acting"
    MANAGER = "manager"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    COORDINATOR_ABOVE = "coordinator_above"
    AGENCY_COORDINATOR = "agency_coordinator"
    AGENCY_ADMINISTRATOR = "agency_administrator"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True)
class SiteRung:
    """One rung: who is told, and how long it waits before the climb goes on."""

    tells: tuple[SiteSeat, ...]
    wait: Interval


_ONE_WORKING_DAY: Final = Interval(1, Clock.WORKING_DAYS)
_TWO_WORKING_DAYS: Final = Interval(2, Clock.WORKING_DAYS)
_FIVE_WORKING_DAYS: Final = Interval(5, Clock.WORKING_DAYS)
_OF_AN_ORGANISATION: Final = (
    SiteRung((SiteSeat.COORDINATOR, SiteSeat.ADMINISTRATOR), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.COORDINATOR_ABOVE,), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.AGENCY_COORDINATOR,), _ONE_WORKING_DAY),
)
_OF_A_PUPIL: Final = (
    SiteRung((SiteSeat.ACTING,), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.MANAGER, SiteSeat.COORDINATOR), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.COORDINATOR_ABOVE,), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.AGENCY_COORDINATOR,), _ONE_WORKING_DAY),
)
_OF_THE_SITE: Final = (
    SiteRung((SiteSeat.OPERATIONS,), _ONE_WORKING_DAY),
    SiteRung((SiteSeat.OPERATIONS, SiteSeat.AGENCY_COORDINATOR), _ONE_WORKING_DAY),
)
#: Twice five working days are those that a review has: whoever owes it alone is told of it so long (ADR 21).
_OF_A_LOG: Final = (
    SiteRung((SiteSeat.ACTING,), _FIVE_WORKING_DAYS),
    SiteRung((SiteSeat.ACTING,), _FIVE_WORKING_DAYS),
    SiteRung((SiteSeat.COORDINATOR, SiteSeat.ADMINISTRATOR), _TWO_WORKING_DAYS),
    SiteRung((SiteSeat.AGENCY_ADMINISTRATOR,), _ONE_WORKING_DAY),
)
#: By cause; the last rung repeats for ever.
LADDERS: Final[Mapping[AlertCause, tuple[SiteRung, ...]]] = {
    AlertCause.VACANCY: _OF_AN_ORGANISATION,
    AlertCause.UNDELIVERABLE: _OF_AN_ORGANISATION,
    AlertCause.TECHNICAL: _OF_THE_SITE,
    AlertCause.NO_SCHOOL: _OF_A_PUPIL,
    AlertCause.LOG_REVIEW: _OF_A_LOG,
}
#: Who runs a site: the first of these that is held at the agency.
_RUN_THE_SITE: Final = (Role.OPERATIONS, Role.ADMINISTRATOR, Role.COORDINATOR)
#: Who looks after the seats and addresses of an organisation.
_LOOK_AFTER_SEATS: Final = (Role.COORDINATOR, Role.ADMINISTRATOR)


def seats_told(rung: SiteRung, cause: SiteCause, roster: Roster, day: date) -> tuple[Seat, ...]:
    """Return each seat that a rung tells once; where only who must not be told sits there, the next above."""
    asked = (seat for target in rung.tells for seat in _seats(target, cause, roster, day))
    return tuple(dict.fromkeys(_reached(seat, roster, day, cause.besides) for seat in asked))


def may_answer(
    cause: AlertCause,
    organisations: tuple[OrganisationId, ...],
    roster: Roster,
    acting: tuple[Seat, ...] = (),
) -> set[Seat]:
    """Return the seats from which an alert of the site may be acknowledged: all that some rung may tell.

    `acting` are those that act for whoever is to mend the cause, where the ladder tells these.
    """
    agencies = [each.id for each in roster.of_kind(OrganisationKind.AGENCY, None)]
    if cause is AlertCause.TECHNICAL:
        return {Seat(agency, role) for agency in agencies for role in _RUN_THE_SITE}
    line = {above for each in organisations for above in line_above(each, roster)}
    if cause is AlertCause.NO_SCHOOL:
        managers = {Seat(each, Role.MANAGER) for each in organisations}
        return {*acting, *managers, *(Seat(each, Role.COORDINATOR) for each in (*line, *agencies))}
    return {*acting, *(Seat(each, role) for each in (*line, *agencies) for role in _LOOK_AFTER_SEATS)}


def _seats(target: SiteSeat, cause: SiteCause, roster: Roster, day: date) -> Iterator[Seat]:
    match target:
        case SiteSeat.OPERATIONS:
            yield from who_runs_the_site(roster, day)
        case SiteSeat.AGENCY_COORDINATOR:
            yield from _agency_coordinators(roster)
        case SiteSeat.AGENCY_ADMINISTRATOR:
            agencies = roster.of_kind(OrganisationKind.AGENCY, None)
            yield from (Seat(each.id, Role.ADMINISTRATOR) for each in agencies)
        case SiteSeat.ACTING:
            # Where it is not known who acts, whoever coordinates them is told at once.
            yield from cause.seats or (Seat(each, Role.COORDINATOR) for each in cause.organisations)
        case SiteSeat.MANAGER:
            managers = (Seat(each, Role.MANAGER) for each in cause.organisations)
            yield from (seat for seat in managers if seat in roster.holdings)
        case SiteSeat.COORDINATOR | SiteSeat.ADMINISTRATOR:
            yield from (Seat(each, Role(target.value)) for each in cause.organisations)
        case SiteSeat.COORDINATOR_ABOVE:
            for each in cause.organisations:
                known = roster.organisations.get(each)
                if known is not None and known.parent_id is not None:
                    yield Seat(known.parent_id, Role.COORDINATOR)
                else:
                    yield from _agency_coordinators(roster)


def who_runs_the_site(roster: Roster, day: date) -> Iterator[Seat]:
    """Yield the seats at the agency whose people run the site: the first sort of them that somebody holds."""
    agencies = roster.of_kind(OrganisationKind.AGENCY, None)
    for role in _RUN_THE_SITE:
        held = [seat for agency in agencies if roster.sitting(seat := Seat(agency.id, role), day)]
        if held:
            yield from held
            return


def _agency_coordinators(roster: Roster) -> Iterator[Seat]:
    for agency in roster.of_kind(OrganisationKind.AGENCY, None):
        yield Seat(agency.id, Role.COORDINATOR)


def _reached(seat: Seat, roster: Roster, day: date, besides: PersonId | None) -> Seat:
    """Return the seat, or the coordinator's behind it where only the one who must not be told sits there."""
    if besides is None:
        return seat
    places = (seat, *_coordinators_behind(seat, roster))
    others = (each for each in places if any(who.id != besides for who in roster.sitting(each, day)))
    return next(others, seat)


def _coordinators_behind(seat: Seat, roster: Roster) -> Iterator[Seat]:
    yield from (Seat(each, Role.COORDINATOR) for each in line_above(seat.organisation_id, roster))
    yield from _agency_coordinators(roster)


def line_above(organisation_id: OrganisationId, roster: Roster) -> Iterator[OrganisationId]:
    """Yield an organisation and those above it."""
    current = roster.organisations.get(organisation_id)
    while current is not None:
        yield current.id
        current = roster.organisations.get(current.parent_id) if current.parent_id else None
