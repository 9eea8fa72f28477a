"""The pictures of pages that the documentation shows."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import photographs
from tests.browser.live_server import LiveServer
from tests.browser.photographs import DOCS_FOLDER, FOLDER, IN_DOCS, MOST_BYTES, picture

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_every_picture_that_the_documentation_has_of_a_page_is_taken_by_a_test_and_small() -> None:
    sizes = {each.stem: each.stat().st_size for each in PICTURES.glob("*.png")}

    assert IN_DOCS == sizes.keys()
    assert [] == [name for name, size in sizes.items() if size >= MOST_BYTES]


def test_pictures_are_taken_wide_and_narrow_light_and_dark(
    page: Page, server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "taken"))
    page.goto(f"{server.origin}/logga-in")

    picture(page, "a-page")

    names = {each.name for each in (tmp_path / "taken").iterdir()}
    assert {f"a-page-{width}-{scheme}.png" for width in (1280, 360) for scheme in ("light", "dark")} == names
    assert {"width": 1280, "height": 900} == page.viewport_size


def test_the_documentation_gets_the_pictures_that_it_shows_and_no_others(
    page: Page, server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DOCS_FOLDER, str(tmp_path / "taken"))
    monkeypatch.setattr(photographs, "IN_DOCS", frozenset({"a-page-360-dark", "another-1280-light"}))
    page.goto(f"{server.origin}/logga-in")

    picture(page, "a-page")

    assert ["a-page-360-dark.png"] == [each.name for each in (tmp_path / "taken").iterdir()]
