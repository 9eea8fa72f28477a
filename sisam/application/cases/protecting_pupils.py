"""Protecting pupils: all cases of a pupil, and the vault, agree on whether they are protected."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from sisam.application.ports.unit_of_work import Workplace
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import Act, Annul, Command, LiftProtection, OpenCase, Protect, ShareProtection
from sisam.domain.fact import Fact, Protection
from sisam.domain.refusal import KeyUsedOtherwise


def told_too(work: Workplace, before: Case | None, command: Command) -> Iterator[tuple[Case, Act]]:
    """Yield the pupil's other cases, closed ones too, where a command tells whether they are protected."""
    act = command.act
    if isinstance(act, OpenCase):
        subject_id = act.subject_id if act.restricted else None
    else:
        tells = isinstance(act, Protect | LiftProtection) or _undoes_protection(act)
        subject_id = before.subject_id if before is not None and tells else None
    if subject_id is None:
        return
    for case_id in work.cases.of_subjects([subject_id]):
        if before is None or case_id != before.id:
            yield work.cases.load(case_id), ShareProtection(protected=isinstance(act, OpenCase | Protect))


def with_tellers(work: Workplace, case: Case, command: Command) -> Command:
    """Say of what lifts a protection whether this case told of it, or an earlier one that is to lift it.

    A case that only heard of it from another tells of nothing.
    """
    if not isinstance(command.act, LiftProtection):
        return command
    earlier = list(takewhile(lambda each: each != case.id, work.cases.of_subjects([case.subject_id])))
    told = any(_tells(work, each) for each in work.cases.load_many(earlier))
    return replace(command, act=LiftProtection(told_before=told, told_here=_tells(work, case)))


def _tells(work: Workplace, case: Case) -> bool:
    """Tell whether a case is protected by its own opening, or by what somebody told of it there."""
    if not case.restricted or Fact.PROTECTED not in case.facts:
        return case.restricted
    journal = [each.event for each in work.cases.journal(case.id)]
    told = [event for event in journal if event.data.get("fact") == Fact.PROTECTED]
    return not told[-1].actor.is_daemon


def keep_protection(site: Site, work: Workplace, before: Case | None, after: Case, act: Act) -> None:
    """Let the vault know in which way a pupil is protected, or forget it where that was taken back.

    A new case asks it alone.
    """
    kind = _told_kind(before, after, act)
    if kind is None:
        return
    known = site.sealer.open(work.subjects.get(after.subject_id))
    if known.protection is not kind:
        told = replace(known, protection=kind)
        work.subjects.put(site.sealer.seal(after.subject_id, told))


def require_same_kind(site: Site, work: Workplace, case: Case, act: Act) -> None:
    """Refuse to hold a protection for one that was told before, where it is of another kind.

    Raises:
        KeyUsedOtherwise: the vault knows another kind by now.
    """
    if not isinstance(act, Protect) or act.kind is None:
        return
    known = site.sealer.open(work.subjects.get(case.subject_id))
    if known.restricted and known.protection is not act.kind:
        raise KeyUsedOtherwise


def _told_kind(before: Case | None, after: Case, act: Act) -> Protection | None:
    """Return the kind of protection that an act tells the vault; None: it tells nothing."""
    if isinstance(act, Protect):
        return act.kind
    lifts = before is not None and before.restricted and not after.restricted
    return Protection.NONE if lifts else None


def _undoes_protection(act: Act) -> bool:
    """Tell whether somebody takes back that a pupil is protected."""
    return isinstance(act, Annul) and any(event.data.get("fact") == Fact.PROTECTED for event in act.events)
