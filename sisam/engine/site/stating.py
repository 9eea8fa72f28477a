"""Stating: the day of every organisation that has a coordinator, out of one picture of all cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from heapq import nsmallest

from sisam.domain.calendar import Calendar
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.domain.standing import Standing, StandingCase, StandingStep
from sisam.domain.statement import (
    Counts,
    EmptySeat,
    Head,
    NextDue,
    Owed,
    Shared,
    Statement,
    checksum_of,
)
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.sides import PREVIOUS_SCHOOL
from sisam.engine.site.vacancies import AHEAD

#: From then on, local time, a working day has its statements.
BEGINS = time(6)
#: More days than these stand in no statement; a mail is no list of everything.
DEADLINES_TOLD = 10

#: Who gets the statement in which an organisation stands.
Covered = Mapping[OrganisationId, OrganisationId]
#: By the hash that a case's rules name.
Workflows = Mapping[str, Workflow]


def is_time(calendar: Calendar, now: datetime) -> bool:
    """Tell whether it is a working day that has begun.

    Raises:
        BeyondCalendar: the calendar says nothing about the day.
    """
    local = now.astimezone(STOCKHOLM)
    return local.time() >= BEGINS and calendar.is_working_day(local.date())


def covered(roster: Roster, day: date, concerned: Iterable[OrganisationId] = ()) -> Covered:
    """Return whose coordinator gets the statement for each active organisation and those concerned.

    An organisation without a coordinator stands in the statement of the one whose coordinator catches
    what is sent to it.
    """
    active = (each.id for each in roster.organisations.values() if each.active)
    found = {each: roster.last_rung(each, day) for each in {*active, *concerned}}
    return {each: seat.organisation_id for each, seat in found.items() if seat is not None}


def state_of(
    standing: Standing, roster: Roster, workflows: Workflows, now: datetime, program: str
) -> dict[OrganisationId, Statement]:
    """Return the statement of every organisation whose coordinator gets one, an empty day's too.

    All come out of one picture, so that what two of them say about the same case is the same. An open
    case whose workflow is not there is counted, and nothing else is said of it.
    """
    day = local_date(now)
    whole, standing = standing, _readable(standing, workflows)
    hearing = _hearing(standing, workflows)
    untold = _unreadable(whole, workflows)
    concerned = {
        each for heard in (hearing, untold) for organisations in heard.values() for each in organisations
    }
    whose = covered(roster, day, concerned)
    accounts = {each: _Account() for each in whose.values()}
    for case_id, case in standing.cases.items():
        receivers = {whose[each] for each in hearing[case_id] if each in whose}
        _enter_case(accounts, case, receivers)
    for organisations in untold.values():
        for receiver in {whose[each] for each in organisations if each in whose}:
            accounts[receiver].cases += 1
    for step in standing.steps:
        _enter_step(accounts, standing.cases[step.case_id], step, whose, hearing[step.case_id])
    for organisation_id, alerts in standing.site_alerts.items():
        if organisation_id in whose:
            accounts[whose[organisation_id]].alerts += alerts
    _enter_seats(accounts, _seats(standing, roster, workflows, day), roster, whose, day)
    return {each: account.statement(roster, each, now, program) for each, account in accounts.items()}


@dataclass(slots=True)
class _Debt:
    answers: int = 0
    steps: int = 0
    late: int = 0


@dataclass(slots=True)
class _Account:
    """What is known so far of one organisation's day."""

    cases: int = 0
    waiting: int = 0
    late: int = 0
    alerts: int = 0
    due: list[NextDue] = field(default_factory=list)
    vacancies: list[EmptySeat] = field(default_factory=list)
    #: None keeps what belongs to restricted cases, where nobody is named (I26).
    owed: defaultdict[OrganisationId | None, _Debt] = field(default_factory=lambda: defaultdict(_Debt))
    shared: defaultdict[OrganisationId | None, list[Head]] = field(default_factory=lambda: defaultdict(list))
    heads: list[Head] = field(default_factory=list)

    def statement(self, roster: Roster, whose: OrganisationId, now: datetime, program: str) -> Statement:
        """Return the account as a statement."""
        owed = ((_code(roster, each), debt) for each, debt in self.owed.items())
        shared = ((_code(roster, each), heads) for each, heads in self.shared.items())
        return Statement(
            organisation=roster.organisations[whose].code,
            day=local_date(now),
            made_at=now,
            program=program,
            counts=Counts(self.cases, self.waiting, self.late, self.alerts),
            deadlines=tuple(
                nsmallest(DEADLINES_TOLD, self.due, key=lambda each: (each.on, each.case, each.step))
            ),
            vacancies=tuple(sorted(self.vacancies, key=lambda each: (each.on, each.organisation, each.role))),
            owed=tuple(
                Owed(code, debt.answers, debt.steps, debt.late)
                for code, debt in sorted(owed, key=_named_first)
            ),
            shared=tuple(
                Shared(code, len(heads), checksum_of(heads))
                for code, heads in sorted(shared, key=_named_first)
            ),
            heads=tuple(sorted(self.heads, key=lambda each: each.case)),
        )


def _readable(standing: Standing, workflows: Workflows) -> Standing:
    """Return the picture without the cases whose workflow is not there."""
    cases = {key: case for key, case in standing.cases.items() if case.rules.workflow.hash in workflows}
    return replace(
        standing, cases=cases, steps=tuple(step for step in standing.steps if step.case_id in cases)
    )


def _unreadable(standing: Standing, workflows: Workflows) -> dict[CaseId, set[OrganisationId]]:
    """Return who surely hears of each open case whose workflow is not there.

    Who only stands in can then not be told from others: so it is whoever acts, or is accountable.
    """
    heard = {
        case_id: {side.organisation_id for side in case.parties if side.party == case.accountable}
        for case_id, case in standing.cases.items()
        if case.open and case.rules.workflow.hash not in workflows
    }
    for step in standing.steps:
        if step.case_id in heard:
            heard[step.case_id].update(side.organisation_id for side in (step.owner, step.confirmer) if side)
    return heard


def _hearing(standing: Standing, workflows: Workflows) -> dict[CaseId, set[OrganisationId]]:
    """Return the organisations that may know of each case.

    A party that has nothing to do hears nothing: that there is a placement at all is secret (OSL 26:1).
    """
    acting: defaultdict[CaseId, set[str]] = defaultdict(set)
    for step in standing.steps:
        acting[step.case_id].update(side.party for side in (step.owner, step.confirmer) if side)
    heard: dict[CaseId, set[OrganisationId]] = {}
    for case_id, case in standing.cases.items():
        # The school of the home that the pupil left hears by its steps alone.
        stand_ins = workflows[case.rules.workflow.hash].only_stand_ins
        idle = {PREVIOUS_SCHOOL, *(stand_ins - acting[case_id] - {case.accountable})}
        heard[case_id] = {side.organisation_id for side in case.parties if side.party not in idle}
    for step in standing.steps:
        heard[step.case_id].update(side.organisation_id for side in (step.owner, step.confirmer) if side)
    return heard


def _enter_case(
    accounts: Mapping[OrganisationId, _Account], case: StandingCase, receivers: set[OrganisationId]
) -> None:
    head = Head(case.number, case.position, case.head)
    for receiver in receivers:
        account = accounts[receiver]
        account.heads.append(head)
        if not case.open:
            continue
        account.cases += 1
        account.alerts += case.alerts
        others = receivers - {receiver}
        if case.restricted and others:
            account.shared[None].append(head)
        elif not case.restricted:
            for other in others:
                account.shared[other].append(head)


def _enter_step(
    accounts: Mapping[OrganisationId, _Account],
    case: StandingCase,
    step: StandingStep,
    whose: Covered,
    hearing: set[OrganisationId],
) -> None:
    """Enter a step with whoever it waits for, and with those to whom that is owed."""
    mover = step.waits_for.organisation_id
    receiver = whose.get(mover)
    if receiver is not None:
        account = accounts[receiver]
        account.waiting += 1
        account.late += step.late
        if step.due_on is not None and not step.late:
            account.due.append(NextDue(case.number, step.definition, step.due_on))
    waiting = {step.owner.organisation_id} if step.offered else hearing
    for creditor in {whose[each] for each in waiting if each in whose} - {receiver}:
        debt = accounts[creditor].owed[None if case.restricted else mover]
        debt.answers += step.offered
        debt.steps += not step.offered
        debt.late += step.late


def _seats(standing: Standing, roster: Roster, workflows: Workflows, day: date) -> set[Seat]:
    """Return the seats that somebody sits on, or that a step waits for."""
    sat_on = {seat for seat in roster.holdings if roster.sitting(seat, day)}
    for step in standing.steps:
        side = step.waits_for
        party = workflows[standing.cases[step.case_id].rules.workflow.hash].parties[side.party]
        sat_on.add(Seat(side.organisation_id, party.role))
    return sat_on


def _enter_seats(
    accounts: Mapping[OrganisationId, _Account],
    seats: Iterable[Seat],
    roster: Roster,
    whose: Covered,
    day: date,
) -> None:
    for seat in seats:
        receiver = whose.get(seat.organisation_id)
        empty_on = roster.first_empty_day(seat, day, day + AHEAD)
        if receiver is not None and empty_on is not None:
            code = roster.organisations[seat.organisation_id].code
            accounts[receiver].vacancies.append(EmptySeat(code, seat.role.value, empty_on))


def _code(roster: Roster, organisation_id: OrganisationId | None) -> str | None:
    return None if organisation_id is None else roster.organisations[organisation_id].code


def _named_first(line: tuple[str | None, object]) -> tuple[bool, str]:
    return line[0] is None, line[0] or ""
