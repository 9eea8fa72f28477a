"""The doctor says what is not told: a channel that is down, and messages that are not taken."""

from datetime import timedelta

import pytest

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.doctor.work import MESSAGE_AT_MOST, channels, outbox
from tests.builders import NOW

MINUTE = timedelta(minutes=1)


def test_a_channel_that_is_down_is_bad_and_one_that_works_is_not_mentioned() -> None:
    (found,) = channels(Figures(channels_down={"email": NOW - 120 * MINUTE}), NOW)

    assert (Level.BAD, "email is down; the first attempt failed 2 hours ago") == (found.level, found.told)
    assert "--connect" in found.remedy
    assert [] == list(channels(Figures(), NOW))


@pytest.mark.parametrize(
    ("ago", "level"), [(MESSAGE_AT_MOST, Level.OK), (MESSAGE_AT_MOST + MINUTE, Level.BAD)]
)
def test_a_message_that_is_refused_for_long_is_bad_though_its_next_moment_lies_ahead(
    ago: timedelta, level: Level
) -> None:
    (found,) = outbox(Figures(messages={"queued": 1}, refused_since=NOW - ago), NOW)

    assert level is found.level


def test_what_is_held_is_counted_apart() -> None:
    (found,) = outbox(Figures(messages={"held": 37}), NOW)

    assert Finding("outbox", Level.OK, "0 waiting, 37 held until office hours, 0 unreachable") == found
