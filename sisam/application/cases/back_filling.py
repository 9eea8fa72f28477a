"""Back-filling: what was done on paper with the steps of cases is carried out on the day when it was done."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sisam.application.cases.acting import ACTING_ROLES
from sisam.application.cases.carrying_out import Result, apply_new
from sisam.application.cases.paper import Deed, PaperAct, StepRow
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import Workplace
from sisam.application.site import Site
from sisam.domain.actor import Actor, by_import
from sisam.domain.case import Case
from sisam.domain.command import Act, Command, Confirm, Done, Offer, Return
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, CommandId, StepId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.near_names import near_names
from sisam.domain.roster import Roster
from sisam.domain.step import Side, Step, StepStatus
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.errors import Fault, SisamError, Unavailable
from sisam.wording.refusals import refusal
from sisam.wording.titles import Titles

_EVENTS: Mapping[PaperAct, EventType] = {
    PaperAct.OFFERED: EventType.STEP_OFFERED,
    PaperAct.RETURNED: EventType.STEP_RETURNED,
    PaperAct.CONFIRMED: EventType.STEP_CONFIRMED,
    PaperAct.DONE: EventType.STEP_CONFIRMED,
}
#: What the receiving side does; the rest is done by the owner.
_ANSWERS = frozenset({PaperAct.RETURNED, PaperAct.CONFIRMED})


#: How a step that has ended is told of.
_ENDS: Mapping[StepStatus, str] = {
    StepStatus.CONFIRMED: "confirmed or done",
    StepStatus.WAIVED: "waived",
    StepStatus.CANCELLED: "cancelled",
    StepStatus.TAKEN_OVER: "carried to another case",
}
#: What a step must be for a message about it to be worth anything to its reader.
_ASKS_IN: Mapping[Template, StepStatus] = {
    Template.STEP_OPENED: StepStatus.OPEN,
    Template.STEP_RETURNED: StepStatus.OPEN,
    Template.STEP_OFFERED: StepStatus.OFFERED,
}


class _Unfit(Exception):
    """A row does not fit its case as it stands."""

    def __init__(self, column: str, sentence: str, remedy: str, cause: SisamError | None = None) -> None:
        super().__init__(sentence)
        self.column, self.sentence, self.remedy = column, sentence, remedy
        #: What the engine refused.
        self.cause = cause


@dataclass(slots=True)
class Paper:
    """The rows of one file on their way into the journals; what is wrong in any of them is gathered."""

    site: Site
    work: Workplace
    file: str
    now: datetime
    post: Post
    faults: list[Fault] = field(default_factory=list)
    #: Rows that told something new, with what of them was new.
    news: dict[StepRow, tuple[Deed, ...]] = field(default_factory=dict)
    _waiting: dict[str, list[StepRow]] = field(default_factory=lambda: defaultdict(list))
    _results: list[Result] = field(default_factory=list)
    _roster: Roster | None = None

    def add(self, rows: Iterable[StepRow]) -> None:
        """Let rows wait for their turn: in each case the earliest first, however the file is ordered."""
        for row in rows:
            self._waiting[row.case_number].append(row)
        for waiting in self._waiting.values():
            waiting.sort(key=lambda row: (row.first_on, row.row))

    def forget(self, number: str) -> None:
        """Let the rows of a case go that could not be opened or brought up to date."""
        self._waiting.pop(number, None)

    def catch_up(self, case: Case, until: date) -> None:
        """Carry out what was done with a case before a day, as far as its steps have opened by now."""
        for row in list(self._waiting.get(case.number, ())):
            loaded = self.work.cases.load(case.id)
            # What its steps wait for is perhaps still to be told: such a row waits, and says so at the end.
            if row.deeds[-1].on < until and any(step.live for step in _steps_of(loaded, row)):
                self._waiting[case.number].remove(row)
                self._carry_out(row, case.id)

    def finish(self, progress: Callable[[int], None] = lambda _count: None) -> None:
        """Carry out all that waits still, case by case."""
        count = 0
        for number in list(self._waiting):
            count += len(self._waiting[number])
            self.finish_case(number)
            progress(count)

    def finish_case(self, number: str) -> None:
        """Carry out what waits still for one case, and tell of it what still asks something."""
        case_id = self.work.cases.find(number)
        failed: set[str] = set()
        for row in self._waiting.pop(number, ()):
            if case_id is not None and row.step not in failed and not self._carry_out(row, case_id):
                # What comes after in the same step would only fail for that.
                failed.add(row.step)
        results, self._results = self._results, []
        if results and case_id is not None:
            case = self.work.cases.load(case_id)
            for result in results:
                self.post.add(case, _worth_telling(result, case, local_date(self.now)))

    def _carry_out(self, row: StepRow, case_id: CaseId) -> bool:
        """Do what a row tells and the case does not know yet; return whether the row fits."""
        case = self.work.cases.load(case_id)
        workflow = self.site.rules.named(case.rules, self.work.rule_parts).workflow
        try:
            found = self._target(case, workflow, row)
            if found is not None:
                step_id, deeds = found
                for deed in deeds:
                    self._do(case_id, workflow, step_id, row, deed)
                self.news[row] = tuple(deeds)
        except _Unfit as unfit:
            self._complain(row, unfit)
            return False
        return True

    def _target(self, case: Case, workflow: Workflow, row: StepRow) -> tuple[StepId, Sequence[Deed]] | None:
        """Return the step that a row is about and what of it is new; None where nothing is."""
        found = _steps_of(case, row)
        if not found:
            raise _missing(case, workflow, row)
        touched = any(step.status is not StepStatus.OPEN or step.returns for step in found)
        journal = [each.event for each in self.work.cases.journal(case.id)] if touched else []
        known = {step.id: _already(row.deeds, step.id, journal) for step in found}
        if len(row.deeds) in known.values():
            return None
        live = [step for step in found if step.live]
        if len(live) > 1:
            rounds = ", ".join(str(step.round) for step in live)
            sentence = f"The step {row.step} is owed in several rounds: {rounds}."
            raise _Unfit("round", sentence, "Fill in the round that is meant.")
        if not live:
            raise _ended_otherwise(found[-1], row.deeds[known[found[-1].id]])
        (step,) = live
        deeds = row.deeds[known[step.id] :]
        _refuse_answer_before_offer(deeds[0], step, journal)
        return step.id, deeds

    def _do(self, case_id: CaseId, workflow: Workflow, step_id: StepId, row: StepRow, deed: Deed) -> None:
        step = self.work.cases.load(case_id).steps[step_id]
        side = step.confirmer if deed.act in _ANSWERS and step.confirmer else step.owner
        self._require_seat(workflow, side, deed)
        actor = Actor(deed.person.id, side.organisation_id, by_import(self.file))
        command_id = CommandId(self.site.ids.new())
        command = Command(command_id, actor, _act(deed, step_id, row), command_id, deed.on, row.reason)
        try:
            self._results.append(apply_new(self.site, self.work, case_id, command, self.now))
        except Unavailable:
            raise
        except SisamError as error:
            raise _refused(error, workflow, deed) from error

    def _require_seat(self, workflow: Workflow, side: Side, deed: Deed) -> None:
        """Refuse a person who held no seat at a side on that day; say which seats were held there."""
        roster = self._register()
        for seat in roster.seats_of(deed.person.id, deed.on):
            if seat.organisation_id == side.organisation_id and seat.role in ACTING_ROLES:
                return
        party = Titles.of(workflow, Language.EN).party(side.party)
        sentence = f"{deed.person.email} held no seat at {party} on {deed.on}."
        held = _held(roster, side, deed.on)
        if held:
            remedy = f"Name somebody who did; these seats were held there that day: {held}."
        else:
            remedy = "Nobody did: import their seats with the days since when they held them, then try again."
        raise _Unfit(deed.person_column, sentence, remedy)

    def _register(self) -> Roster:
        if self._roster is None:
            self._roster = self.work.register.roster()
        return self._roster

    def _complain(self, row: StepRow, unfit: _Unfit) -> None:
        fault = Fault(
            unfit.sentence,
            unfit.remedy,
            file=self.file,
            row=row.row,
            column=unfit.column,
            cause=unfit.cause,
        )
        self.faults.append(fault)


def _steps_of(case: Case, row: StepRow) -> list[Step]:
    """Return the occurrences of a step that a row may be about."""
    return [
        step
        for step in case.steps.values()
        if step.definition == row.step
        and row.round in (None, step.round)
        and row.occurrence in (None, step.occurrence)
    ]


def _already(deeds: Sequence[Deed], step_id: StepId, journal: Iterable[Event]) -> int:
    """Return how many of the deeds, from the first, the journal tells of already."""
    count = 0
    for event in journal:
        if count == len(deeds):
            break
        deed = deeds[count]
        told = (event.type, event.data.get("step"), event.actor.person_id, local_date(event.happened_at))
        count += told == (_EVENTS[deed.act], step_id, deed.person.id, deed.on)
    return count


def _act(deed: Deed, step_id: StepId, row: StepRow) -> Act:
    match deed.act:
        case PaperAct.OFFERED:
            return Offer(step_id, row.starts_on)
        case PaperAct.RETURNED:
            return Return(step_id)
        case PaperAct.CONFIRMED:
            return Confirm(step_id, row.starts_on)
        case PaperAct.DONE:
            return Done(step_id)


def _refuse_answer_before_offer(deed: Deed, step: Step, journal: Iterable[Event]) -> None:
    """Refuse an answer that is dated before the offer which the case knows of."""
    if deed.act not in _ANSWERS:
        return
    offers = [
        local_date(event.happened_at)
        for event in journal
        if event.type is EventType.STEP_OFFERED and event.data.get("step") == step.id
    ]
    if step.status is not StepStatus.OFFERED:
        sentence = f"The step {step.definition} is not offered, so nobody can have answered."
        raise _Unfit("offered_on", sentence, "Fill in offered_on and offered_by.")
    if offers and deed.on < offers[-1]:
        sentence = f"{deed.day_column} {deed.on} lies before the offer of {offers[-1]}."
        raise _Unfit(deed.day_column, sentence, "Correct the date.")


def _missing(case: Case, workflow: Workflow, row: StepRow) -> _Unfit:
    """Return what is wrong where a case has no such step."""
    if row.step not in workflow.steps:
        near = near_names(row.step, workflow.steps)
        meant = f"Write {' or '.join(near)}" if near else "Write a step's id, such as contact"
        return _Unfit("step", f"The workflow has no step {row.step}.", f"{meant}.")
    if any(step.definition == row.step for step in case.steps.values()):
        counts = ", ".join(
            f"{step.round}/{step.occurrence}" for step in case.steps.values() if step.definition == row.step
        )
        sentence = f"The case has no such round and occurrence of {row.step}."
        return _Unfit("occurrence", sentence, f"Leave both empty for the live one, or use one of: {counts}.")
    return _Unfit(
        "step",
        f"The step {row.step} has not opened in the case.",
        f"See `sisam case show {case.number}`, and leave the row out until the step has opened.",
    )


def _ended_otherwise(step: Step, deed: Deed) -> _Unfit:
    sentence = (
        f"The step {step.definition} was {_ENDS[step.status]} on {step.ended_on}, and the row says otherwise."
    )
    return _Unfit(deed.day_column, sentence, "Correct the row, or leave it out.")


def _refused(error: SisamError, workflow: Workflow, deed: Deed) -> _Unfit:
    sentence = refusal(error, Language.EN, Titles.of(workflow, Language.EN))
    return _Unfit(deed.day_column, sentence, "Correct the row, or leave it out.", error)


def _held(roster: Roster, side: Side, day: date) -> str:
    """Return the roles of the seats that were held at a side, with how many held each."""
    roles = Counter(
        seat.role.value
        for seat, holdings in roster.holdings.items()
        for holding in holdings
        if seat.organisation_id == side.organisation_id
        and seat.role in ACTING_ROLES
        and holding.is_active(day)
    )
    return ", ".join(f"{role} ({count})" if count > 1 else role for role, count in sorted(roles.items()))


def _worth_telling(result: Result, case: Case, today: date) -> Iterator[Message]:
    """Yield messages on steps that stand as they say, while there is time; what has ended needs nobody."""
    for message in result.messages:
        asks_in = _ASKS_IN.get(message.template)
        if asks_in is None or message.step_id is None or case.steps[message.step_id].status is not asks_in:
            continue
        deadline = case.live_deadline(message.step_id)
        if deadline is not None and deadline.due_on >= today:
            yield replace(message, due_on=deadline.due_on)
