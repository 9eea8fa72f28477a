"""The pages are looked after while they are served: what answers no more is ended, to be started anew."""

from collections.abc import Iterable, Iterator
from typing import cast

import pytest

from sisam.cli.pages import STUCK, Pages, PagesEnded
from sisam.cli.web_diary import WrittenWebDiary
from sisam.cli.webs import leave
from sisam.settings import Settings
from sisam.web.serving import Serving


class Served:
    """Pages that are well or not, look after look."""

    port = 8321

    def __init__(self, looks: Iterable[bool]) -> None:
        self._looks: Iterator[bool] = iter(looks)
        self.stopped = 0

    def is_well(self, seconds: float) -> bool:  # noqa: ARG002
        return next(self._looks)

    def stop(self) -> bool:
        self.stopped += 1
        return True


class Quiet:
    """No signal for a while, then one."""

    def __init__(self, silent: int) -> None:
        self._silent = silent

    def wait(self, seconds: float) -> str | None:  # noqa: ARG002
        self._silent -= 1
        return None if self._silent >= 0 else "SIGTERM"


def looked_after(served: Served, signals: Quiet, settings: Settings | None = None) -> tuple[Pages, str]:
    """The pages once they have ended, and why they did."""
    pages = Pages(settings or Settings(), cast("Serving", served), WrittenWebDiary("production"), signals)
    while (why := pages.wait(0.0)) is None:
        pass
    return pages, why


def test_a_signal_stops_the_pages_before_anybody_else_hears_of_it() -> None:
    served = Served([True, True])

    pages, why = looked_after(served, Quiet(2))

    assert ("SIGTERM", 1, False) == (why, served.stopped, pages.stuck)
    leave(pages)


def test_pages_that_answer_no_more_end_by_themselves() -> None:
    served = Served([True, False, False, False])

    pages, why = looked_after(served, Quiet(100))

    assert (STUCK, 1, True) == (why, served.stopped, pages.stuck)
    with pytest.raises(PagesEnded):
        leave(pages)


def test_pages_that_were_slow_for_a_moment_go_on() -> None:
    served = Served([False, False, True, False, False, True])

    _, why = looked_after(served, Quiet(6))

    assert "SIGTERM" == why


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), "http://127.0.0.1:8321"),
        (Settings(web_host="::1"), "http://[::1]:8321"),
        (
            Settings(web_tls=True, public_url="https://sisam.example.se", web_proxies=["10.0.0.7"]),
            "https://sisam.example.se",
        ),
    ],
)
def test_the_pages_are_found_where_a_browser_finds_them(settings: Settings, expected: str) -> None:
    pages, _ = looked_after(Served([]), Quiet(0), settings)

    assert expected == pages.found_at
