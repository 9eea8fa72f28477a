"""An organisation: the one who can be accountable, own a step or confirm it."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.ids import OrganisationId


class OrganisationKind(StrEnum):
    """What an organisation is; closed, because parties and rights are given by kind."""

    SOCIAL_SERVICES = "social_services"
    SCHOOL = "school"
    SCHOOL_AUTHORITY = "school_authority"
    EDUCATION_ADMINISTRATION = "education_administration"
    YOUTH_HOME = "youth_home"
    YOUTH_HOME_SCHOOL = "youth_home_school"
    PLACEMENT_UNIT = "placement_unit"
    ACTIVITY_RESPONSIBILITY = "activity_responsibility"
    SUPPORT_OFFICE = "support_office"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation of the register, as the engine and the messages need to know it."""

    id: OrganisationId
    code: str
    kind: OrganisationKind
    name: str
    #: The organisation above it; the last rung looks there when it has no coordinator.
    parent_id: OrganisationId | None = None
    #: The data controller (board, school authority, agency) that it belongs to; itself when none is named.
    controller_id: OrganisationId | None = None
    #: Four digits, or None for an organisation of the whole country.
    municipality_code: str | None = None
    email: str = ""
    phone: str = ""
    active: bool = True

    @property
    def controller(self) -> OrganisationId:
        """Return who answers for the data that it has."""
        return self.controller_id or self.id
