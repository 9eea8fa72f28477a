"""The doctor says what is not told: a channel that is down, and messages that are not taken."""

from datetime import timedelta

import pytest

from sisam.application.finding import Level
from sisam.application.ports.figures import Figures
from sisam.doctor.work import MESSAGE_AT_MOST, channels, due, outbox
from sisam.domain.language import Language
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

    assert (Level.OK, "0 waiting, 37 held until office hours, 0 unreachable") == (found.level, found.told)


@pytest.mark.parametrize(
    ("open_cases", "told", "swedish"),
    [
        (1, "1 open case, 0 of them due", "1 öppet ärende, 0 av dem ska ses över"),
        (2, "2 open cases, 0 of them due", "2 öppna ärenden, 0 av dem ska ses över"),
    ],
)
def test_one_case_is_counted_as_one(open_cases: int, told: str, swedish: str) -> None:
    (found,) = due(Figures(open_cases=open_cases), NOW)

    assert (told, swedish) == (found.told, found.how.said(Language.SV))
