"""The lock pins all that the project asks for, by hash, and names no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pins(lock: str) -> dict[str, Requirement]:
    """Every requirement of a lock by its name."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line.split("--hash")[0] for line in text.splitlines() if re.match(r"\w", line)]
    return {canonicalize_name(each.name): each for each in map(Requirement, lines)}


def unpinned(wanted: list[str], lock: str) -> list[str]:
    """The wanted requirements that a lock does not pin within their bounds."""
    pinned = pins(lock)
    return [
        line
        for line in wanted
        if (name := canonicalize_name(Requirement(line).name)) not in pinned
        or not Requirement(line).specifier.contains(_version(pinned[name]))
    ]


def _version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert "==" == specifier.operator
    return specifier.version


@pytest.mark.parametrize("lock", LOCKS)
def test_every_runtime_dependency_is_pinned_within_its_bounds(lock: str) -> None:
    assert [] == unpinned(project()["project"]["dependencies"], lock)


def test_every_development_dependency_is_pinned_within_its_bounds() -> None:
    assert [] == unpinned(project()["dependency-groups"]["dev"], "requirements-dev.txt")


def test_a_dependency_that_nobody_pinned_is_caught() -> None:
    assert ["left-pad>=1"] == unpinned(["left-pad>=1", "pytest"], "requirements-dev.txt")


def test_a_dependency_pinned_outside_its_bounds_is_caught() -> None:
    assert ["pytest<1"] == unpinned(["pytest<1"], "requirements-dev.txt")


def test_both_locks_pin_the_same_versions() -> None:
    developing = pins("requirements-dev.txt")

    differing = {name for name, pin in pins("requirements.txt").items() if pin != developing[name]}

    assert set() == differing


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_a_hash_and_no_line_an_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    blocks = [block for block in re.split(r"\n(?=\w)", text) if re.match(r"\w", block)]

    assert [] == [block for block in blocks if "--hash=sha256:" not in block]
    assert len(pins(lock)) <= len(blocks)
    assert "://" not in text
