"""A disclosure: what of a case may be shown to a party that does not own it, and on what basis."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.ids import OrganisationId


class DisclosureBasis(StrEnum):
    """The closed list of grounds on which secrecy is broken; without one nothing is shown."""

    #: Of the pupil or the guardians: partial, revocable, for one receiver and one kind of thing (OSL 10:1).
    CONSENT = "consent"
    #: SoL (2025:400) 20:6, skollagen 3:12 j.
    STATUTORY_DUTY = "statutory_duty"
    #: OSL 26:9.
    NEEDED_FOR_CARE = "needed_for_care"
    #: OSL 10:2.
    OWN_NEED = "own_need"


class DisclosedMatter(StrEnum):
    """What beside documents can be disclosed; a document is disclosed by its name in the workflow."""

    #: Name and number of the pupil.
    IDENTITY = "identity"
    #: Why and how the pupil is placed: the legal basis, the type of placement, planned days.
    CARE = "care"
    #: What people wrote: reasons, plans, notes.
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One kind of thing that one organisation may see of a case."""

    to: OrganisationId
    #: A `DisclosedMatter`, or a document by its name in the workflow.
    matter: str
    basis: DisclosureBasis
    #: Who disclosed it.
    by: OrganisationId
    #: The event that told it.
    since_position: int
    #: The event that took it back; None while it holds.
    until_position: int | None = None

    @property
    def holds(self) -> bool:
        """Tell whether it has not been taken back."""
        return self.until_position is None
