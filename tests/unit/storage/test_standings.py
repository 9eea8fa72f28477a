"""How all cases stand is read as loading them one by one tells it."""

from datetime import datetime, timedelta

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.site import Site
from sisam.domain.command import Close, Fire, Offer
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import CaseId, PartyName, PersonId
from sisam.domain.standing import Standing
from sisam.domain.step import StepStatus
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import a_case_at, a_site, case_at, does, journal_at

LONG_AFTER = NOW + timedelta(days=60)


def standing_at(site: Site, now: datetime = NOW, since: datetime = NOW) -> Standing:
    with site.store.read() as work:
        return work.statements.standing(now, since)


def a_lived_site() -> tuple[Site, list[CaseId]]:
    site = a_site()
    ids = [a_case_at(site, number) for number in ("N/1", "N/2", "N/3")]
    contact = next(step for step in case_at(site, ids[0]).live_steps() if step.confirmer)
    does(site, ids[0], Offer(contact.id))
    does(site, ids[1], Fire("admit"), YOUTH_HOME)
    does(site, ids[2], Close("opened_in_error", PersonId("second")), words="A mistake.")
    return site, ids


def test_an_empty_site_has_no_cases() -> None:
    assert Standing({}) == standing_at(a_site())


def test_each_case_stands_as_it_is_loaded() -> None:
    site, ids = a_lived_site()
    sweep(site, LONG_AFTER)
    standing = standing_at(site, LONG_AFTER)

    for case_id in ids[:2]:
        case, found = case_at(site, case_id), standing.cases[case_id]
        assert (case.number, case.rules, case.length, True) == (
            found.number,
            found.rules,
            found.position,
            found.open,
        )
        assert {
            (each.party, each.organisation_id) for each in case.memberships if not each.until_position
        } == {(each.party, each.organisation_id) for each in found.parties}
        assert case.accountable is not None
        assert (case.accountable.party, sum(each.live for each in case.alerts.values())) == (
            found.accountable,
            found.alerts,
        )
        live = {step.definition: step for step in case.live_steps()}
        steps = {each.definition: each for each in standing.steps if each.case_id == case_id}
        assert live.keys() == steps.keys()
        for name, step in live.items():
            clock = case.live_deadline(step.id)
            assert clock is not None
            assert (step.owner, step.confirmer, step.status is StepStatus.OFFERED, clock.due_on) == (
                steps[name].owner,
                steps[name].confirmer,
                steps[name].offered,
                steps[name].due_on,
            )
            late = clock.status is DeadlineStatus.MISSED or clock.due_at <= LONG_AFTER
            assert late is steps[name].late
    assert any(each.late for each in standing.steps)


def test_a_step_is_late_when_its_day_has_passed_though_nobody_has_swept() -> None:
    site = a_site()
    a_case_at(site)

    assert not any(each.late for each in standing_at(site).steps)
    assert any(each.late for each in standing_at(site, LONG_AFTER).steps)


@pytest.mark.parametrize(
    "corruption", ["UPDATE deadline SET due_at = 'some day'", "UPDATE deadline SET due_on = 'some day'"]
)
def test_a_day_that_cannot_be_read_counts_as_late_and_stops_no_statement(corruption: str) -> None:
    site = a_site()
    a_case_at(site)
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(corruption)

    steps = standing_at(site).steps

    assert {(None, True)} == {(each.due_on, each.late) for each in steps}


def test_the_head_is_the_hash_that_the_journal_ends_with() -> None:
    site, ids = a_lived_site()

    with site.store.read() as work:
        last = work.cases.journal(ids[0])[-1]
    found = standing_at(site).cases[ids[0]]

    assert (last.event.position, last.hash) == (found.position, found.head)


def test_a_case_that_closed_lately_stands_there_with_those_who_were_its_parties() -> None:
    site, ids = a_lived_site()

    lately = standing_at(site, since=NOW).cases[ids[2]]
    later = standing_at(site, since=NOW + timedelta(days=1)).cases

    assert (False, None, len(journal_at(site, ids[2]))) == (lately.open, lately.accountable, lately.position)
    assert (PartyName("social_services"), SOCIAL_SERVICES) in {
        (each.party, each.organisation_id) for each in lately.parties
    }
    assert set(ids[:2]) == set(later)
