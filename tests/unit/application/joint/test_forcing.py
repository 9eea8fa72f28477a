"""One person asks that an unanswered handover be ended, another of the other side agrees, and it is done."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sisam.application.joint.answering import agree, agree_forced, refuse, withdraw
from sisam.application.joint.forcing import ask_forced
from sisam.application.joint.foreseeing import preview_forced
from sisam.application.joint.lapsing import lapse
from sisam.application.joint.listing import list_waiting, show_request
from sisam.application.ports.read_log import Reviewed
from sisam.application.register.seating import end_seat
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import list_work
from sisam.domain.command import Command, Confirm
from sisam.domain.event import EventType
from sisam.domain.ids import CaseId, CommandId, StepId
from sisam.domain.joint_request import JointAnswer, JointKind, JointRequest
from sisam.domain.reading import Ruling, Shown
from sisam.domain.refusal import ReasonMissing, StepNotOffered
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.refusal_of_force import AnswerNotLate, NotForced
from sisam.domain.refusal_of_joint_request import (
    AnsweredAlready,
    AskedAlready,
    AskedByAnother,
    AskedBySamePerson,
    AskerLeft,
    NotWhatWasAsked,
)
from sisam.domain.seat import Role
from sisam.errors import NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.journeys.journey import Journey
from tests.journeys.town import Town, at
from tests.unit.application.joint.town_of_two import FILES, NOW, WHY, a_waiting_town, caller, seat, told

Waits = tuple[Town, CaseId, StepId]


@pytest.fixture
def waits() -> Waits:
    return a_waiting_town()


def asked(waits: Waits, who: str = "home.manager") -> JointRequest:
    town, case_id, step_id = waits
    return ask_forced(town.site, caller(town, who), case_id, step_id, WHY, NOW)


def found(town: Town, request: JointRequest) -> JointRequest:
    with town.store.read() as work:
        kept = work.joint_requests.find(request.id)
    assert kept is not None
    return kept


def test_what_two_agree_to_is_done_in_the_name_of_both(waits: Waits) -> None:
    town, case_id, step_id = waits
    request = asked(waits)

    agreed = agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, NOW)

    case = town.case(case_id)
    with town.store.read() as work:
        events = [each.event for each in work.cases.journal(case_id)]
    event = next(each for each in events if each.type is EventType.HANDOVER_FORCED)
    assert town.organisation("homeschool") == case.accountabilities[-1].organisation_id
    assert (town.person("home.manager"), town.organisation("home"), WHY) == (
        event.actor.person_id,
        event.actor.organisation_id,
        event.words,
    )
    assert {
        "step": step_id,
        "second_person": town.person("social.manager"),
        "second_organisation": town.organisation("social"),
    }.items() <= event.data.items()
    assert JointAnswer.AGREED is agreed.request.answer
    assert [] == list(town.audit(NOW).violations)


def test_those_who_may_agree_are_told_one_seat_for_each_organisation(waits: Waits) -> None:
    town, _, _ = waits
    asked(waits)

    assert {"coordinator@social", "coordinator@edu", "coordinator@sis"} == told(town, "second_wanted")


def test_of_one_who_does_not_receive_only_the_receiving_side_and_the_agency_are_asked(waits: Waits) -> None:
    town, _, _ = waits
    asked(waits, "social.manager")

    assert {"manager@home", "coordinator@sis"} == told(town, "second_wanted")


def test_an_answer_takes_away_what_was_asked(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)
    assert WHY.encode() == found(town, request).content

    refuse(town.site, caller(town, "social.manager"), request.id, NOW)

    kept = found(town, request)
    assert (b"", JointAnswer.REFUSED, town.person("social.manager"), town.organisation("social"), NOW) == (
        kept.content,
        kept.answer,
        kept.answered_by,
        kept.answered_by_organisation,
        kept.answered_at,
    )


def test_what_is_asked_lies_enciphered(waits: Waits) -> None:
    town, _, _ = waits
    asked(waits)

    store = town.store
    assert isinstance(store, SqlStore)
    with store.engine.connect() as connection:
        (content,) = connection.exec_driver_sql("SELECT content FROM joint_request").one()
    assert content
    assert b"called" not in content


def test_nobody_answers_their_own_request(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    with pytest.raises(AskedBySamePerson):
        agree(town.site, FILES, caller(town, "home.manager"), request.id, request.digest, NOW)
    with pytest.raises(AskedBySamePerson):
        refuse(town.site, caller(town, "home.manager"), request.id, NOW)


def test_nobody_answers_twice(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)
    refuse(town.site, caller(town, "social.manager"), request.id, NOW)

    with pytest.raises(AnsweredAlready) as told_:
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, NOW)

    assert JointAnswer.REFUSED is told_.value.answer


def test_what_is_agreed_to_is_what_was_read(waits: Waits) -> None:
    town, case_id, _ = waits
    request = asked(waits)

    with pytest.raises(NotWhatWasAsked):
        agree(town.site, FILES, caller(town, "social.manager"), request.id, "0" * 64, NOW)

    assert town.organisation("social") == town.case(case_id).accountabilities[-1].organisation_id


def test_what_was_changed_in_the_store_is_not_agreed_to(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)
    with town.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE joint_request SET asked_by = ?", (town.person("edu.coordinator"),))

    with pytest.raises(NotWhatWasAsked):
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, NOW)


def test_on_the_pages_too_nobody_agrees_to_anything_but_what_they_read(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    with pytest.raises(NotWhatWasAsked):
        agree_forced(town.site, caller(town, "social.manager"), request.id, "something else", NOW)

    assert None is found(town, request).answer


@pytest.mark.parametrize("who", ["social.officer", "oldschool", "homeschool", "homeschool.manager"])
def test_whose_seat_does_not_let_them_may_neither_ask_nor_answer(waits: Waits, who: str) -> None:
    town, case_id, step_id = waits
    with pytest.raises(RightMissing):
        ask_forced(town.site, caller(town, who), case_id, step_id, WHY, NOW)

    request = asked(waits)
    with pytest.raises(NotFound):
        agree(town.site, FILES, caller(town, who), request.id, request.digest, NOW)


@pytest.mark.parametrize("who", ["social2.manager", "edu2.coordinator", "home2.manager"])
def test_to_others_neither_the_case_nor_the_request_is_there(waits: Waits, who: str) -> None:
    town, case_id, step_id = waits
    with pytest.raises(NotFound):
        ask_forced(town.site, caller(town, who), case_id, step_id, WHY, NOW)

    request = asked(waits)
    with pytest.raises(NotFound) as foreign:
        agree(town.site, FILES, caller(town, who), request.id, request.digest, NOW)
    with pytest.raises(NotFound) as unknown:
        agree(town.site, FILES, caller(town, who), "nowhere", request.digest, NOW)
    assert foreign.value.kind == unknown.value.kind
    assert () == list_waiting(town.site, caller(town, who), NOW)


def test_that_a_request_was_answered_is_told_to_nobody_who_may_not_know_of_it(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)
    refuse(town.site, caller(town, "social.manager"), request.id, NOW)
    foreign = caller(town, "home2.manager")

    for ask in (
        lambda: agree(town.site, FILES, foreign, request.id, request.digest, NOW),
        lambda: agree_forced(town.site, foreign, request.id, request.digest, NOW),
        lambda: preview_forced(town.site, foreign, request.id, NOW),
        lambda: refuse(town.site, foreign, request.id, NOW),
        lambda: withdraw(town.site, foreign, request.id, NOW),
        lambda: show_request(town.site, foreign, request.id, NOW),
    ):
        with pytest.raises(NotFound):
            ask()


def test_whoever_is_denied_stands_in_the_read_log(waits: Waits) -> None:
    town, case_id, step_id = waits
    with pytest.raises(RightMissing):
        ask_forced(town.site, caller(town, "social.officer"), case_id, step_id, WHY, NOW)

    with town.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT actor_id, decision FROM read_log").all()
    assert [(town.person("social.officer"), Ruling.DENIED)] == [tuple(each) for each in rows]


def test_one_of_two_who_both_only_give_is_refused_by_silence(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits, "social.manager")

    with pytest.raises(NotFound):
        agree(town.site, FILES, caller(town, "edu.coordinator"), request.id, request.digest, NOW)


def test_two_of_one_organisation_are_not_enough(waits: Waits) -> None:
    town, _, _ = waits
    seat(town, "home", Role.COORDINATOR, "kim")
    request = asked(waits)
    kim = replace(caller(town, "home.manager"), person_id=town.roster.by_email["kim@home.example.se"].id)
    with pytest.raises(NotFound):
        agree(town.site, FILES, kim, request.id, request.digest, NOW)


def test_the_same_is_asked_once_at_a_time(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    with pytest.raises(AskedAlready):
        asked(waits, "social.manager")

    withdraw(town.site, caller(town, "home.manager"), request.id, NOW)
    assert asked(waits, "social.manager").waits


def test_only_who_asked_takes_it_back(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    with pytest.raises(AskedByAnother):
        withdraw(town.site, caller(town, "social.manager"), request.id, NOW)

    taken_back = withdraw(town.site, caller(town, "home.manager"), request.id, NOW)
    assert JointAnswer.WITHDRAWN is taken_back.answer
    with pytest.raises(AnsweredAlready):
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, NOW)


def test_what_could_not_be_done_cannot_be_asked(waits: Waits) -> None:
    town, case_id, step_id = waits
    steps = {each.definition: each.id for each in town.case(case_id).live_steps()}

    with pytest.raises(StepNotOffered):
        ask_forced(town.site, caller(town, "home.manager"), case_id, steps["mapping"], WHY, NOW)
    with pytest.raises(ReasonMissing):
        ask_forced(town.site, caller(town, "home.manager"), case_id, step_id, "", NOW)
    with pytest.raises(NotFound):
        ask_forced(town.site, caller(town, "home.manager"), case_id, StepId("nowhere"), WHY, NOW)


def test_an_answer_that_is_not_late_is_waited_for() -> None:
    journey = Journey()
    journey.live("""
        Mon 2026-11-02 | social    | imports home_school=oldschool | state admitted
                       |           | admitted=2026-11-02           |
        Tue 2026-11-03 | oldschool | offers educational_handover   | state admitted
                       | oldschool | offers introduction_meeting   | state admitted
        """)
    (case_id,) = journey.cases.values()
    steps = {each.definition: each.id for each in journey.town.case(case_id).live_steps()}
    head = caller(journey.town, "home.manager")

    with pytest.raises(AnswerNotLate):
        ask_forced(
            journey.town.site, head, case_id, steps["educational_handover"], WHY, at(date(2026, 11, 4))
        )
    with pytest.raises(NotForced):
        ask_forced(journey.town.site, head, case_id, steps["introduction_meeting"], WHY, NOW)


def test_what_was_answered_meanwhile_is_not_forced_any_more(waits: Waits) -> None:
    town, case_id, step_id = waits
    request = asked(waits)
    command_id = CommandId("meanwhile")
    town.carry_out(case_id, Command(command_id, town.actor("homeschool"), Confirm(step_id), "meanwhile"), NOW)

    with pytest.raises(StepNotOffered):
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, NOW)

    assert found(town, request).waits


def test_whoever_asked_and_has_left_does_nothing_any_more(waits: Waits) -> None:
    town, _, _ = waits
    seat(town, "home", Role.MANAGER, "kim")
    request = asked(waits)
    end_seat(town.site, "home", Role.MANAGER, "manager@home.example.se", date(2026, 11, 9))
    later = NOW + timedelta(days=2)

    with pytest.raises(AskerLeft):
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, later)

    refuse(town.site, caller(town, "social.manager"), request.id, later)


def test_a_week_without_an_answer_is_one(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)
    late = NOW + timedelta(days=7)

    with pytest.raises(AnsweredAlready) as told_:
        agree(town.site, FILES, caller(town, "social.manager"), request.id, request.digest, late)
    assert JointAnswer.LAPSED is told_.value.answer
    assert () == list_waiting(town.site, caller(town, "social.manager"), late)

    assert (1, 0) == (lapse(town.site, late), lapse(town.site, late))
    kept = found(town, request)
    assert (JointAnswer.LAPSED, None, b"") == (kept.answer, kept.answered_by, kept.content)


def test_nothing_lapses_before_its_time(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    assert 0 == lapse(town.site, NOW + timedelta(days=7) - timedelta(seconds=1))
    assert found(town, request).waits


def test_a_list_tells_each_what_they_can_do_with_it(waits: Waits) -> None:
    town, case_id, step_id = waits
    request = asked(waits)
    mine, theirs = (
        list_waiting(town.site, caller(town, who), NOW) for who in ("home.manager", "social.manager")
    )

    assert [True] == [each.mine for each in mine]
    assert [(False, request.id, None, b"", town.organisation("social"))] == [
        (each.mine, each.request.id, each.reason, each.request.content, each.organisation_id)
        for each in theirs
    ]
    assert [(case_id, step_id)] == [
        (each.case.id, each.step.id) for each in theirs if each.case and each.step
    ]
    with town.store.engine.connect() as connection:
        seen = connection.exec_driver_sql("SELECT actor_id, case_id, decision FROM read_log").all()
    # The first line is of the asking.
    assert [
        (town.person("home.manager"), case_id, "allowed"),
        (town.person("home.manager"), case_id, "allowed"),
        (town.person("social.manager"), case_id, "allowed"),
    ] == [tuple(each) for each in seen]


def test_one_request_is_shown_with_why_it_is_asked(waits: Waits) -> None:
    town, _, _ = waits
    request = asked(waits)

    shown = show_request(town.site, caller(town, "sis.coordinator"), request.id, NOW)

    assert (JointKind.FORCED_HANDOVER, WHY, False) == (shown.request.kind, shown.reason, shown.mine)
    with pytest.raises(NotFound):
        show_request(town.site, caller(town, "social2.manager"), request.id, NOW)


def test_a_request_that_stands_in_a_list_of_work_is_in_the_read_log_by_its_case() -> None:
    town, case_id, step_id = a_waiting_town()
    ask_forced(town.site, caller(town, "social.manager"), case_id, step_id, WHY, NOW)

    found = list_work(town.site, caller(town, "home.manager"), WorkFilter(), NOW)

    with town.store.read() as work:
        (line,) = work.read_log.page(Reviewed(limit=1, person_id=town.person("home.manager")))
    assert ([case_id], ()) == ([each.case.id for each in found.requests if each.case], found.lines)
    assert (Shown.WORK_LIST, case_id) == (line.reading.what, line.reading.case_id)
