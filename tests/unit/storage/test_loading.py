from __future__ import annotations

from dataclasses import replace

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import StepId
from sisam.errors import NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.builders import (
    NOW,
    a_case,
    a_change,
    a_deadline,
    a_step,
    an_alert,
)
from tests.unit.storage.kept_cases import loaded, opened, save


def test_steps_come_back_in_the_order_of_their_opening(store: SqlStore) -> None:
    ids = [f"case-1.s{number}" for number in range(1, 13)]
    opened(store, a_case(steps={StepId(each): a_step(each) for each in ids}))

    assert ids == list(loaded(store).steps)


def test_a_load_leaves_out_what_has_ended(store: SqlStore) -> None:
    steps = {StepId(f"case-1.s{number}"): a_step(f"case-1.s{number}") for number in range(1, 4)}
    ended = a_deadline("case-1.d1", status=DeadlineStatus.MET, ended_position=1)
    forgiven = a_deadline("case-1.d2", status=DeadlineStatus.MISSED, ended_position=1)
    missed = a_deadline("case-1.d3", status=DeadlineStatus.MISSED, ended_position=1)
    pending = a_deadline("case-1.d4", step_id=StepId("case-1.s2"))
    cleared = an_alert(
        "case-1.a1",
        deadline_id=forgiven.id,
        next_at=None,
        cleared_at=NOW,
        cleared_reason=Cleared.STEP_ENDED,
    )
    going_on = an_alert("case-1.a2", deadline_id=missed.id)
    whole = opened(
        store,
        a_case(
            steps=steps,
            deadlines={each.id: each for each in (ended, forgiven, missed, pending)},
            alerts={each.id: each for each in (cleared, going_on)},
            deadline_count=4,
            alert_count=2,
        ),
    )

    live = replace(
        whole, deadlines={each.id: each for each in (missed, pending)}, alerts={going_on.id: going_on}
    )
    assert (live, whole) == (loaded(store), loaded(store, whole=True))


def test_several_cases_are_saved_and_loaded_at_once_in_the_order_asked_for(store: SqlStore) -> None:
    cases = [a_case(f"case-{number}") for number in range(1, 251)]
    save(store, *(a_change(None, case) for case in cases))
    asked = [case.id for case in reversed(cases)]

    with store.read() as unit:
        found = unit.cases.load_many(asked)

    assert list(reversed(cases)) == found


def test_loading_nothing_gives_nothing(store: SqlStore) -> None:
    with store.read() as unit:
        assert [] == unit.cases.load_many([])


def test_a_case_that_is_not_there_is_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        loaded(store, "case-9")
