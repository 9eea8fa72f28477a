"""A nation of cases: copies of a few that the program opened, spread over municipalities and homes."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from bench import sites
from bench.drivers import connected
from bench.sites import IMPORTER, make_site, placement
from sisam.application.cases.importing import import_placements
from sisam.application.cases.sweeping import sweep
from sisam.bootstrap import Program
from sisam.domain.anchor import Anchor
from sisam.domain.fact import PlacementType
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.intake.municipalities import municipalities
from sisam.settings import Settings
from sisam.storage.link import DriverConnection

MUNICIPALITIES: Final = 290
HOMES: Final = 23
#: So many days ago the originals' pupils were admitted: some are late by now, others are not.
_ADMITTED_DAYS_AGO: Final = (1, 3, 6, 9, 12, 15, 20, 28, 40, 60)
#: The moment at which everything is looked at.
NOW: Final = sites.NOW + timedelta(days=max(_ADMITTED_DAYS_AGO))
#: What one municipality has, and what a home has; the others are of the whole country.
_OF_A_MUNICIPALITY: Final = ("social_services", "home_school", "education_administration")
_OF_A_HOME: Final = ("youth_home", "youth_home_school")
_ALL: Final = (*_OF_A_MUNICIPALITY, *_OF_A_HOME)
_ROLES: Final = (Role.OFFICER, Role.HEAD_TEACHER, Role.EDUCATIONAL_LEAD, Role.COORDINATOR)
#: The tables that lists read, each with its columns that name a case or something of it, or an organisation.
_IDS: Final = ("id", "case_id", "number", "step_id", "deadline_id", "successor_step_id")
_ORGANISATIONS: Final = ("organisation_id", "owner_organisation_id", "confirmer_organisation_id")
_TABLES: Final = ("case", "membership", "accountability", "schooling", "step", "deadline", "alert")


def make_nation(folder: Path, cases: int) -> Program:
    """Make a site with so many open cases and return it open; their journals are left out."""
    program = make_site(folder, 0)
    _found(program)
    for days in _ADMITTED_DAYS_AGO:
        _admit_before(program, days)
    sweep(program.site, NOW)
    with connected(folder / Settings().database) as connection:
        _spread(connection, cases // len(_ADMITTED_DAYS_AGO))
    return program


def organisation_of(name: str, number: int) -> OrganisationId:
    """Return the organisation of a kind in a municipality or at a home, counted from 0."""
    return OrganisationId(f"{name}-{number}")


def _found(program: Program) -> None:
    """Add the organisations of all municipalities and homes, with somebody in each."""
    codes = sorted(municipalities())
    kinds = {each: OrganisationKind(each if each != "home_school" else "school") for each in _ALL}
    places = [(name, number) for name in _OF_A_MUNICIPALITY for number in range(MUNICIPALITIES)]
    places += [(name, number) for name in _OF_A_HOME for number in range(HOMES)]
    organisations = [
        Organisation(
            organisation_of(name, number),
            f"{name}-{number}",
            kinds[name],
            f"{name} {number}",
            municipality_code=codes[number] if name in _OF_A_MUNICIPALITY else None,
        )
        for name, number in places
    ]
    people = [
        Person(PersonId(f"of-{each.id}"), each.name, f"{each.code}@example.se") for each in organisations
    ]
    since = sites.NOW.date()
    with program.site.store.write() as work:
        work.register.put_organisations(organisations)
        work.register.put_persons(people)
        work.register.add_holdings(
            [
                Holding(Seat(each.id, role), person.id, False, since)
                for each, person in zip(organisations, people, strict=True)
                for role in _ROLES
            ]
        )
        work.commit()


def _admit_before(program: Program, days: int) -> None:
    now = NOW - timedelta(days=days)
    row = placement(f"ORIGINAL-{days}", PlacementType.ACUTE if days % 2 else PlacementType.TREATMENT)
    begun = now.date() - timedelta(days=3)
    dates = {Anchor.ADMITTED: now.date(), Anchor.CUSTODY_DECIDED: begun, Anchor.CARE_EXECUTED: begun}
    import_placements(program.site, [replace(row, anchors={**row.anchors, **dates})], IMPORTER, now)


def _spread(connection: DriverConnection, copies: int) -> None:
    """Copy every case so many times, each to the next municipality and home, and drop the originals."""
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "CREATE TEMP TABLE copy AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL "
        "SELECT i + 1 FROM n WHERE i + 1 < ?) SELECT i FROM n",
        (copies,),
    )
    connection.execute('CREATE TEMP TABLE original AS SELECT id FROM "case"')
    for table in _TABLES:
        _copy(connection, table)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")


def _copy(connection: DriverConnection, table: str) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()]
    key = "id" if table == "case" else "case_id"
    told = ", ".join(_copied(column, table) for column in columns)
    connection.execute(
        f'INSERT INTO "{table}" ({", ".join(columns)}) '  # noqa: S608
        f'SELECT {told} FROM "{table}" AS t CROSS JOIN copy WHERE t.{key} IN (SELECT id FROM original)'
    )


def _copied(column: str, table: str) -> str:
    if column in _ORGANISATIONS:
        return f"""CASE WHEN t.{column} IN {_OF_A_HOME} THEN t.{column} || '-' || (copy.i % {HOMES})
            WHEN t.{column} IN {_OF_A_MUNICIPALITY} THEN t.{column} || '-' || (copy.i % {MUNICIPALITIES})
            ELSE t.{column} END"""
    if column in _IDS:
        # The part of an id behind its case's stays.
        case = "t.id" if table == "case" else "t.case_id"
        of_case = f"{case} || '-' || copy.i"
        if column in ("id", "case_id") and table == "case":
            return of_case
        if column == "number":
            return "t.number || '-' || copy.i"
        return of_case if column == "case_id" else f"{of_case} || substr(t.{column}, length({case}) + 1)"
    return f"t.{column}"
