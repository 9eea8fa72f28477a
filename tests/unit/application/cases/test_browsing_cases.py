"""A page of cases has the own ones alone, the newest first, and asks the store equally often however many."""

from datetime import timedelta

import pytest

from sisam.application.cases.browsing_cases import CasePage, CaseWish, browse_cases
from sisam.application.cases.sweeping import sweep
from sisam.application.site import Site
from sisam.domain.command import Close, Fire
from sisam.domain.ids import CaseId, PersonId
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.workflow import Phase
from sisam.storage import case_pages
from sisam.storage.link import Link
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    YOUTH_HOME,
)
from tests.sites import AGENCY, a_case_at, a_site, does
from tests.unit.application.access.asked import caller, told

SOCIAL = f"person-of-{SOCIAL_SERVICES}"


def opened_one_after_the_other(count: int, **fields: object) -> tuple[Site, list[CaseId]]:
    site = a_site()
    return site, [
        a_case_at(site, f"N{each}", NOW + timedelta(minutes=each), **fields) for each in range(count)
    ]


def browse(
    site: Site,
    who: str = SOCIAL,
    wish: CaseWish | None = None,
    after: CaseId | None = None,
    at_once: int = 25,
) -> CasePage:
    return browse_cases(site, caller(who), wish or CaseWish(), after, NOW + timedelta(days=20), at_once)


def ids(page: CasePage) -> list[CaseId]:
    return [row.id for row in page.rows]


def test_pages_follow_one_another_without_gap_or_overlap() -> None:
    site, cases = opened_one_after_the_other(5)

    first = browse(site, at_once=2)
    second = browse(site, after=first.next_after, at_once=2)
    last = browse(site, after=second.next_after, at_once=2)

    assert cases[::-1] == ids(first) + ids(second) + ids(last)
    assert None is last.next_after


def test_cases_opened_in_the_same_moment_are_each_told_once() -> None:
    site = a_site()
    for number in range(4):
        a_case_at(site, f"N{number}")

    first = browse(site, at_once=3)

    assert 4 == len({*ids(first), *ids(browse(site, after=first.next_after, at_once=3))})


def test_a_foreign_case_is_in_no_page() -> None:
    site, _ = opened_one_after_the_other(1)

    assert ((), None) == (browse(site, f"person-of-{NEW_SCHOOL}").rows, None)
    assert (f"person-of-{NEW_SCHOOL}", "case_list", None, "allowed") in told(site)


def test_a_party_that_only_stands_in_and_is_not_needed_is_told_of_no_case() -> None:
    site, _ = opened_one_after_the_other(1)

    assert [] == ids(browse(site, f"person-of-{ACTIVITY_RESPONSIBILITY}"))


def test_each_case_that_is_told_stands_in_the_read_log() -> None:
    site, cases = opened_one_after_the_other(3)

    browse(site, at_once=2)

    assert [(SOCIAL, "case_list", each, "allowed") for each in cases[:0:-1]] == told(site)


def test_whoever_may_see_no_case_is_refused_and_that_is_written_down() -> None:
    site, _ = opened_one_after_the_other(1)

    with pytest.raises(RightMissing):
        browse(site, f"administrator-of-{AGENCY}")

    assert [(f"administrator-of-{AGENCY}", "case_list", None, "denied")] == told(site)


def test_names_are_told_to_whom_they_may_be_and_never_of_a_protected_pupil() -> None:
    site = a_site()
    a_case_at(site, "N1")
    a_case_at(site, "N2", restricted=True)

    social = {row.line.number: row.identity for row in browse(site).rows}
    education = {
        row.line.number: row.identity for row in browse(site, f"person-of-{EDUCATION_ADMINISTRATION}").rows
    }

    assert {"N1": "Pupil of N1", "N2": None} == {
        number: each and each.name for number, each in social.items()
    }
    assert {"N1": None, "N2": None} == education


def test_a_wish_narrows_the_page() -> None:
    site, (before, during) = opened_one_after_the_other(2)
    does(site, during, Fire("admit"), YOUTH_HOME)

    assert [before] == ids(browse(site, wish=CaseWish(phase=Phase.BEFORE)))
    assert [during] == ids(browse(site, wish=CaseWish(phase=Phase.DURING)))
    assert [during, before] == ids(browse(site, wish=CaseWish(accountable=True)))
    assert [] == ids(browse(site, f"person-of-{HOME_SCHOOL}", CaseWish(accountable=True)))


def test_closed_cases_are_told_where_they_are_asked_for() -> None:
    site, (gone, still) = opened_one_after_the_other(2)
    does(site, gone, Close("opened_in_error", PersonId(f"manager-of-{SOCIAL_SERVICES}")), words="A mistake.")

    assert [still] == ids(browse(site))
    assert [gone] == ids(browse(site, wish=CaseWish(closed=True)))


def test_late_is_what_is_late_now_whether_a_sweep_has_seen_it_or_not() -> None:
    site, cases = opened_one_after_the_other(1)

    assert () == browse_cases(site, caller(SOCIAL), CaseWish(late=True), None, NOW).rows
    assert cases == ids(browse(site, wish=CaseWish(late=True)))
    of_first = CaseWish(late=True, routine=1)
    assert cases == ids(browse(site, wish=of_first))
    sweep(site, NOW + timedelta(days=19))
    assert cases == ids(browse(site, wish=CaseWish(late=True)))
    assert cases == ids(browse(site, wish=of_first))


def test_cases_are_found_by_where_their_pupils_are_at_home_and_protected_ones_by_no_place() -> None:
    site = a_site()
    known = a_case_at(site, "N1")
    a_case_at(site, "N2", restricted=True)
    with site.store.read() as work:
        code = work.register.roster().organisations[SOCIAL_SERVICES].municipality_code or ""

    assert [known] == ids(browse(site, wish=CaseWish(place=code)))
    assert [known] == ids(browse(site, wish=CaseWish(place=code[:2])))
    assert [] == ids(browse(site, wish=CaseWish(place="99")))


def test_cases_are_found_by_the_routine_of_what_waits_in_them() -> None:
    site, cases = opened_one_after_the_other(1)
    with site.store.read() as work:
        (case,) = work.cases.load_many(cases)
    live = {step.routine or 0 for step in case.live_steps()}

    asked = {each: ids(browse(site, wish=CaseWish(routine=each))) for each in range(8)}
    late = [
        each
        for each in range(8)
        if browse_cases(site, caller(SOCIAL), CaseWish(routine=each, late=True), None, NOW).rows
    ]

    assert live == {each for each, found in asked.items() if found == cases}
    assert [] == late


def test_whoever_has_many_cases_is_told_the_same_ones_in_the_same_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site, _ = opened_one_after_the_other(5)
    wishes = [CaseWish(), CaseWish(late=True), *(CaseWish(late=True, routine=each) for each in range(8))]
    few = [ids(browse(site, wish=wish, at_once=3)) for wish in wishes]

    monkeypatch.setattr(case_pages, "_FEW", 2)
    case_pages._counted.cache_clear()
    many = [ids(browse(site, wish=wish, at_once=3)) for wish in wishes]
    case_pages._counted.cache_clear()

    assert few == many


def test_the_store_is_asked_as_often_for_many_cases_as_for_few(counted: list[str]) -> None:
    few, _ = opened_one_after_the_other(2)
    many, _ = opened_one_after_the_other(20)
    counted.clear()
    browse(few)
    asked_for_few = len(counted)
    counted.clear()

    browse(many)

    assert asked_for_few == len(counted)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is run."""
    ran: list[str] = []
    for name in ("rows", "row", "run", "run_many"):
        monkeypatch.setattr(Link, name, _counting(getattr(Link, name), ran))
    return ran


def _counting(run: object, ran: list[str]) -> object:
    def counted(self: Link, sql: str, *given: object) -> object:
        ran.append(sql)
        return run(self, sql, *given)  # type: ignore[operator]

    return counted
