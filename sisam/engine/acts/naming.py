"""Naming parties: who is the home school, the receiving school, the home; or that there is none."""

from sisam.domain.command import SetParty
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import AlreadyRecorded, HandsToItself, PartyNeeded, UnknownName, WrongKind
from sisam.domain.refusal_of_home import HomeMoveWaits
from sisam.domain.refusal_of_transfer import TransferInstead
from sisam.domain.step import Cause, Side
from sisam.engine.acts.dating import put_anchor
from sisam.engine.alerts.telling import notify_side
from sisam.engine.draft import Draft
from sisam.engine.folding.evolving_case import MOVING_PARTIES
from sisam.engine.permitting import require_any_party
from sisam.engine.sides import (
    PREVIOUS_SCHOOL,
    confirmer_of,
    idle_parties,
    owner_of,
    place_is_taken,
    side_of,
)
from sisam.engine.steps.ending_steps import cancel_step
from sisam.engine.steps.opening_steps import open_step


def set_party(draft: Draft, act: SetParty) -> None:
    """Name a party's organisation, or record that there is none.

    Where the party is accountable, or a stand-in is in its place, nothing moves yet: a *change of party*
    opens, and its confirmation moves it.

    Raises:
        UnknownName: the workflow has no such party.
        WrongKind: an organisation of that kind cannot be it.
        TransferInstead: only a transfer makes a school the previous one.
        AlreadyRecorded: it is recorded like that already.
        HandsToItself: the organisation would hand over to itself.
        HomeMoveWaits: a new home municipality names that party anew once it is confirmed.
        PartyNeeded: a party that nobody stands in for cannot be *none*.
    """
    require_any_party(draft)
    definition = draft.workflow.parties.get(act.party)
    if definition is None:
        raise UnknownName(kind="party", name=act.party, possible=tuple(draft.workflow.parties))
    if act.party == PREVIOUS_SCHOOL:
        raise TransferInstead(what=act.party)
    if act.organisation_id is None:
        _record_none(draft, act.party)
        return
    if act.kind is not None and act.kind not in definition.kinds:
        raise WrongKind(party=act.party, kind=act.kind, possible=tuple(definition.kinds))
    if draft.case.parties.get(act.party) == act.organisation_id:
        raise AlreadyRecorded(what=act.party)
    if draft.case.home_move is not None and act.party in MOVING_PARTIES:
        raise HomeMoveWaits(party=act.party, municipality=draft.case.home_move.municipality)
    refuse_handing_to_oneself(draft, act.party, act.organisation_id)
    side = _holding(draft, act.party)
    if side is None:
        change_party(draft, act.party, act.organisation_id)
    elif side.organisation_id != act.organisation_id:
        open_change(draft, side, Side(act.party, act.organisation_id))
    else:
        raise AlreadyRecorded(what=act.party)


def change_party(
    draft: Draft, party: PartyName, organisation_id: OrganisationId | None, *, known: bool = True
) -> None:
    """Record a party's organisation and tell it and the accountable party.

    None says that there is none or, where even that is not `known`, nothing.
    """
    record_party(draft, party, organisation_id, known=known)
    _forget_what_was_agreed(draft, party)
    if organisation_id is None:
        return
    if _is_needed(draft, party):
        notify_side(draft, Side(party, organisation_id), Template.PARTY_NAMED, None, party=party)
    accountable = draft.case.accountable
    if accountable is not None and accountable.organisation_id != organisation_id:
        # Not whoever is that party by now: after a transfer the school before may still be accountable.
        side = Side(accountable.party, accountable.organisation_id)
        notify_side(draft, side, Template.PARTY_NAMED, None, party=party)


def _is_needed(draft: Draft, party: PartyName) -> bool:
    """Tell whether a party acts now; who only waits to stand in does not hear of a placement (OSL 26:1)."""
    workflow, case = draft.workflow, draft.case
    if party not in idle_parties(workflow, case):
        return True
    live = (workflow.steps[step.definition] for step in case.live_steps())
    sides = (
        side
        for definition in live
        if definition.opened_by is None
        for side in (
            owner_of(workflow, case, definition, case.round),
            confirmer_of(workflow, case, definition),
        )
    )
    return any(side is not None and side.party == party for side in sides)


def record_party(
    draft: Draft, party: PartyName, organisation_id: OrganisationId | None, *, known: bool = True
) -> None:
    """Record a party's organisation beside the one before, without telling anybody."""
    draft.record(
        EventType.PARTY_SET,
        words=draft.command.words,
        party=party,
        organisation=organisation_id,
        absent=organisation_id is None and known,
        was=draft.case.parties.get(party),
        was_absent=party in draft.case.absent,
    )


def _forget_what_was_agreed(draft: Draft, party: PartyName) -> None:
    """Take away a date that was agreed with the party before, and that nobody has confirmed yet."""
    for step in list(draft.case.live_steps()):
        definition = draft.workflow.steps[step.definition]
        agreed = definition.records
        if definition.confirmed_by == party and agreed is not None and agreed in draft.case.anchors:
            put_anchor(draft, agreed, None)


def refuse_handing_to_oneself(draft: Draft, party: PartyName, organisation_id: OrganisationId) -> None:
    """Refuse to make one organisation both of two neighbours in the chain: nobody would receive anything.

    Raises:
        HandsToItself: naming both.
    """
    chain = draft.workflow.chain
    if party not in chain:
        return
    place = chain.index(party)
    for neighbour in (*chain[max(place - 1, 0) : place], *chain[place + 1 : place + 2]):
        if draft.case.parties.get(neighbour) == organisation_id:
            raise HandsToItself(party=party, other=neighbour)


def _record_none(draft: Draft, party: PartyName) -> None:
    if not draft.workflow.parties[party].stand_ins or place_is_taken(draft.workflow, draft.case, party):
        raise PartyNeeded(party=party)
    if party in draft.case.absent:
        raise AlreadyRecorded(what=party)
    change_party(draft, party, None)


def _holding(draft: Draft, party: PartyName) -> Side | None:
    """Return who is accountable as that party or in its place, so that only a handover can move it."""
    accountable = draft.case.accountable
    if accountable is None:
        return None
    is_party = accountable.party == party and draft.case.parties.get(party) == accountable.organisation_id
    if is_party or place_is_taken(draft.workflow, draft.case, party):
        return Side(accountable.party, accountable.organisation_id)
    return None


def open_change(draft: Draft, old: Side, new: Side) -> None:
    """Open the step by which whoever is accountable hands over to another organisation at the same place.

    Raises:
        AlreadyRecorded: it is open towards that one already.
    """
    definition = next(each for each in draft.workflow.steps.values() if each.opens_by_change)
    for step in list(draft.case.live_steps()):
        if step.definition != definition.id:
            continue
        if step.confirmer == new:
            raise AlreadyRecorded(what=new.party)
        cancel_step(draft, step, Cause.OVERTAKEN)
    last = [step for step in draft.case.steps.values() if step.definition == definition.id]
    open_step(draft, definition, old, new, draft.today, last[-1] if last else None)
    side = side_of(draft.workflow, draft.case, old.party)
    notify_side(draft, side, Template.PARTY_NAMED, None, party=new.party)
