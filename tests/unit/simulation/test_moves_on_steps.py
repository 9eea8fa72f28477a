"""What is done about a step depends on its clock, its alert and the temper of whoever is to do it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sisam.domain.case import Case
from sisam.domain.command import Confirm, Offer, Return
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import StepStatus
from sisam.simulation.answering import answer
from sisam.simulation.country import Country
from sisam.simulation.deed import DeedKind
from sisam.simulation.glance import Glance
from sisam.simulation.life import Life
from sisam.simulation.promising import promise
from sisam.simulation.seeing_to import see_to
from sisam.simulation.temper import CONSCIENTIOUS, Temper
from tests.builders import (
    HOME_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_deadline,
    a_holding,
    a_person,
    a_step,
    an_alert,
    an_organisation,
    shipped_rules,
)

EAGER = replace(CONSCIENTIOUS, looks=1.0, heeds=1.0, answers=1.0, returns=0.0, promises=1.0)
IDLE = replace(CONSCIENTIOUS, looks=0.0, heeds=0.0, answers=0.0, promises=0.0)
HEAD, OFFICER = a_person("head"), a_person("officer")
ROSTER = Roster.of(
    [an_organisation(HOME_SCHOOL), an_organisation(SOCIAL_SERVICES)],
    [HEAD, OFFICER],
    [
        a_holding(HEAD.id, seat=Seat(HOME_SCHOOL, Role.HEAD_TEACHER)),
        a_holding(OFFICER.id, seat=Seat(SOCIAL_SERVICES, Role.OFFICER)),
    ],
)
STEP = a_step()


def owing(due_in_days: int = 3, **fields: Any) -> Case:  # noqa: ANN401
    deadline = a_deadline(due_on=TODAY + timedelta(days=due_in_days), **fields)
    return a_case(steps={STEP.id: STEP}, deadlines={deadline.id: deadline})


def offered(returns: int = 0) -> Case:
    step = replace(STEP, status=StepStatus.OFFERED, offered_by=HEAD.id, returns=returns)
    return replace(owing(), steps={step.id: step})


def alarmed(**fields: Any) -> Case:  # noqa: ANN401
    alert = an_alert(**fields)
    return replace(owing(-2, status=DeadlineStatus.MISSED), alerts={alert.id: alert})


def glance(case: Case, temper: Temper, seed: int = 1) -> Glance:
    tempers = {HOME_SCHOOL: temper, SOCIAL_SERVICES: temper}
    life = Life(None, None, 1, TODAY, None, None, HOME_SCHOOL, None, None, 0, TODAY)
    chance = random.Random(seed)  # noqa: S311
    country = Country(ROSTER, tempers, shipped_rules().calendar, chance)
    return Glance(case, shipped_rules(), life, country, TODAY, chance)


def test_the_owner_offers_what_is_due_soon() -> None:
    deed = see_to(glance(owing(), EAGER), STEP)

    assert deed is not None
    assert (DeedKind.OFFERED, HOME_SCHOOL, HEAD) == (deed.kind, deed.organisation_id, deed.person)
    assert (Offer(STEP.id),) == tuple(deed.acts)


def test_nobody_begins_weeks_before() -> None:
    assert see_to(glance(owing(due_in_days=20), EAGER), STEP) is None


def test_the_idle_do_nothing() -> None:
    assert see_to(glance(owing(), IDLE), STEP) is None


def test_the_confirmer_confirms_an_offer() -> None:
    case = offered()
    deed = answer(glance(case, EAGER), case.steps[STEP.id])

    assert deed is not None
    assert (SOCIAL_SERVICES, OFFICER, (Confirm(STEP.id),)) == (
        deed.organisation_id,
        deed.person,
        tuple(deed.acts),
    )


def test_an_offer_is_sent_back_with_a_reason() -> None:
    case = offered()
    deed = answer(glance(case, replace(EAGER, returns=1.0)), case.steps[STEP.id])

    assert deed is not None
    assert (Return(STEP.id),) == tuple(deed.acts)
    assert deed.words


def test_nobody_sends_back_for_ever() -> None:
    case = offered(returns=3)
    deed = answer(glance(case, replace(EAGER, returns=1.0)), case.steps[STEP.id])

    assert deed is not None
    assert DeedKind.CONFIRMED is deed.kind


def test_whoever_is_told_of_an_alert_promises_something() -> None:
    case = alarmed()
    (alert,) = case.alerts.values()

    promised = promise(glance(case, EAGER), alert)

    assert promised is not None
    assert (HEAD, alert.id) == (promised.person, promised.alert_id)
    assert TODAY < promised.until <= TODAY + timedelta(days=5)


def test_nobody_promises_twice_while_the_first_promise_holds() -> None:
    case = alarmed(acknowledged_until=TODAY + timedelta(days=1))
    (alert,) = case.alerts.values()

    assert promise(glance(case, EAGER), alert) is None


def test_an_alert_that_has_climbed_is_heeded_more() -> None:
    low, high = glance(alarmed(), CONSCIENTIOUS), glance(alarmed(rung=3), CONSCIENTIOUS)

    assert low.heeds(STEP, CONSCIENTIOUS, 0.1) < high.heeds(STEP, CONSCIENTIOUS, 0.1)


def test_a_promise_is_kept_on_its_last_days_rather_than_before() -> None:
    early = glance(alarmed(acknowledged_until=TODAY + timedelta(days=4)), CONSCIENTIOUS)
    late = glance(alarmed(acknowledged_until=TODAY + timedelta(days=1)), CONSCIENTIOUS)

    assert CONSCIENTIOUS.keeps_promise == late.heeds(STEP, CONSCIENTIOUS, 0.4)
    assert 0.2 == early.heeds(STEP, CONSCIENTIOUS, 0.4)
