"""A cause for an alert of the site: what is not as it must be, and how it is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.alert import AlertCause
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.message import Template
from sisam.domain.seat import Seat
from sisam.domain.site_alert import About


@dataclass(frozen=True, slots=True)
class SiteCause:
    """One thing that somebody has to mend."""

    cause: AlertCause
    about: About
    template: Template
    #: Whose coordinators and administrators mend it; empty: whoever runs the site.
    organisations: tuple[OrganisationId, ...] = ()
    #: Closed values for the message: ``reason``, ``count``, ``on``, ``month``, ``role``, ``organisation_id``.
    values: Mapping[str, str] = field(default_factory=dict)
    due_on: date | None = None
    case_number: str = ""
    #: The seats that act for whoever is to mend it, where a rung tells these.
    seats: tuple[Seat, ...] = ()
    #: Who must not be told, being the one who cannot be reached.
    besides: PersonId | None = None

    @property
    def key(self) -> tuple[AlertCause, str]:
        """Return what is unique among the alerts that go on."""
        return self.cause, self.about.key
