"""Disclosures: who owns which part of a case, and who may be shown a part that is not theirs."""

from collections.abc import Iterator

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.disclosure import DisclosedMatter, Disclosure
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.step import Side
from sisam.domain.workflow import Workflow
from sisam.engine.sides import idle_parties, owner_of, side_of

SOCIAL_SERVICES = PartyName("social_services")
#: Whom skollagen 3:12 j obliges to tell the next school: a school, and whoever stands in for one.
_SCHOOLING = frozenset(
    {
        OrganisationKind.SCHOOL,
        OrganisationKind.SCHOOL_AUTHORITY,
        OrganisationKind.EDUCATION_ADMINISTRATION,
        OrganisationKind.YOUTH_HOME_SCHOOL,
    }
)


def matters(workflow: Workflow) -> tuple[str, ...]:
    """Return everything that can be disclosed: what is not a document first, then each document once."""
    documents = (each for step in workflow.steps.values() for each in step.documents)
    return (*DisclosedMatter, *dict.fromkeys(documents))


def owners_of(workflow: Workflow, case: Case, matter: str) -> tuple[Side, ...]:
    """Return who may disclose something: social services, or of a document whoever owns its step.

    A document may be there before its step has opened, so that the one who will own it counts too.
    """
    if matter in tuple(DisclosedMatter):
        owner = side_of(workflow, case, SOCIAL_SERVICES)
        return (owner,) if owner else ()
    found: dict[Side, None] = {}
    for definition in workflow.steps.values():
        if matter in definition.documents:
            opened = (each.owner for each in case.steps.values() if each.definition == definition.id)
            will_own = owner_of(workflow, case, definition, case.round)
            found |= dict.fromkeys(each for each in (*opened, will_own) if each is not None)
    return tuple(found)


def matters_of(workflow: Workflow, case: Case, organisation: OrganisationId) -> tuple[str, ...]:
    """Return what an organisation may disclose."""
    return tuple(
        matter
        for matter in matters(workflow)
        if organisation in {each.organisation_id for each in owners_of(workflow, case, matter)}
    )


def acting_as(workflow: Workflow, case: Case, party: PartyName) -> tuple[OrganisationId, ...]:
    """Return the organisations that have something to do as a party now: the present one first.

    Whoever was the party before still acts while a step of theirs is owed.
    """
    present = case.parties.get(party)
    found = [] if present is None or party in idle_parties(workflow, case) else [present]
    sides = (side for step in case.live_steps() for side in (step.owner, step.confirmer) if side)
    found += [side.organisation_id for side in sides if side.party == party]
    return tuple(dict.fromkeys(found))


def standing(case: Case, to: OrganisationId | None, matter: str) -> Disclosure | None:
    """Return the disclosure by which an organisation may see something; None where there is none."""
    found = (each for each in case.disclosures if each.holds and (each.to, each.matter) == (to, matter))
    return next(found, None)


def left_behind(workflow: Workflow, case: Case) -> Iterator[Disclosure]:
    """Yield the disclosures to organisations that have nothing to do in the case any more."""
    holding = [each for each in case.disclosures if each.holds]
    if not holding:
        return
    acting = {each for party in workflow.parties for each in acting_as(workflow, case, party)}
    if case.accountable is not None:
        acting.add(case.accountable.organisation_id)
    yield from (each for each in holding if each.to not in acting)


def is_duty(workflow: Workflow, case: Case, giver: PartyName, taker: PartyName) -> bool:
    """Tell whether a statute obliges one party to tell another.

    A school tells the next one (skollagen 3:12 j), and social services once an investigation has been
    decided (SoL 2025:400 20:6).
    """
    if not _is_schooling(workflow, giver):
        return False
    if taker == SOCIAL_SERVICES:
        return Anchor.INVESTIGATION_OPENED in case.anchors
    return _is_schooling(workflow, taker)


def _is_schooling(workflow: Workflow, party: PartyName) -> bool:
    return not _SCHOOLING.isdisjoint(workflow.parties[party].kinds)
