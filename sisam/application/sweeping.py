"""Sweeping: letting time pass for every case whose moment has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.carrying_out import apply
from sisam.application.noting_failures import note_failures
from sisam.application.ports.cases import Change
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.posting import Post
from sisam.application.silence import require_site_voice
from sisam.application.site import Site
from sisam.domain.actor import DAEMON, Actor
from sisam.domain.case import Case
from sisam.domain.command import Command, Tick
from sisam.domain.event import EventType
from sisam.domain.ids import CaseId, CommandId
from sisam.engine.deciding import decide
from sisam.engine.decision import Decision
from sisam.errors import Conflict

#: Cases a transaction; more make it longer without making it faster.
BATCH = 100
_BY_ITSELF = Actor(DAEMON, None, "daemon")


@dataclass(slots=True)
class SweepReport:
    """What a sweep did."""

    cases: int = 0
    missed: int = 0
    climbed: int = 0
    opened: int = 0
    messages: int = 0
    #: Cases whose rules threw, with the bug; they stop nobody else.
    failed: dict[CaseId, Exception] = field(default_factory=dict)
    #: It was asked to stop before it came to the end.
    cut_short: bool = False

    def count(self, decision: Decision) -> None:
        """Add what one decision did."""
        types = [event.type for event in decision.events]
        self.cases += 1
        self.missed += types.count(EventType.DEADLINE_MISSED)
        self.climbed += types.count(EventType.ALERT_CLIMBED)
        self.opened += types.count(EventType.STEP_OPENED)


def sweep(
    site: Site,
    now: datetime,
    *,
    batch: int = BATCH,
    progress: Callable[[int], None] = lambda _count: None,
    stopped: Callable[[], bool] = lambda: False,
) -> SweepReport:
    """Flag what is late, climb what nobody has acted on and open what has waited, case by case.

    Each batch is one transaction. Where somebody changes a case meanwhile the batch is done one by one;
    a case whose rules throw costs only itself. Once `stopped` says so, the batch before was the last.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    require_site_voice(site)
    report = SweepReport()
    looked_at: set[CaseId] = set()
    while True:
        due = _due(site, now, batch + len(report.failed), looked_at)
        report.cut_short = bool(due) and stopped()
        if not due or report.cut_short:
            note_failures(site, report.failed, now, whole=not report.cut_short)
            return report
        looked_at.update(due)
        try:
            _sweep_batch(site, due, now, report)
        except Conflict:
            _sweep_one_by_one(site, due, now, report)
        progress(report.cases)


def _due(site: Site, now: datetime, limit: int, looked_at: set[CaseId]) -> list[CaseId]:
    """Return cases that are due and have not been looked at; only those that failed are still due."""
    with site.store.read() as work:
        return [case_id for case_id in work.cases.due(now, limit) if case_id not in looked_at]


def _sweep_batch(site: Site, case_ids: list[CaseId], now: datetime, report: SweepReport) -> None:
    with site.store.write() as work:
        post = Post(site, work, now)
        changes = []
        decisions = []
        for case in work.cases.load_many(case_ids):
            decided = _decided(site, work, case, now, report)
            if decided is not None:
                change, decision = decided
                changes.append(change)
                decisions.append(decision)
                post.add(decision.case, decision.messages)
        work.cases.save_many(changes)
        messages = post.write()
        work.commit()
    for decision in decisions:
        report.count(decision)
    report.messages += messages


def _decided(
    site: Site, work: UnitOfWork, case: Case, now: datetime, report: SweepReport
) -> tuple[Change, Decision] | None:
    command = tick(case, now)
    try:
        decision = decide(site.rules.named(case.rules, work.rule_parts), case, command, now)
    except Exception as bug:  # noqa: BLE001 — whatever a rule throws must not stop the other cases
        report.failed[case.id] = bug
        return None
    return Change(case, decision.case, decision.events, command), decision


def _sweep_one_by_one(site: Site, case_ids: list[CaseId], now: datetime, report: SweepReport) -> None:
    for case_id in case_ids:
        try:
            _sweep_one(site, case_id, now, report)
        except Exception as bug:  # noqa: BLE001 — as in a batch
            report.failed[case_id] = bug


def _sweep_one(site: Site, case_id: CaseId, now: datetime, report: SweepReport) -> None:
    with site.store.write() as work:
        case = work.cases.load(case_id)
        result = apply(site, work, case_id, tick(case, now), now)
        post = Post(site, work, now)
        post.add(result.case, result.messages)
        report.messages += post.write()
        work.commit()
    report.count(Decision(result.case, result.events, result.messages))


def tick(case: Case, now: datetime) -> Command:
    """Return the daemon's command; the length of the journal and the time make a repetition harmless."""
    key = f"tick:{case.id}:{case.length}:{now.isoformat()}"
    return Command(CommandId(key), _BY_ITSELF, Tick(), key)
