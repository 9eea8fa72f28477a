"""Living: day by day people do, forget and return their steps, through the application."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.cases.acting import actor_for
from sisam.application.cases.carrying_out import carry_out
from sisam.application.cases.looking_through import look_through
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import BATCH, send_due
from sisam.bootstrap import Program
from sisam.clock import FixedClock
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.ids import CommandId, OrganisationId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.rules import Rules
from sisam.domain.step import Step, StepStatus
from sisam.errors import SisamError
from sisam.simulation.answering import answer
from sisam.simulation.country import Country
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.diary import Diary
from sisam.simulation.glance import Glance
from sisam.simulation.life import Life
from sisam.simulation.promising import promise
from sisam.simulation.recording import TELLERS
from sisam.simulation.seeing_to import see_to

#: By which road the people's commands come in.
VIA = "cli:demo"
_SWEEPS_AT = (time(6, 0), time(17, 0))
_WORK_BEGINS_AT = time(8, 0)
_BETWEEN_DEEDS = timedelta(minutes=1)
_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Living:
    """Thirty days in the making: the site, the clock that is moved, and what has been done."""

    program: Program
    country: Country
    lives: dict[str, Life]
    rules: Rules
    clock: FixedClock
    chance: random.Random
    diary: Diary = field(default_factory=Diary)

    def live(self, first: date, until: date, progress: Callable[[int], None]) -> Diary:
        """Live the days from the first until the midnight that ends the last, which is not lived itself."""
        texts, channel = self.program.texts(), self.program.channel()

        def sweep_and_send(day: date, at: time) -> None:
            now = self.clock.move_to(datetime.combine(day, at, tzinfo=STOCKHOLM))
            report = sweep(self.program.site, now)
            for bug in report.failed.values():
                raise bug
            self.program.look_after(now)
            self.diary.sweeps += 1
            send(now)

        def send(now: datetime) -> None:
            while len(send_due(self.program.site, channel, texts, now)) == BATCH:
                pass

        for number, day in enumerate(_days(first, until), start=1):
            sweep_and_send(day, _SWEEPS_AT[0])
            if self.rules.calendar.is_working_day(day):
                # What was found late in the night is read when office hours begin.
                send(self.clock.move_to(datetime.combine(day, _WORK_BEGINS_AT, tzinfo=STOCKHOLM)))
                self._work(day)
            sweep_and_send(day, _SWEEPS_AT[1])
            progress(number)
        sweep_and_send(until, time.min)
        return self.diary

    def _work(self, day: date) -> None:
        """Let everybody look through the cases in the order of that day, until their day is full."""
        with self.program.site.store.read() as work:
            cases = list(look_through(work, open_only=True))
        self.chance.shuffle(cases)
        done: Counter[OrganisationId] = Counter()
        for case in cases:
            glance = Glance(case, self.rules, self.lives[case.number], self.country, day, self.chance)
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
                glance = replace(glance, case=self._carry_out(glance, deed, act))
            except SisamError as refusal:
                self.diary.note_refusal(refusal)
                return glance
        self.diary.note(deed.kind, deed.person.id)
        return glance

    def _carry_out(self, glance: Glance, deed: Deed, act: Act) -> Case:
        code = self.country.code(deed.organisation_id)
        actor = actor_for(self.country.roster, deed.person, glance.day, VIA, code=code)
        new_id = CommandId(self.program.site.ids.new())
        command = Command(new_id, actor, act, new_id, deed.happened_on, deed.words)
        return carry_out(self.program.site, glance.case.id, command, self._next_moment()).case

    def _promise(self, glance: Glance) -> None:
        if not glance.case.open:
            return
        for alert in glance.case.alerts.values():
            promised = promise(glance, alert)
            if promised is None:
                continue
            acknowledge(
                self.program.site,
                promised.alert_id,
                promised.person.id,
                promised.until,
                promised.plan,
                VIA,
                self._next_moment(),
            )
            self.diary.note(DeedKind.ACKNOWLEDGED, promised.person.id)

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
