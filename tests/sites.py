"""A site on a store in memory, whose organisations and seats are those that the builders speak of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.carrying_out import Result, carry_out
from sisam.application.ports.outbox import OutboxMessage
from sisam.application.rules.rule_keeping import KeptRules, Readers
from sisam.application.site import Site
from sisam.catalogue.agreements import agreement_from_body
from sisam.catalogue.calendars import calendar_from_body
from sisam.catalogue.definitions import law_from_body, workflow_from_body
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Act
from sisam.domain.contact import Contact
from sisam.domain.event import Event
from sisam.domain.fact import LegalBasis, PlacementType
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, CommandId, OrganisationId, PersonId, SubjectId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.storage.unit_of_work import SqlStore
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    PARTIES,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
    an_organisation,
    shipped_parts,
)
from tests.fakes import ClearSealer, CountedIds
from tests.story import a_command_of, an_opening

AGENCY = OrganisationId("org-agency")
SINCE = date(2026, 1, 1)
#: What each organisation is, the organisation above it, and which seats somebody holds.
ORGANISATIONS: dict[OrganisationId, tuple[OrganisationKind, OrganisationId | None, tuple[Role, ...]]] = {
    AGENCY: (OrganisationKind.AGENCY, None, (Role.COORDINATOR, Role.ADMINISTRATOR)),
    SOCIAL_SERVICES: (
        OrganisationKind.SOCIAL_SERVICES,
        None,
        (Role.OFFICER, Role.MANAGER, Role.COORDINATOR),
    ),
    EDUCATION_ADMINISTRATION: (
        OrganisationKind.EDUCATION_ADMINISTRATION,
        None,
        (Role.OFFICER, Role.COORDINATOR),
    ),
    HOME_SCHOOL: (OrganisationKind.SCHOOL, EDUCATION_ADMINISTRATION, (Role.HEAD_TEACHER, Role.COORDINATOR)),
    # Nobody but a head teacher sits here: whatever else is sent falls to the organisation above.
    NEW_SCHOOL: (OrganisationKind.SCHOOL, EDUCATION_ADMINISTRATION, (Role.HEAD_TEACHER,)),
    # Nobody sits here, and there is none above.
    OTHER_SCHOOL: (OrganisationKind.SCHOOL, None, ()),
    PLACEMENT_UNIT: (OrganisationKind.PLACEMENT_UNIT, AGENCY, (Role.OFFICER,)),
    YOUTH_HOME: (OrganisationKind.YOUTH_HOME, AGENCY, (Role.MANAGER,)),
    YOUTH_HOME_SCHOOL: (OrganisationKind.YOUTH_HOME_SCHOOL, YOUTH_HOME, (Role.EDUCATIONAL_LEAD,)),
    ACTIVITY_RESPONSIBILITY: (OrganisationKind.ACTIVITY_RESPONSIBILITY, None, (Role.OFFICER,)),
}
#: Organisations of the whole country.
_NATIONAL = frozenset({AGENCY, PLACEMENT_UNIT, YOUTH_HOME, YOUTH_HOME_SCHOOL})


#: Whoever brings in files.
IMPORTER = Actor(PersonId(f"administrator-of-{AGENCY}"), AGENCY, "import:placements.csv")


def a_placement_row(case_number: str = "SN-1", **fields: Any) -> PlacementRow:  # noqa: ANN401
    """A row with what is required and all parties but the receiving school."""
    given = {
        "row": 2,
        "identity": Identity("Kim Ek", "201103152383"),
        "home_municipality": "0380",
        "placement_type": PlacementType.TREATMENT,
        "legal_basis": LegalBasis.LVU_3,
        "parties": PARTIES,
        **fields,
    }
    return PlacementRow(case_number=case_number, **given)


@cache
def kept_rules() -> KeptRules:
    """A rule book over published parts; what it has read once it keeps for all tests."""
    return KeptRules(Readers(workflow_from_body, law_from_body, calendar_from_body, agreement_from_body))


def organisations() -> list[Organisation]:
    return [
        an_organisation(
            code,
            kind=kind,
            parent_id=above,
            municipality_code=None if code in _NATIONAL else "0380",
        )
        for code, (kind, above, _) in ORGANISATIONS.items()
    ]


def seated() -> tuple[list[Person], list[Holding]]:
    """Every person sits in one seat, and is called after it."""
    persons, holdings = [], []
    for organisation, (_, _, roles) in ORGANISATIONS.items():
        for number, role in enumerate(roles):
            # Whoever acts for an organisation is the person that stories speak of.
            name = f"person-of-{organisation}" if number == 0 else f"{role}-of-{organisation}"
            persons.append(a_person(name))
            holdings.append(a_holding(name, seat=Seat(organisation, role), active_from=SINCE))
    return persons, holdings


def a_site(**fields: Any) -> Site:  # noqa: ANN401
    """A site in which everybody sits and the rules that ship are published, and nothing has happened."""
    store = SqlStore("sqlite://")
    persons, holdings = seated()
    with store.write() as work:
        for part in shipped_parts():
            work.rule_parts.publish(part)
        work.register.put_organisations(organisations())
        work.register.put_persons(persons)
        work.register.add_holdings(holdings)
        work.commit()
    given = {"store": store, "rules": kept_rules(), "sealer": ClearSealer(), "ids": CountedIds(), **fields}
    return Site(**given)


def a_case_at(site: Site, number: str = "N/1", now: datetime = NOW, **fields: Any) -> CaseId:  # noqa: ANN401
    """Open a case by social services and return its id."""
    case_id, subject_id = CaseId(f"case-{number}"), SubjectId(f"subject-{number}")
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(subject_id, Identity(f"Pupil of {number}")))
        work.commit()
    act = replace(an_opening(**fields), case_id=case_id, number=number, subject_id=subject_id)
    command = replace(a_command_of(act), id=CommandId(f"open-{number}"), idempotency_key=f"open-{number}")
    carry_out(site, case_id, command, now)
    return case_id


def does(
    site: Site,
    case_id: CaseId,
    act: Act,
    by: str | None = SOCIAL_SERVICES,
    now: datetime = NOW,
    **told: Any,  # noqa: ANN401
) -> Result:
    """Carry out an act in the name of an organisation, as a command of its own."""
    command = a_command_of(act, by, **told)
    new = site.ids.new()
    return carry_out(site, case_id, replace(command, id=CommandId(new), idempotency_key=new), now)


def reached_over(site: Site, email: str, *ways: Contact) -> None:
    """Let a person be reached over these ways, as if they had been for long."""
    with site.store.write() as work:
        work.register.put_contacts(work.register.roster().by_email[email].id, ways)
        work.commit()


def case_at(site: Site, case_id: CaseId) -> Case:
    with site.store.read() as work:
        return work.cases.load(case_id)


def journal_at(site: Site, case_id: CaseId) -> list[Event]:
    with site.store.read() as work:
        return [each.event for each in work.cases.journal(case_id)]


def outbox_at(site: Site) -> list[OutboxMessage]:
    """Everything that was ever written, oldest first."""
    with site.store.read() as work:
        return work.outbox.listed(None, 1000)[::-1]


def everything_at(site: Site, case_ids: Iterable[CaseId]) -> object:
    """All that a use case could have changed, for comparing before with after."""
    cases = [(case_at(site, each), journal_at(site, each)) for each in case_ids]
    with site.store.read() as work:
        rest = work.register.roster(), work.cases.ids(open_only=False), work.rule_parts.parts()
    return cases, rest, outbox_at(site)


def roster_at(site: Site) -> Roster:
    with site.store.read() as work:
        return work.register.roster()
