"""What waits on the organisations is counted over all open cases, by party and rules."""

from collections import Counter
from datetime import timedelta

from sisam.application.cases.sweeping import sweep
from sisam.application.site import Site
from sisam.domain.command import Offer
from sisam.domain.ids import PartyName
from sisam.domain.site_fact import Duty
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site, case_at, does

SOCIAL = (PartyName("social_services"), SOCIAL_SERVICES)
SCHOOL = (PartyName("home_school"), HOME_SCHOOL)


def counted(site: Site) -> Counter[tuple[str, str]]:
    with site.store.read() as work:
        rows = work.duties.all()
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        counts[row.party, row.organisation_id] += row.duty.count
    return counts


def duty_of(site: Site, side: tuple[str, str]) -> Duty:
    with site.store.read() as work:
        first, *more = [row.duty for row in work.duties.all() if (row.party, row.organisation_id) == side]
    for each in more:
        first = first.with_more(each)
    return first


def test_an_open_step_waits_on_its_owner_and_in_the_end_on_its_confirmer() -> None:
    site = a_site()
    case = case_at(site, a_case_at(site))
    expected: Counter[tuple[str, str]] = Counter()
    for step in case.live_steps():
        expected.update((side.party, side.organisation_id) for side in (step.owner, step.confirmer) if side)

    assert expected == counted(site)
    assert expected[SOCIAL] > 0 < expected[SCHOOL]


def test_an_offered_step_waits_on_its_confirmer_alone() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = counted(site)
    (contact,) = [step for step in case_at(site, case_id).live_steps() if step.definition == "contact"]

    does(site, case_id, Offer(contact.id))

    assert Counter({SOCIAL: 1}) == before - counted(site)


def test_two_cases_that_follow_the_same_rules_are_counted_together() -> None:
    site = a_site()
    a_case_at(site, "N/1")
    once = counted(site)
    a_case_at(site, "N/2")

    assert once + once == counted(site)


def test_the_first_and_the_last_pending_day_are_told_and_whether_anything_is_late() -> None:
    site = a_site()
    case_id = a_case_at(site)
    in_time = duty_of(site, SOCIAL)
    pending = [case_at(site, case_id).live_deadline(step.id) for step in case_at(site, case_id).live_steps()]
    days = [each.due_on for each in pending if each is not None]

    assert (min(days), max(days), False) == (in_time.first_due_on, in_time.last_due_on, in_time.late)

    sweep(site, NOW + timedelta(days=365))
    assert duty_of(site, SOCIAL).late


def test_a_case_that_is_closed_asks_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            'UPDATE "case" SET closed_at = opened_at, closed_position = 1 WHERE id = ?', (case_id,)
        )

    assert Counter() == counted(site)
