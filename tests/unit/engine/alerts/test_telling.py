"""Which seats hear of what, and with which words."""

from datetime import date
from typing import Any

import pytest

from sisam.domain.command import Tick
from sisam.domain.deadline import DeadlineKind
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from sisam.engine.alerts.ladder_seats import acting_seat
from sisam.engine.alerts.telling import (
    notify,
    notify_coordinators,
    notify_parties,
    notify_side,
    tell_rung,
)
from sisam.engine.draft import Draft
from tests.builders import (
    HOME_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_deadline,
    a_step,
    an_alert,
    shipped_rules,
)
from tests.story import a_command_of

HOME = Side(PartyName("home_school"), HOME_SCHOOL)
SOCIAL = Side(PartyName("social_services"), SOCIAL_SERVICES)
OFFICER_SEAT = Seat(SOCIAL_SERVICES, Role.OFFICER)
HEAD_TEACHER = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)


def a_draft(by: str | None = None, **fields: Any) -> Draft:  # noqa: ANN401
    """A case with a step from the home school to social services, and its clock."""
    step, deadline = fields.pop("step", a_step()), fields.pop("deadline", a_deadline())
    case = a_case(parties=PARTIES, steps={step.id: step}, deadlines={deadline.id: deadline}, **fields)
    return Draft(shipped_rules(), a_command_of(Tick(), by), NOW, case)


def rung(level: int, round: int = 0, **fields: Any) -> list[tuple[Seat, Template]]:  # noqa: A002, ANN401
    """Whom a rung of the standard ladder tells, and with which text."""
    draft = a_draft(**fields)
    (deadline,) = draft.case.deadlines.values()
    tell_rung(draft, an_alert(rung=level, round=round), deadline)
    return [(message.to, message.template) for message in draft.messages]


@pytest.mark.parametrize(
    ("party", "role"),
    [
        ("social_services", Role.OFFICER),
        ("home_school", Role.HEAD_TEACHER),
        ("education_administration", Role.OFFICER),
        ("placement_unit", Role.OFFICER),
        ("youth_home_school", Role.EDUCATIONAL_LEAD),
        ("receiving_school", Role.HEAD_TEACHER),
        ("activity_responsibility", Role.OFFICER),
    ],
)
def test_each_party_is_spoken_to_in_its_role(party: str, role: Role) -> None:
    side = Side(PartyName(party), HOME_SCHOOL)

    assert Seat(HOME_SCHOOL, role) == acting_seat(shipped_rules().workflow, side)


def test_a_notice_names_case_step_and_day_and_is_unique_by_its_position() -> None:
    draft = a_draft(length=7)

    notify(draft, OFFICER_SEAT, Template.STEP_OPENED, a_step(), count="2")

    assert [
        Message(
            kind=ItemKind.NOTICE,
            template=Template.STEP_OPENED,
            to=OFFICER_SEAT,
            case_id=draft.case.id,
            case_number="N/case-1",
            step_id=a_step().id,
            step="school_information",
            round=7,
            due_on=date(2026, 11, 9),
            position=7,
            values={"count": "2"},
        )
    ] == draft.messages


def test_a_notice_without_a_step_has_no_day() -> None:
    draft = a_draft()

    notify(draft, OFFICER_SEAT, Template.PARTY_NAMED, None)

    assert (None, None, None) == (
        draft.messages[0].step_id,
        draft.messages[0].step,
        draft.messages[0].due_on,
    )


def test_a_side_is_told_unless_it_did_it_itself() -> None:
    mine, theirs = a_draft(by=HOME_SCHOOL), a_draft(by=SOCIAL_SERVICES)

    notify_side(mine, HOME, Template.STEP_OPENED, None)
    notify_side(theirs, HOME, Template.STEP_OPENED, None)
    notify_side(theirs, None, Template.STEP_OPENED, None)

    assert [] == mine.messages
    assert [HEAD_TEACHER] == [message.to for message in theirs.messages]


def test_the_coordinators_of_both_sides_are_told_whoever_did_it() -> None:
    draft = a_draft(by=HOME_SCHOOL)

    notify_coordinators(draft, a_step(), Template.THIRD_RETURN)

    assert [Seat(HOME_SCHOOL, Role.COORDINATOR), Seat(SOCIAL_SERVICES, Role.COORDINATOR)] == [
        message.to for message in draft.messages
    ]


def test_an_organisation_that_is_both_sides_is_told_once() -> None:
    draft = a_draft()

    notify_coordinators(draft, a_step(owner=SOCIAL), Template.THIRD_RETURN)
    notify_coordinators(draft, a_step(confirmer=None), Template.THIRD_RETURN)

    assert [SOCIAL_SERVICES, HOME_SCHOOL] == [message.to.organisation_id for message in draft.messages]


def test_of_several_parties_each_organisation_is_told_once() -> None:
    draft = a_draft()
    parties = tuple(map(PartyName, ("home_school", "social_services", "home_school", "receiving_school")))

    notify_parties(draft, parties, Template.FORECAST_POSTPONED, None)

    assert [HEAD_TEACHER, OFFICER_SEAT] == [message.to for message in draft.messages]


def test_the_first_rung_tells_the_owner() -> None:
    assert [(HEAD_TEACHER, Template.OVERDUE)] == rung(0)


def test_the_second_rung_tells_the_owners_manager_and_the_one_who_waits() -> None:
    assert [
        (Seat(HOME_SCHOOL, Role.MANAGER), Template.OVERDUE_AGAIN),
        (OFFICER_SEAT, Template.OVERDUE_OTHER),
    ] == rung(1)


@pytest.mark.parametrize("level", [2, 3])
def test_the_last_rungs_tell_both_coordinators(level: int) -> None:
    assert [
        (Seat(HOME_SCHOOL, Role.COORDINATOR), Template.OVERDUE_AGAIN),
        (Seat(SOCIAL_SERVICES, Role.COORDINATOR), Template.OVERDUE_OTHER),
    ] == rung(level)


def test_a_first_rung_told_again_says_so() -> None:
    assert [(HEAD_TEACHER, Template.OVERDUE_AGAIN)] == rung(0, round=1)


def test_a_late_answer_turns_the_ladder_round() -> None:
    answer = a_deadline(kind=DeadlineKind.ANSWER)

    assert [(OFFICER_SEAT, Template.OVERDUE_ANSWER)] == rung(0, deadline=answer)
    assert [
        (Seat(SOCIAL_SERVICES, Role.MANAGER), Template.OVERDUE_AGAIN),
        (HEAD_TEACHER, Template.OVERDUE_OTHER),
    ] == rung(1, deadline=answer)


def test_where_nobody_confirms_the_accountable_party_is_the_other_side() -> None:
    mapping = a_step(
        definition="mapping", owner=Side(PartyName("youth_home_school"), YOUTH_HOME_SCHOOL), confirmer=None
    )

    assert [
        (Seat(YOUTH_HOME_SCHOOL, Role.MANAGER), Template.OVERDUE_AGAIN),
        (OFFICER_SEAT, Template.OVERDUE_OTHER),
    ] == rung(1, step=mapping)


def test_where_there_is_no_other_side_only_the_owners_are_told() -> None:
    own = a_step(definition="forecast", owner=SOCIAL, confirmer=None)

    assert [(Seat(SOCIAL_SERVICES, Role.MANAGER), Template.OVERDUE_AGAIN)] == rung(1, step=own)


def test_what_is_told_of_a_late_step_names_who_is_late() -> None:
    draft = a_draft()
    tell_rung(draft, an_alert(rung=1), a_deadline())

    assert [{"party": "home_school", "organisation_id": HOME_SCHOOL}] * 2 == [
        message.values for message in draft.messages
    ]


def test_of_the_last_rung_nobody_is_told_alone_whoever_had_the_alert() -> None:
    kim, alone = PersonId("kim"), {}
    for level in range(4):
        draft = a_draft()
        tell_rung(draft, an_alert(rung=level, assigned_to=kim, assigned_until=TODAY), a_deadline())
        alone[level] = {message.only for message in draft.messages}

    assert {0: {"kim"}, 1: {"kim"}, 2: {"kim"}, 3: {None}} == alone
