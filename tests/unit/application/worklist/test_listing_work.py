"""What waits on somebody's organisations is listed, the most urgent first, and nobody else's."""

from datetime import date, timedelta

import pytest

from sisam.application.cases.lateness import days_late, is_overdue
from sisam.application.cases.sweeping import sweep
from sisam.application.ports.work_lists import Urgency
from sisam.application.site import Site
from sisam.application.worklist import listing_work
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import WorkList, days_at
from sisam.domain.asked import Asked, Verb
from sisam.domain.command import Offer, Return
from sisam.domain.ids import CaseId
from sisam.domain.seat import Role
from sisam.domain.step import Step, StepStatus
from sisam.domain.workflow import Phase
from sisam.errors import Invalid, NotFound, NotPermitted
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import AGENCY, a_case_at, a_site, case_at, does
from tests.unit.application.worklist.work_of import work_of


def step_named(site: Site, case_id: CaseId, definition: str) -> Step:
    return next(each for each in case_at(site, case_id).live_steps() if each.definition == definition)


def sides(step: Step) -> set[str]:
    return {side.organisation_id for side in (step.owner, step.confirmer) if side}


def read_log_of(site: Site) -> list[tuple[object, ...]]:
    question = "SELECT case_id, what, actor_organisation_id, decision FROM read_log ORDER BY seq"
    with site.store.engine.connect() as connection:  # type: ignore[attr-defined]
        return [tuple(row) for row in connection.exec_driver_sql(question)]


def told(found: WorkList) -> list[tuple[str, Urgency]]:
    return [(line.step.id, line.urgency) for line in found.lines]


@pytest.mark.parametrize("days", [0, 1, 4, 8, 30, 90])
def test_the_list_is_what_a_look_through_the_cases_finds(days: int) -> None:
    site = a_site()
    cases = [a_case_at(site, f"N/{number}", NOW - timedelta(days=5 * number)) for number in range(3)]
    does(site, cases[0], Offer(step_named(site, cases[0], "contact").id))
    now = NOW + timedelta(days=days)
    sweep(site, now)
    at = days_at(now)

    expected = {}
    for case in (case_at(site, each) for each in cases):
        for step in case.live_steps():
            if SOCIAL_SERVICES not in sides(step):
                continue
            clock = case.live_deadline(step.id)
            assert clock is not None
            answering = step.status is StepStatus.OFFERED and step.confirmer
            mover = step.confirmer if answering and step.confirmer else step.owner
            urgency = (
                Urgency.WAITING
                if mover.organisation_id != SOCIAL_SERVICES
                else Urgency.LATE
                if is_overdue(clock, now)
                else Urgency.TODAY
                if clock.due_on == at.today
                else Urgency.THIS_WEEK
                if clock.due_on <= at.sunday
                else Urgency.AHEAD
                if clock.due_on <= at.horizon
                else Urgency.LATER
            )
            expected[step.id] = (urgency, days_late(step, clock, now), clock.due_on, case.id)
    found = work_of(site, SOCIAL_SERVICES, now=now)

    assert expected == {
        line.step.id: (line.urgency, line.days_late, line.due_on, line.case.id) for line in found.lines
    }
    assert [line.urgency for line in found.lines] == sorted(line.urgency for line in found.lines)
    assert {each: [line.urgency for line in found.lines].count(each) for each in Urgency} == found.counts


def test_a_page_goes_on_where_the_one_before_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site()
    for number in range(4):
        a_case_at(site, f"N/{number}")
    whole = work_of(site, SOCIAL_SERVICES)
    monkeypatch.setattr(listing_work, "PAGE", 3)

    pages = [work_of(site, SOCIAL_SERVICES)]
    while pages[-1].after is not None:
        pages.append(work_of(site, SOCIAL_SERVICES, after=pages[-1].after))

    assert told(whole) == [line for page in pages for line in told(page)]
    assert {3} == {len(page.lines) for page in pages[:-1]}
    assert [True] + [False] * (len(pages) - 1) == [page.first for page in pages]


def test_the_longest_late_stands_first() -> None:
    site = a_site()
    a_case_at(site, "N/new")
    a_case_at(site, "N/old", NOW - timedelta(days=20))
    later = NOW + timedelta(days=60)
    sweep(site, later)

    late = [line.days_late for line in work_of(site, SOCIAL_SERVICES, now=later).group(Urgency.LATE)]

    assert sorted(late, reverse=True) == late
    assert len(set(late)) > 1


def test_what_is_asked_depends_on_whose_move_it_is() -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = step_named(site, case_id, "contact").id

    def asked(organisation: str) -> tuple[Asked, Verb]:
        lines = work_of(site, organisation).lines  # type: ignore[arg-type]
        return next((line.asked, line.verb) for line in lines if line.step.id == contact)

    before = asked(SOCIAL_SERVICES), asked(HOME_SCHOOL)
    does(site, case_id, Offer(contact))
    offered = asked(SOCIAL_SERVICES), asked(HOME_SCHOOL)
    does(site, case_id, Return(contact), HOME_SCHOOL, words="incomplete")

    assert ((Asked.HAND_OVER, Verb.OFFER), (Asked.AWAIT_HANDOVER, Verb.OPEN)) == before
    assert ((Asked.AWAIT_ANSWER, Verb.OPEN), (Asked.ANSWER, Verb.CONFIRM)) == offered
    assert (Asked.HAND_OVER_AGAIN, Verb.OFFER) == asked(SOCIAL_SERVICES)


def test_a_filter_shows_its_part_and_the_counts_tell_of_all_urgencies() -> None:
    site = a_site()
    a_case_at(site)
    whole = work_of(site, SOCIAL_SERVICES)

    beside = work_of(site, SOCIAL_SERVICES, WorkFilter(routine=0))
    first = work_of(site, SOCIAL_SERVICES, WorkFilter(routine=1))
    ahead = work_of(site, SOCIAL_SERVICES, WorkFilter(urgency=Urgency.AHEAD))
    after = work_of(site, SOCIAL_SERVICES, WorkFilter(phase=Phase.AFTER))

    assert {None} == {line.step.routine for line in beside.lines}
    assert {1} == {line.step.routine for line in first.lines}
    assert len(whole.lines) > len(beside.lines) + len(first.lines) - 1 > 0
    assert {Urgency.AHEAD} == {line.urgency for line in ahead.lines}
    assert whole.counts == ahead.counts
    assert [] == told(after)


def test_a_seat_that_acts_for_no_party_has_no_steps_of_its_own() -> None:
    site = a_site()
    a_case_at(site)

    officer = work_of(site, SOCIAL_SERVICES, WorkFilter(role=Role.OFFICER))
    manager = work_of(site, SOCIAL_SERVICES, WorkFilter(role=Role.MANAGER))

    assert told(work_of(site, SOCIAL_SERVICES)) == told(officer)
    assert [] == told(manager)


def test_another_organisation_cannot_be_asked_for_and_is_told_as_an_unknown_one() -> None:
    site = a_site()
    a_case_at(site)

    refused = []
    for code in (HOME_SCHOOL, "nowhere"):
        with pytest.raises(NotFound) as caught:
            work_of(site, SOCIAL_SERVICES, WorkFilter(organisation=code))
        refused.append((caught.value.kind, caught.value.near))

    assert [("organisation", ())] * 2 == refused


@pytest.mark.parametrize("bookmark", ["", "x", "MSAy", "å", "A" * 500])
def test_a_page_that_begins_nowhere_is_refused(bookmark: str) -> None:
    with pytest.raises(Invalid):
        work_of(a_site(), SOCIAL_SERVICES, after=bookmark)


def test_of_a_restricted_case_only_the_own_organisation_is_named_to_the_school() -> None:
    site = a_site()
    case_id = a_case_at(site, restricted=True)
    does(site, case_id, Offer(step_named(site, case_id, "contact").id))

    of_school = work_of(site, HOME_SCHOOL).lines
    of_social_services = work_of(site, SOCIAL_SERVICES).lines

    assert {None, HOME_SCHOOL} == {
        None if each is None else each.id for line in of_school for each in (line.owner, line.confirmer)
    }
    assert {SOCIAL_SERVICES, HOME_SCHOOL} <= {
        each.id for line in of_social_services for each in (line.owner, line.confirmer) if each
    }


def test_whoever_has_no_work_list_is_refused_and_that_is_written_down() -> None:
    site = a_site()
    with pytest.raises(NotPermitted):
        work_of(site, AGENCY, role=Role.ADMINISTRATOR)

    assert [(None, "work_list", AGENCY, "denied")] == read_log_of(site)


def test_each_case_that_is_shown_is_written_down_once() -> None:
    site = a_site()
    cases = {a_case_at(site, f"N/{number}") for number in range(2)}

    work_of(site, SOCIAL_SERVICES)

    expected = [(each, "work_list", SOCIAL_SERVICES, "allowed") for each in sorted(cases)]
    assert expected == sorted(read_log_of(site), key=str)


def test_the_number_of_questions_does_not_grow_with_the_rows() -> None:
    site = a_site()
    counted = []
    for number in range(6):
        a_case_at(site, f"N/{number}")
        now = NOW + timedelta(days=60)
        sweep(site, now)
        asked: list[str] = []
        connection = site.store.engine.raw_connection()  # type: ignore[attr-defined]
        connection.driver_connection.set_trace_callback(asked.append)
        work_of(site, SOCIAL_SERVICES, now=now)
        connection.driver_connection.set_trace_callback(None)
        connection.close()
        counted.append(sum(each.lstrip().startswith(("SELECT", "WITH")) for each in asked))

    assert [counted[1]] * 5 == counted[1:]
    assert counted[1] > 3


def test_the_week_ends_on_sunday_by_the_day_in_sweden() -> None:
    sunday_night = NOW.replace(month=11, day=8, hour=23, minute=30)

    assert (date(2026, 11, 9), date(2026, 11, 15)) == (
        days_at(sunday_night).today,
        days_at(sunday_night).sunday,
    )


def test_a_home_that_nobody_owes_anything_sees_an_empty_list() -> None:
    site = a_site()
    a_case_at(site)

    found = work_of(site, YOUTH_HOME)

    assert ([], dict.fromkeys(Urgency, 0)) == (told(found), found.counts)
