"""Showing: nothing is shown to anybody before a line in the read log says so (I22)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.permit import Permit
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.reading import Purpose, Reading, Shown

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look(Generic[T]):
    """What somebody is to be shown, and of which cases it tells, for which of their organisations."""

    value: T
    cases: Sequence[tuple[CaseId, OrganisationId | None]] = ()
    purpose: Purpose = Purpose.WORK
    #: What more is shown than was asked for, such as who a protected pupil is.
    beside: Sequence[Shown] = ()


def shown(
    site: Site,
    caller: Caller,
    what: Shown,
    look: Callable[[UnitOfWork, Someone], Look[T]],
    now: datetime,
) -> T:
    """Return what `look` finds in one snapshot, once the read log tells that it is shown.

    Raises:
        Unavailable: it cannot be written down; nothing is shown then.
        SisamError: as `look` says; what is denied is written down too.
    """
    with denials_kept(site):
        with site.store.read() as work:
            someone = caller.known(work.register.roster(), now)
            found = look(work, someone)
        write_down(site, _readings_of(someone, what, found))
    return found.value


def _readings_of(someone: Someone, what: Shown, found: Look[T]) -> list[Reading]:
    """Return a line for each case that is shown, and at least one.

    Whoever owns the site and looks over all of it in nobody's name leaves one line for a list.
    """
    listed: Iterable[tuple[CaseId | None, OrganisationId | None]] = found.cases
    if not found.cases or (someone.is_owner and len(found.cases) > 1):
        listed = [(None, None)]
    return [
        reading_of(someone, each, case_id, purpose=found.purpose, organisation=organisation)
        for case_id, organisation in listed
        for each in (what, *found.beside)
    ]


def one(value: T, case_id: CaseId, permit: Permit) -> Look[T]:
    """Return a look at one case, from the seat that permits it."""
    return Look(value, ((case_id, permit.organisation_id),))


def write_down(site: Site, readings: Sequence[Reading]) -> None:
    """Keep lines of the read log in a transaction of their own.

    Raises:
        Unavailable: they cannot be kept; what they tell of must not be shown then.
    """
    with site.store.write() as work:
        work.read_log.write(readings)
        work.commit()
