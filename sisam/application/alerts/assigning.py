"""Assigning: within a seat that an alert tells, somebody gives it to one person who sits there too."""

from dataclasses import replace
from datetime import date, datetime

from sisam.application.alerts.answering import Answer, answer_alert
from sisam.application.alerts.standing import Somebody, seat_of, told_at
from sisam.application.cases.carrying_out import Result
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import Act, Assign
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.rules import Rules


def assign(site: Site, answer: Answer, to: PersonId, until: date, now: datetime) -> Result:
    """Give an alert to one person up to a day; they are told at once.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: the alert tells no organisation where the author sits.
        SitsElsewhere, SitsTwice: the person is there for none of the seats told, or for several.
        OnLastRung, AssignedTooLong, ReasonMissing: as the engine says.
    """
    alert_id = answer.alert_id

    def make(rules: Rules, case: Case, author: Somebody) -> tuple[OrganisationId, Act]:
        organisation = told_at(author, rules.workflow, case, alert_id)
        seat = seat_of(replace(author, id=to), rules.workflow, case, alert_id, organisation)
        return organisation, Assign(alert_id, to, seat, until)

    return answer_alert(site, answer, (Assign, to, until), make, now)
