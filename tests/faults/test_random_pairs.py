"""Whatever is done to the placements of one pupil, no debt is lost or doubled between their cases."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sisam.application.cases.opening_cases import open_placement
from sisam.application.messages.posting import Post
from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import (
    Act,
    Close,
    Command,
    Confirm,
    Done,
    Fire,
    Offer,
    Return,
    SetDate,
    TakeOver,
    Waive,
)
from sisam.domain.ids import CaseId, CommandId, PersonId, StepId
from sisam.domain.step import Step, StepStatus
from sisam.errors import SisamError
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.placements import read_placements
from tests.journeys.journey import BORN_2011
from tests.journeys.town import MUNICIPALITY, Town, a_town, at

FIRST_DAY: Final = date(2026, 11, 2)
SECOND: Final = PersonId("second")
#: What is done, to which case counted from the newest, and with which of its steps.
Deed = tuple[str, int, int]


@dataclass
class Pupil:
    """One pupil with their placements, lived through the real application."""

    town: Town = field(default_factory=a_town)
    day: date = FIRST_DAY
    cases: list[CaseId] = field(default_factory=list)
    minutes: int = 0

    def lives(self, deed: Deed) -> None:
        """Do one thing, if it is allowed; then nothing may be lost, doubled or out of order."""
        verb, which, number = deed
        before = self.whole()
        try:
            self._do(verb, which, number)
        except SisamError:
            assert before == self.whole()
        self.holds(before)

    def whole(self) -> Mapping[CaseId, Case]:
        """Return all cases with everything that has ended in them."""
        return {case_id: self.town.case(case_id) for case_id in self.cases}

    def holds(self, before: Mapping[CaseId, Case]) -> None:
        """Check that each debt is live in one case, or has ended and says how."""
        after = self.whole()
        steps = {id_: (case, step) for case in after.values() for id_, step in case.steps.items()}
        carried = [(case, step) for case, step in steps.values() if step.status is StepStatus.TAKEN_OVER]
        pairs = [(case.id, step.successor_step_id) for case, step in carried]
        assert len(set(pairs)) == len(pairs)
        for case, step in carried:
            assert not case.open
            assert step.successor_step_id is not None
            into, successor = steps[step.successor_step_id]
            assert (into.subject_id, successor.definition) == (case.subject_id, step.definition)
            if before[case.id].steps[step.id].live:
                assert (before[into.id].open, successor.live) == (True, True)
        for case in after.values():
            assert case.open or not any(step.live for step in case.live_steps())
        report = self.town.audit(at(self.day, 10, self.minutes))
        assert [] == [*map(str, report.violations), *report.could_not]

    def _do(self, verb: str, which: int, number: int) -> None:
        if verb == "wait":
            self.day += timedelta(days=number % 9)
            self.minutes = 0
            self.town.sweep(at(self.day, 0, 5))
        elif verb == "place":
            self._place(number)
        else:
            case = self.town.case(self.cases[-1 - which % len(self.cases)])
            act, organisation = ACTS[verb](case, list(case.live_steps()), number)
            self._carry_out(case, act, organisation)

    def _carry_out(self, case: Case, act: Act, organisation: str) -> None:
        self.minutes += 1
        actor = Actor(PersonId(f"{organisation}-{type(act).__name__}"), organisation, "cli:test")  # type: ignore[arg-type]
        command_id = CommandId(f"command-{self.day}-{self.minutes}")
        command = Command(command_id, actor, act, command_id, words="Because.")
        self.town.carry_out(case.id, command, at(self.day, 9, self.minutes))

    def _place(self, number: int) -> None:
        """Open the case of another placement of the pupil, three at most."""
        if len(self.cases) > 2:
            return
        self.minutes += 1
        admitted = self.day.isoformat() if number % 2 else ""
        cells = {
            "case_number": f"P/{len(self.cases) + 1}",
            "pupil_name": "",
            "personal_number": BORN_2011,
            "home_municipality": MUNICIPALITY,
            "home_school_code": "oldschool",
            "youth_home_code": "home",
            "placement_type": "acute" if number % 3 else "treatment",
            "legal_basis": "sol",
            "admitted_on": admitted,
        }
        window = Window(self.day, date(2020, 1, 1), date(2050, 12, 31))
        rows = read_placements(_file(cells), self.town.roster, [], window)
        now = at(self.day, 9, self.minutes)
        with self.town.store.write() as work:
            post = Post(self.town.site, work, now)
            results = open_placement(self.town.site, work, rows[0], self.town.actor("social"), now)
            for result in results:
                result.tell(post)
            post.write()
            work.commit()
        self.cases.append(results[0].case.id)


def _file(cells: Mapping[str, str]) -> CsvFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    return CsvFile("placements.csv", out.getvalue().encode())


_Made = tuple[Act, str]


def _social(case: Case) -> str:
    return case.parties["social_services"]  # type: ignore[index]


def _upon(make: Callable[[StepId], Act], *, confirms: bool) -> Callable[[Case, Sequence[Step], int], _Made]:
    """Return what makes an act upon some live step, by its owner or its confirmer."""

    def made(case: Case, live: Sequence[Step], number: int) -> _Made:
        fitting = [step for step in live if step.confirmer or not confirms] or list(live)
        if not fitting:
            return make(StepId("none")), _social(case)
        step = fitting[number % len(fitting)]
        side = step.confirmer if confirms and step.confirmer else step.owner
        return make(step.id), side.organisation_id

    return made


def _taken(case: Case, live: Sequence[Step], number: int) -> Act:
    return _upon(TakeOver, confirms=False)(case, live, number)[0]


def _carry(case: Case, live: Sequence[Step], number: int) -> _Made:
    """Close for a new placement and carry all that is owed to others, or some of it."""
    owed = [step.id for step in live if step.confirmer]
    some = owed if number % 3 else owed[: number % 7]
    return Close("new_placement", SECOND, tuple(some)), _social(case)


def _move(case: Case, _: Sequence[Step], number: int) -> _Made:
    return Fire(("apply", "admit", "discharge", "follow_up")[number % 4]), _social(case)


def _end(case: Case, _: Sequence[Step], number: int) -> _Made:
    return Close(("not_admitted", "deceased", "opened_in_error")[number % 3], SECOND), _social(case)


ACTS: Final[Mapping[str, Callable[[Case, Sequence[Step], int], _Made]]] = {
    "offer": _upon(Offer, confirms=False),
    "confirm": _upon(Confirm, confirms=True),
    "return": _upon(Return, confirms=True),
    "waive": _upon(Waive, confirms=True),
    "do": _upon(Done, confirms=False),
    "take": lambda case, live, number: (
        _upon(TakeOver, confirms=False)(case, live, number)[0],
        _social(case),
    ),
    "forecast": lambda case, _, number: (
        SetDate(Anchor.FORECAST, FIRST_DAY + timedelta(days=30 + number)),
        _social(case),
    ),
    "move": _move,
    "carry": _carry,
    "end": _end,
}
#: What brings two cases together comes more often.
VERBS: Final = (*ACTS, "wait", "wait", "place", "place", "carry", "carry", "move")
DEEDS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 2), st.integers(0, 40)), min_size=4, max_size=18
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(DEEDS)
def test_between_the_cases_of_a_pupil_no_debt_is_lost_or_doubled(deeds: list[Deed]) -> None:
    pupil = Pupil()
    pupil.lives(("place", 0, 1))
    for deed in deeds:
        pupil.lives(deed)


@pytest.mark.slow
def test_such_a_life_does_carry_debts_from_one_case_to_the_next_and_on() -> None:
    pupil = Pupil()
    for deed in (
        ("place", 0, 1),
        ("wait", 0, 8),
        ("place", 0, 1),
        ("carry", 1, 1),
        ("place", 0, 1),
        ("carry", 1, 1),
        ("wait", 0, 8),
    ):
        pupil.lives(deed)

    statuses = [{step.status for step in case.steps.values()} for case in pupil.whole().values()]
    assert [True, True, False] == [StepStatus.TAKEN_OVER in each for each in statuses]
