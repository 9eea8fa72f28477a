"""What a daemon says first fits the screen."""

from typing import cast

import pytest

from sisam.cli.daemon_diary import WrittenDiary
from sisam.daemon.loop import Loop
from sisam.log import set_up


class EachMinute:
    """A loop of which only the rhythm is asked."""

    every_seconds = 60


def test_what_is_said_first_is_no_wider_than_the_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    set_up("error")
    loops = {name: cast("Loop", EachMinute()) for name in ("sweep", "deliver", "beat")}

    WrittenDiary("d1", "host", 42, "/srv/sisam/a-site-of-its-own", loops).started()

    told = capsys.readouterr().err
    assert "Ctrl-C or SIGTERM stops it." in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 80
