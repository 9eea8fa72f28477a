"""What helps whoever was refused at the command line."""

import re
from pathlib import Path

import pytest

from sisam.cli.given import Stage
from sisam.cli.hints import MENDS, hints
from sisam.domain.refusal import UnknownName
from sisam.domain.refusal_of_pause import NotPausable, NotPaused
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.errors import SisamError

REFERENCE = (Path(__file__).parents[3] / "docs" / "reference" / "commands.md").read_text("utf-8")
NEWER = ["Newer rules: `sisam case follow-rules N/1`."]


@pytest.mark.parametrize("told", sorted({each for mends in MENDS.values() for each in mends}))
def test_what_mends_a_refusal_can_be_typed(told: str) -> None:
    command = re.search(r"`(sisam [a-z]+ [a-z-]+)", told)
    assert command is not None

    chapter = REFERENCE.partition(f"## {command[1]}\n")[2].partition("\n## ")[0]

    assert "" != chapter
    assert [] == [each for each in re.findall(r"--[a-z-]+", told) if f"`{each} " not in chapter]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotPaused(), ["Paused: `sisam case pause N/1 --reason REASON --until DATE`."]),
        (UnknownName(kind="transfer", name="x", possible=()), NEWER),
        (NotPausable(state="open", states=()), NEWER),
        (NotPausable(state="open", states=("admitted",)), []),
        (AgreementMisfit(agreement="a", what="step", name="contact"), NEWER),
        (AgreementMisfit(agreement="a", what="law", name="contact"), []),
    ],
)
def test_a_refusal_is_told_with_the_command_that_mends_it(error: SisamError, told: list[str]) -> None:
    assert told == list(hints(error, Stage(case="N/1")))
