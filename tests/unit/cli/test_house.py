"""What the doctor finds is kept for half a minute, so that looking at a page often costs little."""

from datetime import datetime, timedelta

from sisam.application.finding import Finding, Level
from sisam.cli.house import FINDINGS_HOLD, KeptFindings
from sisam.wording.doctor_sentences import DoctorSentence
from tests.builders import NOW

ONE_SECOND = timedelta(seconds=1)


def told_at(now: datetime) -> list[Finding]:
    """A doctor who finds each time what time it is."""
    return [Finding("clock", Level.OK, DoctorSentence.STATEMENT.of(last=now))]


def test_the_doctor_looks_again_only_after_half_a_minute() -> None:
    kept = KeptFindings(told_at)

    seen = [kept.at(NOW + after) for after in (timedelta(), FINDINGS_HOLD - ONE_SECOND, FINDINGS_HOLD)]

    assert [told_at(NOW), told_at(NOW), told_at(NOW + FINDINGS_HOLD)] == seen


def test_what_was_found_under_a_clock_that_has_been_set_back_is_not_kept() -> None:
    kept = KeptFindings(told_at)
    kept.at(NOW)

    assert told_at(NOW - ONE_SECOND) == kept.at(NOW - ONE_SECOND)
