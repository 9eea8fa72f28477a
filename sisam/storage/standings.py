"""Reading how all cases stand at once, in few statements that each ask for the whole."""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Final

from sqlalchemy import and_, bindparam, literal_column, or_, select

from sisam.domain.canary import WORKFLOW as CANARY
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import CaseId, OrganisationId, PartyName, StepId
from sisam.domain.standing import Standing, StandingCase, StandingStep
from sisam.domain.step import Side
from sisam.storage.dialect import text_of
from sisam.storage.instants import day_or_none, instant_text
from sisam.storage.link import Link, Row
from sisam.storage.rows.case_row import rules_of
from sisam.storage.schema.cases import accountability, case, membership
from sisam.storage.schema.site_alerts import site_alert
from sisam.storage.schema.steps import alert, deadline, step

# The canary's case stands in nobody's statement.
_IS_MEANT: Final = case.c.workflow_name != literal_column(f"'{CANARY}'")
_STANDS: Final = and_(_IS_MEANT, or_(case.c.closed_at.is_(None), case.c.closed_at >= bindparam("since")))
_CASES: Final = text_of(
    select(
        case.c.id,
        case.c.number,
        case.c.restricted,
        case.c.closed_at,
        case.c.length,
        case.c.head_hash,
        accountability.c.party,
        *(case.c[each] for each in ("workflow_name", "workflow_version", "workflow_hash")),
        *(
            case.c[f"{kind}_{part}"]
            for kind in ("law", "calendar", "agreement")
            for part in ("version", "hash")
        ),
    )
    .outerjoin(
        accountability,
        and_(accountability.c.case_id == case.c.id, accountability.c.until_position.is_(None)),
    )
    .where(_STANDS)
)
_PARTIES: Final = text_of(
    select(membership.c.case_id, membership.c.party, membership.c.organisation_id)
    .join(case, case.c.id == membership.c.case_id)
    .where(
        _STANDS,
        # A closed case's last parties left it with its last event.
        or_(membership.c.until_position.is_(None), membership.c.until_position == case.c.closed_position),
    )
)
_STEPS: Final = text_of(
    select(
        step.c.id,
        step.c.case_id,
        step.c.definition,
        step.c.owner_party,
        step.c.owner_organisation_id,
        step.c.confirmer_party,
        step.c.confirmer_organisation_id,
        step.c.status,
    )
    .join(case, case.c.id == step.c.case_id)
    .where(
        _IS_MEANT,
        case.c.closed_at.is_(None),
        step.c.status.in_([literal_column("'open'"), literal_column("'offered'")]),
    )
    .order_by(step.c.case_id, step.c.ordinal)
)
_LIVE_ALERT: Final = and_(
    alert.c.case_id == deadline.c.case_id,
    alert.c.deadline_id == deadline.c.id,
    alert.c.cleared_at.is_(None),
)
_CLOCKS: Final = text_of(
    select(deadline.c.step_id, deadline.c.due_on, deadline.c.due_at, deadline.c.status)
    .join(case, case.c.id == deadline.c.case_id)
    .outerjoin(alert, _LIVE_ALERT)
    .where(
        case.c.closed_at.is_(None),
        or_(
            deadline.c.status == literal_column("'pending'"),
            and_(deadline.c.status == literal_column("'missed'"), alert.c.id.is_not(None)),
        ),
    )
)
_ALERTS: Final = text_of(select(alert.c.case_id).where(alert.c.cleared_at.is_(None)))
_SITE_ALERTS: Final = text_of(
    select(site_alert.c.organisation_id).where(
        site_alert.c.cleared_at.is_(None), site_alert.c.organisation_id.is_not(None)
    )
)


def read_standing(link: Link, now: datetime, closed_since: datetime) -> Standing:
    """Return how all open cases stand, with the heads of those that closed since then."""
    alerts = Counter(CaseId(case_id) for (case_id,) in link.rows(_ALERTS))
    since = instant_text(closed_since)
    parties: defaultdict[CaseId, list[Side]] = defaultdict(list)
    for case_id, party, organisation_id in link.rows(_PARTIES, (since,)):
        parties[case_id].append(Side(party, organisation_id))
    cases = {row[0]: _case_of(row, parties[row[0]], alerts[row[0]]) for row in link.rows(_CASES, (since,))}
    clocks = _clocks(link)
    steps = tuple(_step_of(row, clocks.get(row[0]), now) for row in link.rows(_STEPS))
    site_alerts = Counter(OrganisationId(each) for (each,) in link.rows(_SITE_ALERTS))
    return Standing(cases, steps, site_alerts)


def _case_of(row: Row, parties: list[Side], alerts: int) -> StandingCase:
    _, number, restricted, closed_at, length, head, accountable, *rules = row
    return StandingCase(
        number=number,
        rules=rules_of(tuple(rules)),
        restricted=bool(restricted),
        open=closed_at is None,
        position=length,
        head=head,
        parties=tuple(parties),
        accountable=None if accountable is None else PartyName(accountable),
        alerts=alerts,
    )


def _clocks(link: Link) -> dict[StepId, Row]:
    """Return each step's clock: the pending deadline, else the missed one whose alert still goes on."""
    clocks: dict[StepId, Row] = {}
    for step_id, *clock in link.rows(_CLOCKS):
        if step_id not in clocks or clock[-1] == DeadlineStatus.PENDING:
            clocks[step_id] = tuple(clock)
    return clocks


def _step_of(row: Row, clock: Row | None, now: datetime) -> StandingStep:
    _, case_id, definition, owner, owner_id, confirmer, confirmer_id, status = row
    due_on, late = _due(clock, now) if clock else (None, False)
    return StandingStep(
        case_id=case_id,
        definition=definition,
        owner=Side(owner, owner_id),
        confirmer=None if confirmer is None else Side(confirmer, confirmer_id),
        offered=status == "offered",
        due_on=due_on,
        late=late,
    )


def _due(clock: Row, now: datetime) -> tuple[date | None, bool]:
    """Return the last day of a clock and whether it has passed; what cannot be read counts as late."""
    due_on, due_at, kept = clock
    try:
        passed = datetime.fromisoformat(due_at) <= now
        return day_or_none(due_on), passed or kept == DeadlineStatus.MISSED
    except (TypeError, ValueError):
        return None, True
