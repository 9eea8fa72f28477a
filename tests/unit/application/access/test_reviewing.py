"""Log reviewers read what the people of their own controller were shown, with the reasons that they gave."""

from datetime import timedelta

import pytest

from sisam.application.access.reviewing import LogFilter, LogPage, review_log
from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import show_case
from sisam.application.site import Site
from sisam.domain.command import SetParty
from sisam.domain.ids import CaseId, PartyName
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, OTHER_SCHOOL, SOCIAL_SERVICES
from tests.sites import AGENCY, a_case_at, a_site, does
from tests.unit.application.access.asked import caller, logged, seat, told

SOCIAL, SCHOOL = f"person-of-{SOCIAL_SERVICES}", f"person-of-{HOME_SCHOOL}"


def a_read_site() -> Site:
    """A case that social services, its school and the owner were shown, and another school was denied."""
    site = a_site()
    a_case_at(site, restricted=True)
    seat(site, "reviewer", (SOCIAL_SERVICES, Role.LOG_REVIEWER))
    seat(site, "site-reviewer", (AGENCY, Role.LOG_REVIEWER))
    show_case(site, "N/1", caller(SOCIAL, fresh=True, reason="A threat."), NOW, unmask=True)
    show_case(site, "N/1", caller(SCHOOL), NOW)
    show_case(site, "N/1", Caller("cli:root"), NOW)
    with pytest.raises(NotFound):
        show_case(site, "N/1", caller(f"person-of-{NEW_SCHOOL}"), NOW)
    return site


def lines(page: LogPage) -> list[tuple[str, str, str | None]]:
    return [
        (line.logged.reading.actor_id, line.logged.reading.what, line.logged.reading.reason)
        for line in page.lines
    ]


def test_a_reviewer_reads_what_the_own_people_were_shown_and_why() -> None:
    page = review_log(a_read_site(), caller("reviewer"), LogFilter("N/1"), NOW)

    assert [(SOCIAL, "identity", "A threat."), (SOCIAL, "case", "A threat.")] == lines(page)
    assert {"N/1"} == {line.case_number for line in page.lines}


def test_a_reviewer_at_the_agency_reads_what_nobody_in_particular_was_shown() -> None:
    page = review_log(a_read_site(), caller("site-reviewer"), LogFilter("N/1"), NOW)

    assert [("owner", "case", None)] == lines(page)


def test_of_a_person_a_reviewer_reads_all_that_they_were_shown() -> None:
    site = a_read_site()

    page = review_log(site, caller("reviewer"), LogFilter(email=f"{SOCIAL}@example.se"), NOW)

    assert ["identity", "case"] == [what for _, what, _ in lines(page)]


def test_a_time_and_a_page_can_be_named() -> None:
    site = a_read_site()
    later = NOW + timedelta(hours=1)
    show_case(site, "N/1", caller(SOCIAL), later)

    newest = review_log(site, caller("reviewer"), LogFilter("N/1", since=later), later)
    first = review_log(site, caller("reviewer"), LogFilter("N/1", limit=2, until=later), later)
    second = review_log(
        site, caller("reviewer"), LogFilter("N/1", limit=2, until=later, before=first.next_before), later
    )

    # That the log was read is in the log as well.
    assert "case" in [what for _, what, _ in lines(newest)]
    assert ["identity", "case"] == [what for _, what, _ in lines(first)]
    assert ([], None) == (lines(second), second.next_before)


def test_that_the_log_was_read_is_written_down() -> None:
    site = a_read_site()
    before = len(told(site))

    review_log(site, caller("reviewer"), LogFilter("N/1"), NOW)

    assert [("reviewer", "read_log", "case-N/1", "allowed")] == told(site)[before:]


@pytest.mark.parametrize("person", [SOCIAL, f"manager-of-{SOCIAL_SERVICES}", f"administrator-of-{AGENCY}"])
def test_nobody_else_reads_the_log(person: str) -> None:
    site = a_read_site()

    with pytest.raises(RightMissing):
        review_log(site, caller(person), LogFilter("N/1"), NOW)

    assert (person, "read_log", None, "denied") == told(site)[-1]


def test_a_case_or_a_person_of_another_controller_is_told_as_unknown() -> None:
    site = a_read_site()
    seat(site, "elsewhere", (NEW_SCHOOL, Role.LOG_REVIEWER))
    for wanted in (LogFilter("N/1"), LogFilter("N/9"), LogFilter(email=f"{SOCIAL}@example.se")):
        with pytest.raises(NotFound) as refused:
            review_log(site, caller("elsewhere"), wanted, NOW)
        assert () == refused.value.near


def test_a_reviewer_for_two_controllers_reads_the_lines_of_both_each_from_its_own_seat() -> None:
    site = a_read_site()
    seat(site, "both", (NEW_SCHOOL, Role.LOG_REVIEWER), (SOCIAL_SERVICES, Role.LOG_REVIEWER))

    page = review_log(site, caller("both"), LogFilter("N/1"), NOW)
    every = review_log(site, caller("both"), LogFilter(), NOW)

    assert {SOCIAL, f"person-of-{NEW_SCHOOL}"} == {actor for actor, _, _ in lines(page)}
    assert {SOCIAL, f"person-of-{NEW_SCHOOL}"} <= {actor for actor, _, _ in lines(every)}
    (looked,) = [
        each.reading for each in logged(site) if each.reading.actor_id == "both" and each.reading.case_id
    ]
    assert SOCIAL_SERVICES == looked.actor_organisation_id


def test_a_reviewer_at_the_agency_and_elsewhere_reads_the_lines_of_both() -> None:
    site = a_read_site()
    seat(site, "both", (SOCIAL_SERVICES, Role.LOG_REVIEWER), (AGENCY, Role.LOG_REVIEWER))

    page = review_log(site, caller("both"), LogFilter("N/1"), NOW)

    assert {SOCIAL, "owner"} == {actor for actor, _, _ in lines(page)}


def test_a_line_of_whoever_was_denied_a_foreign_case_names_it_to_no_reviewer_of_theirs() -> None:
    site = a_read_site()
    seat(site, "elsewhere", (NEW_SCHOOL, Role.LOG_REVIEWER))

    (line,) = review_log(site, caller("elsewhere"), LogFilter(), NOW).lines

    assert (f"person-of-{NEW_SCHOOL}", None) == (line.logged.reading.actor_id, line.case_number)


def test_a_reviewer_reads_of_a_case_whose_party_their_school_was_and_is_no_more() -> None:
    site = a_read_site()
    does(site, CaseId("case-N/1"), SetParty(PartyName("home_school"), NEW_SCHOOL))
    seat(site, "of-the-school", (HOME_SCHOOL, Role.LOG_REVIEWER))

    page = review_log(site, caller("of-the-school"), LogFilter("N/1"), NOW)

    assert [(SCHOOL, "case", None)] == lines(page)
    assert ["N/1"] == [line.case_number for line in page.lines]


def test_a_reviewer_for_two_looks_at_a_case_from_the_seat_whose_organisation_was_its_party() -> None:
    site = a_read_site()
    does(site, CaseId("case-N/1"), SetParty(PartyName("home_school"), NEW_SCHOOL))
    seat(site, "both", (OTHER_SCHOOL, Role.LOG_REVIEWER), (HOME_SCHOOL, Role.LOG_REVIEWER))

    review_log(site, caller("both"), LogFilter("N/1"), NOW)

    assert ("both", HOME_SCHOOL) == (
        logged(site)[-1].reading.actor_id,
        logged(site)[-1].reading.actor_organisation_id,
    )
