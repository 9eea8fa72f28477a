"""Sweeping: letting time pass for every case whose moment has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.alerts.noting_failures import note_failures
from sisam.application.cases.carrying_out import apply
from sisam.application.messages.posting import Post
from sisam.application.messages.storming import Storm, announce, head, storm_ahead
from sisam.application.ports.cases import Change
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import SiteSilent, require_site_voice
from sisam.application.site import Site
from sisam.domain.actor import DAEMON, Actor
from sisam.domain.case import Case
from sisam.domain.command import Command, Tick
from sisam.domain.event import EventType
from sisam.domain.ids import CaseId, CommandId
from sisam.engine.deciding import decide
from sisam.engine.decision import Decision
from sisam.errors import StoreFails

#: Cases a transaction; more make it longer without making it faster.
BATCH = 100
#: What concerns all cases, and is held against none of them.
_OF_ALL = (StoreFails, SiteSilent)
_BY_ITSELF = Actor(DAEMON, None, "daemon")


@dataclass(slots=True)
class SweepReport:
    """What a sweep did."""

    cases: int = 0
    missed: int = 0
    climbed: int = 0
    opened: int = 0
    messages: int = 0
    #: How many alerts a storm raises at once; 0: it was none.
    storm: int = 0
    #: Cases that cannot be read, decided, told or written, with the error; they stop nobody else.
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
    in_a_crowd: bool = False,
) -> SweepReport:
    """Flag what is late, climb what nobody has acted on and open what has waited, case by case.

    Each batch is one transaction. Where one fails, as when somebody changes a case meanwhile, its cases are
    done one by one: a case that cannot be read, decided, told or written costs only itself. Once `stopped`
    says so, the batch before was the last. In a storm, and where the sweep ends something else `in_a_crowd`,
    all batches tell a person one message.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        StoreFails: the database does not answer; no case is to blame for that.
    """
    require_site_voice(site)
    storm = storm_ahead(site, now)
    report = SweepReport(storm=storm.alerts if storm else 0)
    if storm:
        report.messages += announce(site, storm, now)
    desk = _Desk(site, now, storm, in_a_crowd=in_a_crowd or storm is not None)
    looked_at: set[CaseId] = set()
    while True:
        due = _due(site, now, batch + len(report.failed), looked_at)
        report.cut_short = bool(due) and stopped()
        if not due or report.cut_short:
            note_failures(site, report.failed, now, whole=not report.cut_short)
            return report
        looked_at.update(due)
        try:
            _sweep_batch(desk, due, report)
        except _OF_ALL:
            raise
        except Exception:  # noqa: BLE001 — whichever case it was, alone it is found and stops nobody else
            _sweep_one_by_one(desk, due, report)
        progress(report.cases)


def _due(site: Site, now: datetime, limit: int, looked_at: set[CaseId]) -> list[CaseId]:
    """Return cases that are due and have not been looked at; only those that failed are still due."""
    with site.store.read() as work:
        return [case_id for case_id in work.cases.due(now, limit) if case_id not in looked_at]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every batch of a sweep is done with."""

    site: Site
    now: datetime
    storm: Storm | None
    in_a_crowd: bool

    def post(self, work: UnitOfWork) -> Post:
        """Return where a batch puts what it has to tell."""
        return Post(self.site, work, self.now, in_a_crowd=self.in_a_crowd)

    def write(self, post: Post) -> int:
        """Write it, in a storm with the summary that comes first, and return how many messages are new."""
        if self.storm is not None:
            head(self.storm, post)
        return post.write()


def _sweep_batch(desk: _Desk, case_ids: list[CaseId], report: SweepReport) -> None:
    with desk.site.store.write() as work:
        post = desk.post(work)
        changes = []
        decisions = []
        failed: dict[CaseId, Exception] = {}
        for case in work.cases.load_many(case_ids):
            decided = _decided(desk.site, work, case, desk.now, failed)
            if decided is not None:
                change, decision = decided
                changes.append(change)
                decisions.append(decision)
                post.add(decision.case, decision.messages)
        work.cases.save_many(changes)
        messages = desk.write(post)
        work.commit()
    for decision in decisions:
        report.count(decision)
    report.failed.update(failed)
    report.messages += messages


def _decided(
    site: Site, work: UnitOfWork, case: Case, now: datetime, failed: dict[CaseId, Exception]
) -> tuple[Change, Decision] | None:
    command = tick(case, now)
    try:
        decision = decide(site.rules.named(case.rules, work.rule_parts), case, command, now)
    except _OF_ALL:
        raise
    except Exception as bug:  # noqa: BLE001 — whatever a rule throws must not stop the other cases
        failed[case.id] = bug
        return None
    return Change(case, decision.case, decision.events, command), decision


def _sweep_one_by_one(desk: _Desk, case_ids: list[CaseId], report: SweepReport) -> None:
    for case_id in case_ids:
        try:
            _sweep_one(desk, case_id, report)
        except _OF_ALL:
            raise
        except Exception as bug:  # noqa: BLE001 — as in a batch
            report.failed[case_id] = bug


def _sweep_one(desk: _Desk, case_id: CaseId, report: SweepReport) -> None:
    with desk.site.store.write() as work:
        case = work.cases.load(case_id)
        result = apply(desk.site, work, case_id, tick(case, desk.now), desk.now)
        post = desk.post(work)
        post.add(result.case, result.messages)
        messages = desk.write(post)
        work.commit()
    report.messages += messages
    report.count(Decision(result.case, result.events, result.messages))


def tick(case: Case, now: datetime) -> Command:
    """Return the daemon's command; the length of the journal and the time make a repetition harmless."""
    key = f"tick:{case.id}:{case.length}:{now.isoformat()}"
    return Command(CommandId(key), _BY_ITSELF, Tick(), key)
