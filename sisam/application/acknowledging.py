"""Acknowledging: an alert is acknowledged by somebody whom it concerns, and by nobody else."""

from datetime import date, datetime

from sisam.application.acting import NoSeat
from sisam.application.carrying_out import Result, carry_out
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Acknowledge, Command
from sisam.domain.ids import AlertId, CommandId, OrganisationId, PersonId
from sisam.domain.refusal import AlertMissing
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.engine.clocks import local_date
from sisam.errors import NotFound


def acknowledge(
    site: Site,
    alert_id: AlertId,
    person_id: PersonId,
    until: date,
    plan: str,
    via: str,
    now: datetime,
    *,
    code: str | None = None,
    key: str | None = None,
) -> Result:
    """Acknowledge an alert with a plan, until a day.

    `code` names the organisation that the person acts for, where they sit at several; `key` makes a
    repetition harmless.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NoSeat: the person sits at neither side of the step nor at the accountable party, and coordinates
            none of them from above.
        TooLong, ReasonMissing: as the engine says.
    """
    with site.store.read() as work:
        case_id = work.cases.find_by_alert(alert_id)
        if case_id is None:
            raise NotFound("alert", alert_id)
        # An alert that has ended meanwhile is there too, so that a repetition finds its receipt.
        concerned = _concerned(work.cases.load_whole(case_id), alert_id)
        organisation = _standing(work.register.roster(), concerned, person_id, local_date(now), code)
    command_id = CommandId(site.ids.new())
    actor = Actor(person_id, organisation, via)
    command = Command(command_id, actor, Acknowledge(alert_id, until), key or command_id, words=plan)
    return carry_out(site, case_id, command, now)


def _concerned(case: Case, alert_id: AlertId) -> set[OrganisationId]:
    """Return the organisations that an alert tells: both sides of its step, and who is accountable."""
    alert = case.alerts.get(alert_id)
    if alert is None or alert.step_id is None:
        raise AlertMissing(alert=alert_id)
    step = case.steps[alert.step_id]
    sides = (step.owner, step.confirmer, case.accountable)
    return {side.organisation_id for side in sides if side is not None}


def _standing(
    roster: Roster, concerned: set[OrganisationId], person_id: PersonId, day: date, code: str | None
) -> OrganisationId:
    """Return the organisation from which the person has to do with the alert."""
    for seat in roster.seats_of(person_id, day):
        if code not in (None, roster.organisations[seat.organisation_id].code):
            continue
        if seat.organisation_id in concerned:
            return seat.organisation_id
        if seat.role is Role.COORDINATOR and any(
            seat == roster.last_rung(organisation, day) for organisation in concerned
        ):
            return seat.organisation_id
    raise NoSeat(email=roster.persons[person_id].email)
