"""The guide to the definitions names every key and word that the program knows, and no other."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from sisam.catalogue import shapes
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Guard
from sisam.domain.ladder import LadderSeat
from sisam.domain.notification_text import Placeholder
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import Clock
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step_definition import ClockKind, OnTransfer, OpenedBy, StepKind
from sisam.domain.workflow import Phase

GUIDE = (Path(__file__).parents[2] / "workflows" / "README.md").read_text(encoding="utf-8")
VOCABULARIES = (
    *(
        StepKind,
        Clock,
        ClockKind,
        Source,
        Phase,
        Role,
        OrganisationKind,
        LadderSeat,
        Guard,
        Condition,
        Anchor,
        OpenedBy,
        OnTransfer,
    ),
)
KEYWORDS = {"kind", "on", "after", "before", "until", "sets", "records", "finds_anchors"} | {
    *("when", "unless", "overtaken_when", "missing_when"),
}


def test_the_words_of_the_guide_are_those_of_the_program() -> None:
    section = GUIDE.partition("<!-- words")[2].partition("<!-- end of words -->")[0]

    assert {word.value for vocabulary in VOCABULARIES for word in vocabulary} == (
        set(re.findall(r"`(\w+)`", section)) - (KEYWORDS - {"before", "after"})
    )


@pytest.mark.parametrize(
    "shape",
    [
        *(shapes.StepShape, shapes.OpeningShape, shapes.DueShape, shapes.PartyShape, shapes.StateShape),
        *(shapes.TransitionShape, shapes.OutcomeShape, shapes.RungShape, shapes.ProvisionShape),
        shapes.LawClockShape,
    ],
)
def test_the_guide_explains_every_key(shape: type[BaseModel]) -> None:
    keys = {field.alias or name for name, field in shape.model_fields.items()}

    assert set() == {key for key in keys if f"`{key}`" not in GUIDE}


def test_the_guide_names_every_placeholder() -> None:
    section = GUIDE.partition("## Notifications")[2]

    assert {each.value for each in Placeholder} == set(re.findall(r"`\$(\w+)`", section))
