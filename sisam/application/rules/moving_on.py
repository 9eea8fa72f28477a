"""Moving on: open cases come under other rules, each by a command of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sisam.application.administering import administrator
from sisam.application.cases.carrying_out import apply
from sisam.application.cases.finding_cases import find_case
from sisam.application.cases.looking_through import BATCH
from sisam.application.messages.posting import Post
from sisam.application.ports.rule_book import StoredPart
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Command, FollowRules
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.message import Message, Template
from sisam.domain.refusal_of_rules import AgreementMisfit, RulesFollowedAlready, RulesUnfit
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.errors import SisamError

#: The rules that a case would come under; None: it stays under its own.
RulesFor = Callable[[UnitOfWork, Case], Rules | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one case."""

    number: str
    #: How many deadlines were set anew.
    retimed: int
    #: How many of them were past already.
    late: int
    #: How many seats were told of the agreement.
    told: int


@dataclass(slots=True)
class MovingReport:
    """What became of all of them."""

    moved: list[Moved] = field(default_factory=list)
    #: Cases that stay where they are, since the other rules do not fit them, with the refusal.
    unfit: dict[str, SisamError] = field(default_factory=dict)


def move_on(
    site: Site,
    actor: Actor,
    rules_for: RulesFor,
    now: datetime,
    *,
    part: StoredPart | None = None,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _count: None,
) -> MovingReport:
    """Bring the open cases under the rules that are meant for each, in batches; a dry run writes nothing.

    `part` is what they are to follow from now on and may not have been published, as in a dry run.
    Doing it again goes on where it stopped.
    """
    with site.store.read() as work:
        ids = work.cases.ids(open_only=True)
    report = MovingReport()
    for start in range(0, len(ids), BATCH):
        mover = _Mover(site, actor, rules_for, now, part, report)
        mover.move(ids[start : start + BATCH], dry_run=dry_run)
        progress(start)
    return report


def follow_published(
    site: Site,
    email: str,
    via: str,
    now: datetime,
    *,
    number: str | None = None,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _count: None,
) -> MovingReport:
    """Bring one case, or all that are open, under the workflow, law and calendar published last.

    Each keeps its agreement.

    Raises:
        NotAnAdministrator: the person is no administrator of the agency.
        NotFound: there is no such case.
        RulesFollowedAlready, RulesUnfit, AgreementMisfit: the one case cannot come under them.
    """
    with site.store.read() as work:
        actor = administrator(work.register.roster(), email, via, local_date(now))
        only = find_case(work, number) if number else None

    def published(work: UnitOfWork, case: Case) -> Rules | None:
        if only not in (None, case.id) or case.rules.workflow_name != site.workflow_name:
            return None
        newest = site.rules.current(site.workflow_name, work.rule_parts).key
        return site.rules.named(replace(newest, agreement=case.rules.agreement), work.rule_parts)

    report = move_on(site, actor, published, now, dry_run=dry_run, progress=progress)
    for refusal in report.unfit.values():
        if number:
            raise refusal
    if number and not report.moved:
        raise RulesFollowedAlready(number=number)
    return report


@dataclass(frozen=True, slots=True)
class _Mover:
    """Moves one batch of cases."""

    site: Site
    actor: Actor
    rules_for: RulesFor
    now: datetime
    part: StoredPart | None
    report: MovingReport

    def move(self, ids: Sequence[CaseId], *, dry_run: bool) -> None:
        """Move the cases of a batch in one transaction."""
        with self.site.store.write() as work:
            if self.part is not None:
                work.rule_parts.publish(self.part)
            post = Post(self.site, work, self.now, in_a_crowd=True)
            for case in work.cases.load_many(ids):
                self._move_one(work, case, post)
            if not dry_run:
                post.write()
                work.commit()

    def _move_one(self, work: UnitOfWork, case: Case, post: Post) -> None:
        try:
            rules = self.rules_for(work, case)
            if rules is None or rules.key == case.rules:
                return
            result = apply(self.site, work, case.id, self._command(rules), self.now)
        except (RulesUnfit, AgreementMisfit) as refusal:
            self.report.unfit[case.number] = refusal
            return
        post.add(result.case, result.messages)
        self.report.moved.append(_moved(case.number, result.events, result.messages))

    def _command(self, rules: Rules) -> Command:
        command_id = CommandId(self.site.ids.new())
        return Command(command_id, self.actor, FollowRules(rules), command_id)


def _moved(number: str, events: Sequence[Event], messages: Sequence[Message]) -> Moved:
    retimed = _deadlines(events, EventType.DEADLINE_SET)
    late = retimed & _deadlines(events, EventType.DEADLINE_MISSED)
    told = sum(message.template is Template.AGREEMENT_ADOPTED for message in messages)
    return Moved(number, len(retimed), len(late), told)


def _deadlines(events: Sequence[Event], type_: EventType) -> set[str]:
    return {str(event.data["deadline"]) for event in events if event.type is type_}
