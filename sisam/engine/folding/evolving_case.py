"""How events change the case itself: its state, anchors, facts, parties and who is accountable."""

from dataclasses import replace
from datetime import date

from sisam.domain.accountability import Accountability, Membership
from sisam.domain.anchor import OF_A_ROUND, Anchor
from sisam.domain.case import Case
from sisam.domain.disclosure import Disclosure, DisclosureBasis
from sisam.domain.event import Event
from sisam.domain.fact import Fact
from sisam.domain.home_move import HomeMove
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.domain.workflow import Workflow
from sisam.engine.folding.changes import Changes
from sisam.engine.folding.rule_names import key_told

#: Who changes with the pupil's home municipality.
MOVING_PARTIES = (
    PartyName("social_services"),
    PartyName("education_administration"),
    PartyName("activity_responsibility"),
)


def first_accountability(workflow: Workflow, event: Event) -> Accountability:
    """Return the accountability that a case opens with: the first place of the chain."""
    return Accountability(
        party=workflow.chain[0],
        organisation_id=OrganisationId(str(event.data["accountable"])),
        round=1,
        place=0,
        since_position=event.position,
    )


def state_changed(workflow: Workflow, _: Case, event: Event) -> Changes:
    """Return the case in its new state and phase."""
    state = str(event.to_state)
    return {"state": state, "phase": workflow.states[state].phase}


def anchor_set(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with an anchor's date, or without it where it was lost."""
    anchor, on = Anchor(str(event.data["anchor"])), event.data["on"]
    anchors = {**case.anchors}
    if on is None:
        anchors.pop(anchor, None)
    else:
        anchors[anchor] = date.fromisoformat(str(on))
    return {"anchors": anchors}


def fact_set(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a fact, or without it where nothing is known of it again."""
    fact, value = Fact(str(event.data["fact"])), event.data["value"]
    others = {each: known for each, known in case.facts.items() if each is not fact}
    facts = others if value is None else {**case.facts, fact: str(value)}
    return {"facts": facts, "restricted": value == "yes"} if fact is Fact.PROTECTED else {"facts": facts}


def party_set(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a party's organisation, with none, or with the party unknown again."""
    party = PartyName(str(event.data["party"]))
    organisation = event.data["organisation"]
    parties = {name: each for name, each in case.parties.items() if name != party}
    absent = case.absent - {party}
    memberships = _ended(case.memberships, party, event.position)
    if organisation is not None:
        parties[party] = OrganisationId(str(organisation))
        memberships = (*memberships, Membership(party, parties[party], event.position))
    elif event.data["absent"]:
        absent |= {party}
    return {"parties": parties, "absent": absent, "memberships": memberships}


def case_transferred(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case in its new round, whose admission takes the place of the first one."""
    round_ = int(event.data["round"] or 1)
    if event.data.get("annuls"):
        return {"round": round_, "earlier_dates": case.earlier_dates[:-1], **_without_first(case, round_)}
    ended = {anchor: on for anchor, on in case.anchors.items() if anchor in OF_A_ROUND}
    changes = {"round": round_, "earlier_dates": (*case.earlier_dates, ended)}
    first = case.anchors.get(Anchor.FIRST_ADMITTED) or case.anchors.get(Anchor.ADMITTED)
    return (
        changes if first is None else {**changes, "anchors": {**case.anchors, Anchor.FIRST_ADMITTED: first}}
    )


def _without_first(case: Case, round_: int) -> Changes:
    """Return the dates of a case that was never transferred after all: its admission is the first one."""
    if round_ > 1:
        return {}
    return {"anchors": {each: on for each, on in case.anchors.items() if each is not Anchor.FIRST_ADMITTED}}


def home_move_set(_: Workflow, __: Case, event: Event) -> Changes:
    """Return the case with a change of home municipality that waits, or without one."""
    data = event.data
    if data["municipality"] is None:
        return {"home_move": None}
    named = {party: data.get(party) for party in MOVING_PARTIES}
    parties = {PartyName(party): OrganisationId(str(each)) for party, each in named.items() if each}
    return {"home_move": HomeMove(str(data["municipality"]), parties)}


def spell_recorded(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a spell of schooling, new or corrected, or without one that was annulled."""
    data = event.data
    number = int(data["spell"] or 0)
    if data["school"] is None:
        return {"spells": case.spells[:number] + case.spells[number + 1 :]}
    spell = Spell(
        school_id=OrganisationId(str(data["school"])),
        from_on=date.fromisoformat(str(data["from"])),
        until_on=date.fromisoformat(str(data["until"])) if data["until"] else None,
        mode=SchoolingMode(str(data["mode"])),
        planned=bool(data["planned"]),
    )
    return {"spells": (*case.spells[:number], spell, *case.spells[number + 1 :])}


def disclosed(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with something that may be shown to an organisation."""
    data = event.data
    disclosure = Disclosure(
        to=OrganisationId(str(data["to"])),
        matter=str(data["matter"]),
        basis=DisclosureBasis(str(data["basis"])),
        by=OrganisationId(str(event.actor.organisation_id)),
        since_position=event.position,
    )
    return {"disclosures": (*case.disclosures, disclosure)}


def disclosure_ended(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a disclosure taken back."""
    ended = (str(event.data["to"]), str(event.data["matter"]))
    return {
        "disclosures": tuple(
            _ended_at(each, event.position) if ended == (each.to, each.matter) else each
            for each in case.disclosures
        )
    }


def _ended_at(disclosure: Disclosure, position: int) -> Disclosure:
    return replace(disclosure, until_position=position) if disclosure.holds else disclosure


def rules_changed(_: Workflow, __: Case, event: Event) -> Changes:
    """Return the case with the names of the rules that it follows from here on."""
    return {"rules": key_told(event)}


def nothing_changed(_: Workflow, __: Case, ___: Event) -> Changes:
    """Leave the case as it is: the event only says why the others happened."""
    return {}


def case_closed(workflow: Workflow, case: Case, event: Event) -> Changes:
    """Close the case: nobody is accountable any more."""
    return {
        **state_changed(workflow, case, event),
        "outcome": str(event.data["outcome"]),
        "closed_at": event.recorded_at,
        "closed_position": event.position,
        "memberships": tuple(_until(each, event.position) for each in case.memberships),
        "disclosures": tuple(_ended_at(each, event.position) for each in case.disclosures),
        "accountabilities": passed(case, event.position),
    }


def passed(case: Case, position: int, following: Accountability | None = None) -> tuple[Accountability, ...]:
    """Return the intervals with the last one ended at a position, and perhaps one that follows it."""
    *earlier, last = case.accountabilities
    ended = replace(last, until_position=position)
    return (*earlier, ended, following) if following else (*earlier, ended)


def _ended(memberships: tuple[Membership, ...], party: PartyName, position: int) -> tuple[Membership, ...]:
    return tuple(_until(each, position) if each.party == party else each for each in memberships)


def _until(membership: Membership, position: int) -> Membership:
    return membership if membership.until_position else replace(membership, until_position=position)
