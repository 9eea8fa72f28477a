"""Moving home: a new home municipality is named, and takes over once its social services confirm it."""

from collections.abc import Mapping

from sisam.domain.command import MoveHome
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.home_move import HomeMove
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import AlreadyRecorded, PartyNeeded
from sisam.domain.refusal_of_home import HomeIsThere, SameHands
from sisam.domain.step import Cause, Side, Step
from sisam.domain.step_definition import StepDefinition
from sisam.engine.acts.naming import change_party, open_change
from sisam.engine.alerts.telling import notify_parties, notify_side
from sisam.engine.draft import Draft
from sisam.engine.folding.evolving_case import MOVING_PARTIES
from sisam.engine.permitting import require_party
from sisam.engine.steps.ending_steps import cancel_step
from sisam.engine.steps.opening_steps import open_step


def move_home(draft: Draft, act: MoveHome) -> None:
    """Name the municipality that the home moves to; parties and accountability stay until it is confirmed.

    Another municipality takes the place of one that was named before; the present one ends what waits.

    Raises:
        NotAParty: only the social services that have the case hand it over.
        HomeIsThere: it is the home municipality already, and no other was named.
        AlreadyRecorded: just that waits already.
        PartyNeeded: it is not known who the social services there are.
        SameHands: they are the same ones.
    """
    definition = next(each for each in draft.workflow.steps.values() if each.moves_home)
    require_party(draft, (definition.owner,))
    waits = draft.case.home_move
    stays = act.municipality == draft.case.facts.get(Fact.HOME_MUNICIPALITY)
    if stays and waits is None:
        raise HomeIsThere(municipality=act.municipality)
    if waits == HomeMove(act.municipality, act.parties):
        raise AlreadyRecorded(what=definition.id)
    if waits is not None:
        _end_what_waits(draft, definition)
    if not stays:
        _hand_over(draft, definition, act)


def come_home(draft: Draft) -> None:
    """Make the new municipality's organisations parties, now that its social services have confirmed it."""
    move, was = draft.case.home_move, draft.case.facts.get(Fact.HOME_MUNICIPALITY)
    if move is None:
        return
    _record(draft, None, {})
    draft.record(EventType.FACT_SET, fact=Fact.HOME_MUNICIPALITY, value=move.municipality, was=was)
    for party in MOVING_PARTIES:
        _take_place(draft, party, move.parties.get(party))


def _hand_over(draft: Draft, definition: StepDefinition, act: MoveHome) -> None:
    """Open the step by which the social services hand over, and tell everybody concerned."""
    party = definition.owner
    if party not in act.parties:
        raise PartyNeeded(party=party)
    if act.parties[party] == draft.case.parties[party]:
        raise SameHands(party=party)
    _end_changes_of(draft, party)
    _record(draft, act.municipality, act.parties)
    old, new = Side(party, draft.case.parties[party]), Side(party, act.parties[party])
    earlier = [step for step in draft.case.steps.values() if step.definition == definition.id]
    open_step(draft, definition, old, new, draft.today, earlier[-1] if earlier else None)
    told = {"party": party, "organisation_id": old.organisation_id}
    notify_parties(draft, tuple(draft.case.parties), Template.HOME_MOVES, None, **told)
    notify_side(draft, new, Template.HOME_MOVES, None, **told)


def _end_what_waits(draft: Draft, definition: StepDefinition) -> None:
    """End the handover that was to be confirmed, and tell those who were to confirm it."""
    _record(draft, None, {})
    for step in _live(draft, definition):
        cancel_step(draft, step, Cause.OVERTAKEN)
        notify_side(draft, step.confirmer, Template.OFFER_WITHDRAWN, draft.case.steps[step.id])


def _end_changes_of(draft: Draft, party: PartyName) -> None:
    """End a change of the party itself: those who would take over now are others."""
    for definition in draft.workflow.steps.values():
        for step in _live(draft, definition) if definition.opens_by_change else ():
            if step.confirmer is not None and step.confirmer.party == party:
                cancel_step(draft, step, Cause.OVERTAKEN)
                notify_side(draft, step.confirmer, Template.OFFER_WITHDRAWN, draft.case.steps[step.id])


def _take_place(draft: Draft, party: PartyName, organisation: OrganisationId | None) -> None:
    """Make an organisation the party; whoever is accountable as it hands over in a step of its own."""
    if draft.case.parties.get(party) == organisation:
        return
    accountable = draft.case.accountable
    holds = accountable is not None and accountable.party == party
    if accountable is None or not holds or accountable.organisation_id == organisation:
        change_party(draft, party, organisation, known=organisation is not None)
    elif organisation is not None:
        _open_change(draft, Side(party, accountable.organisation_id), Side(party, organisation))


def _open_change(draft: Draft, old: Side, new: Side) -> None:
    for definition in draft.workflow.steps.values():
        if definition.opens_by_change and any(step.confirmer == new for step in _live(draft, definition)):
            return
    open_change(draft, old, new)


def _live(draft: Draft, definition: StepDefinition) -> list[Step]:
    return [step for step in draft.case.live_steps() if step.definition == definition.id]


def _record(draft: Draft, municipality: str | None, parties: Mapping[PartyName, OrganisationId]) -> None:
    social_services, education_administration, activity_responsibility = MOVING_PARTIES
    draft.record(
        EventType.HOME_MOVE_SET,
        words=draft.command.words,
        municipality=municipality,
        social_services=parties.get(social_services),
        education_administration=parties.get(education_administration),
        activity_responsibility=parties.get(activity_responsibility),
    )
