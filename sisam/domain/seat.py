"""A seat (roll): a role at an organisation, which persons hold or deputise for over time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.language import Language


class Role(StrEnum):
    """The closed list of roles that a seat can have."""

    OFFICER = "officer"
    MANAGER = "manager"
    HEAD_TEACHER = "head_teacher"
    CONTACT_TEACHER = "contact_teacher"
    EDUCATIONAL_LEAD = "educational_lead"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    OPERATIONS = "operations"
    LOG_REVIEWER = "log_reviewer"


@dataclass(frozen=True, slots=True)
class Seat:
    """A role at an organisation: the address of every message."""

    organisation_id: OrganisationId
    role: Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can hold a seat and act; never a pupil."""

    id: PersonId
    name: str
    email: str
    phone: str = ""
    language: Language = Language.SV
    #: Such as ``08:00-17:00`` or ``always``; None: as the site has it.
    office_hours: str | None = None
    #: Whether one digest a working morning takes the place of single messages.
    digest: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in a seat, as holder or as deputy."""

    seat: Seat
    person_id: PersonId
    deputy: bool
    active_from: date
    #: The last day, inclusive; None while nobody has set an end.
    active_until: date | None = None

    def is_active(self, day: date) -> bool:
        """Tell whether the person sits here on that local day."""
        return self.active_from <= day and (self.active_until is None or day <= self.active_until)
