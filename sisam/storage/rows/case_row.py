"""A case's own row, with what is kept in it as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sisam.domain.accountability import Accountability, Membership
from sisam.domain.alert import Alert
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, DeadlineId, StepId
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.step import Step
from sisam.domain.workflow import Phase
from sisam.storage.canonical import canonical, read
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Row
from sisam.storage.rows.case_values import (
    disclosure_of,
    disclosure_values,
    home_move_of,
    home_move_values,
    pause_of,
    pause_values,
    spell_of,
    spell_values,
)

_PHASES = {phase.value: phase for phase in Phase}
_ANCHORS = {anchor.value: anchor for anchor in Anchor}
_FACTS = {fact.value: fact for fact in Fact}


def case_row(case: Case, head_hash: str) -> Row:
    """Return the row of a case whose journal ends with that hash."""
    return (
        case.id,
        case.number,
        case.subject_id,
        *_rules_columns(case.rules),
        case.state,
        case.phase.value,
        case.round,
        case.outcome,
        case.previous_case_id,
        int(case.restricted),
        instant_text(case.opened_at),
        case.last_act_on.isoformat(),
        instant_text_or_none(case.closed_at),
        case.closed_position,
        instant_text_or_none(case.next_at),
        canonical(_anchor_values(case.anchors)),
        canonical({fact.value: value for fact, value in case.facts.items()}),
        canonical(dict(case.parties)),
        canonical(sorted(case.absent)),
        canonical([pause_values(pause) for pause in case.pauses]),
        canonical([spell_values(spell) for spell in case.spells]),
        canonical(home_move_values(case.home_move)) if case.home_move else None,
        canonical([disclosure_values(each) for each in case.disclosures]),
        canonical([_anchor_values(dates) for dates in case.earlier_dates]),
        case.deadline_count,
        case.alert_count,
        case.length,
        head_hash,
    )


@dataclass(slots=True)
class Parts:
    """What lies of one case in the other tables."""

    memberships: list[Membership] = field(default_factory=list)
    accountabilities: list[Accountability] = field(default_factory=list)
    steps: dict[StepId, Step] = field(default_factory=dict)
    deadlines: dict[DeadlineId, Deadline] = field(default_factory=dict)
    alerts: dict[AlertId, Alert] = field(default_factory=dict)


def case_of(row: Row, parts: Parts) -> Case:
    """Return the case that a row, with the time of its last event, and the other tables tell."""
    case_id, number, subject_id = row[:3]
    state, phase, round_, outcome, previous_case_id, restricted = row[12:18]
    opened_at, last_act_on, closed_at, closed_position, next_at = row[18:23]
    anchors, facts, parties, absent, pauses, spells, home_move = row[23:30]
    disclosures, earlier_dates = row[30:32]
    deadline_count, alert_count, length, _, recorded_at = row[32:]
    return Case(
        id=case_id,
        number=number,
        subject_id=subject_id,
        rules=rules_of(row[3:12]),
        state=state,
        phase=_PHASES[phase],
        opened_at=datetime.fromisoformat(opened_at),
        last_act_on=date.fromisoformat(last_act_on),
        restricted=bool(restricted),
        round=round_,
        previous_case_id=previous_case_id,
        outcome=outcome,
        closed_at=instant_or_none(closed_at),
        closed_position=closed_position,
        anchors=_anchors_of(read(anchors)),
        facts={_FACTS[name]: value for name, value in read(facts).items()},
        parties=read(parties),
        absent=frozenset(read(absent)),
        pauses=tuple(map(pause_of, read(pauses))),
        spells=tuple(map(spell_of, read(spells))),
        home_move=home_move_of(read(home_move)) if home_move else None,
        disclosures=tuple(map(disclosure_of, read(disclosures))),
        earlier_dates=tuple(map(_anchors_of, read(earlier_dates))),
        memberships=tuple(parts.memberships),
        accountabilities=tuple(parts.accountabilities),
        steps=parts.steps,
        deadlines=parts.deadlines,
        alerts=parts.alerts,
        deadline_count=deadline_count,
        alert_count=alert_count,
        length=length,
        next_at=instant_or_none(next_at),
        recorded_at=instant_or_none(recorded_at),
    )


def head_of(row: Row) -> str:
    """Return the hash that the journal of a case ends with, from the row of the case."""
    head_hash: str = row[-2]
    return head_hash


def _anchor_values(dates: Mapping[Anchor, date]) -> dict[str, str]:
    return {anchor.value: on.isoformat() for anchor, on in dates.items()}


def _anchors_of(values: Mapping[str, str]) -> dict[Anchor, date]:
    return {_ANCHORS[name]: date.fromisoformat(on) for name, on in values.items()}


def _rules_columns(rules: RulesKey) -> tuple[str | None, ...]:
    workflow, law, calendar, agreement = rules.workflow, rules.law, rules.calendar, rules.agreement
    return (
        rules.workflow_name,
        workflow.version,
        workflow.hash,
        law.version,
        law.hash,
        calendar.version,
        calendar.hash,
        agreement.version if agreement else None,
        agreement.hash if agreement else None,
    )


def rules_of(columns: Row) -> RulesKey:
    """Return the rules that a case follows, from the columns that name them."""
    agreement_version, agreement_hash = columns[7:]
    return RulesKey(
        workflow_name=columns[0],
        workflow=RulePart(*columns[1:3]),
        law=RulePart(*columns[3:5]),
        calendar=RulePart(*columns[5:7]),
        agreement=None if agreement_version is None else RulePart(agreement_version, agreement_hash),
    )
