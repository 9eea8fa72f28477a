"""Taking rows: each placement of a file opens its case, brings it up to date, or changes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.at_hand import Desk
from sisam.application.cases.back_filling import Paper
from sisam.application.cases.carrying_out import Result, apply_new
from sisam.application.cases.comparing_rows import Compared, Comparison, Quarrel, compare, differs
from sisam.application.cases.opening_cases import Dated, open_placement
from sisam.application.cases.row_news import RowReport, Standing
from sisam.application.cases.told_by_files import ToldByFiles
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, CommandId, StepId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date
from sisam.errors import Fault, SisamError, Unavailable
from sisam.wording.refusals import refusal

#: Cases that are read, decided and saved at once.
BATCH = 100


@dataclass(slots=True)
class Taking:
    """The rows of one file on their way into the cases, inside an open unit of work."""

    site: Site
    work: UnitOfWork
    #: Where the cases of a batch are decided before they are saved.
    desk: Desk
    actor: Actor
    now: datetime
    roster: Roster
    #: What of it is told to whom.
    post: Post
    #: What was done on paper with the steps of the same cases.
    paper: Paper
    faults: list[Fault] = field(default_factory=list)
    opened: list[CaseId] = field(default_factory=list)
    #: How many messages were written on the way.
    messages: int = 0
    #: Numbers of cases whose row could not be taken: what follows on them has no fault of its own.
    _failed: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def take(self, rows: Iterable[PlacementRow]) -> Iterator[RowReport]:
        """Yield what comes of each row; one that cannot be taken leaves its faults."""
        ordered = _previous_first(rows, self.work)
        while batch := list(islice(ordered, BATCH)):
            self._look_up(batch)
            for row in batch:
                self._seen.add(row.case_number)
                report = self._taken(row)
                if report is not None:
                    yield report
            self.desk.cases.put_away()
            self.messages += self.post.write_so_far()

    def cases_opened(self) -> Iterator[Case]:
        """Yield the new cases as they stand when all rows have been taken."""
        for start in range(0, len(self.opened), BATCH):
            yield from self.work.cases.load_many(self.opened[start : start + BATCH])

    def missing(self) -> list[str]:
        """Return the numbers of open cases that came from a file and do not stand in this one."""
        return sorted(self.work.cases.open_from_files() - self._seen)

    def _look_up(self, rows: Sequence[PlacementRow]) -> None:
        """Ask at once for what exists already of a batch: cases by their numbers, pupils by theirs."""
        numbers = (row.identity.number for row in rows)
        self.desk.cases.look_up([row.case_number for row in rows])
        self.desk.subjects.look_up(
            [index for number in numbers if number for index in self.site.sealer.indexes(number)]
        )

    def _taken(self, row: PlacementRow) -> RowReport | None:
        if row.previous_case_number in self._failed:
            self._failed.add(row.case_number)
            return None
        faults = len(self.faults)
        case_id = self.desk.cases.find(row.case_number)
        try:
            if case_id is None:
                return self._open(row)
            return self._bring_up_to_date(row, self.desk.cases.load(case_id))
        except Unavailable:
            raise
        except SisamError as error:
            self._note(row, refusal(error, Language.EN), "Correct the row, or leave it out.", cause=error)
        finally:
            if len(self.faults) > faults:
                self._failed.add(row.case_number)
                self.paper.forget(row.case_number)
        return None

    def _open(self, row: PlacementRow) -> RowReport:
        results = open_placement(self.site, self.desk, row, self.actor, self.now, self.paper.catch_up)
        self.paper.finish_case(row.case_number)
        case = self.desk.cases.load(results[-1].case.id)
        self._tell(results, case)
        self.opened.append(case.id)
        return _report(row, Standing.OPENED, case)

    def _bring_up_to_date(self, row: PlacementRow, case: Case) -> RowReport:
        identity = self._identity(case)
        if not differs(row, case, identity):
            return _report(row, Standing.UNCHANGED, case)
        found = compare(self._compared(row, case, identity))
        if not case.open:
            return self._of_closed(row, case, found)
        for each in found.quarrels:
            self._quarrel(row, each)
        after = self._record(row, case, found)
        standing = Standing.KEPT if found.kept else Standing.UNCHANGED
        report = _report(row, Standing.CHANGED if found.changes else standing, after, found)
        return replace(report, moved_deadlines=_moved(case, after))

    def _of_closed(self, row: PlacementRow, case: Case, found: Comparison) -> RowReport:
        """Return what comes of a row whose case is closed: nothing, but that the pupil is protected."""
        hides = found.only_protection(self._identity(case))
        if hides is not None:
            return _report(row, Standing.CHANGED, self._record(row, case, hides), hides)
        says_more = found.changes or found.quarrels
        return _report(row, Standing.CLOSED if says_more else Standing.UNCHANGED, case, found)

    def _record(self, row: PlacementRow, case: Case, found: Comparison) -> Case:
        if found.identity is not None:
            self.desk.subjects.put(self.site.sealer.seal(case.subject_id, found.identity))
        results = [self._apply(row, case, dated) for dated in found.acts]
        after = results[-1].case if results else case
        self._tell(results, after)
        return after

    def _apply(self, row: PlacementRow, case: Case, dated: Dated) -> Result:
        command_id = CommandId(self.site.ids.new())
        key = f"{row.case_number}:{command_id}"
        command = Command(command_id, self.actor, dated.act, key, dated.on)
        return apply_new(self.site, self.desk, case.id, command, self.now)

    def _identity(self, case: Case) -> Identity:
        return self.site.sealer.open(self.desk.subjects.get(case.subject_id))

    def _compared(self, row: PlacementRow, case: Case, identity: Identity) -> Compared:
        journal = (each.event for each in self.desk.cases.journal(case.id))
        workflow = self.site.rules.named(case.rules, self.desk.rule_parts).workflow
        told = ToldByFiles.of(journal)
        return Compared(row, case, workflow, self.roster, identity, told, local_date(self.now))

    def _tell(self, results: Sequence[Result], case: Case) -> None:
        for result in results:
            self.post.add(result.case, _worth_telling(result, case, self.now))
            for other in result.elsewhere:
                other.tell(self.post)

    @property
    def _file(self) -> str:
        return self.actor.via.removeprefix("import:")

    def _note(
        self,
        row: PlacementRow,
        sentence: str,
        remedy: str,
        column: str | None = None,
        cause: SisamError | None = None,
    ) -> None:
        fault = Fault(sentence, remedy, file=self._file, row=row.row, column=column, cause=cause)
        self.faults.append(fault)

    def _quarrel(self, row: PlacementRow, quarrel: Quarrel) -> None:
        self._note(row, quarrel.sentence, quarrel.remedy, quarrel.column)


def _report(row: PlacementRow, standing: Standing, case: Case, found: Comparison | None = None) -> RowReport:
    return RowReport(
        row=row.row,
        case_number=row.case_number,
        standing=standing,
        changes=tuple(found.changes) if found else (),
        kept=tuple(found.kept) if found else (),
        state=case.state,
        steps=sum(1 for _ in case.live_steps()),
    )


def _moved(before: Case, after: Case) -> int:
    """Return how many deadlines of before are due on another day after."""
    days = _due_days(after)
    return sum(days.get(step_id, due_on) != due_on for step_id, due_on in _due_days(before).items())


def _due_days(case: Case) -> dict[StepId, object]:
    live = ((step.id, case.live_deadline(step.id)) for step in case.live_steps())
    return {step_id: deadline.due_on for step_id, deadline in live if deadline is not None}


def _worth_telling(result: Result, case: Case, now: datetime) -> Iterator[Message]:
    """Yield what an import tells of a case: new steps only while there is time to do them.

    Of what is late already the sweep tells that ends the import, and what has ended since needs nobody.
    """
    for message in result.messages:
        if message.template is not Template.STEP_OPENED:
            yield message
            continue
        deadline = case.live_deadline(message.step_id) if message.step_id else None
        if deadline is not None and deadline.due_on >= local_date(now):
            yield replace(message, due_on=deadline.due_on)


def _previous_first(rows: Iterable[PlacementRow], work: UnitOfWork) -> Iterator[PlacementRow]:
    """Yield the rows so that a case comes after the one that it follows on; only what waits is kept.

    What waits for a case that never comes stands at the end, and is refused there.
    """
    done: set[str] = set()
    waiting: dict[str, list[PlacementRow]] = {}
    for row in rows:
        previous = row.previous_case_number
        if previous is not None and previous not in done and work.cases.find(previous) is None:
            waiting.setdefault(previous, []).append(row)
            continue
        ready = [row]
        while ready:
            each = ready.pop(0)
            done.add(each.case_number)
            yield each
            ready += waiting.pop(each.case_number, ())
    for left in waiting.values():
        yield from left
