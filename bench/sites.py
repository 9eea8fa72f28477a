"""A site of a given size to measure on: real files, a real database, invented placements."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import import_placements
from sisam.application.messages.sending import send_due
from sisam.bootstrap import Program, open_program
from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.fact import LegalBasis, PlacementType
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.settings import CONFIG_FILE, Settings
from sisam.storage.engine import address_of
from sisam.storage.migrating import upgrade
from sisam.vault.keys import make_key_file

#: The day on which everything that is measured happens.
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
_ADMITTED = date(2026, 11, 2)
_PARTIES = {
    "social_services": OrganisationKind.SOCIAL_SERVICES,
    "home_school": OrganisationKind.SCHOOL,
    "education_administration": OrganisationKind.EDUCATION_ADMINISTRATION,
    "placement_unit": OrganisationKind.PLACEMENT_UNIT,
    "youth_home": OrganisationKind.YOUTH_HOME,
    "youth_home_school": OrganisationKind.YOUTH_HOME_SCHOOL,
}
_AGENCY = Organisation(OrganisationId("agency"), "agency", OrganisationKind.AGENCY, "agency")
_ADMINISTRATOR = Person(PersonId("administrator"), "administrator", "administrator@example.se")
#: Whoever brings in the files.
IMPORTER = Actor(_ADMINISTRATOR.id, _AGENCY.id, "import:bench")
_ROLES = (Role.OFFICER, Role.MANAGER, Role.HEAD_TEACHER, Role.EDUCATIONAL_LEAD, Role.COORDINATOR)


def make_site(folder: Path, cases: int) -> Program:
    """Make a site with admitted pupils and return it open."""
    settings = Settings()
    folder.mkdir(parents=True)
    (folder / CONFIG_FILE).write_text("", encoding="utf-8")
    make_key_file(folder / settings.vault_key_file)
    upgrade(address_of(folder / settings.database), create=True)
    program = open_program(folder)
    program.publish(NOW)
    with program.site.store.write() as work:
        organisations = [
            Organisation(OrganisationId(name), name, kind, name, municipality_code="2281")
            for name, kind in _PARTIES.items()
        ]
        work.register.put_organisations([*organisations, _AGENCY])
        people = [
            Person(PersonId(f"person-{each.id}"), each.name, f"{each.code}@example.se")
            for each in organisations
        ]
        work.register.put_persons([*people, _ADMINISTRATOR])
        work.register.add_holdings(
            [
                Holding(Seat(each.id, role), person.id, False, _ADMITTED)
                for each, person in zip(organisations, people, strict=True)
                for role in _ROLES
            ]
        )
        seat = Seat(_AGENCY.id, Role.ADMINISTRATOR)
        work.register.add_holdings([Holding(seat, _ADMINISTRATOR.id, False, _ADMITTED)])
        work.commit()
    if cases:
        admit(program, [placement(f"B-{number}") for number in range(cases)])
    return program


def admit(program: Program, rows: list[PlacementRow]) -> None:
    """Bring in pupils who were admitted today, and tell everybody."""
    import_placements(program.site, rows, IMPORTER, NOW)
    # What waits for company has gone out by then.
    while send_due(program.site, program.channel(), program.texts(), NOW + timedelta(hours=1)):
        pass


def placement(case_number: str, placement_type: PlacementType = PlacementType.ACUTE) -> PlacementRow:
    """Return a pupil who was admitted today; the first contact of an acute one is due today too."""
    return PlacementRow(
        row=2,
        case_number=case_number,
        identity=Identity(name=f"Person {case_number}"),
        home_municipality="2281",
        placement_type=placement_type,
        legal_basis=LegalBasis.LVU_3,
        parties={PartyName(name): OrganisationId(name) for name in _PARTIES},
        anchors={
            Anchor.CUSTODY_DECIDED: _ADMITTED - timedelta(days=3),
            Anchor.CARE_EXECUTED: _ADMITTED - timedelta(days=3),
            Anchor.ADMITTED: _ADMITTED,
            Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2027, 6, 30),
            Anchor.TURNS_18: date(2029, 3, 1),
            Anchor.TURNS_20: date(2031, 3, 1),
            Anchor.TURNS_21: date(2032, 3, 1),
        },
    )
