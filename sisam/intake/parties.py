"""The organisations that are the parties of a placement."""

from dataclasses import dataclass, field

from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.intake.cells import Cells
from sisam.intake.code import NO_SCHOOL, organisation_of

SOCIAL_SERVICES = PartyName("social_services")
HOME_SCHOOL = PartyName("home_school")
EDUCATION_ADMINISTRATION = PartyName("education_administration")
PLACEMENT_UNIT = PartyName("placement_unit")
YOUTH_HOME = PartyName("youth_home")
YOUTH_HOME_SCHOOL = PartyName("youth_home_school")
RECEIVING_SCHOOL = PartyName("receiving_school")
ACTIVITY_RESPONSIBILITY = PartyName("activity_responsibility")


@dataclass(frozen=True, slots=True)
class Directory:
    """Answers the same few questions about a roster for every row, and remembers the answers."""

    roster: Roster
    by_kind: dict[tuple[OrganisationKind, str | None], tuple[Organisation, ...]] = field(default_factory=dict)
    schools: dict[OrganisationId, tuple[Organisation, ...]] = field(default_factory=dict)

    def of_kind(self, kind: OrganisationKind, municipality: str | None) -> tuple[Organisation, ...]:
        """Return the active organisations of a kind in a municipality or, for None, in the country."""
        key = (kind, municipality)
        if key not in self.by_kind:
            self.by_kind[key] = self.roster.of_kind(kind, municipality)
        return self.by_kind[key]

    def schools_of(self, home: OrganisationId) -> tuple[Organisation, ...]:
        """Return the active schools right below a youth home."""
        if home not in self.schools:
            self.schools[home] = self.roster.children(home, OrganisationKind.YOUTH_HOME_SCHOOL)
        return self.schools[home]


@dataclass(slots=True)
class PartyReader:
    """Finds the parties that one row names or leaves to be found; call `read` once."""

    cells: Cells
    directory: Directory
    parties: dict[PartyName, OrganisationId] = field(default_factory=dict)
    absent: set[PartyName] = field(default_factory=set)

    def read(self, municipality: str | None, *, admitted: bool) -> None:
        """Find all parties but the municipality's activity responsibility."""
        kinds = OrganisationKind
        self._local(SOCIAL_SERVICES, kinds.SOCIAL_SERVICES, municipality)
        self._local(EDUCATION_ADMINISTRATION, kinds.EDUCATION_ADMINISTRATION, municipality)
        self._school(HOME_SCHOOL, kinds.SCHOOL)
        self._placement_unit()
        self._youth_home(admitted=admitted)
        # Who leaves for another home goes to that home's school.
        self._school(RECEIVING_SCHOOL, kinds.SCHOOL, kinds.YOUTH_HOME_SCHOOL)
        self._complain_of_own_school()

    def read_activity_responsibility(self, municipality: str, *, needed: bool) -> None:
        """Find the KAA where there is one to be found; none or several matter only where one is needed."""
        kind = OrganisationKind.ACTIVITY_RESPONSIBILITY
        found = self.directory.of_kind(kind, municipality)
        if len(found) == 1:
            self.parties[ACTIVITY_RESPONSIBILITY] = found[0].id
        elif needed:
            self.cells.complain(
                "home_municipality",
                f"Municipality {municipality} has {_counted(found, kind)}, and this pupil, discharged"
                " past compulsory school age without a receiving school, needs the only one.",
                "Name a receiving_school_code, or see to it that the register holds exactly one.",
            )

    def _local(self, party: PartyName, kind: OrganisationKind, municipality: str | None) -> None:
        column = f"{party}_code"
        if self.cells.text(column):
            self._named(party, column, kind)
        elif municipality is not None and column not in self.cells.row.broken:
            found = self.directory.of_kind(kind, municipality)
            if len(found) == 1:
                self.parties[party] = found[0].id
            else:
                self.cells.complain(
                    column,
                    f"Municipality {municipality} has {_counted(found, kind)}.",
                    f"Write the code of the right one in {column}"
                    + ("." if found else ", or import it first."),
                )

    def _named(self, party: PartyName, column: str, *kinds: OrganisationKind) -> None:
        organisation = self.cells.take(column, organisation_of(self.directory.roster.by_code, *kinds))
        if organisation is not None:
            self.parties[party] = organisation.id

    def _school(self, party: PartyName, *kinds: OrganisationKind) -> None:
        column = f"{party}_code"
        if self.cells.text(column) == NO_SCHOOL:
            self.absent.add(party)
        else:
            self._named(party, column, *kinds)

    def _placement_unit(self) -> None:
        kind = OrganisationKind.PLACEMENT_UNIT
        found = self.directory.of_kind(kind, None)
        if len(found) == 1:
            self.parties[PLACEMENT_UNIT] = found[0].id
        else:
            self.cells.complain(
                None,
                f"The country has {_counted(found, kind)}.",
                "See to it that the register holds exactly one.",
            )

    def _youth_home(self, *, admitted: bool) -> None:
        column, kind = "youth_home_code", OrganisationKind.YOUTH_HOME_SCHOOL
        self._named(YOUTH_HOME, column, OrganisationKind.YOUTH_HOME)
        home = self.parties.get(YOUTH_HOME)
        if home is None:
            if admitted and not self.cells.text(column):
                self.cells.complain(
                    column,
                    "admitted_on is filled in, but no youth home is named.",
                    "Write the code of the home that the pupil was admitted to.",
                )
            return
        found = self.directory.schools_of(home)
        if len(found) == 1:
            self.parties[YOUTH_HOME_SCHOOL] = found[0].id
        else:
            self.cells.complain(
                column,
                f"The home has {_counted(found, kind)} right below it.",
                "See to it that the register holds exactly one with the home as parent.",
            )

    def _complain_of_own_school(self) -> None:
        own = self.parties.get(YOUTH_HOME_SCHOOL)
        if own is not None and own == self.parties.get(RECEIVING_SCHOOL):
            self.cells.complain(
                "receiving_school_code",
                "The receiving school is the school of the home that the pupil leaves.",
                "Write the school that comes after, or leave the cell empty while it is not known.",
            )


def _counted(found: tuple[Organisation, ...], kind: OrganisationKind) -> str:
    if not found:
        return f"no active organisation of the kind {kind}"
    named = ", ".join(f"{organisation.code} ({organisation.name})" for organisation in found)
    return f"{len(found)} active organisations of the kind {kind}: {named}"
