"""A change of home municipality: who takes over once the new social services have confirmed it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.ids import OrganisationId, PartyName


@dataclass(frozen=True, slots=True)
class HomeMove:
    """The municipality that the pupil's home moves to, and who its parties will be."""

    #: Four digits.
    municipality: str
    parties: Mapping[PartyName, OrganisationId]
