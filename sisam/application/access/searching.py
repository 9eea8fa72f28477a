"""Searching: the cases of somebody's that a lawful term finds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.fields import Field, fields_of
from sisam.application.access.finding import Found
from sisam.application.access.own_cases import require
from sisam.application.access.permit import Permit
from sisam.application.access.scope import reach_of
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.terms import Term, TermKind, term_of
from sisam.application.access.viewing import as_it_was, identity_of, protected_too
from sisam.application.cases.looking_through import BATCH
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId
from sisam.domain.reading import Purpose, Shown
from sisam.domain.workflow import Phase

#: More cases than any pupil has; a name may be many pupils'.
MOST = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found."""

    case_id: CaseId
    number: str
    state: str
    phase: Phase
    restricted: bool
    permit: Permit
    #: Who the pupil is; None where that may not be seen.
    identity: Identity | None = None


def search(site: Site, caller: Caller, text: str, now: datetime) -> list[Hit]:
    """Return the cases of theirs that a term finds, by number; of more than `MOST` those opened last.

    A pupil with protected identity is found by name or number only by whoever may see who it is, has signed
    in afresh and said why; so is one whose identity was not disclosed to them by nobody.

    Raises:
        TermUnlawful: it is no whole name, personal or coordination number or case number.
        RightMissing: they may not search.
        Unavailable: it cannot be written down what they found.
    """
    term = term_of(text)

    def look(work: UnitOfWork, someone: Someone) -> Look[list[Hit]]:
        require(someone, Right.SEARCH, Shown.SEARCH)
        cases = _loaded(work, _candidates(site, work, someone, term))
        found = islice(_hits(site, work, someone, term, cases), MOST)
        hits = sorted(found, key=lambda hit: hit.number)
        asserted = any(hit.restricted and hit.identity is not None for hit in hits)
        return Look(
            hits,
            tuple((hit.case_id, hit.permit.organisation_id) for hit in hits),
            Purpose.REASON if asserted else Purpose.WORK,
        )

    return shown(site, caller, Shown.SEARCH, look, now)


def _candidates(site: Site, work: UnitOfWork, someone: Someone, term: Term) -> list[CaseId]:
    """Return the ids of the cases that a term means and that may be somebody's; others decide nothing."""
    if term.kind is TermKind.CASE_NUMBER:
        found = work.cases.find(term.values[0])
        return [] if found is None else [found]
    if term.kind is TermKind.NUMBER:
        indexes = [each for value in term.values for each in site.sealer.indexes(value)]
        pupils = list(work.subjects.find_many(indexes).values())
    else:
        pupils = list(work.subjects.named(site.sealer.name_indexes(term.values[0])))
    reached = sorted(reach_of(someone.roster, someone.seats))
    return work.cases.of_subjects_among(pupils, reached)


def _loaded(work: UnitOfWork, ids: Sequence[CaseId]) -> Iterator[Case]:
    """Yield cases in their order, some at a time."""
    for start in range(0, len(ids), BATCH):
        yield from work.cases.load_many(ids[start : start + BATCH])


def _hits(site: Site, work: UnitOfWork, someone: Someone, term: Term, cases: Iterable[Case]) -> Iterator[Hit]:
    for case in cases:
        rules = site.rules.named(case.rules, work.rule_parts)
        target = TheCase(case, rules.workflow)
        permits = decide(someone, Right.SEARCH, target), decide(someone, Right.READ_CASE, target)
        reading = permits[1]
        if not isinstance(permits[0], Permit) or not isinstance(reading, Permit):
            continue
        seen = case
        if not reading.now:
            seen = as_it_was(site, work, Found(case, rules, reading), work.cases.journal(case.id))[0].case
        seen = protected_too(site, work, seen)
        unmasked = seen.restricted and isinstance(decide(someone, Right.UNMASK, target), Permit)
        fields = fields_of(reading, seen, unmasked=unmasked)
        if term.kind is not TermKind.CASE_NUMBER and Field.NAME not in fields:
            continue
        identity = identity_of(site, work, case) if Field.NAME in fields else None
        yield Hit(case.id, case.number, seen.state, seen.phase, seen.restricted, reading, identity)
