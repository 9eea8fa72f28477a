"""Pupils of compulsory school age who go to no school: a cause of its own, whatever the routines say."""

from collections.abc import Iterable, Iterator

from sisam.domain.alert import AlertCause
from sisam.domain.message import Template
from sisam.domain.site_alert import About, SiteAlert
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import Unschooled

#: Stands in the values of a message whose pupil has protected identity.
RESTRICTED = {"restricted": "yes"}


def is_restricted(alert: SiteAlert) -> bool:
    """Tell whether an alert is about a pupil with protected identity, so that it shows no organisation."""
    return alert.detail.get("restricted") == RESTRICTED["restricted"]


def unschooled(pupils: Iterable[Unschooled]) -> Iterator[SiteCause]:
    """Yield each pupil without school, whether or not the day is one on which schools teach."""
    for pupil in pupils:
        yield SiteCause(
            cause=AlertCause.NO_SCHOOL,
            about=About.case(pupil.case_id),
            template=Template.NO_SCHOOL,
            organisations=tuple(dict.fromkeys(seat.organisation_id for seat in pupil.seats)),
            values={
                "on": pupil.since.isoformat(),
                "count": str(pupil.days),
                **(RESTRICTED if pupil.restricted else {}),
            },
            case_number=pupil.case_number,
            seats=pupil.seats,
        )
