"""Denying: whoever is denied something leaves a line in the read log, though nothing else is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sisam.application.access.permit import Denial, Why
from sisam.application.access.someone import Someone
from sisam.application.cases.acting import NoSeat
from sisam.application.site import Site
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.reading import Purpose, Reading, Ruling, Shown
from sisam.errors import SisamError


@dataclass(eq=False)
class Denied(Exception):
    """Something was denied; `denials_kept` writes it down and tells the error in its place.

    It is no `SisamError`: where nobody writes it down it is a bug, and nothing is shown.
    """

    reading: Reading
    error: SisamError


def denied(
    someone: Someone, what: Shown, denial: Denial, kind: str, name: str, case_id: CaseId | None = None
) -> Denied:
    """Return that somebody was denied a thing of a kind that they asked for by a name."""
    person = someone.person
    seatless = denial.why is Why.RIGHT and person is not None and not someone.seats
    error = NoSeat(email=person.email) if seatless and person else denial.error(kind, name)
    return Denied(reading_of(someone, what, case_id, ruling=Ruling.DENIED), error)


def reading_of(
    someone: Someone,
    what: Shown,
    case_id: CaseId | None = None,
    *,
    ruling: Ruling = Ruling.ALLOWED,
    purpose: Purpose = Purpose.WORK,
    organisation: OrganisationId | None = None,
) -> Reading:
    """Return the line that tells what somebody was shown, or denied."""
    at = organisation or next((seat.organisation_id for seat in someone.seats), None)
    return Reading(
        at=someone.now,
        actor_id=someone.person_id,
        actor_organisation_id=at,
        case_id=case_id,
        what=what,
        purpose=purpose,
        ruling=ruling,
        via=someone.via,
        reason=someone.reason if purpose is Purpose.REASON else None,
    )


@contextmanager
def denials_kept(site: Site) -> Iterator[None]:
    """Write down what is denied inside, in a transaction of its own, and raise what it is told as.

    Raises:
        SisamError: something was denied, or it cannot be written down.
    """
    try:
        yield
    except Denied as refused:
        with site.store.write() as work:
            work.read_log.write([refused.reading])
            work.commit()
        raise refused.error from None
