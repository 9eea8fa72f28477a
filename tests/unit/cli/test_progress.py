"""Bars for what takes long."""

import sys
from datetime import UTC, datetime, timedelta

import pytest

from sisam.cli.progress import PATIENCE, progress_of
from sisam.clock import FixedClock


def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 2, tzinfo=UTC))


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    slow = clock()
    with progress_of("Sweeping", 3, slow) as done:
        slow.advance(PATIENCE * 2)
        done(2)

    assert ("", "") == capsys.readouterr()


def test_at_a_terminal_a_bar_is_shown_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    slow = clock()
    with progress_of("Sweeping", 3, slow) as done:
        done(1)
        assert "" == capsys.readouterr().err
        slow.advance(PATIENCE + timedelta(seconds=1))
        done(2)

    captured = capsys.readouterr()
    assert "" == captured.out
    assert "Sweeping" in captured.err


def test_what_is_quick_shows_nothing_even_at_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_of("Sweeping", 3, clock()) as done:
        done(1)
        done(3)

    assert "" == capsys.readouterr().err
