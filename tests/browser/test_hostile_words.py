"""What somebody wrote into a name or a text is read on every page, and never run."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sisam.cli.main import main
from tests.acceptance.command_line import as_csv
from tests.browser.person import Person
from tests.browser.town import ADMINISTRATOR, NOW
from tests.security.test_crawl import links_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKS = "<img src=x onerror=alert(1)><script>alert(2)</script>"
CLOSES = "\"'><svg onload=alert(3)></title></textarea>"
PHONE = "0921-1"
_PLACEMENT = {
    "case_number": "SN-2026/66",
    "home_municipality": "2582",
    "youth_home_code": "tallhem",
    "home_school_code": "hostile",
    "pupil_name": ASKS,
    "personal_number": "20110412-2385",
    "placement_type": "treatment",
    "legal_basis": "lvu_3",
    "care_executed_on": "2026-10-12",
    "admitted_on": "2026-10-12",
}
_ORGANISATIONS = [
    {
        "code": "hostile",
        "kind": "school",
        "name": CLOSES,
        "parent_code": "boden-utb",
        "municipality_code": "2582",
    }
]
_SEATS = [
    {
        "organisation_code": "hostile",
        "role": "head_teacher",
        "name": ASKS,
        "email": "hostile@boden.example",
        "language": "sv",
        "active_from": "2026-01-01",
    }
]


@pytest.fixture
def site(town: Path, tmp_path: Path) -> Path:
    """The town, with a pupil, a person and a school whose names are meant to run."""
    folder = Path(shutil.copytree(town, tmp_path / "site"))
    for kind, rows in (("organisations", _ORGANISATIONS), ("seats", _SEATS), ("placements", [_PLACEMENT])):
        path = tmp_path / f"{kind}.csv"
        path.write_text(as_csv(rows), encoding="utf-8")
        words = ["--as", ADMINISTRATOR] if kind == "placements" else []
        assert 0 == main(["--site", str(folder), "--now", NOW, "import", kind, str(path), *words])
    return folder


@pytest.mark.parametrize(
    ("email", "begins"),
    [
        ("olle.ek@boden.example", ["/att-gora", "/arenden"]),
        (ADMINISTRATOR, ["/organisation?sok=svg", "/anvandare"]),
    ],
)
def test_what_was_written_is_read_and_never_run(
    person: Callable[..., Person], email: str, begins: list[str]
) -> None:
    who = person()
    who.arrives(email)
    seen, hostile = set(begins), 0
    waiting = list(begins)
    while waiting and len(seen) < 200:
        who.goto(path := waiting.pop(0))
        text = who.page.content()
        is_hostile = "onerror=" in text or "onload=" in text
        hostile += is_hostile
        found = [link for link in links_in(text, path, who.window.origin) if _is_page(link)]
        # From a page without those words nothing but its first pages is followed.
        new = [link for link in dict.fromkeys(found) if link not in seen][: 25 if is_hostile else 3]
        seen.update(new)
        waiting += new if len(seen) < 45 else []
        assert who.page.locator("img[onerror], svg[onload], main script").count() == 0

    assert hostile >= 5


def _is_page(link: str) -> bool:
    return not link.startswith(("/statisk", "/hjalp", "/ordlista", "/tillganglighet")) and "/fil" not in link
