"""The papers of the house are complete."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")

    articles = [int(number) for number in re.findall(r"^(\d+)\.\s?[A-Z]", text, re.MULTILINE)]

    assert list(range(1, 16)) == articles
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")


def test_the_version_has_its_place_in_the_changelog() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert "Unreleased" == headings[0]
    assert project["version"] in headings or ["Unreleased"] == headings


def test_the_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert list(range(1, len(numbers) + 1)) == numbers


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_tells_context_choice_and_consequences(path: Path) -> None:
    headings = re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE)

    assert {"Context", "Choice", "Consequences"} <= set(headings)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_carries_its_number_in_its_title(path: Path) -> None:
    assert path.read_text("utf-8").startswith(f"# {int(path.name[:4])}. ")


@pytest.mark.parametrize(
    "name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/decisions"]
)
def test_every_relative_link_leads_somewhere(name: str) -> None:
    place = ROOT / name
    papers = sorted(place.glob("*.md")) if place.is_dir() else [place]

    links = [
        (paper, target)
        for paper in papers
        for target in re.findall(r"\]\((?!\w+:|#)([^)#]+)", paper.read_text("utf-8"))
    ]

    assert [] == [target for paper, target in links if not (paper.parent / target).exists()]
