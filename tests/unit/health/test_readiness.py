"""A site is ready while its database answers and somebody sweeps."""

from datetime import datetime, timedelta

import pytest

from sisam.application.ports.figures import Figures
from sisam.errors import Unavailable
from sisam.health.readiness import why_not, why_not_ready
from tests.builders import NOW

MINUTE = timedelta(minutes=1)


class Broken:
    def figures(self, now: datetime) -> Figures:  # noqa: ARG002
        raise Unavailable


@pytest.mark.parametrize("ago", [0 * MINUTE, 4 * MINUTE, 5 * MINUTE, -4 * MINUTE])
def test_a_sweep_a_short_while_ago_is_enough(ago: timedelta) -> None:
    assert "" == why_not(Figures(last_sweep_completed=NOW - ago), NOW)


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        (Figures(), "ever"),
        (Figures(last_sweep_completed=NOW - 5 * MINUTE - timedelta(seconds=1)), "last five minutes"),
        (Figures(last_sweep_completed=NOW + 6 * MINUTE), "last five minutes"),
        (Figures(last_sweep_completed=NOW, silent_since=NOW), "silent"),
    ],
)
def test_why_a_site_is_not_ready(figures: Figures, why: str) -> None:
    assert why in why_not(figures, NOW)


def test_a_database_that_does_not_answer_is_not_ready() -> None:
    assert "the database cannot be read" == why_not_ready(Broken(), NOW)
