"""What others made lies here as it was vetted, and is paid for once."""

import gzip
import hashlib
import re

from scripts.vendor_static import LETTERS, PACKAGES, STATIC
from sisam.web.statics import shipped_statics
from tests.gallery.app import a_frame, gallery_page

_ROW = re.compile(r"\| ([\w.-]+) \| `([0-9a-f]{64})` \|")
_FIRST_VISIT_BYTES = 100_000
_LATER_VISIT_BYTES = 15_000


def test_every_vendored_file_is_what_it_was_when_it_was_vetted() -> None:
    told = dict(_ROW.findall((STATIC / "VENDORED.md").read_text(encoding="utf-8")))
    assert told == {name: hashlib.sha256((STATIC / name).read_bytes()).hexdigest() for name in told}


def test_the_page_of_what_others_made_tells_every_package_and_its_version() -> None:
    page = (STATIC / "VENDORED.md").read_text(encoding="utf-8")
    assert [] == [name for name, version in PACKAGES.items() if f"| {name} {version} |" not in page]


def test_every_licence_lies_beside() -> None:
    held = {path.stem: path.read_text(encoding="utf-8") for path in (STATIC / "licences").iterdir()}
    assert {"designsystemet": True, "htmx": True, "inter": True} == {
        name: "permission" in text.lower() for name, text in held.items()
    }


def test_the_letters_of_the_font_are_those_that_the_style_fetches_it_for() -> None:
    style = (STATIC / "sisam.css").read_text(encoding="utf-8")
    ranges = re.findall(r'url\("([\w.-]+)"\).*?unicode-range: ([^;]+);', style, re.DOTALL)
    assert {name: letters for name, (_, letters) in LETTERS.items()} == {
        name: letters.replace(" ", "") for name, letters in ranges
    }


def test_no_style_fetches_anything_from_elsewhere_or_from_within_itself() -> None:
    styles = [
        file.content.decode() for name, file in shipped_statics().files.items() if name.endswith(".css")
    ]
    targets = {target for style in styles for target in re.findall(r"""url\(["']?([^"')]+)""", style)}
    assert targets == {target for target in targets if target.startswith("/statisk/")}
    assert [] == [style[:80] for style in styles if "@import" in style]


def test_a_first_visit_is_at_most_a_hundred_kilobytes_and_a_later_one_fifteen() -> None:
    page = len(gzip.compress(gallery_page(a_frame()).encode()))
    fetched = re.findall(r'(?:src|href)="/statisk/\w+/([\w.-]+)"', gallery_page(a_frame()))
    drawings = [name for name in shipped_statics().files if name.startswith("ds-")]
    first = page + sum(_sent(name) for name in {*fetched, *drawings})
    assert (True, True) == (first <= _FIRST_VISIT_BYTES, page <= _LATER_VISIT_BYTES)


def _sent(name: str) -> int:
    file = shipped_statics().files[name]
    return len(file.squeezed or file.content)
