"""Every link in the papers leads somewhere, and every page can be found from the index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.reference.words import slug

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "README.md"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
PAPERS = [*sorted(ROOT.glob("*.md")), ROOT / "workflows" / "README.md", *PAGES]
LINK = re.compile(r"\]\((?!\w+:)([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`]*`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links_of(paper: Path) -> list[tuple[Path, str]]:
    """The file and the heading that each relative link of a paper leads to."""
    targets = (link.partition("#") for link in LINK.findall(CODE.sub("", paper.read_text("utf-8"))))
    return [((paper.parent / file).resolve() if file else paper, fragment) for file, _, fragment in targets]


def headings_of(paper: Path) -> set[str]:
    return {slug(heading) for heading in HEADING.findall(paper.read_text("utf-8"))}


@pytest.mark.parametrize("paper", PAPERS, ids=named)
def test_every_link_of_a_paper_leads_somewhere(paper: Path) -> None:
    lost = [
        f"{target}#{fragment}"
        for target, fragment in links_of(paper)
        if not target.exists() or (fragment and fragment not in headings_of(target))
    ]

    assert [] == lost


def test_every_page_can_be_found_from_the_index() -> None:
    found, waiting = {INDEX}, [INDEX]
    while waiting:
        for target, _ in links_of(waiting.pop()):
            if target.suffix == ".md" and target not in found and target.exists():
                found.add(target)
                waiting.append(target)

    assert [] == [named(page) for page in PAGES if page not in found]
