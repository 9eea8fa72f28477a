from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sisam.application.ports.cases import Change, Receipt
from sisam.domain.alert import AlertCause
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, CaseId, CommandId, PartyName, PersonId, StepId
from sisam.domain.rules import RulePart
from sisam.domain.source import Source
from sisam.domain.step import Cause, StepStatus
from sisam.domain.workflow import Phase
from sisam.storage.cases import _FALLING_DUE
from sisam.storage.failures import AlreadyThere, CaseChanged
from sisam.storage.unit_of_work import SqlStore
from tests.builders import (
    HOME_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_change,
    a_command,
    a_deadline,
    a_membership,
    a_rules_key,
    a_step,
    an_accountability,
    an_actor,
    an_alert,
    an_event,
    grown,
)
from tests.unit.storage.kept_cases import loaded, opened, save


def full_case() -> Case:
    """A case in which every field of every record has a value that is not its default."""
    step = a_step(
        status=StepStatus.CANCELLED,
        ended_position=2,
        returned_on=TODAY,
        returns=2,
        offered_by=PersonId("person-officer"),
        ended_on=TODAY,
        cause=Cause.ANCHOR_LOST,
        taken_over=True,
        reopened_on=TODAY,
        passes_accountability=True,
        successor_step_id=StepId("case-1.s2"),
    )
    missed = a_deadline(
        kind=DeadlineKind.LAW,
        source=Source.LAW,
        status=DeadlineStatus.MISSED,
        ended_position=2,
        times=3,
        floor_on=TODAY,
    )
    acknowledged = an_alert(
        rung=2,
        round=5,
        acknowledged_at=NOW,
        acknowledged_by=PersonId("person-officer"),
        acknowledged_until=TODAY,
    )
    return a_case(
        rules=a_rules_key(agreement=RulePart("3", "agreement-hash"), law=RulePart("2", "law-hash")),
        phase=Phase.AFTER,
        restricted=True,
        round=2,
        outcome="too_old",
        anchors={Anchor.ADMITTED: TODAY, Anchor.TURNS_18: date(2030, 2, 28)},
        earlier_dates=({Anchor.ADMITTED: TODAY}, {}),
        facts={Fact.SCHOOL_FORM: "grundskola"},
        parties={PartyName("home_school"): HOME_SCHOOL},
        absent=frozenset({PartyName("receiving_school"), PartyName("placement_unit")}),
        memberships=(a_membership(until_position=2), a_membership(since_position=2)),
        accountabilities=(an_accountability(until_position=2), an_accountability(since_position=2, place=1)),
        steps={step.id: step, StepId("case-1.s2"): a_step("case-1.s2", routine=None, confirmer=None)},
        deadlines={missed.id: missed},
        alerts={acknowledged.id: acknowledged},
        deadline_count=1,
        alert_count=1,
        length=2,
        next_at=NOW,
    )


def test_a_case_comes_back_as_it_was_saved(store: SqlStore) -> None:
    case = opened(store, full_case())

    assert case == loaded(store)


def test_a_closed_case_comes_back_as_it_was_saved(store: SqlStore) -> None:
    case = opened(store, a_case(closed_at=NOW, closed_position=1, outcome="too_old"))

    assert case == loaded(store)


@given(text=st.text(), number=st.text(min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_text_comes_back_as_it_was_saved(store: SqlStore, text: str, number: str) -> None:
    case = a_case(number=number, outcome=text, facts={Fact.SCHOOL_FORM: text})
    event = an_event(words=text, data={"value": text, "count": 3, "known": True, "none": None})
    with store.write() as unit:
        unit.cases.save_many([Change(None, case, (event,), a_command())])

        assert (case, [event]) == (
            unit.cases.load(case.id),
            [recorded.event for recorded in unit.cases.journal(case.id)],
        )


def test_only_what_changed_is_different_afterwards(store: SqlStore) -> None:
    step, deadline = a_step(), a_deadline()
    opened(
        store,
        a_case(steps={step.id: step}, deadlines={deadline.id: deadline}, memberships=(a_membership(),)),
    )
    before = loaded(store)
    met = replace(deadline, status=DeadlineStatus.MET, ended_position=2)
    fresh = a_deadline("case-1.d2", kind=DeadlineKind.ANSWER, created_position=2)
    after = grown(
        before,
        steps={step.id: replace(step, status=StepStatus.OFFERED), StepId("case-1.s2"): a_step("case-1.s2")},
        deadlines={met.id: met, fresh.id: fresh},
        memberships=(a_membership(until_position=2), a_membership(since_position=2)),
        accountabilities=(an_accountability(until_position=2), an_accountability(since_position=2)),
        state="discharged",
        deadline_count=2,
    )

    save(store, a_change(before, after))

    assert after == loaded(store, whole=True)


def test_intervals_that_are_no_more_are_taken_away(store: SqlStore) -> None:
    before = opened(store, a_case(memberships=(a_membership(), a_membership(party=PartyName("youth_home")))))
    after = grown(before, memberships=before.memberships[:1])

    save(store, a_change(before, after))

    assert after == loaded(store)


def test_a_step_that_vanished_is_a_bug(store: SqlStore) -> None:
    before = opened(store, a_case(steps={StepId("case-1.s1"): a_step()}))

    with pytest.raises(ValueError, match=r"case-1\.s1"):
        save(store, a_change(before, grown(before, steps={})))


def test_events_that_do_not_add_up_are_a_bug(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="2 events"):
        save(store, Change(None, a_case(length=2), (an_event(),), a_command()))


def test_several_changes_of_one_case_are_saved_as_one(store: SqlStore) -> None:
    first = a_case()
    second = grown(first, state="discharged")
    third = grown(second, events=2, state="closed")

    save(store, a_change(None, first), a_change(first, second), a_change(second, third))

    with store.read() as unit:
        positions = [recorded.event.position for recorded in unit.cases.journal(first.id)]
    assert (third, [1, 2, 3, 4]) == (loaded(store), positions)


def test_one_command_may_change_two_cases(store: SqlStore) -> None:
    command = a_command()

    save(store, *(a_change(None, a_case(each), command) for each in ("case-1", "case-2")))

    with store.read() as unit:
        receipt = unit.cases.receipt(SOCIAL_SERVICES, command.idempotency_key)
    assert Receipt(command.id, CaseId("case-1"), command.idempotency_key) == receipt


def test_a_case_that_somebody_else_changed_is_not_overwritten(store: SqlStore) -> None:
    opened(store, a_case("case-1"))
    other = opened(store, a_case("case-2"))
    before = loaded(store)
    save(store, a_change(before, grown(before, state="theirs")))

    with pytest.raises(CaseChanged) as refusal:
        save(
            store,
            a_change(other, grown(other), a_command("a")),
            a_change(before, grown(before, events=2, state="ours"), a_command("b")),
        )

    assert ("case-1", "theirs", other) == (
        refusal.value.case_id,
        loaded(store).state,
        loaded(store, "case-2"),
    )


def test_a_case_that_is_not_there_cannot_be_changed(store: SqlStore) -> None:
    before = a_case()

    with pytest.raises(CaseChanged):
        save(store, a_change(before, grown(before)))


def test_a_case_number_is_given_once(store: SqlStore) -> None:
    opened(store, a_case("case-1", number="N-1"))

    with pytest.raises(AlreadyThere) as refusal:
        opened(store, a_case("case-2", number="N-1"))

    assert "case.number" == refusal.value.unique


def test_an_idempotency_key_is_used_once_within_an_organisation(store: SqlStore) -> None:
    def opening(case_id: str, organisation_id: str | None) -> Change:
        actor = an_actor(organisation_id=organisation_id)
        command = a_command(f"command-of-{case_id}", actor=actor, idempotency_key="key")
        return a_change(None, a_case(case_id), command)

    save(store, opening("case-1", SOCIAL_SERVICES), opening("case-2", HOME_SCHOOL), opening("case-3", None))

    for number, organisation_id in enumerate((SOCIAL_SERVICES, HOME_SCHOOL, None), start=4):
        with pytest.raises(AlreadyThere):
            save(store, opening(f"case-{number}", organisation_id))


def test_a_receipt_is_found_by_organisation_and_key(store: SqlStore) -> None:
    command = a_command("command-7", actor=an_actor(organisation_id=None))
    save(store, a_change(None, a_case(), command))

    with store.read() as unit:
        found = [unit.cases.receipt(each, "command-7") for each in (None, SOCIAL_SERVICES)]

    assert [Receipt(CommandId("command-7"), CaseId("case-1"), "command-7"), None] == found


def test_a_receipt_whose_key_was_bound_to_an_act_is_found_by_the_key_alone(store: SqlStore) -> None:
    command = a_command("command-7", idempotency_key="key#of-an-act")
    save(store, a_change(None, a_case(), command))

    with store.read() as unit:
        keys = ["key", "key#of-an-act", "ke", "key1", "key:1"]
        found = [unit.cases.receipt(SOCIAL_SERVICES, each) is not None for each in keys]

    assert [True, True, False, False, False] == found


def test_a_case_is_found_by_number_and_by_alert(store: SqlStore) -> None:
    opened(
        store,
        a_case(
            number="ÅÄÖ-1",
            steps={StepId("case-1.s1"): a_step()},
            alerts={AlertId("case-1.a1"): an_alert(deadline_id=None, cause=AlertCause.TECHNICAL)},
        ),
    )

    with store.read() as unit:
        found = [
            unit.cases.find("ÅÄÖ-1"),
            unit.cases.find_by_alert(AlertId("case-1.a1")),
            unit.cases.find("åäö-1"),
            unit.cases.find_by_alert(AlertId("case-1.a2")),
        ]
    assert ["case-1", "case-1", None, None] == found


def test_due_are_open_cases_whose_moment_has_come_and_the_longest_waiting_first(store: SqlStore) -> None:
    moments = {
        "late": NOW - timedelta(hours=1),
        "later": NOW - timedelta(days=3),
        "now": NOW,
        "soon": NOW + timedelta(microseconds=1),
    }
    save(store, *(a_change(None, a_case(name, next_at=moment)) for name, moment in moments.items()))
    opened(store, a_case("closed", closed_at=NOW, closed_position=1))

    with store.read() as unit:
        found = [unit.cases.due(NOW, limit) for limit in (10, 2)]

    assert [["later", "late", "now"], ["later", "late"]] == found


def test_ids_come_in_the_order_of_opening(store: SqlStore) -> None:
    save(
        store,
        a_change(None, a_case("case-a", opened_at=NOW)),
        a_change(None, a_case("case-b", opened_at=NOW - timedelta(days=1))),
        a_change(
            None,
            a_case("case-c", opened_at=NOW - timedelta(days=2), closed_at=NOW, closed_position=1),
        ),
    )

    with store.read() as unit:
        found = [unit.cases.ids(open_only=each) for each in (False, True)]

    assert [["case-c", "case-b", "case-a"], ["case-b", "case-a"]] == found


def test_a_naive_time_is_refused(store: SqlStore) -> None:
    naive = NOW.replace(tzinfo=None)

    for change in (
        a_change(None, a_case(next_at=naive)),
        Change(None, a_case(), (an_event(recorded_at=naive),), a_command()),
    ):
        with pytest.raises(ValueError, match="time zone"):
            save(store, change)


def test_times_of_any_zone_are_kept_as_the_same_instant(store: SqlStore) -> None:
    stockholm = timezone(timedelta(hours=1))
    opened(store, a_case(next_at=datetime(2026, 11, 17, 0, 0, tzinfo=stockholm)))

    assert datetime(2026, 11, 16, 23, 0, tzinfo=UTC) == loaded(store).next_at


def test_leaving_without_commit_undoes_everything(store: SqlStore) -> None:
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case())])

    with store.read() as unit:
        assert [] == unit.cases.ids(open_only=False)


def test_saving_nothing_writes_nothing(store: SqlStore) -> None:
    with store.read() as unit:
        unit.cases.save_many([])

        assert [] == unit.cases.ids(open_only=False)


def test_what_a_sweep_will_find_late_is_counted_by_the_organisation_that_is_late(store: SqlStore) -> None:
    hour = timedelta(hours=1)
    cases = []
    for number, (kind, due_at) in enumerate(
        [
            (DeadlineKind.DO, NOW + hour),
            (DeadlineKind.DO, NOW + 2 * hour),
            (DeadlineKind.ANSWER, NOW + hour),
            # Late when it was recorded, and not due yet.
            (DeadlineKind.DO, NOW - hour),
            (DeadlineKind.DO, NOW + 30 * hour),
        ]
    ):
        step = a_step(f"case-{number}.s1")
        deadline = a_deadline(f"case-{number}.d1", step_id=step.id, kind=kind, due_at=due_at)
        cases.append(
            a_case(
                f"case-{number}",
                steps={step.id: step},
                deadlines={deadline.id: deadline},
                next_at=due_at,
                length=1,
            )
        )
    with store.write() as unit:
        unit.cases.save_many([a_change(None, case) for case in cases])
        unit.commit()

    with store.read() as unit:
        late = [unit.cases.falling_due(now) for now in (NOW, NOW + 2 * hour)]
        assert len(cases) == unit.cases.count_open()

    assert [{}, {HOME_SCHOOL: 2, SOCIAL_SERVICES: 1}] == late


def test_what_falls_due_is_found_by_indexes(store: SqlStore) -> None:
    with store.engine.connect() as connection:
        plan = str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {_FALLING_DUE}", ("x", "x")).fetchall())

    assert "ix_case_due" in plan
    assert "SCAN" not in plan
