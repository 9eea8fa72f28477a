"""A line of a list of cases, as far as whoever asks may see it."""

from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.access.own_cases import OwnCase
from sisam.application.cases.lateness import overdue_steps
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import PartyName
from sisam.domain.organisation import Organisation
from sisam.domain.workflow import Phase
from sisam.engine.clocks import local_date


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a list tells of a case."""

    number: str
    state: str
    phase: Phase
    restricted: bool
    opened_on: date
    accountable_party: PartyName | None
    #: None where the case is closed, or the organisation may not be named.
    accountable: Organisation | None
    open_steps: int
    overdue_steps: int
    live_alerts: int
    next_due_on: date | None
    #: The last planned day of a pause that goes on.
    paused_until: date | None
    outcome: str | None


def case_line(own: OwnCase, now: datetime) -> CaseLine:
    """Return what a list tells of a case of theirs."""
    case, viewer = own.case, own.sheet.viewer
    interval = case.accountable
    due = [each.due_on for each in case.deadlines.values() if each.status is DeadlineStatus.PENDING]
    return CaseLine(
        number=case.number,
        state=case.state,
        phase=case.phase,
        restricted=case.restricted,
        opened_on=local_date(case.opened_at),
        accountable_party=interval.party if interval else None,
        accountable=viewer.named(case, interval.organisation_id) if interval else None,
        open_steps=len(list(case.live_steps())),
        overdue_steps=len(overdue_steps(case, now)),
        live_alerts=sum(alert.live for alert in case.alerts.values()),
        next_due_on=min(due, default=None),
        paused_until=case.pause.until_on if case.pause else None,
        outcome=case.outcome,
    )
