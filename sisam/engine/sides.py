"""Who a party of the workflow is in a case at the moment: itself, or whoever stands in for it."""

from collections.abc import Iterable

from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.step import Side, Step
from sisam.domain.step_definition import ACCOUNTABLE, StepDefinition
from sisam.domain.workflow import PartyDefinition, Workflow
from sisam.engine.conditions import holds

YOUTH_HOME = PartyName("youth_home")
YOUTH_HOME_SCHOOL = PartyName("youth_home_school")
#: The school of the home that the pupil came from.
PREVIOUS_SCHOOL = PartyName("previous_youth_home_school")
#: Who becomes another organisation when the pupil comes to another home.
OF_THE_HOME = frozenset({YOUTH_HOME, YOUTH_HOME_SCHOOL, PREVIOUS_SCHOOL})


def side_of(workflow: Workflow, case: Case, party: PartyName) -> Side | None:
    """Return the party and organisation that act as `party` now, or None while that is not known.

    Once a stand-in has become accountable at the party's place it stays, whatever is found later:
    only a *change of party* moves it on.
    """
    if party == ACCOUNTABLE:
        return _accountable(case)
    definition = workflow.parties[party]
    if place_is_taken(workflow, case, party) and definition.stand_ins:
        return _accountable(case)
    if organisation := case.parties.get(party):
        return Side(party, organisation)
    if definition.missing_when is None or not holds(definition.missing_when, case):
        return None
    return _stand_in(case, definition)


def place_is_taken(workflow: Workflow, case: Case, party: PartyName) -> bool:
    """Tell whether accountability has come to the party's place of the chain in this round."""
    accountable = case.accountable
    place = workflow.place(party) if party in workflow.chain else None
    return (
        accountable is not None
        and place is not None
        and place > 0
        and (accountable.round, accountable.place) == (case.round, place)
    )


def owner_of(workflow: Workflow, case: Case, definition: StepDefinition, round_: int = 1) -> Side | None:
    """Return who owns a step of that definition now, in a round of the case."""
    owner = (definition.owner_in_later_rounds if round_ > 1 else None) or definition.owner
    if definition.owner_towards_stand_in and definition.confirmed_by:
        confirmer = side_of(workflow, case, definition.confirmed_by)
        if confirmer is not None and confirmer.party != definition.confirmed_by:
            owner = definition.owner_towards_stand_in
    return side_of(workflow, case, owner)


def confirmer_of(workflow: Workflow, case: Case, definition: StepDefinition) -> Side | None:
    """Return who confirms a step of that definition now."""
    return side_of(workflow, case, definition.confirmed_by) if definition.confirmed_by else None


def organisations_of(workflow: Workflow, case: Case, parties: Iterable[PartyName]) -> set[OrganisationId]:
    """Return the organisations that act as any of the parties now."""
    idle = idle_parties(workflow, case)
    sides = (side_of(workflow, case, party) for party in parties if party not in idle)
    return {side.organisation_id for side in sides if side is not None}


def idle_parties(workflow: Workflow, case: Case) -> frozenset[PartyName]:
    """Return the parties with nothing to do in a case now: they hear nothing of it and do nothing in it.

    They are those that only ever stand in and are not needed, and the school of the home that the pupil left
    once its last step has ended: that there is a placement at all is secret (OSL 26:1).
    """
    acting = [side for step in case.live_steps() for side in (step.owner, step.confirmer) if side]
    if (accountable := _accountable(case)) is not None:
        acting.append(accountable)
    parties = {side.party for side in acting}
    idle = {party for party in workflow.only_stand_ins if party not in parties}
    left = case.parties.get(PREVIOUS_SCHOOL)
    if left is not None and left not in {side.organisation_id for side in acting}:
        idle.add(PREVIOUS_SCHOOL)
    return frozenset(idle)


def late_side(step: Step, *, answering: bool) -> tuple[Side, Side | None]:
    """Return who is late with a step and who waits: the confirmer is late with an answer, else the owner."""
    if answering and step.confirmer:
        return step.confirmer, step.owner
    return step.owner, step.confirmer


def _accountable(case: Case) -> Side | None:
    accountable = case.accountable
    return Side(accountable.party, accountable.organisation_id) if accountable else None


def _stand_in(case: Case, definition: PartyDefinition) -> Side | None:
    """Return the first stand-in whose condition holds; where its organisation is not known, any other."""
    fitting = [each for each in definition.stand_ins if each.when is None or holds(each.when, case)]
    for stand_in in (*fitting, *definition.stand_ins):
        if organisation := case.parties.get(stand_in.party):
            return Side(stand_in.party, organisation)
    return None
