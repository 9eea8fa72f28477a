"""Pupils: what a list may tell of them to whoever looks, such as their names."""

from collections.abc import Iterable, Iterator, Mapping

from sisam.application.access.scope import reaches
from sisam.application.access.someone import Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.work_lists import CaseMark
from sisam.application.site import Site
from sisam.domain.access import Function, Grant, Right, grant
from sisam.domain.ids import CaseId, OrganisationId


def pupils_named(
    site: Site, work: UnitOfWork, someone: Someone, told: Iterable[tuple[CaseMark, OrganisationId | None]]
) -> Mapping[CaseId, str]:
    """Return the names of the pupils who are told of, each with the organisation for which that is.

    Left out are protected pupils, and those of whom somebody must first be disclosed who they are.
    """
    free = {
        mark.id: mark.subject_id
        for mark, organisation in told
        if not mark.restricted and organisation is not None and knows_pupils(someone, organisation)
    }
    sealed = work.subjects.get_many(sorted(set(free.values())))
    known = {subject_id: site.sealer.open(each) for subject_id, each in sealed.items()}
    # That they are protected may have been told in another case of theirs.
    names = {subject_id: each.name for subject_id, each in known.items() if not each.restricted}
    return {case_id: names[subject_id] for case_id, subject_id in free.items() if names.get(subject_id)}


def knows_pupils(someone: Someone, organisation_id: OrganisationId) -> bool:
    """Tell whether somebody may see who unprotected pupils are in the cases in which an organisation acts."""
    return any(
        grant(Right.READ_CASE, function) is not Grant.NO and grant(Right.IDENTITY, function) is Grant.YES
        for function in _functions(someone, organisation_id)
    )


def sees_whole_cases(someone: Someone, organisation_id: OrganisationId) -> bool:
    """Tell whether somebody sees all of the cases of an organisation, and not only what is shared."""
    return any(
        grant(Right.READ_CASE, function) is Grant.YES for function in _functions(someone, organisation_id)
    )


def _functions(someone: Someone, organisation_id: OrganisationId) -> Iterator[Function]:
    """Yield what somebody is to an organisation, by each of their seats that reach it."""
    for seat in someone.seats:
        function = someone.function_of(seat)
        if function is not None and reaches(someone.roster, seat, organisation_id):
            yield function
