"""The phase of a step is when it first can open."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.step_definition import Opening
from sisam.domain.workflow import Phase
from sisam.proof.phases import phase_of
from tests.unit.proof.small_workflow import a_workflow, on, with_step

SMALL = a_workflow()


@pytest.mark.parametrize(
    ("opens", "phase"),
    [
        (on(Anchor.OPENED), Phase.BEFORE),
        (on(Anchor.CARE_EXECUTED), Phase.BEFORE),
        (on(Anchor.ADMITTED), Phase.DURING),
        # Asked for by a step that opens at admission.
        (on(Anchor.FORECAST), Phase.DURING),
        # Set by a step that can open as soon as the forecast is known.
        (on(Anchor.PLACE_CONFIRMED), Phase.DURING),
        (on(Anchor.DISCHARGED, Anchor.ADMITTED), Phase.AFTER),
        ((*on(Anchor.DISCHARGED), *on(Anchor.ADMITTED)), Phase.DURING),
        (on(Anchor.SCHOOL_STARTED), Phase.AFTER),
        ((), Phase.BEFORE),
    ],
)
def test_the_phase_follows_from_what_a_step_opens_on(opens: tuple[Opening, ...], phase: Phase) -> None:
    workflow = with_step(SMALL, "closing", opens=opens)
    assert phase == phase_of(workflow, workflow.steps["closing"])


def test_steps_that_wait_for_each_other_have_a_phase_all_the_same() -> None:
    circular = with_step(SMALL, "place", opens=on(Anchor.SCHOOL_STARTED))
    circular = with_step(circular, "started", opens=on(Anchor.PLACE_CONFIRMED))
    assert Phase.BEFORE == phase_of(circular, circular.steps["started"])
