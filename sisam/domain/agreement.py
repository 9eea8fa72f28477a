"""An agreement (samverkansavtal): what a municipality and the agency have agreed about their cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reckoning import Interval
from sisam.domain.seat import Role


@dataclass(frozen=True, slots=True)
class ClockOverlay:
    """Other times for one step of the workflow."""

    #: The times of its due rules, by their number: 2 is ``STEP.due.2``.
    due: Mapping[int, Interval] = field(default_factory=dict)
    answer: Interval | None = None


@dataclass(frozen=True, slots=True)
class ContactSeat:
    """Whom one asks about the agreement: a role at an organisation."""

    organisation_code: str
    role: Role


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was signed, for whom and for how long, and what it sets otherwise than the workflow."""

    code: str
    version: str
    title: Mapping[Language, str]
    registry_number: str
    #: Four digits.
    municipality: str
    #: The codes of the organisations that signed it.
    signed_by: tuple[str, ...]
    valid_from: date
    #: The last day, inclusive; None: until it is ended.
    valid_until: date | None = None
    contacts: tuple[ContactSeat, ...] = ()
    #: The codes of the social services that it covers; none named: all of the municipality.
    covers: tuple[str, ...] = ()
    clocks: Mapping[str, ClockOverlay] = field(default_factory=dict)
    roles: Mapping[PartyName, Role] = field(default_factory=dict)
    #: Of the file as it was read; names the version for good.
    hash: str = ""

    def is_valid(self, day: date) -> bool:
        """Tell whether new cases of a day come under it."""
        return self.valid_from <= day and not self.has_expired(day)

    def has_expired(self, day: date) -> bool:
        """Tell whether its last day is past."""
        return self.valid_until is not None and self.valid_until < day

    def is_for(self, organisation: Organisation) -> bool:
        """Tell whether it covers the cases of these social services."""
        if self.covers:
            return organisation.code in self.covers
        return (
            organisation.kind is OrganisationKind.SOCIAL_SERVICES
            and organisation.municipality_code == self.municipality
        )


def covering(agreements: Iterable[Agreement], organisation: Organisation, day: date) -> Agreement | None:
    """Return the agreement that social services' new cases of a day come under; None: "utan avtal".

    What names them goes before what is for the whole municipality, and of two alike the later one counts.
    """
    fitting = [each for each in agreements if each.is_valid(day) and each.is_for(organisation)]
    named = [each for each in fitting if each.covers]
    return next(reversed(named or fitting), None)
