"""What must never be true of a case is found where it is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sisam.domain.accountability import Accountability
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.ids import CaseId, DeadlineId, OrganisationId, PartyName, StepId, SubjectId
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.source import Source
from sisam.domain.step import Side, Step, StepStatus
from sisam.domain.workflow import Phase
from sisam.proof.lapses import Lapse, lapses, watch_alone
from tests.unit.proof.small_workflow import GIVER, RECEIVER, a_workflow

SMALL = a_workflow()
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PART = RulePart("1", "hash")
ORGANISATION = OrganisationId("giver")
RECEIVERS = OrganisationId("receiver")


def a_step(definition: str) -> Step:
    return Step(
        id=StepId(definition),
        definition=definition,
        routine=1,
        kind="task",
        round=1,
        occurrence=1,
        owner=Side(GIVER, ORGANISATION),
        confirmer=None,
        status=StepStatus.OPEN,
        passes_accountability=False,
        opened_on=DAY,
        base_on=DAY,
        first_due_on=DAY,
        opened_position=1,
    )


def a_deadline(definition: str) -> Deadline:
    return Deadline(
        id=DeadlineId(definition),
        step_id=StepId(definition),
        kind=DeadlineKind.DO,
        rule=f"{definition}.due.1",
        anchor="opened",
        anchor_on=DAY,
        due_on=DAY,
        due_at=NOW,
        clock="legal",
        source=Source.POLICY,
        status=DeadlineStatus.PENDING,
        created_position=1,
    )


def held(party: PartyName, place: int, since: int, until: int | None = None) -> Accountability:
    return Accountability(party, OrganisationId(party), 1, place, since, until)


def a_case(**changes: object) -> Case:
    """Return an open case in which the giver is accountable and the watch and one task are open."""
    case = Case(
        id=CaseId("c"),
        number="1",
        subject_id=SubjectId("s"),
        rules=RulesKey("small", PART, PART, PART),
        state="inside",
        phase=Phase.DURING,
        opened_at=NOW,
        last_act_on=DAY,
        parties={GIVER: ORGANISATION, RECEIVER: RECEIVERS},
        accountabilities=(held(GIVER, 0, 1),),
        steps={StepId(name): a_step(name) for name in ("watch", "report")},
        deadlines={DeadlineId(name): a_deadline(name) for name in ("watch", "report")},
        length=9,
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def test_a_case_in_which_nobody_is_forgotten_has_no_lapse() -> None:
    assert [] == list(lapses(SMALL, a_case()))
    passed = (held(GIVER, 0, 1, 5), held(RECEIVER, 1, 5))
    assert [] == list(lapses(SMALL, a_case(accountabilities=passed, state="followed", phase=Phase.AFTER)))


@pytest.mark.parametrize(
    ("changes", "lapse"),
    [
        ({"parties": {RECEIVER: RECEIVERS}}, Lapse.NOBODY_ACCOUNTABLE),
        ({"accountabilities": (held(GIVER, 0, 2),)}, Lapse.GAP_IN_ACCOUNTABILITY),
        ({"accountabilities": (held(GIVER, 0, 1, 4), held(RECEIVER, 1, 5))}, Lapse.GAP_IN_ACCOUNTABILITY),
        ({"accountabilities": (held(RECEIVER, 1, 1, 4), held(GIVER, 0, 4))}, Lapse.WENT_BACKWARDS),
        ({"deadlines": {DeadlineId("watch"): a_deadline("watch")}}, Lapse.STEP_WITHOUT_A_CLOCK),
        ({"steps": {}}, Lapse.NOTHING_OPEN),
        ({"state": "followed", "phase": Phase.AFTER}, Lapse.WENT_ROUND_THE_HARD_STOP),
    ],
)
def test_each_lapse_is_found(changes: dict[str, object], lapse: Lapse) -> None:
    assert [lapse] == list(lapses(SMALL, a_case(**changes)))


def test_an_open_case_whose_accountability_has_ended_is_both_a_gap_and_nobodys() -> None:
    found = list(lapses(SMALL, a_case(accountabilities=(held(GIVER, 0, 1, 4),))))
    assert [Lapse.GAP_IN_ACCOUNTABILITY, Lapse.NOBODY_ACCOUNTABLE] == found


def test_a_closed_case_with_an_open_step_is_not_settled() -> None:
    closed = {"closed_at": NOW, "closed_position": 9, "accountabilities": (held(GIVER, 0, 1, 9),)}
    assert [Lapse.NOT_SETTLED] == list(lapses(SMALL, a_case(**closed)))
    assert [] == list(lapses(SMALL, a_case(**closed, steps={}, deadlines={})))


def test_the_watch_is_alone_where_nothing_else_is_open() -> None:
    assert not watch_alone(SMALL, a_case())
    assert watch_alone(SMALL, a_case(steps={StepId("watch"): a_step("watch")}))
    assert not watch_alone(SMALL, a_case(steps={}))
