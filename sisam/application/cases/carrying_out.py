"""Carrying out: one command on one case in one transaction, harmless when it is sent again."""

from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.messages.posting import Post
from sisam.application.ports.cases import Change
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import Annul, Command, OpenCase
from sisam.domain.event import Event
from sisam.domain.ids import CaseId
from sisam.domain.message import Message
from sisam.engine.deciding import decide
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a command."""

    case: Case
    events: tuple[Event, ...]
    messages: tuple[Message, ...] = ()
    #: The same command had been carried out before; nothing was done now.
    repeated: bool = False


def carry_out(site: Site, case_id: CaseId, command: Command, now: datetime) -> Result:
    """Load a case, decide, write everything and commit.

    Raises:
        SisamError: the command is refused, or somebody else changed the case meanwhile; nothing was written.
    """
    with site.store.write() as work:
        result = apply(site, work, case_id, command, now)
        if not result.repeated:
            post = Post(site, work, now)
            post.add(result.case, result.messages)
            post.write()
            work.commit()
        return result


def apply(site: Site, work: UnitOfWork, case_id: CaseId, command: Command, now: datetime) -> Result:
    """Decide a command and save the change inside an open unit of work, without committing."""
    receipt = work.cases.receipt(command.actor.organisation_id, command.idempotency_key)
    if receipt is not None:
        return Result(work.cases.load(receipt.case_id), (), repeated=True)
    opens = isinstance(command.act, OpenCase)
    case = None if opens else work.cases.load(case_id)
    if case is None:
        rules = site.rules.current(site.workflow_name, work.rule_parts)
    else:
        rules = site.rules.named(case.rules, work.rule_parts)
        command = _with_journal(work, case_id, command)
    decision = decide(rules, case, command, now)
    work.cases.save_many([Change(case, decision.case, decision.events, command)])
    return Result(decision.case, decision.events, decision.messages)


def _with_journal(work: UnitOfWork, case_id: CaseId, command: Command) -> Command:
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
