"""Builders of files and registers for the tests of intake."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.errors import Invalid
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile

TODAY = date(2026, 11, 21)
WINDOW = Window(TODAY, date(2020, 1, 1), date(2050, 12, 31))
BORN_2011_03_15 = "20110315-2383"
BORN_2008_02_29 = "20080229-2391"
BORN_2009_06_15 = "20090615-9801"


def a_file(text: str, name: str = "in.csv") -> CsvFile:
    """Build a file from its text."""
    return CsvFile(name, text.encode())


def a_csv(rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> CsvFile:
    """Build a file from rows; its columns are those of the first row."""
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return a_file(out.getvalue())


def a_placement(**cells: str) -> dict[str, str]:
    """Build the cells of a placement that has all that is required, and what is asked for."""
    return {
        "case_number": "SN-2026/1",
        "personal_number": BORN_2011_03_15,
        "home_municipality": "0180",
        "placement_type": "acute",
        "legal_basis": "lvu_3",
        **cells,
    }


def an_organisation(
    code: str,
    kind: OrganisationKind,
    municipality: str | None = "0180",
    parent: str | None = None,
    *,
    active: bool = True,
) -> Organisation:
    """Build an organisation whose id is made of its code."""
    return Organisation(
        OrganisationId(f"id-{code}"),
        code,
        kind,
        f"Name of {code}",
        OrganisationId(f"id-{parent}") if parent else None,
        municipality_code=municipality,
        active=active,
    )


def the_organisations() -> list[Organisation]:
    """Build a register in which every party of municipality 0180 is found, in 1480 none, in 1280 two."""
    kinds = OrganisationKind
    return [
        an_organisation("SOC", kinds.SOCIAL_SERVICES),
        an_organisation("UTB", kinds.EDUCATION_ADMINISTRATION),
        an_organisation("KAA", kinds.ACTIVITY_RESPONSIBILITY),
        an_organisation("SKOLA", kinds.SCHOOL),
        an_organisation("STANGD", kinds.SCHOOL, active=False),
        an_organisation("HEM", kinds.YOUTH_HOME, "1980"),
        an_organisation("HEM-S", kinds.YOUTH_HOME_SCHOOL, "1980", "HEM"),
        an_organisation("HEM2", kinds.YOUTH_HOME, "1980"),
        an_organisation("HEM2-S", kinds.YOUTH_HOME_SCHOOL, "1980", "HEM2"),
        an_organisation("TOMT", kinds.YOUTH_HOME, "1980"),
        an_organisation("PLAC", kinds.PLACEMENT_UNIT, None),
        an_organisation("SOC-A", kinds.SOCIAL_SERVICES, "1280"),
        an_organisation("SOC-B", kinds.SOCIAL_SERVICES, "1280"),
        an_organisation("UTB-M", kinds.EDUCATION_ADMINISTRATION, "1280"),
    ]


def the_roster() -> Roster:
    """Build the register with one person, who is head teacher of the school."""
    person = Person(PersonId("p1"), "Anna Ek", "anna.ek@skola.test")
    seat = Seat(OrganisationId("id-SKOLA"), Role.HEAD_TEACHER)
    return Roster.of(the_organisations(), [person], [Holding(seat, person.id, False, date(2026, 1, 1))])


def faults_of(read: Callable[[], object]) -> list[str]:
    """Return the faults that reading finds, one a line, as a person sees them."""
    try:
        read()
    except Invalid as invalid:
        return [str(fault) for fault in invalid.faults]
    return []
