"""Opening: a case begins, with social services as the accountable party."""

from sisam.domain.anchor import RECORDED, Anchor
from sisam.domain.command import OpenCase
from sisam.domain.event import EventType
from sisam.domain.refusal import NotAParty, NotRecordable, PartyNeeded, UnknownName
from sisam.engine.acts.dating import put_anchor, require_possible
from sisam.engine.draft import Draft
from sisam.engine.folding.rule_names import names_of


def open_case(draft: Draft, act: OpenCase) -> None:
    """Open a case in the workflow's first state on the day that the command happened.

    Raises:
        PartyNeeded: the first party of the chain is not named; without it nobody would be accountable.
        NotAParty: the actor's organisation is none of the case's parties.
        UnknownName: a party that the workflow does not have is named.
        NotRecordable, DateAhead, DateOrder: a date follows from other things, or cannot be.
    """
    first = draft.workflow.chain[0]
    if first not in act.parties:
        raise PartyNeeded(party=first)
    actor = draft.command.actor
    if not actor.imports and actor.organisation_id not in act.parties.values():
        raise NotAParty(may=tuple(act.parties))
    for party in (*act.parties, *act.absent):
        if party not in draft.workflow.parties:
            raise UnknownName(kind="party", name=party, possible=tuple(draft.workflow.parties))
    _record_opening(draft, act)
    for party, organisation in act.parties.items():
        _record_party(draft, party, organisation)
    for party in sorted(act.absent):
        _record_party(draft, party, None)
    for fact, value in act.facts.items():
        draft.record(EventType.FACT_SET, fact=fact, value=value, was=None)
    put_anchor(draft, Anchor.OPENED, draft.happened_on)
    for anchor, on in act.anchors.items():
        if anchor not in RECORDED:
            raise NotRecordable(anchor=anchor)
        require_possible(draft, anchor, on)
        put_anchor(draft, anchor, on)


def _record_opening(draft: Draft, act: OpenCase) -> None:
    draft.record(
        EventType.CASE_OPENED,
        case_id=act.case_id,
        to_state=draft.workflow.initial.id,
        words=draft.command.words,
        number=act.number,
        subject=act.subject_id,
        accountable=act.parties[draft.workflow.chain[0]],
        restricted=act.restricted,
        previous_case=act.previous_case_id,
        **names_of(draft.rules.key),
    )


def _record_party(draft: Draft, party: str, organisation: str | None) -> None:
    draft.record(
        EventType.PARTY_SET,
        party=party,
        organisation=organisation,
        absent=organisation is None,
        was=None,
        was_absent=False,
    )
