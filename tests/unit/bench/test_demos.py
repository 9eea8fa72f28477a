"""A demo is measured by what really happened in it."""

from pathlib import Path

import pytest

from bench.demos import measure


@pytest.mark.slow
def test_a_demo_is_measured_by_its_events_and_mails(tmp_path: Path) -> None:
    lived = measure(tmp_path, cases=4, months=1)

    assert 4 == lived.cases
    assert lived.events > 50
    assert lived.mails > 0
    assert lived.cpu_milliseconds_an_event == pytest.approx(1000 * lived.cpu_seconds / lived.events)
