"""Ways: where a line of a work list leads to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.domain.asked import Asked
from sisam.domain.ids import CaseId, PartyName, StepId
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.web.pages.acts.kind import ActKind
from sisam.web.pages.acts.kinds.closing import CLOSE
from sisam.web.pages.acts.kinds.dating import SET_DATE
from sisam.web.pages.acts.kinds.ending import DONE
from sisam.web.pages.acts.kinds.handing_over import CONFIRM, OFFER
from sisam.web.pages.acts.kinds.moving_on import MOVE_ON
from sisam.web.pages.acts.kinds.naming import SET_PARTY
from sisam.web.pages.acts.registry import path_of
from sisam.web.paths import step_path

#: Where what is asked is done by one act upon the step itself.
_UPON_STEP: Final[Mapping[Asked, ActKind]] = {
    Asked.DO: DONE,
    Asked.HAND_OVER: OFFER,
    Asked.HAND_OVER_AGAIN: OFFER,
    Asked.ANSWER: CONFIRM,
}


def way_to_do(
    asked: Asked, case_id: CaseId, step_id: StepId, definition: StepDefinition, *, moves: bool
) -> str:
    """Return the page on which what is asked is done; that of the step where several acts could be meant.

    `moves` tells whether its owner may move the case on from where it stands.
    """
    if asked in _UPON_STEP:
        return path_of(case_id, _UPON_STEP[asked], {"steg": step_id})
    if asked is Asked.FIND:
        return _way_to_find(case_id, definition) or step_path(case_id, step_id)
    if asked is Asked.CLOSE:
        return path_of(case_id, CLOSE)
    if asked is Asked.MOVE_ON and moves:
        return path_of(case_id, MOVE_ON)
    return step_path(case_id, step_id)


def may_move(workflow: Workflow, state: str, party: PartyName) -> bool:
    """Tell whether a party may move a case on from a state."""
    return any(state in each.sources and party in each.by for each in workflow.transitions.values())


def _way_to_find(case_id: CaseId, definition: StepDefinition) -> str:
    """Return where the one thing that a step asks for is recorded; empty: it asks for several."""
    if definition.finds_party is not None:
        return path_of(case_id, SET_PARTY, {"vad": definition.finds_party})
    if len(definition.finds_anchors) == 1:
        return path_of(case_id, SET_DATE, {"vad": definition.finds_anchors[0].value})
    return ""
