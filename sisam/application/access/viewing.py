"""Viewing: a case of somebody's as they may see it, out of an open snapshot."""

from collections.abc import Sequence
from dataclasses import replace

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.denying import denied
from sisam.application.access.fields import Field, fields_of
from sisam.application.access.finding import Found, Meant, find_for
from sisam.application.access.permit import Denial, Permit
from sisam.application.access.sheet import Sheet, sheet
from sisam.application.access.someone import Someone
from sisam.application.ports.cases import Recorded
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Grant, Right
from sisam.domain.case import Case
from sisam.domain.identity import Identity
from sisam.domain.reading import Shown
from sisam.engine.folding.refolding import refold


def view_case(
    site: Site,
    work: UnitOfWork,
    someone: Someone,
    meant: Meant,
    *,
    what: Shown = Shown.CASE,
    unmask: bool = False,
) -> tuple[Found, Sheet]:
    """Return a whole case that somebody may read, and what of it is shown to them.

    Whoever was a party sees it as it stood when they ceased to be one. `unmask` asks to see for once who a
    pupil with protected identity is.

    Raises:
        Denied: they may not read it, or not see who it is.
    """
    found = find_for(site, work, someone, meant, Right.READ_CASE, what, whole=True)
    journal = work.cases.journal(found.case.id)
    if not found.permit.now:
        found, journal = as_it_was(site, work, found, journal)
    found = replace(found, case=protected_too(site, work, found.case))
    target = TheCase(found.case, found.rules.workflow)
    unmasked = unmask and found.case.restricted and _is_unmasked(someone, found)
    fields = fields_of(
        found.permit, found.case, unmasked=unmasked, whereabouts=knows_whereabouts(someone, target)
    )
    identity = identity_of(site, work, found.case) if Field.NAME in fields else None
    roster = someone.roster
    made = sheet(found.case, found.rules.workflow, journal, roster, found.permit, fields, identity)
    return found, made


def identity_of(site: Site, work: UnitOfWork, case: Case) -> Identity:
    """Return who the pupil of a case is."""
    return site.sealer.open(work.subjects.get(case.subject_id))


def protected_too(site: Site, work: UnitOfWork, case: Case) -> Case:
    """Return a case as that of a protected pupil, where it was another of theirs that told of it (I26)."""
    return all_protected_too(site, work, [case])[0]


def all_protected_too(site: Site, work: UnitOfWork, cases: Sequence[Case]) -> list[Case]:
    """Return cases in their order, each as that of a protected pupil where that is known; asked at once."""
    open_ones = dict.fromkeys(case.subject_id for case in cases if not case.restricted)
    sealed = work.subjects.get_many(list(open_ones)) if open_ones else {}
    hidden = {pupil for pupil, each in sealed.items() if site.sealer.open(each).restricted}
    return [replace(case, restricted=True) if case.subject_id in hidden else case for case in cases]


def knows_whereabouts(someone: Someone, target: TheCase) -> bool:
    """Tell whether somebody may see at which home a pupil is whose whereabouts are hidden."""
    return isinstance(decide(someone, Right.WHEREABOUTS, target), Permit) and not someone.is_owner


def _is_unmasked(someone: Someone, found: Found) -> bool:
    """Tell that somebody may see who a protected pupil is, which takes a fresh sign-in and a reason.

    Raises:
        Denied: it was not given, or their seat does not have that right.
    """
    permit = decide(someone, Right.UNMASK, TheCase(found.case, found.rules.workflow))
    if isinstance(permit, Denial):
        raise denied(someone, Shown.IDENTITY, permit, "case", found.case.number, found.case.id)
    return permit.grant is Grant.WITH_REASON


def as_it_was(
    site: Site, work: UnitOfWork, found: Found, journal: Sequence[Recorded]
) -> tuple[Found, list[Recorded]]:
    """Return a case as it stood when a party ceased to be one, with what was told in its own time.

    A pupil who has come under protection since is hidden all the same (I26).
    """
    part = found.permit.part
    until = part.until_position if part and part.until_position is not None else found.case.length + 1
    since = part.since_position if part else 1
    before = [each for each in journal if each.event.position < until]
    case = refold(lambda key: site.rules.named(key, work.rule_parts), (each.event for each in before))
    case = replace(case, restricted=case.restricted or found.case.restricted)
    rules = site.rules.named(case.rules, work.rule_parts)
    own = [each for each in before if each.event.position >= since]
    return Found(case, rules, found.permit), own
