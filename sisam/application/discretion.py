"""Discretion: in the case of a pupil with protected identity no organisation is named to outsiders (I26)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster

_SOCIAL_SERVICES = PartyName("social_services")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks, with the organisations where they sit; nobody in particular sits nowhere."""

    roster: Roster
    organisations: frozenset[OrganisationId] = frozenset()

    @classmethod
    def sitting_at(cls, roster: Roster, organisations: Iterable[OrganisationId]) -> "Viewer":
        """Return somebody who sits at these organisations."""
        return cls(roster, frozenset(organisations))

    def may_see(self, case: Case, organisation_id: OrganisationId) -> bool:
        """Tell whether an organisation of a case may be named.

        Of a restricted case only the own organisation is; social services of the case know them all.
        """
        if not case.restricted or organisation_id in self.organisations:
            return True
        return case.parties.get(_SOCIAL_SERVICES) in self.organisations

    def named(self, case: Case, organisation_id: OrganisationId) -> Organisation | None:
        """Return an organisation of a case, or None where it may not be named."""
        if not self.may_see(case, organisation_id):
            return None
        return self.roster.organisations[organisation_id]
