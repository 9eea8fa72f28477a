"""The rows of work lists: what is asked of each step, and what it tells."""

from datetime import date, datetime
from typing import Final

from sisam.application.ports.work_lists import (
    AccountableCase,
    AlertMark,
    CaseMark,
    ClockMark,
    Place,
    Telling,
    Urgency,
    WorkStep,
)
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.source import Source
from sisam.domain.step import Side, StepStatus
from sisam.domain.workflow import Phase
from sisam.storage.instants import day_or_none
from sisam.storage.link import Row
from sisam.storage.rows.case_row import rules_of

#: The columns that name the rules of a case.
RULES: Final = """c.workflow_name, c.workflow_version, c.workflow_hash, c.law_version, c.law_hash,
    c.calendar_version, c.calendar_hash, c.agreement_version, c.agreement_hash"""
#: The columns of what a list knows of a case.
MARK: Final = f"""c.id, c.number, c.subject_id, c.restricted, c.state, c.phase, {RULES},
    (SELECT m.organisation_id FROM membership AS m WHERE m.case_id = c.id AND m.until_position IS NULL
        AND m.party = 'social_services')"""  # noqa: S608 — the names above
_MARKS: Final = 16
#: The columns of a step with its clock and its alert.
STEP: Final = """s.id, s.definition, s.routine, s.status, s.owner_party, s.owner_organisation_id,
    s.confirmer_party, s.confirmer_organisation_id, s.first_due_on, s.returns, s.offered_by,
    coalesce(p.kind, m.kind), coalesce(p.status, m.status), coalesce(p.due_on, m.due_on),
    coalesce(p.due_at, m.due_at), coalesce(p.rule, m.rule), coalesce(p.anchor, m.anchor),
    coalesce(p.anchor_on, m.anchor_on), coalesce(p.source, m.source), coalesce(p.times, m.times),
    CASE WHEN p.id IS NULL THEN m.floor_on ELSE p.floor_on END, coalesce(p.paused_days, m.paused_days),
    a.id, a.ladder, a.rung, a.raised_at, a.acknowledged_until, a.acknowledged_by, a.assigned_to,
    a.assigned_until"""
_STEPS: Final = 30


def _case_of(row: Row) -> CaseMark:
    case_id, number, subject_id, restricted, state, phase, *rules, social_services = row
    return CaseMark(
        id=case_id,
        number=number,
        subject_id=subject_id,
        restricted=bool(restricted),
        state=state,
        phase=Phase(phase),
        rules=rules_of(tuple(rules)),
        social_services=social_services,
    )


def accountable_of(row: Row) -> AccountableCase:
    """Return the case of a row of `MARK` and of who is accountable for it."""
    return AccountableCase(_case_of(row[:_MARKS]), Side(*row[_MARKS:]))


def work_step_of(row: Row) -> WorkStep:
    """Return the step of a row of `MARK` and `STEP`, with its urgency and the day that it is sorted by."""
    told = row[_MARKS : _MARKS + _STEPS]
    step_id, definition, routine, status, *sides = told[:8]
    first_due_on, returns, offered_by = told[8:11]
    urgency, since = row[_MARKS + _STEPS :]
    return WorkStep(
        case=_case_of(row[:_MARKS]),
        id=step_id,
        definition=definition,
        routine=routine,
        status=StepStatus(status),
        owner=Side(*sides[:2]),
        confirmer=_side(*sides[2:]),
        first_due_on=date.fromisoformat(first_due_on),
        returns=returns,
        offered_by=offered_by,
        clock=_clock_of(told[11:22]),
        alert=_alert_of(told[22:]),
        place=Place(Urgency(urgency), date.fromisoformat(since), step_id),
    )


def _side(party: str | None, organisation_id: str | None) -> Side | None:
    if party is None or organisation_id is None:
        return None
    return Side(PartyName(party), OrganisationId(organisation_id))


def telling_of(row: Row) -> Telling:
    """Return what decides whom an alert tells, of a row of its ladder, its step and the case's rules."""
    ladder, rung, assigned_to, assigned_until, status, *sides = row[:11]
    return Telling(
        ladder=ladder,
        rung=rung,
        assigned_to=assigned_to,
        assigned_until=day_or_none(assigned_until),
        answering=status == StepStatus.OFFERED,
        owner=Side(*sides[:2]),
        confirmer=_side(*sides[2:4]),
        accountable=_side(*sides[4:]),
        rules=rules_of(row[11:]),
    )


def _clock_of(row: Row) -> ClockMark | None:
    kind, status, due_on, due_at, rule, anchor, anchor_on, source, times, floor_on, paused_days = row
    if kind is None:
        return None
    return ClockMark(
        kind=DeadlineKind(kind),
        status=DeadlineStatus(status),
        due_on=date.fromisoformat(due_on),
        due_at=datetime.fromisoformat(due_at),
        rule=rule,
        anchor=anchor,
        anchor_on=date.fromisoformat(anchor_on),
        source=Source(source),
        times=times,
        floor_on=day_or_none(floor_on),
        paused_days=paused_days,
    )


def _alert_of(row: Row) -> AlertMark | None:
    alert_id, ladder, rung, raised_at, until, by, assigned_to, assigned_until = row
    if alert_id is None:
        return None
    return AlertMark(
        id=alert_id,
        ladder=ladder,
        rung=rung,
        raised_at=datetime.fromisoformat(raised_at),
        acknowledged_until=day_or_none(until),
        acknowledged_by=by,
        assigned_to=assigned_to,
        assigned_until=day_or_none(assigned_until),
    )
