"""An alert waits in the work list of whoever its rungs tell, and of nobody else."""

from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from sisam.application.access.someone import Caller
from sisam.application.alerts.looking_after_site import look_after
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.addressing import address
from sisam.application.site import Site
from sisam.application.worklist import listing_work
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import list_work
from sisam.domain.alert import AlertCause
from sisam.domain.asked import Asked, Verb
from sisam.domain.command import Acknowledge, Assign, Offer
from sisam.domain.ids import AlertId, CaseId, PersonId
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role, Seat
from sisam.engine.alerts.ladder_seats import seats_of
from sisam.engine.clocks import local_date
from tests.builders import EDUCATION_ADMINISTRATION, HOME_SCHOOL, NOW, SOCIAL_SERVICES, a_holding, a_person
from tests.sites import a_case_at, a_site, case_at, does
from tests.unit.application.worklist.work_of import work_of

LATE = NOW + timedelta(days=45)


def swept(site: Site, case_ids: list[CaseId], now: datetime = LATE) -> None:
    """Let time pass a day at a time, so that alerts climb as they do."""
    day = NOW
    while day < now:
        day += timedelta(days=1)
        sweep(site, day)


def told_by_the_engine(site: Site, case_ids: list[CaseId], now: datetime) -> dict[PersonId, set[AlertId]]:
    """Which alerts were told to whom, as whole cases tell it."""
    day, told = local_date(now), defaultdict(set)
    with site.store.read() as work:
        roster = work.register.roster()
        for case in work.cases.load_many(case_ids):
            workflow = site.rules.named(case.rules, work.rule_parts).workflow
            for alert in case.alerts.values():
                deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
                if not alert.live or deadline is None:
                    continue
                for rung in workflow.ladders[alert.ladder].rungs[: alert.rung + 1]:
                    for seat in seats_of(workflow, case, deadline, rung.tells):
                        heard = address(seat, roster, day).seat
                        for holding in roster.holdings[heard]:
                            told[holding.person_id].add(alert.id)
    return dict(told)


@pytest.mark.parametrize("days", [8, 14, 45])
def test_whom_an_alert_told_has_it_in_the_list(days: int) -> None:
    site = a_site()
    cases = [a_case_at(site, f"N/{number}") for number in range(2)]
    now = NOW + timedelta(days=days)
    swept(site, cases, now)
    with site.store.read() as work:
        persons = list(work.register.roster().persons)

    listed = {}
    for person in persons:
        # An administrator has no work list.
        with suppress(RightMissing):
            alerts = list_work(site, Caller("web:test", person), WorkFilter(), now).alerts
            if alerts:
                listed[person] = {each.id for each in alerts}

    assert told_by_the_engine(site, cases, now) == listed
    assert listed


def test_an_acknowledged_alert_waits_no_more_until_its_time_is_over() -> None:
    site = a_site()
    case_id = a_case_at(site)
    swept(site, [case_id], NOW + timedelta(days=10))
    now = NOW + timedelta(days=10)
    first, *others = work_of(site, SOCIAL_SERVICES, now=now).alerts
    until = local_date(now) + timedelta(days=2)
    act = Acknowledge(first.id, until)

    does(site, case_id, act, now=now, words="We phone them today.")
    left = [each.id for each in work_of(site, SOCIAL_SERVICES, now=now).alerts]
    lines = {each.step.id: each for each in work_of(site, SOCIAL_SERVICES, now=now).lines}
    marked = lines[first.line.step.id].alert

    assert [each.id for each in others] == left
    assert marked is not None
    assert until == marked.acknowledged_until
    swept(site, [case_id], now + timedelta(days=4))
    again = work_of(site, SOCIAL_SERVICES, now=now + timedelta(days=4)).alerts
    assert first.id in {each.id for each in again}


def test_an_alert_that_was_given_to_one_person_waits_for_no_other_of_the_same_seat() -> None:
    site = a_site()
    case_id = a_case_at(site)
    now = NOW + timedelta(days=8)
    seat = Seat(SOCIAL_SERVICES, Role.OFFICER)
    with site.store.write() as work:
        work.register.put_persons([a_person("colleague")])
        work.register.add_holdings([a_holding("colleague", seat=seat, active_from=local_date(NOW))])
        work.commit()
    swept(site, [case_id], now)
    first = next(each for each in work_of(site, SOCIAL_SERVICES, now=now).alerts if each.rung == 0)
    act = Assign(first.id, PersonId("colleague"), seat, local_date(now) + timedelta(days=3))

    does(site, case_id, act, now=now, words="Kim is ill.")

    assert first.id not in {each.id for each in work_of(site, SOCIAL_SERVICES, now=now).alerts}
    of_colleague = list_work(site, Caller("web:test", PersonId("colleague")), WorkFilter(), now)
    assert first.id in {each.id for each in of_colleague.alerts}


def test_how_many_alerts_there_are_is_told_beside_those_that_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site()
    swept(site, [a_case_at(site)])
    whole = work_of(site, SOCIAL_SERVICES, now=LATE)
    monkeypatch.setattr(listing_work, "PAGE", 1)

    found = work_of(site, SOCIAL_SERVICES, now=LATE)

    assert (1, whole.alert_count) == (len(found.alerts), found.alert_count)
    assert whole.alert_count == len(whole.alerts) > 1


def test_an_empty_seat_is_told_to_its_coordinator_and_shown_where_it_is() -> None:
    site = a_site()
    a_case_at(site)
    with site.store.write() as work:
        roster = work.register.roster()
        seat = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)
        for holding in roster.holdings[seat]:
            work.register.end_holding(holding, local_date(NOW) + timedelta(days=3))
        work.commit()
    look_after(site, NOW)

    found = work_of(site, HOME_SCHOOL, role=Role.COORDINATOR)
    elsewhere = work_of(site, SOCIAL_SERVICES, role=Role.COORDINATOR)

    (vacant,) = found.vacancies
    assert (HOME_SCHOOL, Role.HEAD_TEACHER, True) == (vacant.organisation.id, vacant.role, vacant.ahead)
    assert local_date(NOW) + timedelta(days=4) == vacant.empty_from
    assert [vacant.alert_id] == [each.alert.id for each in found.site_alerts]
    assert ((), ()) == (elsewhere.vacancies, elsewhere.site_alerts)


def test_a_pupil_without_school_is_told_to_whoever_acts_for_the_accountable() -> None:
    site = a_site()
    case_id = a_case_at(site)
    now = NOW + timedelta(days=120)
    look_after(site, now)
    with site.store.read() as work:
        live = [each for each in work.site_alerts.live() if each.cause is AlertCause.NO_SCHOOL]
    shown = [
        each.alert.id
        for each in work_of(site, SOCIAL_SERVICES, now=now).site_alerts
        if each.alert.cause is AlertCause.NO_SCHOOL
    ]

    assert [each.id for each in live] == shown
    assert all(each.about.as_case == case_id for each in live)


def test_an_alert_of_an_answer_asks_whoever_is_to_answer_and_tells_the_other_side_to_wait() -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = next(each for each in case_at(site, case_id).live_steps() if each.definition == "contact")
    does(site, case_id, Offer(contact.id))
    now = NOW + timedelta(days=14)
    swept(site, [case_id], now)

    asked = {
        organisation: {
            (each.line.asked, each.is_theirs)
            for each in work_of(site, organisation, now=now).alerts
            if each.line.step.id == contact.id
        }
        for organisation in (SOCIAL_SERVICES, HOME_SCHOOL)
    }

    waits, answers = (Asked.AWAIT_ANSWER, False), (Asked.ANSWER, True)
    assert {SOCIAL_SERVICES: {waits}, HOME_SCHOOL: {answers}} == asked


def test_an_alert_of_a_step_of_others_is_nothing_that_they_could_do() -> None:
    site = a_site()
    case_id = a_case_at(site)
    now = NOW + timedelta(days=45)
    swept(site, [case_id], now)

    theirs = {
        organisation: {
            each.is_theirs
            for each in work_of(site, organisation, now=now).alerts
            if each.line.step.definition == "contact"
        }
        for organisation in (SOCIAL_SERVICES, HOME_SCHOOL)
    }

    assert {SOCIAL_SERVICES: {True}, HOME_SCHOOL: {False}} == theirs


def test_of_a_step_that_is_others_on_both_sides_nothing_is_asked() -> None:
    site = a_site()
    case_id = a_case_at(site)
    yesterday = local_date(NOW) - timedelta(days=1)
    with site.store.write() as work:
        for holding in work.register.roster().holdings[Seat(HOME_SCHOOL, Role.COORDINATOR)]:
            work.register.end_holding(holding, yesterday)
        work.commit()
    now = NOW + timedelta(days=45)
    swept(site, [case_id], now)

    asked = {
        (each.line.step.definition, each.line.asked, each.line.own, each.line.verb)
        for each in work_of(site, EDUCATION_ADMINISTRATION, role=Role.COORDINATOR, now=now).alerts
    }

    assert {("contact", Asked.NOTHING, False, Verb.OPEN)} == asked
