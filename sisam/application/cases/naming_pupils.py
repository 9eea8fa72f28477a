"""Naming pupils: a number alone tells nobody a name; whoever types both must have them go together."""

from collections.abc import Iterator
from dataclasses import replace

from sisam.application.access.denying import Denied, reading_of
from sisam.application.access.fields import Field, fields_of
from sisam.application.access.finding import readable
from sisam.application.access.someone import Someone
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.opening_cases import pupil_of
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Grant, Right
from sisam.domain.ids import SubjectId
from sisam.domain.near_names import is_same_person
from sisam.domain.reading import Ruling, Shown
from sisam.domain.refusal_between_cases import NameAndNumberApart


def with_known_name(
    site: Site, work: UnitOfWork, someone: Someone, row: PlacementRow, what: Shown
) -> PlacementRow:
    """Return a row with the name as the vault has it, where its number is that of somebody known.

    Who leaves the name out must be able to see it in one of the pupil's cases.

    Raises:
        Denied: the name is another one, or they may not see it; it is not told which.
    """
    subject_id = pupil_of(site, work, row.identity.number)
    known = site.sealer.open(work.subjects.get(subject_id)) if subject_id else None
    if known is None or not known.name:
        return row
    told = row.identity.name
    may = is_same_person(told, known.name) if told else any(_sees_name(site, work, someone, subject_id))
    if not may:
        raise Denied(reading_of(someone, what, ruling=Ruling.DENIED), NameAndNumberApart())
    return replace(row, identity=replace(row.identity, name=known.name))


def _sees_name(
    site: Site, work: UnitOfWork, someone: Someone, subject_id: SubjectId | None
) -> Iterator[bool]:
    """Yield of each case of a pupil whether somebody sees there, or with a reason would, who it is."""
    for case in work.cases.load_many(work.cases.of_subjects([subject_id] if subject_id else [])):
        if found := readable(site, work, someone, case):
            unmasked = case.restricted and found.permit.goes(Right.UNMASK) is not Grant.NO
            yield Field.NAME in fields_of(found.permit, case, unmasked=unmasked)
