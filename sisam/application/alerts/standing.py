"""Standing: who has to do with an alert, and from which of their organisations."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.cases.acting import ACTING_ROLES, NotTold
from sisam.application.messages.addressing import Address, address
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.command import Acknowledge, Act, Assign, Note, Snooze
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.refusal_of_alert import AlertMissing, SitsElsewhere, SitsTwice
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.ladder_seats import seats_of_rung
from sisam.errors import SisamError


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody on a day, acting for the organisation with a code, or for any of theirs."""

    id: PersonId
    roster: Roster
    day: date
    code: str | None = None

    def seats(self) -> Iterator[Seat]:
        """Yield the seats from which they can act in a case."""
        for seat in self.roster.seats_of(self.id, self.day):
            code = self.roster.organisations[seat.organisation_id].code
            if seat.role in ACTING_ROLES and self.code in (None, code):
                yield seat

    def not_told(self, told: Iterable[Seat], *, by_role: bool = False) -> NotTold:
        """Return that an alert tells none of their seats but those, named by role alone where it must be."""
        names = (each.role if by_role else self._name(each) for each in told)
        return NotTold(email=self.roster.persons[self.id].email, told=tuple(dict.fromkeys(names)))

    def _name(self, seat: Seat) -> str:
        return f"{seat.role} at {self.roster.organisations[seat.organisation_id].code}"


def standing_of(person: Somebody, workflow: Workflow, case: Case, alert_id: AlertId) -> OrganisationId:
    """Return the organisation from which a person has to do with an alert.

    That is one on either side of its step, the accountable one, or one that coordinates these from above.

    Raises:
        AlertMissing: the case has no such alert.
        NotTold: they sit at none of them.
    """
    concerned = _concerned(case, alert_of(case, alert_id))
    above = {person.roster.last_rung(each, person.day) for each in concerned}
    for seat in person.seats():
        if seat.organisation_id in concerned or (seat.role is Role.COORDINATOR and seat in above):
            return seat.organisation_id
    raise _not_told(person, workflow, case, alert_id)


def told_at(person: Somebody, workflow: Workflow, case: Case, alert_id: AlertId) -> OrganisationId:
    """Return the organisation of a person which an alert tells on the rung where it stands.

    Raises:
        AlertMissing: the case has no such alert.
        NotTold: it tells none of theirs.
    """
    told = {found.seat.organisation_id for _, found in _told(person, workflow, case, alert_id)}
    for seat in person.seats():
        if seat.organisation_id in told:
            return seat.organisation_id
    raise _not_told(person, workflow, case, alert_id)


def seat_of(
    person: Somebody, workflow: Workflow, case: Case, alert_id: AlertId, organisation: OrganisationId
) -> Seat:
    """Return the seat told at an organisation for which a person is there, to be told alone.

    Raises:
        SitsElsewhere: there is none.
        SitsTwice: they would be told alone in several seats.
    """
    email = person.roster.persons[person.id].email
    theirs = [
        (seat, found)
        for seat, found in _told(person, workflow, case, alert_id)
        if person.id in {each.id for each in found.persons}
    ]
    own = [seat for seat, found in theirs if found.seat.organisation_id == organisation]
    if not own:
        raise SitsElsewhere(email=email)
    if len(theirs) > 1:
        raise SitsTwice(email=email)
    return own[0]


def refusing(person: Somebody, workflow: Workflow, case: Case) -> Callable[[Act], SisamError | None]:
    """Return what says whether a person has nothing to do with the alert that an act is about."""

    def refused(act: Act) -> SisamError | None:
        try:
            if isinstance(act, Acknowledge | Note | Snooze):
                standing_of(person, workflow, case, act.alert_id)
            elif isinstance(act, Assign):
                told_at(person, workflow, case, act.alert_id)
        except SisamError as refusal:
            return refusal
        return None

    return refused


def alert_of(case: Case, alert_id: AlertId) -> Alert:
    """Return an alert of a case, whether it goes on or not.

    Raises:
        AlertMissing: there is none, or it is about no step.
    """
    alert = case.alerts.get(alert_id)
    if alert is None or alert.step_id is None:
        raise AlertMissing(alert=alert_id)
    return alert


def _concerned(case: Case, alert: Alert) -> set[OrganisationId]:
    """Return the organisations that an alert concerns: both sides of its step, and who is accountable."""
    if alert.step_id is None:
        return set()
    step = case.steps[alert.step_id]
    sides = (step.owner, step.confirmer, case.accountable)
    return {side.organisation_id for side in sides if side is not None}


def _not_told(person: Somebody, workflow: Workflow, case: Case, alert_id: AlertId) -> NotTold:
    told = (found.seat for _, found in _told(person, workflow, case, alert_id))
    return person.not_told(told, by_role=case.restricted)


def _told(
    person: Somebody, workflow: Workflow, case: Case, alert_id: AlertId
) -> Iterable[tuple[Seat, Address]]:
    """Yield the seats of the rung on which an alert stands, with who hears what is told to them."""
    for seat in seats_of_rung(workflow, case, alert_of(case, alert_id)):
        yield seat, address(seat, person.roster, person.day)
