"""Two cases of one pupil: a placement that another one follows, moved by `decide` alone."""

from dataclasses import replace

from sisam.domain.carrying import Carried
from sisam.domain.command import AcceptDebts, Close, Fire, OpenSettlement
from sisam.domain.ids import CaseId, PersonId
from sisam.engine.carrying import successors
from sisam.engine.deciding import decide
from tests.builders import YOUTH_HOME
from tests.story import Story, a_command_of, an_opening

SECOND = PersonId("second")
REASON = "The pupil was placed anew."


def placed_anew(old: Story, *, admits: bool = True) -> Story:
    """Open the case of a new placement, ask that the old one be settled, and return the new one."""
    opening = replace(an_opening(), case_id=CaseId("case-2"), number="N/2", previous_case_id=old.case.id)
    decision = decide(old.rules, None, a_command_of(opening), old.now)
    new = Story(decision.case, old.rules, old.now, list(decision.events), decision)
    old.does(OpenSettlement())
    if admits:
        new.does(Fire("admit"), YOUTH_HOME)
    return new


def carried(old: Story, new: Story, *definitions: str) -> tuple[Carried, ...]:
    """Return some debts of the old case with what goes on with them."""
    steps = (old.step(each).id for each in definitions)
    return successors(old.rules.workflow, old.case, new.case, steps)


def settle(old: Story, new: Story, *definitions: str) -> None:
    """Close the old case and let the new one go on with some of its debts."""
    debts = carried(old, new, *definitions)
    steps = tuple(each.step_id for each in debts)
    old.does(Close("new_placement", SECOND, steps, debts), words=REASON)
    new.does(AcceptDebts(old.case.id, debts))
