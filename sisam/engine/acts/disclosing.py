"""Disclosing: letting a party see what it does not own, on a basis, and taking that back."""

from sisam.domain.command import Disclose, EndDisclosure
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import NotAParty, UnknownName
from sisam.domain.refusal_of_disclosure import (
    DisclosedAlready,
    NobodyToSee,
    NoSuchDuty,
    NotDisclosed,
    SeesItAnyhow,
)
from sisam.domain.step import Side
from sisam.engine.alerts.telling import notify_side
from sisam.engine.disclosures import (
    SOCIAL_SERVICES,
    acting_as,
    is_duty,
    left_behind,
    matters,
    owners_of,
    standing,
)
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_any_party, require_words

#: Whoever breaks secrecy on these weighs it themselves, and says why (OSL 10:2, 26:9).
_WEIGHED = frozenset({DisclosureBasis.OWN_NEED, DisclosureBasis.NEEDED_FOR_CARE})


def disclose(draft: Draft, act: Disclose) -> None:
    """Let the organisation that a party is now see one kind of thing.

    Raises:
        UnknownName: the workflow has no such party, or nothing of that name.
        NotAParty: the actor's organisation does not own it; no file discloses anything.
        NobodyToSee: the party has nobody in the case now.
        SeesItAnyhow: that is who owns it.
        DisclosedAlready: it may be seen already.
        NoSuchDuty: no statute obliges the one to tell the other.
        ReasonMissing: the basis asks to be weighed, and no reason is given.
    """
    _require_names(draft, act.party, act.matter)
    giver = _owner(draft, act.matter)
    to = next(iter(acting_as(draft.workflow, draft.case, act.party)), None)
    if to is None:
        raise NobodyToSee(party=act.party)
    if to in {each.organisation_id for each in owners_of(draft.workflow, draft.case, act.matter)}:
        raise SeesItAnyhow(party=act.party, matter=act.matter)
    if standing(draft.case, to, act.matter) is not None:
        raise DisclosedAlready(party=act.party, matter=act.matter)
    _require_basis(draft, act, giver.party)
    draft.record(
        EventType.DISCLOSED,
        words=draft.command.words,
        party=act.party,
        to=to,
        matter=act.matter,
        basis=act.basis,
    )
    _tell(draft, Template.DISCLOSED, Side(act.party, to), giver.party)


def end_disclosure(draft: Draft, act: EndDisclosure) -> None:
    """Take a disclosure back: by whoever made it, by whoever owns the matter, or by social services.

    Raises:
        UnknownName: the workflow has no such party, or nothing of that name.
        NotDisclosed: the party may not see it in any case.
        NotAParty: the actor's organisation is none of those that may.
    """
    _require_names(draft, act.party, act.matter)
    require_any_party(draft)
    acting = acting_as(draft.workflow, draft.case, act.party)
    disclosure = next(filter(None, (standing(draft.case, each, act.matter) for each in acting)), None)
    if disclosure is None:
        raise NotDisclosed(party=act.party, matter=act.matter)
    owners = owners_of(draft.workflow, draft.case, act.matter)
    may = {each.organisation_id: each.party for each in owners}
    may |= {draft.case.parties[SOCIAL_SERVICES]: SOCIAL_SERVICES}
    by = draft.command.actor.organisation_id
    if by is None or (by not in may and by != disclosure.by):
        raise NotAParty(may=tuple(dict.fromkeys(may.values())))
    take_back(draft, act.party, disclosure.to, act.matter, may.get(by, SOCIAL_SERVICES))


def take_back(
    draft: Draft, party: PartyName, to: OrganisationId, matter: str, by: PartyName | None = None
) -> None:
    """Record that a disclosure was taken back, and tell whoever could see it."""
    draft.record(EventType.DISCLOSURE_ENDED, words=draft.command.words, party=party, to=to, matter=matter)
    _tell(draft, Template.DISCLOSURE_ENDED, Side(party, to), by or SOCIAL_SERVICES)


def end_what_is_left(draft: Draft) -> None:
    """End the disclosures to organisations that have left the case, as nobody's act.

    Something is disclosed to an organisation, not to whoever comes in its place.
    """
    for each in list(left_behind(draft.workflow, draft.case)):
        draft.time_passes = True
        draft.record(EventType.DISCLOSURE_ENDED, party=_was(draft, each.to), to=each.to, matter=each.matter)
        draft.time_passes = False


def _was(draft: Draft, organisation: OrganisationId) -> PartyName | None:
    """Return as which party an organisation came into the case last."""
    memberships = (each for each in draft.case.memberships if each.organisation_id == organisation)
    return next((each.party for each in reversed(tuple(memberships))), None)


def _require_names(draft: Draft, party: PartyName, matter: str) -> None:
    parties, known = draft.workflow.parties, matters(draft.workflow)
    if party not in parties:
        raise UnknownName(kind="party", name=party, possible=tuple(parties))
    if matter not in known:
        raise UnknownName(kind="matter", name=matter, possible=known)


def _owner(draft: Draft, matter: str) -> Side:
    """Return as which party the actor's organisation owns something."""
    owners = owners_of(draft.workflow, draft.case, matter)
    actor = draft.command.actor
    mine = (each for each in owners if each.organisation_id == actor.organisation_id)
    giver = None if actor.imports else next(mine, None)
    if giver is None:
        raise NotAParty(may=tuple(dict.fromkeys(each.party for each in owners)))
    require_any_party(draft)
    return giver


def _require_basis(draft: Draft, act: Disclose, giver: PartyName) -> None:
    if act.basis in _WEIGHED:
        require_words(draft, "disclose")
    is_named = act.basis is DisclosureBasis.STATUTORY_DUTY
    if is_named and not is_duty(draft.workflow, draft.case, giver, act.party):
        raise NoSuchDuty(party=act.party, matter=act.matter)


def _tell(draft: Draft, template: Template, to: Side, by: PartyName) -> None:
    organisation = str(draft.command.actor.organisation_id)
    notify_side(draft, to, template, None, party=by, organisation_id=organisation)
