"""The figures of a report, read from the site by the roads that every list goes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.access.someone import Caller
from sisam.application.alerts.listing_alerts import AlertLine, list_alerts
from sisam.application.cases.listing_steps import StepFilter, StepLine, list_steps
from sisam.application.cases.looking_through import look_through
from sisam.application.ports.outbox import OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.audit.report import Report
from sisam.bootstrap import Program
from sisam.domain.case import Case
from sisam.domain.roster import Roster
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.engine.gaps import Gaps, gaps
from sisam.engine.timeliness import Timeliness, timeliness

#: More messages than any demo writes.
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the cases of a site stand at a moment."""

    on: date
    #: Open and closed, in the order of their numbers.
    cases: tuple[Case, ...]
    steps: tuple[StepLine, ...]
    alerts: tuple[AlertLine, ...]

    @property
    def overdue(self) -> tuple[StepLine, ...]:
        """Return the steps that are overdue, the longest overdue first."""
        return tuple(line for line in self.steps if line.overdue)

    def states(self) -> Counter[str]:
        """Return how many cases stand in each state."""
        return Counter(case.state for case in self.cases)


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a report tells."""

    first: Stand
    last: Stand
    rules: Rules
    roster: Roster
    #: Oldest first.
    messages: tuple[OutboxMessage, ...]
    #: By case number, for cases that were without school at all or may be.
    gaps: dict[str, Gaps]
    #: What was done with which step, beside its clock.
    deeds: tuple[tuple[str, Timeliness], ...]
    audit: Report


def stand(program: Program, now: datetime) -> Stand:
    """Return where the cases of a site stand."""
    site = program.site
    with site.store.read() as work:
        cases = sorted(look_through(work, open_only=False), key=lambda case: case.number)
    return Stand(
        on=local_date(now),
        cases=tuple(cases),
        steps=tuple(list_steps(site, StepFilter(), Caller("simulation"), now)),
        alerts=tuple(list_alerts(site, Caller("simulation"), now)),
    )


def figures_of(program: Program, first: Stand, now: datetime) -> Figures:
    """Return the figures of a site whose cases stood as in `first` when it began."""
    site = program.site
    last = stand(program, now)
    with site.store.read() as work:
        rules = site.rules.current(site.workflow_name, work.rule_parts)
        roster = work.register.roster()
        messages = work.outbox.listed(None, _ALL)
        deeds = tuple(deed for case in last.cases for deed in _deeds(work, case))
    return Figures(
        first=first,
        last=last,
        rules=rules,
        roster=roster,
        messages=tuple(reversed(messages)),
        gaps=_gaps(rules, last.cases, local_date(now)),
        deeds=deeds,
        audit=program.audit(now),
    )


def _deeds(work: UnitOfWork, case: Case) -> Iterator[tuple[str, Timeliness]]:
    journal = [recorded.event for recorded in work.cases.journal(case.id)]
    for step in case.steps.values():
        yield from ((step.definition, deed) for deed in timeliness(step, journal))


def _gaps(rules: Rules, cases: Sequence[Case], today: date) -> dict[str, Gaps]:
    # The report speaks of whole days: the day that is beginning has not been without school yet.
    yesterday = date.fromordinal(today.toordinal() - 1)
    return {case.number: gaps(rules.calendar, case, yesterday) for case in cases}
