"""Answering an alert: one person does something about it, if they have to do with it, and nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sisam.application.alerts.standing import Somebody
from sisam.application.cases.carrying_out import Result, carry_out
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.ids import AlertId, CaseId, CommandId, OrganisationId, PersonId
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class Answer:
    """Which alert, by whom, and with which words."""

    alert_id: AlertId
    person_id: PersonId
    words: str
    via: str
    #: The organisation that the person acts for, where they sit at several.
    code: str | None = None
    #: What makes a repetition harmless; None: this is no repetition.
    key: str | None = None


#: Makes the act and the organisation that it is done for of the case as it stands, or refuses.
MakeAct = Callable[[Rules, Case, Somebody], tuple[OrganisationId, Act]]


def answer_alert(site: Site, answer: Answer, make: MakeAct, now: datetime) -> Result:
    """Do something about an alert, in one transaction.

    Raises:
        NotFound: there is no such alert.
        SisamError: the person has nothing to do with it, or the engine refuses.
    """
    with site.store.read() as work:
        case_id = work.cases.find_by_alert(answer.alert_id)
        if case_id is None:
            raise NotFound("alert", answer.alert_id)
        person = Somebody(answer.person_id, work.register.roster(), local_date(now), answer.code)
        done = _done_before(work, person, answer)
        if done is not None:
            return Result(work.cases.load(done), (), repeated=True)
        case = work.cases.load_whole(case_id)
        organisation, act = make(site.rules.named(case.rules, work.rule_parts), case, person)
    command_id = CommandId(site.ids.new())
    actor = Actor(answer.person_id, organisation, answer.via)
    command = Command(command_id, actor, act, answer.key or command_id, words=answer.words)
    return carry_out(site, case_id, command, now)


def _done_before(work: UnitOfWork, person: Somebody, answer: Answer) -> CaseId | None:
    """Return the case of the same command, if one of the person's organisations has given it before."""
    if answer.key is None:
        return None
    for seat in person.seats():
        receipt = work.cases.receipt(seat.organisation_id, answer.key)
        if receipt is not None:
            return receipt.case_id
    return None
