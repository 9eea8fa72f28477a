"""Lives by chance, on the real application and a real store, with the audit after each act."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sisam.application.alerts.looking_after_site import look_after
from sisam.application.cases.carrying_out import apply
from sisam.application.cases.importing import import_placements
from sisam.domain.actor import DAEMON, Actor
from sisam.domain.command import Annul, Close, Command, Confirm, Tick, Waive
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.language import Language
from sisam.domain.step import Cause
from sisam.engine.acts.handing_over import PARTY_FOUND
from sisam.engine.clocks import local_date
from sisam.engine.options import options
from sisam.errors import SisamError
from sisam.wording.refusals import refusal as sentence_of
from sisam.wording.titles import Titles
from tests.faults.arrivals import a_row
from tests.faults.chance import Chance
from tests.faults.moves import Mind, Move
from tests.faults.pictures import picture_of
from tests.journeys.town import Town, a_town, at

START = date(2026, 9, 1)
_CASES_AT_A_TIME = 2
_KINDS = {"act": 66, "days": 14, "stand_still": 5, "arrive": 4, "regret": 6, "repeat": 3, "look": 2}
_WEIGHTS: dict[Callable[[Mind], Move | None], int] = {
    Mind.work: 34,
    Mind.pass_it_on: 24,
    Mind.fire: 12,
    Mind.set_date: 8,
    Mind.lose_date: 3,
    Mind.set_party: 8,
    Mind.take_over: 4,
    Mind.waive: 3,
    Mind.acknowledge: 4,
    Mind.see_to: 8,
    Mind.annul: 8,
    Mind.settle: 16,
    Mind.close: 7,
    Mind.anything: 5,
}


@dataclass
class Lives:
    """Some placements in one town, and what has happened to them."""

    town: Town = field(default_factory=a_town)
    now: datetime = field(default_factory=lambda: at(START))
    cases: list[CaseId] = field(default_factory=list)
    commands: dict[CaseId, tuple[CommandId, ...]] = field(default_factory=dict)
    last: tuple[CaseId, Command] | None = None
    #: What happened, by name.
    seen: Counter[str] = field(default_factory=Counter)

    def live(self, number: int) -> None:
        """Let one thing happen, chosen by a number, and ask every invariant afterwards; by 0 nothing does."""
        if not number:
            return
        chance = Chance(number)
        length = self._length()
        kind = chance.weighed(_KINDS)
        if not self._open_cases():
            kind = "arrive"
        getattr(self, f"_{kind}")(chance)
        # The site is looked after every minute, whoever told what: an empty seat is told at once (I07).
        look_after(self.town.site, self.now)
        self.now += timedelta(minutes=chance.number(1, 90))
        self._sweep()
        if self._length() > length:
            self._ask_everything()

    def _length(self) -> int:
        """Return how many events there are in all journals."""
        return sum(self.town.case(case_id).length for case_id in self.cases)

    def _arrive(self, chance: Chance) -> None:
        """Import a placement, if there is room for one more."""
        if len(self._open_cases()) >= _CASES_AT_A_TIME:
            return
        number = f"SN-{len(self.cases)}"
        row = a_row(chance, number, self.town.roster, self._today)
        if row is None:
            self.seen["row refused"] += 1
            return
        import_placements(self.town.site, [row], self.town.importer(), self.now)
        with self.town.store.read() as work:
            case_id = work.cases.find(number)
            assert case_id is not None
            self._count([each.event for each in work.cases.journal(case_id)])
        self.cases.append(case_id)
        self.commands[case_id] = ()

    def _act(self, chance: Chance) -> None:
        """Let somebody do something in a case."""
        case_id = chance.one_of((not chance.happens(5) and self._open_cases()) or self.cases)
        move = chance.weighed(_WEIGHTS)(self._mind(case_id, chance))
        if move is not None:
            # No file lets go of a step or closes a case.
            by_file = chance.happens(3) and not isinstance(move.act, Close | Waive)
            self._carry_out(case_id, self._command(move, "import:late.csv" if by_file else "cli:test"))

    def _regret(self, chance: Chance) -> None:
        """Let somebody do something and undo it at once: where that may be, all is as it was."""
        self._sweep()
        case_id = chance.one_of(self._open_cases())
        move = chance.weighed(_WEIGHTS)(self._mind(case_id, chance))
        if move is None:
            return
        before = picture_of(self.town.case(case_id))
        command = self._command(move, "cli:test")
        undoing = Move(Annul(command.id, ()), move.who, words="A mistake.")
        length = self.town.case(case_id).length
        if self._carry_out(case_id, command) and self._carry_out(case_id, self._command(undoing, "cli:test")):
            if not self._took_an_offer_back(case_id, length):
                assert before == picture_of(self.town.case(case_id))
            self.seen["regretted"] += 1

    def _took_an_offer_back(self, case_id: CaseId, length: int) -> bool:
        """Tell whether an offer was withdrawn because a party was found: its owner offers it anew."""
        with self.town.store.read() as work:
            news = [each.event for each in work.cases.journal(case_id)[length:]]
        return any(event.data.get("reason") == PARTY_FOUND for event in news)

    def _command(self, move: Move, via: str) -> Command:
        new_id = CommandId(self.town.site.ids.new())
        # Whoever did it on paper, a file is brought in by an administrator.
        by_file = via.startswith("import:")
        actor = self.town.importer("late.csv") if by_file else self.town.actor(move.who, via)
        return Command(new_id, actor, move.act, new_id, move.on, move.words)

    def _carry_out(self, case_id: CaseId, command: Command) -> bool:
        """Carry a command out, or hear why not."""
        try:
            result = self.town.carry_out(case_id, command, self.now)
        except SisamError as refusal:
            self._hear(refusal)
            return False
        self.last = case_id, command
        self.commands[case_id] += (command.id,)
        self._count(result.events)
        if command.happened_on not in (None, self._today):
            self.seen["told late"] += 1
        if isinstance(command.act, Confirm) and result.case.steps[command.act.step_id].passes_accountability:
            moved = any(event.data.get("passes_to") for event in result.events)
            self.seen["passed on" if moved else "moved nothing"] += 1
        return True

    def _hear(self, refusal: SisamError) -> None:
        """A refusal tells why, in both languages, in a sentence of its own."""
        workflow = self.town.rules.workflow
        for language in Language:
            sentence = sentence_of(refusal, language, Titles.of(workflow, language))
            assert sentence.strip()
            assert "{" not in sentence
        self.seen[f"refused {type(refusal).__name__}"] += 1

    def _days(self, chance: Chance) -> None:
        """Let some days pass, with sweeps at odd times."""
        for _ in range(chance.number(1, 5)):
            self.now += timedelta(hours=chance.number(4, 30))
            self._sweep()

    def _stand_still(self, chance: Chance) -> None:
        """Stop for days or weeks without a sweep; somebody acts before the first one."""
        self.now += timedelta(days=chance.number(3, 45), hours=chance.number(0, 20))
        self.seen["stood still"] += 1
        self._act(chance)

    def _repeat(self, _: Chance) -> None:
        """Send the last command again: nothing happens."""
        if self.last is None:
            return
        result = self.town.carry_out(*self.last, self.now)
        assert (True, ()) == (result.repeated, result.events)
        self.seen["repeated"] += 1

    def _look(self, chance: Chance) -> None:
        """Ask what somebody may do: every answer is yes or a refusal."""
        case = self.town.case(chance.one_of(self.cases))
        actor = self.town.actor(chance.one_of(["social", "edu", "homeschool", "newschool", "kaa"]))
        answers = options(self.town.rules, case, actor, self.now)
        for answer in answers:
            if answer.why_not is not None:
                self._hear(answer.why_not)
        self.seen["looked"] += 1

    def _mind(self, case_id: CaseId, chance: Chance) -> Mind:
        case = self.town.case(case_id)
        return Mind(self.town, self.town.rules, case, self._today, chance, self.commands[case_id])

    def _open_cases(self) -> list[CaseId]:
        return [case_id for case_id in self.cases if self.town.case(case_id).open]

    @property
    def _today(self) -> date:
        return local_date(self.now)

    def _sweep(self) -> None:
        lengths = {case_id: self.town.case(case_id).length for case_id in self.cases}
        self.town.sweep(self.now)
        for case_id, length in lengths.items():
            with self.town.store.read() as work:
                journal = work.cases.journal(case_id)
            self._count([each.event for each in journal[length:]])

    def _ask_everything(self) -> None:
        """After a sweep every invariant holds, and nothing more follows by itself."""
        report = self.town.audit(self.now)
        assert [] == [*map(str, report.violations), *report.could_not]
        by_itself = Actor(DAEMON, None, "daemon")
        for case_id in self.cases:
            tick = Command(CommandId("again"), by_itself, Tick(), "again")
            # Nothing is committed.
            with self.town.store.write() as work:
                assert () == apply(self.town.site, work, case_id, tick, self.now).events

    def _count(self, events: list[Event] | tuple[Event, ...]) -> None:
        for event in events:
            self.seen[str(event.type)] += 1
            if event.data.get("cause") in set(Cause):
                self.seen[f"cancelled {event.data['cause']}"] += 1
            if event.type is EventType.CASE_CLOSED:
                self.seen[f"closed {event.data['outcome']}"] += 1
            if event.data.get("passes_to_party"):
                self.seen[f"accountable {event.data['passes_to_party']}"] += 1
            if event.type is EventType.STATE_CHANGED:
                self.seen[f"state {event.to_state}"] += 1
            if event.type is EventType.OFFER_WITHDRAWN:
                self.seen[f"offer {event.data['reason']}"] += 1
        self._count_late(events)

    def _count_late(self, events: list[Event] | tuple[Event, ...]) -> None:
        """Count confirmations of steps whose clock had run out."""
        ended = {event.data["step"] for event in events if event.type is EventType.STEP_CONFIRMED}
        cleared = any(event.type is EventType.ALERT_CLEARED for event in events)
        if ended and cleared:
            self.seen["confirmed late"] += 1
