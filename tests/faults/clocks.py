"""A town with some placements, whose clock is put where a test wants it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sisam.application.cases.importing import import_placements
from sisam.application.ports.outbox import OutboxMessage
from sisam.domain.command import Command
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import AlertId, CaseId, CommandId, DeadlineId
from sisam.domain.step import Step
from sisam.errors import SisamError
from tests.faults.arrivals import a_row
from tests.faults.chance import Chance
from tests.faults.moves import Mind, Move
from tests.journeys.town import Town, a_town, at

_MAX_MESSAGES = 100_000


@dataclass
class ClockTown:
    """Placements in one town, of which a test asks what became late and who was told."""

    now: datetime
    town: Town = field(default_factory=a_town)
    cases: list[CaseId] = field(default_factory=list)
    #: Everything that was ever found missed.
    ever_missed: set[DeadlineId] = field(default_factory=set)

    @classmethod
    def with_placements(
        cls, count: int, begins: date, seed: int = 1, town: Town | None = None
    ) -> "ClockTown":
        """Return a town into which placements have come that day."""
        lived = cls(at(begins), town or a_town())
        chance = Chance(seed)
        while len(lived.cases) < count:
            number = f"SN-{len(lived.cases)}"
            row = a_row(chance, number, lived.town.roster, begins)
            if row is None:
                continue
            import_placements(lived.town.site, [row], lived.town.importer(), lived.now)
            with lived.town.store.read() as work:
                case_id = work.cases.find(number)
            assert case_id is not None
            lived.cases.append(case_id)
        return lived

    def comes_to(self, now: datetime) -> None:
        """Put the clock somewhere and sweep; what was missed stays missed."""
        self.now = now
        self.town.sweep(now)
        missed = self.missed()
        assert self.ever_missed <= missed
        self.ever_missed = missed

    def passes(self, duration: timedelta) -> None:
        """Let so much time pass; less than none puts the clock back."""
        self.comes_to(self.now + duration)

    def acts(self, chance: Chance) -> bool:
        """Let somebody do what a step asks of them, and tell whether it was done."""
        case_id = chance.one_of(self.cases)
        case = self.town.case(case_id)
        if not case.open:
            return False
        move = Mind(self.town, self.town.rules, case, self.now.date(), chance, ()).work()
        return move is not None and self._carried_out(case_id, move)

    def faults(self, when: datetime | None = None) -> list[str]:
        """Return what the audit finds."""
        report = self.town.audit(when or self.now)
        return [*map(str, report.violations), *report.could_not]

    def missed(self) -> set[DeadlineId]:
        """Return every deadline that is missed."""
        return {
            deadline.id
            for case_id in self.cases
            for deadline in self.town.case(case_id).deadlines.values()
            if deadline.status is DeadlineStatus.MISSED
        }

    def pending_on(self, day: date) -> set[DeadlineId]:
        """Return every pending deadline whose last day it is."""
        return {
            deadline.id
            for case_id in self.cases
            for deadline in self.town.case(case_id).deadlines.values()
            if deadline.status is DeadlineStatus.PENDING and deadline.due_on == day
        }

    def rungs(self) -> dict[AlertId, tuple[int, int]]:
        """Return where each alert that goes on stands: its rung, and how often it was told there before."""
        return {
            alert.id: (alert.rung, alert.round)
            for case_id in self.cases
            for alert in self.town.case(case_id).alerts.values()
            if alert.live
        }

    def debts(self) -> list[Step]:
        """Return every step that is owed."""
        return [step for case_id in self.cases for step in self.town.case(case_id).live_steps()]

    def messages(self) -> list[OutboxMessage]:
        """Return everything that was ever told."""
        with self.town.store.read() as work:
            return work.outbox.listed(None, _MAX_MESSAGES)

    def _carried_out(self, case_id: CaseId, move: Move) -> bool:
        new_id = CommandId(self.town.site.ids.new())
        actor = self.town.actor(move.who)
        try:
            self.town.carry_out(case_id, Command(new_id, actor, move.act, new_id, None, move.words), self.now)
        except SisamError:
            return False
        return True
