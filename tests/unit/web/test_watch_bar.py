"""Whoever is signed in sees on every page when nobody watches the deadlines."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from fastapi import FastAPI

from tests.builders import NOW
from tests.unit.web.pages.sign_in.signing import Browser, signed_in_browser

_STANDS_STILL = "Bevakningen står still."


def browser(completed: datetime | None) -> Browser:
    """Somebody signed in at a site whose last sweep was completed then; None: none ever was."""
    browser, _ = signed_in_browser()
    app = cast("FastAPI", browser.client.app)
    app.state.parts = replace(browser.parts, last_sweep=lambda _now: completed)
    return browser


@pytest.mark.parametrize(
    ("ago", "told"), [(timedelta(0), False), (timedelta(minutes=4), False), (timedelta(minutes=6), True)]
)
def test_a_sweep_long_ago_is_told(ago: timedelta, told: bool) -> None:
    page = browser(NOW + timedelta(minutes=1) - ago).get("/konto").text

    assert told is (_STANDS_STILL in page)
    assert told is ("kontrollerades senast 2 nov. 2026 kl. 08:55" in page)


def test_that_no_sweep_ever_was_is_told() -> None:
    assert "Inga tidsgränser har kontrollerats." in browser(None).get("/konto").text


def test_whoever_is_not_signed_in_is_told_nothing_of_it() -> None:
    stranger = browser(None)
    stranger.client.cookies.clear()

    assert _STANDS_STILL not in stranger.get("/logga-in").text
