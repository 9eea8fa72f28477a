"""A foreign case is told as an unknown one, and whoever was denied one stands in the read log."""

import pytest

from sisam.application.access.finding import ById
from sisam.application.cases.doing import Wish, do
from sisam.application.cases.showing_cases import show_case
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId
from sisam.domain.refusal_of_access import RightMissing
from sisam.errors import NotFound, SisamError
from tests.builders import ACTIVITY_RESPONSIBILITY, NEW_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import AGENCY, a_case_at, a_site, everything_at
from tests.unit.application.access.asked import caller, told

STRANGER = f"person-of-{NEW_SCHOOL}"


def test_a_foreign_case_is_told_as_an_unknown_one() -> None:
    site = a_site()
    a_case_at(site)
    refusals = list[SisamError]()
    for number in ("N/1", "N/9"):
        with pytest.raises(NotFound) as refused:
            show_case(site, number, caller(STRANGER), NOW)
        refusals.append(refused.value)

    assert str(refusals[0]).replace("N/1", "N/9") == str(refusals[1])
    assert [(), ()] == [each.near for each in refusals if isinstance(each, NotFound)]


def test_by_its_id_too() -> None:
    site = a_site()
    foreign = a_case_at(site)
    for case_id in (foreign, CaseId("no-such")):
        with pytest.raises(NotFound) as refused:
            show_case(site, ById(case_id), caller(STRANGER), NOW)
        assert ("case", case_id) == (refused.value.kind, refused.value.name)


def test_each_denial_is_written_down_with_the_case_where_there_is_one() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = everything_at(site, [case_id])
    for number in ("N/1", "N/9"):
        with pytest.raises(NotFound):
            show_case(site, number, caller(STRANGER), NOW)
        with pytest.raises(NotFound):
            do(site, number, lambda _: [Fire("admit")], Wish(f"{STRANGER}@example.se", "cli:kim"), NOW)

    assert [
        (STRANGER, "case", case_id, "denied"),
        (STRANGER, "act", case_id, "denied"),
        (STRANGER, "case", None, "denied"),
        (STRANGER, "act", None, "denied"),
    ] == told(site)
    assert before == everything_at(site, [case_id])


def test_whoever_has_the_right_nowhere_is_told_the_same_of_foreign_and_unknown() -> None:
    site = a_site()
    a_case_at(site)
    administrator = f"administrator-of-{AGENCY}"
    for number in ("N/1", "N/9"):
        with pytest.raises(RightMissing) as refused:
            show_case(site, number, caller(administrator), NOW)
        assert {"right": "read_case"} == refused.value.attributes()


def test_a_number_that_comes_near_is_told_to_those_whose_case_it_is() -> None:
    site = a_site()
    a_case_at(site, "SN-2026/1")

    def near(person: str) -> tuple[str, ...]:
        with pytest.raises(NotFound) as refused:
            show_case(site, "SN-2026/2", caller(person), NOW)
        return refused.value.near

    assert ("SN-2026/1",) == near(f"person-of-{SOCIAL_SERVICES}")
    assert () == near(STRANGER)
    # They stand in for a school if need be, and there is none.
    assert () == near(f"person-of-{ACTIVITY_RESPONSIBILITY}")
