"""Living: day by day placements begin, and people do, forget and return their steps."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.cases.acting import actor_for
from sisam.application.cases.carrying_out import carry_out
from sisam.clock import FixedClock
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import CommandId, OrganisationId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.step import Step, StepStatus
from sisam.errors import SisamError
from sisam.simulation.answering import answer
from sisam.simulation.country import Country
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.drawing import Arrival
from sisam.simulation.entering import VIA, Entering
from sisam.simulation.glance import Glance
from sisam.simulation.house import House
from sisam.simulation.incidents import Incidents
from sisam.simulation.life import Life
from sisam.simulation.looking_after import Caretaking
from sisam.simulation.promising import Promise, promise
from sisam.simulation.recording import TELLERS
from sisam.simulation.reviewing import Reviewing
from sisam.simulation.seeing_to import see_to
from sisam.simulation.signing import Signing, adopt

_NIGHT, _WORK_BEGINS, _WORK_ENDS = time(0, 5), time(8, 0), time(17, 0)
_BETWEEN_DEEDS = timedelta(seconds=15)
_ONE_DAY = timedelta(days=1)
#: In so many of the last working days the daily statements are made, for they cost more than all the rest.
_STATED_DAYS = 5


@dataclass(slots=True)
class Living:
    """The days in the making: the house, the people, the clock that is moved, and what has been done."""

    house: House
    country: Country
    entering: Entering
    lives: dict[str, Life]
    clock: FixedClock
    chance: random.Random
    incidents: Incidents
    caretaking: Caretaking
    reviewing: Reviewing
    #: Agreements that are still to be signed, the earliest first.
    signings: list[Signing]
    #: Who adopts them.
    administrator: str

    def live(
        self, arrivals: Sequence[Arrival], first: date, until: date, progress: Callable[[int], None]
    ) -> None:
        """Live the days from the first until the midnight that begins the last, which is not lived itself."""
        waiting = list(arrivals)
        stated_from = self._stated_from(until)
        for number, day in enumerate(_days(first, until), start=1):
            self.house.sweep(self._at(day, _NIGHT))
            if self.country.calendar.is_working_day(day):
                self._working_day(day, waiting, stated=day >= stated_from)
            else:
                # Somebody is on duty at social services every day.
                self._at(day, _WORK_BEGINS)
                self._enter(day, waiting)
            progress(number)
        now = self._at(until, time.min)
        self.house.sweep(now)
        self.house.look_after(now)

    def _working_day(self, day: date, waiting: list[Arrival], *, stated: bool) -> None:
        now = self._at(day, _WORK_BEGINS)
        self.incidents.morning(day)
        if stated:
            self.house.state(now)
        # What was found late in the night is read when office hours begin.
        self.house.look_after(now)
        self.house.deliver(now)
        self._sign(day)
        self._enter(day, waiting)
        self._work(day)
        for person in self.caretaking.acknowledge_some(day, self._next_moment()):
            self.house.diary.note(DeedKind.ACKNOWLEDGED, person.id)
        for person in self.reviewing.review_some(day, self._next_moment()):
            self.house.diary.note(DeedKind.REVIEWED, person.id)
        self.incidents.evening(day)
        self.house.deliver(self._at(day, _WORK_ENDS))

    def _sign(self, day: date) -> None:
        """Let cases come under the agreements that have been signed by now."""
        while self.signings and self.signings[0].on <= day:
            adopt(self.house.program, self.signings.pop(0), self.administrator, VIA, self._next_moment())
            self.house.book.fill()

    def _enter(self, day: date, waiting: list[Arrival]) -> None:
        """Enter the placements that have begun, each by whoever places the pupil, once there is somebody."""
        for arrival in [each for each in waiting if each.on <= day]:
            case = self.entering.enter(arrival, self.country, day, self._next_moment())
            if case is not None:
                waiting.remove(arrival)
                self.house.book.keep(case)
                self.lives[arrival.number] = arrival.life

    def _work(self, day: date) -> None:
        """Let everybody look through the cases in the order of that day, until their day is full."""
        cases = list(self.house.book.cases.values())
        self.chance.shuffle(cases)
        following = {case.previous_case_id: case for case in cases}
        done: Counter[OrganisationId] = Counter()
        for morning in cases:
            case = self.house.book.cases.get(morning.id)
            if case is None:
                continue
            rules = self.house.book.rules_of(case)
            life, after = self.lives[case.number], following.get(case.id)
            glance = Glance(case, rules, life, self.country, day, self.chance, after)
            for teller in TELLERS:
                glance = self._do(glance, teller(glance), done)
            for step in list(case.live_steps()):
                glance = self._do(glance, _move(glance, step), done)
            self._promise(glance)

    def _do(self, glance: Glance, deed: Deed | None, done: Counter[OrganisationId]) -> Glance:
        """Carry a deed out, and return the case as it is then."""
        if deed is None or done[deed.organisation_id] >= glance.temper(deed.organisation_id).things_a_day:
            return glance
        done[deed.organisation_id] += 1
        for act in deed.acts:
            try:
                case = self._carry_out(glance, deed, act)
            except SisamError as refusal:
                self.house.diary.note_refusal(refusal)
                return glance
            self._note_met(glance.case, case)
            glance = replace(glance, case=case)
        self.house.diary.note(deed.kind, deed.person.id)
        return glance

    def _carry_out(self, glance: Glance, deed: Deed, act: Act) -> Case:
        site = self.house.program.site
        code = self.country.code(deed.organisation_id)
        actor = actor_for(self.country.roster, deed.person, glance.day, VIA, code=code)
        new_id = CommandId(site.ids.new())
        command = Command(new_id, actor, act, new_id, deed.happened_on, deed.words)
        case = carry_out(site, glance.case.id, command, self._next_moment()).case
        self.house.book.keep(case)
        return case

    def _note_met(self, before: Case, after: Case) -> None:
        """Note how much time was left of each deadline that has just been met."""
        now = self.clock.now()
        for deadline in before.deadlines.values():
            then = after.deadlines.get(deadline.id)
            if deadline.status is DeadlineStatus.PENDING and then and then.status is DeadlineStatus.MET:
                step = before.steps[deadline.step_id]
                self.house.diary.note_met(before.number, step.definition, deadline.due_at - now)

    def _promise(self, glance: Glance) -> None:
        if not glance.case.open:
            return
        for morning in list(glance.case.alerts.values()):
            # What one does about an alert may end another.
            alert = glance.case.alerts.get(morning.id)
            promised = promise(glance, alert) if alert is not None else None
            if alert is None or promised is None:
                continue
            try:
                case = self._acknowledge(promised, alert)
            except SisamError as refusal:
                self.house.diary.note_refusal(refusal)
                continue
            glance = replace(glance, case=case)

    def _acknowledge(self, promised: Promise, alert: Alert) -> Case:
        now, diary = self._next_moment(), self.house.diary
        site, person = self.house.program.site, promised.person
        case = acknowledge(site, Answer(alert.id, person.id, promised.plan, VIA), promised.until, now).case
        if alert.acknowledged_at is None:
            diary.acknowledged_after.append(now - alert.raised_at)
        self.house.book.keep(case)
        diary.note(DeedKind.ACKNOWLEDGED, person.id)
        return case

    def _stated_from(self, until: date) -> date:
        day = until
        for _ in range(_STATED_DAYS):
            day = self.country.calendar.working_day_before(day, 1)
        return day

    def _at(self, day: date, at: time) -> datetime:
        """Move the clock on to a moment, or leave it where people have worked longer."""
        moment = datetime.combine(day, at, tzinfo=STOCKHOLM)
        return self.clock.move_to(max(moment, self.clock.now()))

    def _next_moment(self) -> datetime:
        return self.clock.advance(_BETWEEN_DEEDS)


def _move(glance: Glance, morning: Step) -> Deed | None:
    """Return the next move on a step, if it still stands as it did in the morning."""
    step = glance.case.steps.get(morning.id)
    if not glance.case.open or step is None or step.status is not morning.status:
        return None
    return answer(glance, step) if step.status is StepStatus.OFFERED else see_to(glance, step)


def _days(first: date, until: date) -> Iterator[date]:
    return (first + _ONE_DAY * offset for offset in range((until - first).days))
