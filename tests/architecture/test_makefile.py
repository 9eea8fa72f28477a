"""The Makefile tells what it can do, and does it after setting up."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROMISED = {"help", "demo", "test", "check", "bench", "docs"}


def targets() -> dict[str, str]:
    """Every target of the Makefile with what stands after its colon."""
    return dict(re.findall(r"^([a-z][\w-]*):(?!=)(.*)$", MAKEFILE, re.MULTILINE))


def make(*arguments: str) -> str:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_every_promised_target_exists() -> None:
    assert set() == PROMISED - targets().keys()


def test_help_lists_every_target_with_a_sentence() -> None:
    listed = dict(re.findall(r"^make (\S+) +(.+\.)$", make("help"), re.MULTILINE))

    assert targets().keys() == listed.keys()


def test_help_is_what_make_does_when_asked_for_nothing() -> None:
    assert make("help") == make()


def test_no_target_is_mistaken_for_a_file() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)

    assert phony is not None
    assert targets().keys() == set(phony[1].split())


@pytest.mark.parametrize("target", sorted(targets().keys() - {"help", "setup", "lock"}))
def test_every_target_that_needs_the_environment_sets_it_up(target: str) -> None:
    assert targets()[target].split("##")[0].split()[0] == "setup"


def test_the_continuous_integration_runs_the_gates_and_the_whole_suite() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert ["make gates", "make test"] == [line for line in lines if line.startswith("make ")]
