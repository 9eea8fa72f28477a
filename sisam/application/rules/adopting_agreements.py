"""Adopting an agreement: it is kept for good, and the open cases that it covers come under it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.application.access.refusing_administration import administration_refused
from sisam.application.administering import administrator
from sisam.application.ports.rule_book import StoredPart
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.rules.moving_on import MovingReport, move_on
from sisam.application.rules.publishing import ACCEPTED, publish
from sisam.application.site import Site
from sisam.domain.agreement import Agreement, covering
from sisam.domain.case import Case
from sisam.domain.ids import PartyName
from sisam.domain.near_names import near_names
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reading import Shown
from sisam.domain.roster import Roster
from sisam.domain.rules import RulePart, Rules
from sisam.engine.clocks import local_date
from sisam.engine.laying_over import laid_over
from sisam.errors import Conflict, Fault, Invalid

#: The kind of part that an agreement is kept as.
AGREEMENT = "agreement"
#: Whose agreement a case comes under.
SOCIAL_SERVICES = PartyName("social_services")


@dataclass(eq=False)
class NotInForce(Conflict):
    """The agreement is not in force today; adopt it on a day on which it is, or correct its dates."""

    agreement: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class WrittenAgreement:
    """An agreement as its file has it, which the proof has accepted."""

    agreement: Agreement
    body: str


def adopt_agreement(
    site: Site,
    written: WrittenAgreement,
    email: str,
    via: str,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _count: None,
) -> MovingReport:
    """Keep an agreement and bring the open cases that it covers under it; a dry run writes nothing.

    A case that keeps rules which the agreement does not fit stays where it is and is told of.

    Raises:
        NotAnAdministrator: the person is no administrator of the agency.
        NotInForce: it is not valid today.
        Invalid: it names organisations that the register does not have.
        VersionTaken: that version of it names another content already.
    """
    agreement, day = written.agreement, local_date(now)
    with administration_refused(site, email, via, Shown.REGISTER, now), site.store.read() as work:
        roster = work.register.roster()
        actor = administrator(roster, email, via, day)
        adopted = site.rules.agreements(work.rule_parts)
    if not agreement.is_valid(day):
        raise NotInForce(agreement.code, agreement.valid_from, agreement.valid_until)
    Invalid.unless_none(strangers(roster, agreement))
    part = StoredPart(
        AGREEMENT, agreement.code, agreement.version, agreement.hash, written.body, ACCEPTED, now
    )
    publish(site, [part], only_try=dry_run)
    others = [each for each in adopted if each.code != agreement.code]
    meant = _meant_for(site, roster, agreement, [*others, agreement], day)
    return move_on(site, actor, meant, now, part=part, dry_run=dry_run, progress=progress)


def strangers(roster: Roster, agreement: Agreement) -> Iterator[Fault]:
    """Yield a fault for each organisation that an agreement names and the register does not have."""
    contacts = tuple(each.organisation_code for each in agreement.contacts)
    named = {"signed_by": agreement.signed_by, "covers": agreement.covers, "contact": contacts}
    for key, codes in named.items():
        for code in codes:
            organisation = roster.by_code.get(code)
            if organisation is None:
                near = near_names(code, roster.by_code)
                remedy = (
                    f"Write {near[0]!r}, or bring it in." if near else "Bring it in first, or correct it."
                )
                yield Fault(f"No organisation has the code {code!r}.", remedy, agreement.code, key=key)
            elif key == "covers" and organisation.kind is not OrganisationKind.SOCIAL_SERVICES:
                sentence = f"{code!r} is no social services."
                yield Fault(sentence, "Name social services or districts of them.", agreement.code, key=key)


def _meant_for(
    site: Site, roster: Roster, agreement: Agreement, all_: Sequence[Agreement], day: date
) -> Callable[[UnitOfWork, Case], Rules | None]:
    """Return what gives the rules of a case with the agreement in them, where it is the one for it."""
    part = RulePart(agreement.version, agreement.hash)

    def rules_for(work: UnitOfWork, case: Case) -> Rules | None:
        organisation = roster.organisations.get(case.parties[SOCIAL_SERVICES])
        of_placements = case.rules.workflow_name == site.workflow_name
        if not of_placements or organisation is None or covering(all_, organisation, day) is not agreement:
            return None
        bare = site.rules.named(replace(case.rules, agreement=None), work.rule_parts)
        key = replace(bare.key, agreement=part)
        return replace(bare, key=key, workflow=laid_over(bare.workflow, agreement), agreement=agreement)

    return rules_for
