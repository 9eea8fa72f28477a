"""What an audit and the figures amount to: an invariant broken, nobody sweeping, a silence forgotten."""

from datetime import timedelta

import pytest

from sisam.application.ports.figures import Figures
from sisam.audit.channels import Stuck
from sisam.auditor.inspection import Finding, Verdict
from sisam.auditor.judging import CANARY_AT_MOST, SILENCE_AT_MOST, SWEEP_AT_MOST, WAITING, judge
from sisam.domain.ids import CaseId
from tests.builders import NOW
from tests.unit.auditor.inspections import MINUTE, SWEEPING, a_report

DAY = timedelta(days=1)


def kinds(figures: Figures, *broken: str) -> list[str]:
    return [each.invariant for each in judge(NOW, a_report(*broken), figures).findings]


def test_where_all_holds_and_a_daemon_sweeps_all_is_well() -> None:
    inspection = judge(NOW, a_report(), SWEEPING)

    assert (Verdict.GREEN, True, 4) == (inspection.verdict, inspection.vouches, inspection.checked)


def test_what_the_audit_found_is_kept_with_its_ids() -> None:
    (found,) = judge(NOW, a_report("I05"), SWEEPING).findings

    assert Finding("I05", CaseId("c1"), "It does not hold.", ("SN-c1", "s1")) == found


def test_what_could_not_be_checked_is_kept() -> None:
    inspection = judge(NOW, a_report(could_not=("I17 could not be checked.",)), SWEEPING)

    assert (Verdict.UNCHECKED, ("I17 could not be checked.",)) == (inspection.verdict, inspection.could_not)


@pytest.mark.parametrize("ago", [timedelta(0), SWEEP_AT_MOST, -SWEEP_AT_MOST])
def test_a_sweep_in_the_last_five_minutes_is_in_time(ago: timedelta) -> None:
    assert [] == kinds(Figures(last_sweep_completed=NOW - ago))


@pytest.mark.parametrize("ago", [SWEEP_AT_MOST + MINUTE / 60, DAY, -SWEEP_AT_MOST - MINUTE / 60, None])
def test_a_sweep_longer_ago_or_ahead_of_the_clock_or_never_is_found(ago: timedelta | None) -> None:
    figures = Figures(last_sweep_completed=None if ago is None else NOW - ago)

    assert ["I05", "sweep"] == kinds(figures, "I05")


def test_a_site_may_be_silent_for_a_day_and_nobody_vouches_for_it() -> None:
    inspection = judge(NOW, a_report(), Figures(silent_since=NOW - SILENCE_AT_MOST))

    assert (Verdict.GREEN, False) == (inspection.verdict, inspection.vouches)


def test_a_silence_of_more_than_a_day_is_found() -> None:
    figures = Figures(silent_since=NOW - SILENCE_AT_MOST - MINUTE)

    assert ["silence"] == kinds(figures)


def test_in_silence_only_what_a_sweep_would_mend_is_let_pass() -> None:
    figures = Figures(silent_since=NOW - MINUTE)

    assert ["I20"] == kinds(figures, *WAITING, "I20")
    assert sorted([*WAITING, "I20", "silence"]) == sorted(
        kinds(Figures(silent_since=NOW - 2 * DAY), *WAITING, "I20")
    )


def test_a_sweep_from_before_the_silence_vouches_for_nothing() -> None:
    figures = Figures(silent_since=NOW - MINUTE, last_sweep_completed=NOW - 2 * MINUTE)

    assert not judge(NOW, a_report(), figures).vouches


@pytest.mark.parametrize("ago", [timedelta(0), CANARY_AT_MOST, -DAY])
def test_a_canary_that_answered_in_the_last_26_hours_lives(ago: timedelta) -> None:
    assert () == judge(NOW, a_report(), SWEEPING, NOW - ago).findings


def test_a_canary_that_has_not_answered_for_more_than_26_hours_is_found() -> None:
    (found,) = judge(NOW, a_report(), SWEEPING, NOW - CANARY_AT_MOST - MINUTE).findings

    assert Finding("canary", None, "The canary has answered no alert since 2026-11-01T05:59Z.") == found


def test_where_there_is_no_canary_or_the_site_is_silent_it_is_not_asked_for() -> None:
    silent = judge(NOW, a_report(), Figures(silent_since=NOW - MINUTE), NOW - 9 * DAY)

    assert ((), ()) == (judge(NOW, a_report(), SWEEPING, None).findings, silent.findings)


def test_what_does_not_get_out_is_found_unless_the_site_is_silent() -> None:
    email = Stuck("It works for nobody.", ("email",))
    (found,) = judge(NOW, a_report(), SWEEPING, stuck=(email,)).findings
    silent = judge(NOW, a_report(), Figures(silent_since=NOW - MINUTE), stuck=(email,))

    assert (Finding("channel", None, "It works for nobody.", ("email",)), ()) == (found, silent.findings)
