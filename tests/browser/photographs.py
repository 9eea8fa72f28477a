"""Pictures of pages, for whoever looks at them and for the documentation."""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.windows import HEIGHTS, SCHEMES, Scheme

#: Names the folder that gets a picture of every page, at both widths, light and dark; unset: none are taken.
FOLDER = "SISAM_PICTURES"
#: Names the folder that gets the pictures of `IN_DOCS` alone; `make pictures` sets it.
DOCS_FOLDER = "SISAM_DOCS_PICTURES"
MOST_BYTES = 150_000
#: The pictures that the documentation shows: the name of a page, its width and its colours.
IN_DOCS: frozenset[str] = frozenset(
    {
        *("att-gora-olle-1280-light", "att-gora-olle-360-light", "arende-1280-light", "arende-1280-dark"),
        *("lamna-over-vad-som-hander-1280-light", "arenden-ny-eleven-1280-light", "overblick-1280-light"),
    }
)


def picture(page: Page, name: str) -> None:
    """Take pictures of a page, at both widths, light and dark, where a folder is named for them."""
    folder, docs = os.environ.get(FOLDER), os.environ.get(DOCS_FOLDER)
    if not folder and not docs:
        return
    before = page.viewport_size
    for width in HEIGHTS:
        for scheme in SCHEMES:
            file = f"{name}-{width}-{scheme}.png"
            if folder:
                _take(page, width, scheme, Path(folder) / file, whole=True)
            if docs and file.removesuffix(".png") in IN_DOCS:
                _take(page, width, scheme, Path(docs) / file, whole=False)
    page.emulate_media(color_scheme="null")
    if before is not None:
        page.set_viewport_size(before)


def _take(page: Page, width: int, scheme: Scheme, path: Path, *, whole: bool) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme=scheme)
    # Whoever has walked the page by keyboard stands at its end.
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0) }")
    path.parent.mkdir(parents=True, exist_ok=True)
    taken = page.screenshot(path=path, full_page=whole, animations="disabled", caret="hide")
    assert whole or len(taken) < MOST_BYTES, f"{path.name} has {len(taken)} bytes"
