"""Told alerts of the site: empty seats, unreachable persons, pupils without school, told to somebody."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sisam.application.alerts.answering_site_alerts import organisations_of
from sisam.application.alerts.missing_pupils import acting_seats
from sisam.application.messages.addressing import address
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.work_lists import AccountableCase
from sisam.application.worklist.work_line import Onlooker
from sisam.domain.alert import AlertCause
from sisam.domain.asked import Verb
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Person, Seat
from sisam.domain.site_alert import SiteAlert
from sisam.domain.site_cause import SiteCause
from sisam.engine.site.site_ladders import LADDERS, line_above, seats_told
from sisam.engine.site.unreviewed import reviewers
from sisam.engine.site.unschooled import is_restricted

_SOCIAL_SERVICES: Final = PartyName("social_services")


@dataclass(frozen=True, slots=True)
class SiteAlertToAnswer:
    """An alert of the site that nobody has acknowledged for now."""

    alert: SiteAlert
    #: Whose people mend it; None: whoever runs the site, or it may not be named.
    organisation: Organisation | None
    #: Who cannot be reached, where it is about that.
    unreached: Person | None
    #: The seat of theirs that it tells.
    seat: Seat
    verb: Verb = Verb.ACKNOWLEDGE


def told_site_alerts(
    work: UnitOfWork, live: Sequence[SiteAlert], seats: Iterable[Seat], onlooker: Onlooker
) -> tuple[SiteAlertToAnswer, ...]:
    """Return the alerts of the site that tell one of some seats, or told it before; the oldest first."""
    waiting = [
        alert
        for alert in live
        if alert.acknowledged_until is None or alert.acknowledged_until < onlooker.today
    ]
    return heard_site_alerts(work, waiting, seats, onlooker)


def heard_site_alerts(
    work: UnitOfWork, live: Sequence[SiteAlert], seats: Iterable[Seat], onlooker: Onlooker
) -> tuple[SiteAlertToAnswer, ...]:
    """Return the same, those too that somebody has acknowledged."""
    held = frozenset(seats)
    pupils = work.work_lists.concerned({each for alert in live if (each := _pupil_of(alert)) is not None})
    return tuple(
        _to_answer(alert, seat, onlooker)
        for alert in live
        if (seat := _told_at(alert, _cause_of(alert, pupils, onlooker), held, onlooker)) is not None
    )


def _to_answer(alert: SiteAlert, seat: Seat, onlooker: Onlooker) -> SiteAlertToAnswer:
    shown = None if is_restricted(alert) else alert.organisation_id
    person = alert.about.as_person
    return SiteAlertToAnswer(
        alert=alert,
        organisation=onlooker.roster.organisations.get(shown) if shown else None,
        unreached=onlooker.roster.persons.get(person[0]) if person else None,
        seat=seat,
    )


def _may_concern(whose: Collection[OrganisationId], held: frozenset[Seat], onlooker: Onlooker) -> bool:
    """Tell whether an alert may come to some seats: it is theirs, of one below, or they are the agency's."""
    roster = onlooker.roster
    own = {seat.organisation_id for seat in held}
    if any(roster.organisations[each].kind is OrganisationKind.AGENCY for each in own):
        return True
    return any(above in own for each in whose for above in line_above(each, roster))


def _pupil_of(alert: SiteAlert) -> CaseId | None:
    return alert.about.as_case if alert.cause is AlertCause.NO_SCHOOL else None


def _cause_of(alert: SiteAlert, pupils: Mapping[CaseId, AccountableCase], onlooker: Onlooker) -> SiteCause:
    """Return an alert's cause again, as far as its ladder asks for it."""
    whose = organisations_of(alert, onlooker.roster, onlooker.today)
    pupil = pupils.get(case_id) if (case_id := _pupil_of(alert)) else None
    log = alert.about.as_log
    seats = _acting_for(pupil, onlooker) if pupil else ()
    if log is not None:
        seats = reviewers(onlooker.roster, log[0], onlooker.today)
    person = alert.about.as_person
    return SiteCause(
        cause=alert.cause,
        about=alert.about,
        template=Template(alert.detail["template"]),
        organisations=tuple(dict.fromkeys((*whose, *(seat.organisation_id for seat in seats)))),
        seats=seats,
        besides=person[0] if person else None,
    )


def _acting_for(pupil: AccountableCase, onlooker: Onlooker) -> tuple[Seat, ...]:
    social_services = pupil.case.social_services
    parties = {_SOCIAL_SERVICES: social_services} if social_services else {}
    return acting_seats(onlooker.workflow_of(pupil.case.rules), pupil.accountable, parties)


def _told_at(alert: SiteAlert, cause: SiteCause, held: frozenset[Seat], onlooker: Onlooker) -> Seat | None:
    if not _may_concern(cause.organisations, held, onlooker):
        return None
    for rung in reversed(LADDERS[alert.cause][: alert.rung + 1]):
        for seat in seats_told(rung, cause, onlooker.roster, onlooker.today):
            heard = address(seat, onlooker.roster, onlooker.today).seat
            if heard in held:
                return heard
    return None
