from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from sisam.application.ports.beats import Beat
from sisam.domain.alert import AlertCause
from sisam.domain.ids import AlertId, StepId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.rules import RulePart
from sisam.domain.step import StepStatus
from sisam.storage.unit_of_work import SqlStore
from sisam.storage.views import VIEWS
from tests.builders import (
    HOME_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    a_case,
    a_change,
    a_deadline,
    a_holding,
    a_membership,
    a_message,
    a_rules_key,
    a_step,
    an_accountability,
    an_alert,
    an_item,
    an_organisation,
)

#: As the contract says them.
COLUMNS = {
    "v_case": (
        "id case_number subject_id workflow version agreement law calendar state phase final "
        "round outcome previous_case_id restricted opened_at opened_seq closed_at closed_seq "
        "next_at revision"
    ),
    "v_organisation": "id code kind parent_id controller_id active",
    "v_party": "case_id party organisation_id since_seq until_seq",
    "v_accountable": "case_id party organisation_id round since_seq until_seq",
    "v_step": (
        "id case_id step routine kind round occurrence owner_party owner_organisation_id "
        "confirmer_party confirmer_organisation_id status passes_accountability first_due_at "
        "opened_seq ended_seq successor_step_id"
    ),
    "v_deadline": (
        "id case_id step_id kind rule anchor anchor_on due_at clock source status created_seq ended_seq"
    ),
    "v_alert": (
        "id case_id deadline_id cause rung raised_at acknowledged_at acknowledged_by "
        "acknowledged_until cleared_at cleared_reason next_at"
    ),
    "v_message": "id person_id channel status attempts next_at message_id sent_at last_reply",
    "v_message_item": "message_id alert_id step_id kind rung round dedup_key successor_message_id",
    "v_event": (
        "seq case_id command_id recorded_at happened_at actor_id actor_organisation_id via type "
        "from_state to_state idempotency_key words_hash previous_hash hash"
    ),
    "v_read": "seq at actor_id actor_organisation_id case_id what purpose break_glass decision",
    "v_log_review": ("organisation_id first_on controller_id signed_by signed_at outcome lines own_lines"),
    "v_seat": "organisation_id role person_id deputy active_from active_until",
    "v_schooling": "case_id school_id from_on until_on mode planned",
    "v_absence": "person_id absent_from absent_until",
    "v_statement": "organisation_id day created_at key_id",
    "v_daemon": "id host pid last_beat last_sweep_started last_sweep_completed",
}


def rows(store: SqlStore, view: str) -> list[dict[str, Any]]:
    with store.engine.connect() as connection:
        found = connection.execute(text(f"SELECT * FROM {view}"))  # noqa: S608
        return [dict(row) for row in found.mappings()]


def columns(store: SqlStore, view: str) -> list[str]:
    with store.engine.connect() as connection:
        return list(connection.execute(text(f"SELECT * FROM {view}")).keys())  # noqa: S608


@pytest.mark.parametrize("view", COLUMNS)
def test_a_view_has_the_columns_of_the_contract(store: SqlStore, view: str) -> None:
    assert COLUMNS[view].split() == columns(store, view)


def test_there_are_no_other_views() -> None:
    assert sorted(COLUMNS) == sorted(VIEWS)


@pytest.fixture
def full_store(store: SqlStore) -> SqlStore:
    """A case whose events are numbers 3 to 7 of the journal, with one of everything."""
    step = a_step(status=StepStatus.CONFIRMED, opened_position=2, ended_position=4)
    deadline = a_deadline(created_position=3)
    alert = an_alert()
    case = a_case(
        rules=a_rules_key(workflow=RulePart("7", "w"), agreement=RulePart("3", "a")),
        memberships=(a_membership(until_position=4), a_membership(since_position=4)),
        accountabilities=(an_accountability(until_position=4), an_accountability(since_position=4)),
        steps={step.id: step},
        deadlines={deadline.id: deadline},
        alerts={alert.id: alert},
        length=5,
        closed_at=NOW + timedelta(days=1),
        closed_position=5,
        outcome="too_old",
    )
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case("case-0", length=2)), a_change(None, case)])
        unit.register.add_holdings([a_holding()])
        unit.outbox.write([a_message(items=(an_item(step_id=step.id, alert_id=alert.id),))])
        unit.commit()
    return store


def test_a_closed_case_is_shown_with_its_rules_and_its_first_and_last_event(full_store: SqlStore) -> None:
    shown = rows(full_store, "v_case")[1]

    assert {
        "id": "case-1",
        "case_number": "N/case-1",
        "subject_id": "subject-1",
        "workflow": "placement",
        "version": "7",
        "agreement": "3",
        "law": "1",
        "calendar": "1",
        "state": "admitted",
        "phase": "during",
        "final": 1,
        "round": 1,
        "outcome": "too_old",
        "previous_case_id": None,
        "restricted": 0,
        "opened_at": "2026-11-02T08:00:00.000000Z",
        "opened_seq": 3,
        "closed_at": "2026-11-03T08:00:00.000000Z",
        "closed_seq": 7,
        "next_at": None,
        "revision": 5,
    } == shown


def test_an_open_case_without_agreement_shows_neither_end_nor_agreement(full_store: SqlStore) -> None:
    shown = rows(full_store, "v_case")[0]

    assert (0, None, None, None, 1) == tuple(
        shown[name] for name in ("final", "closed_at", "closed_seq", "agreement", "opened_seq")
    )


def test_positions_are_shown_as_numbers_of_the_whole_journal(full_store: SqlStore) -> None:
    shown = {
        "party": [(row["since_seq"], row["until_seq"]) for row in rows(full_store, "v_party")],
        "accountable": [(row["since_seq"], row["until_seq"]) for row in rows(full_store, "v_accountable")],
        "step": [(row["opened_seq"], row["ended_seq"]) for row in rows(full_store, "v_step")],
        "deadline": [(row["created_seq"], row["ended_seq"]) for row in rows(full_store, "v_deadline")],
    }

    assert {
        "party": [(3, 6), (6, None)],
        "accountable": [(1, None), (3, 6), (6, None)],
        "step": [(4, 6)],
        "deadline": [(5, None)],
    } == shown


def test_a_step_is_shown_with_its_sides_and_the_instant_when_it_is_late(full_store: SqlStore) -> None:
    (shown,) = rows(full_store, "v_step")

    assert {
        "id": "case-1.s1",
        "case_id": "case-1",
        "step": "school_information",
        "routine": 2,
        "kind": "handover",
        "round": 1,
        "occurrence": 1,
        "owner_party": "home_school",
        "owner_organisation_id": HOME_SCHOOL,
        "confirmer_party": "social_services",
        "confirmer_organisation_id": SOCIAL_SERVICES,
        "status": "confirmed",
        "passes_accountability": 0,
        # The midnight in Stockholm that ends 9 November.
        "first_due_at": "2026-11-09T23:00:00.000000Z",
        "opened_seq": 4,
        "ended_seq": 6,
        "successor_step_id": None,
    } == shown


def test_deadline_and_alert_are_shown_with_their_times(full_store: SqlStore) -> None:
    (deadline,) = rows(full_store, "v_deadline")
    (alert,) = rows(full_store, "v_alert")

    assert ("2026-11-02", "2026-11-09T23:00:00.000000Z", "pending") == tuple(
        deadline[name] for name in ("anchor_on", "due_at", "status")
    )
    assert ("case-1.d1", "overdue", "2026-11-02T08:00:00.000000Z", "2026-11-03T08:00:00.000000Z") == tuple(
        alert[name] for name in ("deadline_id", "cause", "raised_at", "next_at")
    )


def test_an_event_is_shown_with_the_key_of_its_command(full_store: SqlStore) -> None:
    shown = rows(full_store, "v_event")

    assert [("case-0", "case-0-command-2")] * 2 + [("case-1", "case-1-command-5")] * 5 == [
        (row["case_id"], row["idempotency_key"]) for row in shown
    ]


def test_a_message_is_shown_with_what_it_tells(full_store: SqlStore) -> None:
    (message,) = rows(full_store, "v_message")
    (item,) = rows(full_store, "v_message_item")

    assert ("message-1", "<message-1@sisam.example.se>") == (message["id"], message["message_id"])
    assert ("message-1", "case-1.a1", "case-1.s1") == tuple(
        item[name] for name in ("message_id", "alert_id", "step_id")
    )


def test_a_seat_is_shown_with_who_sits_there(full_store: SqlStore) -> None:
    assert [
        {
            "organisation_id": SOCIAL_SERVICES,
            "role": "officer",
            "person_id": "person-officer",
            "deputy": 0,
            "active_from": "2026-11-02",
            "active_until": None,
        }
    ] == rows(full_store, "v_seat")


def test_an_organisation_without_a_controller_is_its_own(store: SqlStore) -> None:
    child = an_organisation(
        "org-child",
        kind=OrganisationKind.SCHOOL,
        parent_id=HOME_SCHOOL,
        controller_id=HOME_SCHOOL,
        active=False,
    )
    with store.write() as unit:
        unit.register.put_organisations([child])
        unit.commit()

    shown = {
        row["id"]: (row["parent_id"], row["controller_id"], row["active"])
        for row in rows(store, "v_organisation")
    }
    assert {
        SOCIAL_SERVICES: (None, SOCIAL_SERVICES, 1),
        HOME_SCHOOL: (None, HOME_SCHOOL, 1),
        "org-child": (HOME_SCHOOL, HOME_SCHOOL, 0),
    } == shown


def test_an_alert_of_a_case_without_step_is_shown_too(store: SqlStore) -> None:
    alert = an_alert(cause=AlertCause.TECHNICAL, step_id=None, deadline_id=None)
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case(alerts={AlertId("case-1.a1"): alert}))])
        unit.commit()

    assert [("technical", None)] == [(row["cause"], row["deadline_id"]) for row in rows(store, "v_alert")]


def test_a_step_taken_over_by_another_case_names_its_successor(store: SqlStore) -> None:
    taken = a_step(status=StepStatus.TAKEN_OVER, ended_position=1, successor_step_id=StepId("case-2.s1"))
    with store.write() as unit:
        unit.cases.save_many(
            [
                a_change(None, a_case(steps={taken.id: taken})),
                a_change(None, a_case("case-2", steps={StepId("case-2.s1"): a_step("case-2.s1")})),
            ]
        )
        unit.commit()

    assert ["case-2.s1", None] == [row["successor_step_id"] for row in rows(store, "v_step")]


def test_a_daemon_is_shown_with_its_signs_of_life(store: SqlStore) -> None:
    with store.write() as unit:
        unit.beats.put(Beat("daemon-1", "anna", 17, NOW, NOW - timedelta(seconds=9)))
        unit.commit()

    assert [
        {
            "id": "daemon-1",
            "host": "anna",
            "pid": 17,
            "last_beat": "2026-11-02T08:00:00.000000Z",
            "last_sweep_started": "2026-11-02T07:59:51.000000Z",
            "last_sweep_completed": None,
        }
    ] == rows(store, "v_daemon")
