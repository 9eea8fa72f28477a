"""The times that the law sets, counted by hand from the statutes and a calendar."""

from dataclasses import replace
from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Fact, LegalBasis
from sisam.engine.law_clocks import law_times
from tests.builders import a_case, shipped_rules


def _times(basis: LegalBasis, anchors: dict[Anchor, date], today: date) -> dict[str, date]:
    case = replace(a_case(), facts={Fact.LEGAL_BASIS: basis.value}, anchors=anchors)
    return {each.provision.id: each.reckoning.due_on for each in law_times(shipped_rules(), case, today)}


def test_immediate_custody_is_submitted_within_a_week_and_care_applied_for_within_four() -> None:
    # Decided Thursday 29 October 2026, executed Friday 30 October.
    anchors = {Anchor.CUSTODY_DECIDED: date(2026, 10, 29), Anchor.CARE_EXECUTED: date(2026, 10, 30)}
    expected = {"lvu_7": date(2026, 11, 5), "lvu_8_9": date(2026, 11, 27)}
    assert expected == _times(LegalBasis.LVU_6, anchors, date(2026, 11, 2))


def test_an_act_that_falls_due_on_a_free_day_may_wait_for_the_next() -> None:
    # A week after Friday 24 April 2026 is Friday 1 May, a public holiday; Monday is the 4th.
    expected = {"lvu_7": date(2026, 5, 4)}
    assert expected == _times(
        LegalBasis.LVU_3, {Anchor.CUSTODY_DECIDED: date(2026, 4, 24)}, date(2026, 4, 27)
    )


def test_a_repeating_review_is_shown_by_its_next_time() -> None:
    anchors = {Anchor.CARE_EXECUTED: date(2026, 1, 15)}
    assert {"lvu_13": date(2026, 7, 15)} == _times(LegalBasis.LVU_3, anchors, date(2026, 2, 1))
    assert {"lvu_13": date(2027, 1, 15)} == _times(LegalBasis.LVU_3, anchors, date(2026, 7, 16))


def test_care_by_consent_is_reviewed_by_the_social_services_act() -> None:
    anchors = {Anchor.CARE_EXECUTED: date(2026, 1, 15)}
    assert {"sol_22_13": date(2026, 7, 15)} == _times(LegalBasis.SOL, anchors, date(2026, 2, 1))


def test_a_maximum_does_not_move_from_a_sunday() -> None:
    # Six months after 28 February 2027 is Saturday 28 August 2027.
    anchors = {Anchor.DISCHARGED: date(2027, 2, 28)}
    assert {"lvu_21_b_c": date(2027, 8, 28)} == _times(LegalBasis.LVU_2, anchors, date(2027, 3, 1))


def test_a_provision_that_was_not_in_force_sets_no_time() -> None:
    # The Social Services Act of 2025 came into force on 1 July 2025.
    anchors = {Anchor.INVESTIGATION_OPENED: date(2025, 6, 30)}
    assert {} == _times(LegalBasis.SOL, anchors, date(2025, 7, 1))
