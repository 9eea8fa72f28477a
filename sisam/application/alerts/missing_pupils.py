"""Missing pupils: those of compulsory school age who go to no school today, found over all open cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.application.ports.schooling import PupilWithoutSpell
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.seat import Seat
from sisam.domain.site_fact import Unschooled
from sisam.domain.step import Side
from sisam.domain.workflow import Workflow
from sisam.engine.gaps import without_school

_SOCIAL_SERVICES = PartyName("social_services")


@dataclass(slots=True)
class MissingPupils:
    """Who goes to no school on a day, and what is known of those of whom an alert told."""

    unschooled: list[Unschooled] = field(default_factory=list)
    schooled: dict[CaseId, Cleared] = field(default_factory=dict)
    unjudged: set[CaseId] = field(default_factory=set)


def missing_pupils(site: Site, work: UnitOfWork, day: date) -> MissingPupils:
    """Return who goes to no school on a day; a case whose rules throw keeps the others from nothing."""
    found = MissingPupils()
    pupils = work.schooling.without(day)
    calendar = site.rules.calendar(work.rule_parts)
    for pupil in pupils:
        _judge(site, work, pupil, calendar, day, found)
    too_old = {pupil.case_id for pupil in pupils if not _is_of_age(pupil, day)}
    judged = {pupil.case_id for pupil in found.unschooled} | found.unjudged
    told = {alert.about.as_case for alert in work.site_alerts.live() if alert.cause is AlertCause.NO_SCHOOL}
    found.schooled = _why_not(work, {each for each in told if each is not None} - judged, too_old)
    return found


def _judge(
    site: Site,
    work: UnitOfWork,
    pupil: PupilWithoutSpell,
    calendar: Calendar,
    day: date,
    found: MissingPupils,
) -> None:
    try:
        gap = without_school(calendar, pupil.anchors, pupil.facts, pupil.last_on, day)
        workflow = site.rules.named(pupil.rules, work.rule_parts).workflow if gap else None
        accountable = Side(pupil.accountable_party, pupil.accountable)
        seats = acting_seats(workflow, accountable, pupil.parties) if workflow else ()
    except Exception:  # noqa: BLE001 — rules that throw are told as a case that fails, and stop nobody else
        found.unjudged.add(pupil.case_id)
        return
    if gap is not None:
        found.unschooled.append(
            Unschooled(pupil.case_id, pupil.case_number, gap.since, gap.days, seats, pupil.restricted)
        )


def acting_seats(
    workflow: Workflow, accountable: Side | None, parties: Mapping[PartyName, OrganisationId]
) -> tuple[Seat, ...]:
    """Return the seats that act for whoever is accountable for a pupil, and for the social services."""
    social_services = parties.get(_SOCIAL_SERVICES)
    both = (accountable, Side(_SOCIAL_SERVICES, social_services) if social_services else None)
    sides = [side for side in both if side is not None and side.party in workflow.parties]
    return tuple(
        dict.fromkeys(Seat(side.organisation_id, workflow.parties[side.party].role) for side in sides)
    )


def _is_of_age(pupil: PupilWithoutSpell, day: date) -> bool:
    return day <= pupil.anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL, date.max)


def _why_not(work: UnitOfWork, told: set[CaseId], too_old: set[CaseId]) -> dict[CaseId, Cleared]:
    """Return why pupils of whom an alert told are not without school, as far as it matters."""
    closed = work.schooling.closed(told)
    return {
        each: Cleared.CASE_CLOSED
        if each in closed
        else Cleared.NOT_COMPULSORY
        if each in too_old
        else Cleared.IN_SCHOOL
        for each in told
    }
