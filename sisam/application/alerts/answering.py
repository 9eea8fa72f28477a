"""Answering an alert: one person does something about it, if they have to do with it, and nobody else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.finding import find_by_alert
from sisam.application.access.someone import Caller
from sisam.application.alerts.standing import Somebody, standing_of
from sisam.application.cases.carrying_out import Result, apply
from sisam.application.cases.repeating import bound, repeated
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.ids import AlertId, CaseId, CommandId, OrganisationId, PersonId
from sisam.domain.reading import Shown
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.errors import Conflict


@dataclass(eq=False)
class AlertChanged(Conflict):
    """Somebody has done something about an alert since it was looked at."""

    alert: AlertId
    #: How long the journal was when it was looked at.
    seen: int


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
    #: How long the journal was when they looked; what somebody has done about the alert since is a conflict.
    seen: int | None = None

    def bound_to(self, *asked: object) -> "Answer":
        """Return it with its key, if it has one, as that of just this act."""
        if self.key is None:
            return self
        return replace(self, key=bound(self.key, self.person_id, self.alert_id, *asked))


#: Makes the act and the organisation that it is done for of the case as it stands, or refuses.
MakeAct = Callable[[Rules, Case, Somebody], tuple[OrganisationId, Act]]


def answer_alert(site: Site, answer: Answer, asked: object, make: MakeAct, now: datetime) -> Result:
    """Do something about an alert, in one transaction; `asked` says what, in what was sent alone.

    Raises:
        NotFound: there is no such alert, or it is in no case of theirs.
        AlertChanged: somebody has done something about it since they looked.
        KeyUsedOtherwise: something else was done by the same key.
        SisamError: the person has nothing to do with it, or the engine refuses.
    """
    answer = answer.bound_to(asked)
    with denials_kept(site), site.store.write() as work:
        roster = work.register.roster()
        person = Somebody(answer.person_id, roster, local_date(now), answer.code)
        done = _done_before(work, person, answer)
        if done is not None:
            return Result(work.cases.load(done), (), repeated=True)
        someone = Caller(answer.via, answer.person_id, answer.code).known(roster, now)
        found = find_by_alert(site, work, someone, answer.alert_id, Right.ACKNOWLEDGE, Shown.ACT)
        _require_unchanged(work, found.case, answer)
        organisation, act = make(found.rules, found.case, person)
        result = apply(site, work, found.case.id, _command(site, answer, organisation, act), now)
        if not result.repeated:
            post = Post(site, work, now)
            result.tell(post)
            post.write()
            at = found.permit.organisation_id
            work.read_log.write([reading_of(someone, Shown.ACT, found.case.id, organisation=at)])
            work.commit()
        return result


def answer_with(site: Site, answer: Answer, act: Act, now: datetime) -> Result:
    """Do an act about an alert for the organisation of the person's whom it concerns, in one transaction.

    Raises:
        SisamError: as `answer_alert` says.
    """

    def make(rules: Rules, case: Case, person: Somebody) -> tuple[OrganisationId, Act]:
        return standing_of(person, rules.workflow, case, answer.alert_id), act

    return answer_alert(site, answer, act, make, now)


def _require_unchanged(work: UnitOfWork, case: Case, answer: Answer) -> None:
    """Refuse to answer an alert that is not as it was seen; that it has climbed meanwhile changes nothing."""
    if answer.seen is None or case.length <= answer.seen:
        return
    since = (each.event for each in work.cases.journal(case.id) if each.event.position > answer.seen)
    if any(not each.actor.is_daemon and each.data.get("alert") == answer.alert_id for each in since):
        raise AlertChanged(alert=answer.alert_id, seen=answer.seen)


def _command(site: Site, answer: Answer, organisation: OrganisationId, act: Act) -> Command:
    command_id = CommandId(site.ids.new())
    actor = Actor(answer.person_id, organisation, answer.via)
    return Command(command_id, actor, act, answer.key or command_id, words=answer.words)


def _done_before(work: UnitOfWork, person: Somebody, answer: Answer) -> CaseId | None:
    """Return the case of the same command, if one of the person's organisations has given it before.

    Raises:
        KeyUsedOtherwise: it was another command.
    """
    if answer.key is None:
        return None
    for seat in person.seats():
        receipt = repeated(work, seat.organisation_id, answer.key, answer.words)
        if receipt is not None:
            return receipt.case_id
    return None
