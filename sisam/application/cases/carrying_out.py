"""Carrying out: one command on one case in one transaction, harmless when it is sent again."""

from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.cases.linking import elsewhere, with_successors
from sisam.application.cases.protecting_pupils import keep_protection, require_same_kind, with_tellers
from sisam.application.cases.repeating import repeated
from sisam.application.messages.posting import Post
from sisam.application.ports.cases import Change
from sisam.application.ports.rule_book import Opening
from sisam.application.ports.unit_of_work import UnitOfWork, Workplace
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import Annul, Command, OpenCase
from sisam.domain.event import Event
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.message import Message
from sisam.engine.clocks import local_date
from sisam.engine.deciding import decide
from sisam.engine.decision import Decision
from sisam.errors import NotFound

#: Whose agreement a case comes under.
SOCIAL_SERVICES = PartyName("social_services")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a command."""

    case: Case
    events: tuple[Event, ...]
    messages: tuple[Message, ...] = ()
    #: The same command had been carried out before; nothing was done now.
    repeated: bool = False
    #: What the command did in other cases of the same pupil.
    elsewhere: tuple["Result", ...] = ()

    @property
    def actor_organisation(self) -> OrganisationId | None:
        """Return the organisation that did it; None where nothing was done, or nobody did it."""
        return next((each.actor.organisation_id for each in self.events if not each.actor.is_daemon), None)

    def tell(self, post: Post) -> None:
        """Let everybody be told who is to hear of it, in whichever case."""
        for each in (self, *self.elsewhere):
            post.add(each.case, each.messages)


def carry_out(site: Site, case_id: CaseId, command: Command, now: datetime) -> Result:
    """Load a case, decide, write everything and commit.

    Raises:
        SisamError: the command is refused, or somebody else changed the case meanwhile; nothing was written.
    """
    with site.store.write() as work:
        result = apply(site, work, case_id, command, now)
        if not result.repeated:
            post = Post(site, work, now)
            result.tell(post)
            post.write()
            work.commit()
        return result


def apply(site: Site, work: UnitOfWork, case_id: CaseId, command: Command, now: datetime) -> Result:
    """Decide a command and save the change inside an open unit of work, without committing.

    Raises:
        KeyUsedOtherwise: another command was carried out by its key.
        SisamError: the command is refused.
    """
    here = None if isinstance(command.act, OpenCase) else case_id
    organisation_id = command.actor.organisation_id
    receipt = repeated(work, organisation_id, command.idempotency_key, command.words, here)
    if receipt is not None:
        done = work.cases.load(receipt.case_id)
        require_same_kind(site, work, done, command.act)
        return Result(done, (), repeated=True)
    return apply_new(site, work, case_id, command, now)


def apply_new(site: Site, work: Workplace, case_id: CaseId, command: Command, now: datetime) -> Result:
    """Decide a command that was surely never carried out, since its key was made just now, and save it."""
    case = None if isinstance(command.act, OpenCase) else work.cases.load(case_id)
    if case is None:
        opening = _opening(work, command, now)
        rules = site.rules.current(site.workflow_name, work.rule_parts, opening)
    else:
        rules = site.rules.named(case.rules, work.rule_parts)
        command = with_successors(work, rules, case, _with_journal(work, case_id, command))
        command = with_tellers(work, case, command)
    decision = decide(rules, case, command, now)
    changes = [Change(case, decision.case, decision.events, command)]
    others = _elsewhere(site, work, case, command, now)
    work.cases.save_many([*changes, *(change for change, _ in others)])
    keep_protection(site, work, case, decision.case, command.act)
    results = tuple(Result(each.case, each.events, each.messages) for _, each in others)
    return Result(decision.case, decision.events, decision.messages, elsewhere=results)


def _elsewhere(
    site: Site, work: Workplace, before: Case | None, command: Command, now: datetime
) -> list[tuple[Change, Decision]]:
    """Decide what the command does in other cases of the pupil; it stays one command."""
    decided = []
    latest = dict[CaseId, Case]()
    for loaded, act in elsewhere(site, work, before, command):
        case = latest.get(loaded.id, loaded)
        there = replace(command, act=act, happened_on=None, words=None)
        decision = decide(site.rules.named(case.rules, work.rule_parts), case, there, now)
        if decision.events:
            latest[case.id] = decision.case
            decided.append((Change(case, decision.case, decision.events, there), decision))
    return decided


def _opening(work: Workplace, command: Command, now: datetime) -> Opening | None:
    """Return whose case opens; its agreement is the one of today, however early the case began."""
    if not isinstance(command.act, OpenCase):
        return None
    social_services = command.act.parties.get(SOCIAL_SERVICES)
    if social_services is None:
        return None
    organisation = work.register.roster().organisations.get(social_services)
    return Opening(organisation, local_date(now)) if organisation else None


def _with_journal(work: Workplace, case_id: CaseId, command: Command) -> Command:
    """Give an annulment the events of the command that it is to undo.

    Raises:
        NotFound: the case's journal knows no such command.
    """
    act = command.act
    if not isinstance(act, Annul):
        return command
    journal = work.cases.journal(case_id)
    events = tuple(each.event for each in journal if each.event.command_id == act.command_id)
    if not events:
        raise NotFound("command", act.command_id)
    return replace(command, act=replace(act, events=events))
