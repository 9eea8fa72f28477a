"""A log reviewer signs once for a month that has ended, and never for their own reading alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.access.reviewing import LogFilter, review_log
from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import show_case
from sisam.application.reviews.showing_reviews import SignedReview, WaitingReview, show_review, show_reviews
from sisam.application.reviews.signing_reviews import Signature, require_number, sign_review
from sisam.application.site import Site
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.refusal_of_log_review import (
    MonthGoesOn,
    OnlyOwnReading,
    RegistryNumberInVain,
    RegistryNumberWanted,
)
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import AGENCY
from tests.unit.application.access.asked import caller, logged, seat, told
from tests.unit.application.access.test_reviewing import SCHOOL, SOCIAL, a_read_site
from tests.unit.application.reviews.waiting import DECEMBER, LATE, NOTHING, NOVEMBER

FOLLOWED = replace(NOTHING, outcome=ReviewOutcome.FOLLOWED_UP, registry_number="SN 2026/12-3")


def waiting(site: Site, who: str = "reviewer") -> list[tuple[str, str, bool]]:
    found = show_reviews(site, caller(who), LATE).waiting
    return [(each.controller.id, each.month.written, each.late) for each in found]


def test_what_was_read_waits_for_the_reviewer_of_its_controller_when_the_month_has_ended() -> None:
    site = a_read_site()

    assert [(SOCIAL_SERVICES, "2026-11", True)] == waiting(site)
    assert [(AGENCY, "2026-11", True)] == waiting(site, "site-reviewer")
    assert () == show_reviews(site, caller("reviewer"), NOW).waiting


def test_what_deserves_a_look_is_counted() -> None:
    site = a_read_site()
    with pytest.raises(RightMissing):
        review_log(site, caller(SOCIAL), LogFilter(), NOW)
    review_log(site, caller("reviewer"), LogFilter(), NOW)

    figures = show_reviews(site, caller("reviewer"), DECEMBER).waiting[0].figures

    assert (4, 1, 2, 0) == (figures.lines, figures.denied, figures.with_reason, figures.off_hours)
    assert (3, 0) == (figures.wanting, figures.own)


def test_a_signature_ends_the_waiting_and_stands_in_the_list() -> None:
    site = a_read_site()

    signed = sign_review(site, caller("reviewer"), FOLLOWED, DECEMBER)

    reviews = show_reviews(site, caller("reviewer"), LATE)
    assert ((), [signed.review]) == (reviews.waiting, [each.review for each in reviews.signed])
    assert ("reviewer", "SN 2026/12-3", 2, 0) == (
        signed.review.signed_by,
        signed.review.registry_number,
        signed.review.lines,
        signed.review.own_lines,
    )


def test_whoever_signs_again_changes_nothing() -> None:
    site = a_read_site()
    first = sign_review(site, caller("reviewer"), NOTHING, DECEMBER)

    again = sign_review(site, caller("reviewer"), FOLLOWED, LATE)

    assert (True, first.review) == (again.repeated, again.review)
    assert 1 == len(show_reviews(site, caller("reviewer"), LATE).signed)


def test_a_month_that_goes_on_is_not_signed() -> None:
    with pytest.raises(MonthGoesOn) as refused:
        sign_review(a_read_site(), caller("reviewer"), NOTHING, NOW)

    assert NOVEMBER.last_on == refused.value.until


@pytest.mark.parametrize("who", [SOCIAL, SCHOOL, f"person-of-{NEW_SCHOOL}"])
def test_only_a_log_reviewer_signs(who: str) -> None:
    site = a_read_site()

    with pytest.raises(RightMissing):
        sign_review(site, caller(who), NOTHING, DECEMBER)

    assert (who, "read_log", None, "denied") in told(site)


def test_a_reviewer_of_another_controller_finds_nothing_and_that_is_written_down() -> None:
    site = a_read_site()
    seat(site, "other", (HOME_SCHOOL, Role.LOG_REVIEWER))

    for now in (NOW, DECEMBER):
        with pytest.raises(NotFound):
            sign_review(site, caller("other"), NOTHING, now)
    with pytest.raises(NotFound):
        show_review(site, caller("other"), SOCIAL_SERVICES, NOVEMBER, DECEMBER)

    assert 3 == told(site).count(("other", "read_log", None, "denied"))


def test_that_somebody_signed_is_in_the_log_itself() -> None:
    site = a_read_site()

    sign_review(site, caller("reviewer"), NOTHING, DECEMBER)

    assert ("reviewer", "read_log", None, "allowed") == told(site)[-1]


def test_looking_at_reviews_makes_no_new_one() -> None:
    site = a_read_site()
    sign_review(site, caller("reviewer"), NOTHING, DECEMBER)

    show_reviews(site, caller("reviewer"), DECEMBER)

    january = DECEMBER.replace(year=2027, month=1, day=31)
    assert () == show_reviews(site, caller("reviewer"), january).waiting


def own_reading() -> Site:
    """Return a site whose reviewer at a school was shown a case there, and nobody else of it."""
    site = a_read_site()
    seat(site, "both", (HOME_SCHOOL, Role.LOG_REVIEWER), (HOME_SCHOOL, Role.HEAD_TEACHER))
    january = DECEMBER.replace(year=2027, month=1)
    show_case(site, "N/1", caller("both"), january)
    return site


def test_nobody_signs_for_what_only_they_have_read() -> None:
    site, march = own_reading(), DECEMBER.replace(year=2027, month=3)
    january = Signature(HOME_SCHOOL, NOVEMBER.next.next, ReviewOutcome.NOTHING_TO_REMARK)

    with pytest.raises(OnlyOwnReading):
        sign_review(site, caller("both"), january, march)

    seat(site, "second", (HOME_SCHOOL, Role.LOG_REVIEWER))
    assert not sign_review(site, caller("second"), january, march).repeated


def test_own_lines_among_those_of_others_are_told_in_what_is_signed() -> None:
    site = own_reading()
    show_case(site, "N/1", caller(SCHOOL), DECEMBER.replace(year=2027, month=1))
    january = Signature(HOME_SCHOOL, NOVEMBER.next.next, ReviewOutcome.NOTHING_TO_REMARK)

    signed = sign_review(site, caller("both"), january, DECEMBER.replace(year=2027, month=3))

    assert (2, 1) == (signed.review.lines, signed.review.own_lines)


@pytest.mark.parametrize("number", ["", "x", "Elev Elevsson", "2026/1<b>", "1" * 41, "2026\n1"])
def test_what_is_followed_up_needs_a_number_and_nothing_else(number: str) -> None:
    with pytest.raises(RegistryNumberWanted):
        require_number(replace(FOLLOWED, registry_number=number))


def test_where_there_is_nothing_to_remark_a_number_is_refused() -> None:
    with pytest.raises(RegistryNumberInVain):
        require_number(replace(NOTHING, registry_number="2026/1"))


def test_what_does_not_fit_is_not_signed() -> None:
    with pytest.raises(RegistryNumberWanted):
        sign_review(a_read_site(), caller("reviewer"), replace(FOLLOWED, registry_number=""), DECEMBER)


def test_one_month_is_shown_before_and_after_its_signature() -> None:
    site = a_read_site()
    before = show_review(site, caller("reviewer"), SOCIAL_SERVICES, NOVEMBER, DECEMBER)
    sign_review(site, caller("reviewer"), NOTHING, DECEMBER)
    after = show_review(site, caller("reviewer"), SOCIAL_SERVICES, NOVEMBER, DECEMBER)

    assert isinstance(before, WaitingReview)
    assert isinstance(after, SignedReview)
    assert (False, "reviewer") == (before.late, after.by.id)


def test_the_agencys_month_holds_what_nobody_in_particular_was_shown_and_nothing_from_after_it() -> None:
    site = a_read_site()
    show_case(site, "N/1", Caller("cli:root"), DECEMBER)

    figures = show_reviews(site, caller("site-reviewer"), DECEMBER).waiting[0].figures

    assert 1 == figures.wanting


def test_lines_of_who_looked_after_the_log_are_signed_for_too_and_make_no_duty() -> None:
    site = a_read_site()
    review_log(site, caller("reviewer"), LogFilter(), NOW)

    review = sign_review(site, caller("reviewer"), NOTHING, DECEMBER).review

    assert (3, 0) == (review.lines, review.own_lines)


def test_what_other_controllers_reviewers_signed_is_not_listed() -> None:
    site = a_read_site()
    seat(site, "other", (HOME_SCHOOL, Role.LOG_REVIEWER))
    sign_review(site, caller("reviewer"), FOLLOWED, DECEMBER)

    assert () == show_reviews(site, caller("other"), LATE).signed


def test_who_looks_after_two_logs_signs_for_the_one_that_is_meant() -> None:
    site = a_read_site()
    assert HOME_SCHOOL < SOCIAL_SERVICES
    seat(site, "two", *((each, Role.LOG_REVIEWER) for each in (HOME_SCHOOL, SOCIAL_SERVICES)))

    sign_review(site, caller("two"), NOTHING, DECEMBER)

    assert SOCIAL_SERVICES == logged(site)[-1].reading.actor_organisation_id


def test_on_its_last_day_a_review_is_in_time() -> None:
    last = LATE - timedelta(days=1)

    assert not show_reviews(a_read_site(), caller("reviewer"), last).waiting[0].late
