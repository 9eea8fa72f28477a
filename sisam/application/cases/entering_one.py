"""Entering one placement as somebody types it: what is wrong, what would happen, and its opening."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.access.denying import Denied, denials_kept, reading_of
from sisam.application.access.finding import ById, Found, find_for, readable
from sisam.application.access.sheet import Sheet
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Someone
from sisam.application.cases.acting import ACTING_ROLES
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.doing import Attempt, Done, Wish
from sisam.application.cases.opening_one import (
    attempt_opening,
    keep_opened,
    may_open,
    of_tried,
    tried_foreign_number,
)
from sisam.application.cases.previewing import ClockTurn, Hears, Turn, hears_of, seen_by
from sisam.application.cases.repeating import bound, repeated
from sisam.application.ports.typed_placements import TypedPlacements
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.domain.near_names import is_same_person
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.engine.clocks import local_date
from sisam.errors import Invalid

_NUMBER = "case_number"
_OF_PUPIL = ("pupil_name", "personal_number")


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A placement as it is typed; it never shows itself by accident, since it holds who the pupil is."""

    #: By column of `placements.csv`.
    cells: Mapping[str, str]
    #: The case that somebody wants it to follow on.
    previous_id: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """The case that a new one follows on."""

    id: CaseId
    number: str
    #: It is not closed yet.
    open: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would come of opening a case; nothing of it has been written but that it was shown."""

    done: Done
    #: The case as it would be, as far as it may be seen.
    after: Sheet
    #: Every clock that would start.
    clocks: tuple[ClockTurn, ...]
    hears: tuple[Hears, ...]
    #: For which organisation it would be opened.
    by: Organisation
    #: The pupil's case before; None where there is none, or where they may not know of it.
    before: Before | None


def wrong_columns(
    site: Site, reading: TypedPlacements, entry: Entry, wish: Wish, now: datetime
) -> frozenset[str | None]:
    """Return the columns in which something is wrong or missing; None stands for what no cell can mend.

    Raises:
        RightMissing: they may not open cases.
    """
    try:
        with denials_kept(site), site.store.read() as work:
            someone = may_open(work, wish, Shown.PREVIEW, now)
            _read(site, work, reading, entry, someone, Shown.PREVIEW)
    except Invalid as error:
        return frozenset(fault.column for fault in error.faults)
    return frozenset()


def preview_entry(site: Site, reading: TypedPlacements, entry: Entry, wish: Wish, now: datetime) -> Foreseen:
    """Return what opening the case would do, or refuse as opening it would; no key is used up.

    Raises:
        Invalid: something is wrong in what was typed; every fault names its column.
        SisamError: the engine refuses it, or the site is silent.
    """
    with denials_kept(site):
        with site.store.write() as work:
            someone = may_open(work, wish, Shown.PREVIEW, now)
            row = _read(site, work, reading, entry, someone, Shown.PREVIEW)
            wish = replace(wish, key=None)
            opened = attempt_opening(site, work, row, _acting_for(someone, row, wish), someone, Shown.PREVIEW)
            require_voice(work)
            foreseen = _foreseen(site, work, opened)
        seen = [reading_of(someone, Shown.PREVIEW, foreseen.before.id)] if foreseen.before else []
        write_down(site, [*of_tried(someone, Shown.PREVIEW), *seen])
    return foreseen


def enter(site: Site, reading: TypedPlacements, entry: Entry, wish: Wish, now: datetime) -> CaseId:
    """Open the case, and return its id; the same number sent again with the same key is opened once.

    Raises:
        Invalid: something is wrong in what was typed; every fault names its column.
        SisamError: the engine refuses it.
    """
    with denials_kept(site), site.store.write() as work:
        someone = may_open(work, wish, Shown.ACT, now)
        wish = replace(wish, key=_key(someone, entry, wish.key) if wish.key else None)
        if known := _opened_before(site, work, someone, entry, wish.key):
            return known
        row = _read(site, work, reading, entry, someone, Shown.ACT)
        opened = attempt_opening(site, work, row, _acting_for(someone, row, wish), someone, Shown.ACT)
        keep_opened(work, opened)
        return opened.done.case.id


def before_named(site: Site, case_id: CaseId, wish: Wish, now: datetime) -> Before:
    """Return the case that somebody wants a new one to follow on.

    Raises:
        NotFound: it is none of theirs.
    """
    with denials_kept(site):
        with site.store.read() as work:
            someone = wish.someone(work.register.roster(), now)
            found = find_for(site, work, someone, ById(case_id), Right.READ_CASE, Shown.PREVIEW)
        write_down(site, [reading_of(someone, Shown.PREVIEW, case_id)])
    return _before(found.case)


def _key(someone: Someone, entry: Entry, key: str) -> str:
    """Return a key as that of just this placement; who the pupil is is no part of it, and never in the open.

    Whoever goes back in the browser and enters another number opens another case.
    """
    cells = sorted((column, text) for column, text in entry.cells.items() if column not in _OF_PUPIL)
    return bound(f"{key}:{entry.cells.get(_NUMBER, '')}", someone.person_id, cells, entry.previous_id)


def _opened_before(
    site: Site, work: UnitOfWork, someone: Someone, entry: Entry, key: str | None
) -> CaseId | None:
    """Return the case that was opened by the same key already.

    Raises:
        KeyUsedOtherwise: another placement was entered by it.
    """
    receipts = (repeated(work, each, key) for each in sorted(someone.organisations)) if key else ()
    opened = next((each.case_id for each in receipts if each), None)
    if opened is not None and not _is_about(site, work, opened, entry):
        raise KeyUsedOtherwise
    return opened


def _is_about(site: Site, work: UnitOfWork, case_id: CaseId, entry: Entry) -> bool:
    """Tell whether a case is that of the pupil who was typed."""
    known = site.sealer.open(work.subjects.get(work.cases.load(case_id).subject_id))
    name, number = (entry.cells.get(column, "").strip() for column in _OF_PUPIL)
    named = not name or is_same_person(name, known.name)
    digits = "".join(sign for sign in number if sign.isdecimal())
    return named and digits == (known.number or "")


def _read(
    site: Site, work: UnitOfWork, reading: TypedPlacements, entry: Entry, someone: Someone, what: Shown
) -> PlacementRow:
    """Return the placement as it is typed.

    Raises:
        Invalid: something is wrong with it.
        Denied: its number is that of a case which they may not know of; it is told as any other.
    """
    number = entry.cells.get(_NUMBER, "").strip()
    taken = {number} if number and work.cases.find(number) else frozenset[str]()
    calendar = site.rules.calendar(work.rule_parts)
    try:
        row = reading.read(entry.cells, someone.roster, taken, local_date(someone.now), calendar)
    except Invalid as error:
        tried = tried_foreign_number(site, work, someone, number, what)
        raise (Denied(tried, error) if tried else error) from None
    if entry.previous_id is None:
        return row
    found = find_for(site, work, someone, ById(entry.previous_id), Right.READ_CASE, Shown.PREVIEW)
    return replace(row, previous_case_number=found.case.number)


def _acting_for(someone: Someone, row: PlacementRow, wish: Wish) -> Wish:
    """Name the first party at which they sit, where nobody named one: social services before all others."""
    own = {seat.organisation_id for seat in someone.seats if seat.role in ACTING_ROLES}
    first = next((each for each in row.parties.values() if each in own), None)
    if wish.code is not None or first is None:
        return wish
    return replace(wish, code=someone.roster.organisations[first].code)


def _foreseen(site: Site, work: UnitOfWork, opened: Attempt) -> Foreseen:
    done, someone = opened.done, opened.someone
    after = seen_by(someone, Found(done.case, done.rules, opened.found.permit))
    told = (hears for each in opened.post.planned() for hears in hears_of(opened, after, each))
    starts = (
        ClockTurn(Turn.STARTS, step, deadline)
        for step in done.case.live_steps()
        if (deadline := done.case.live_deadline(step.id))
    )
    by = next(each.actor.organisation_id for each in done.journal if each.actor.organisation_id)
    return Foreseen(
        done=done,
        after=after,
        clocks=tuple(sorted(starts, key=lambda each: each.deadline.due_at)),
        hears=tuple(told),
        by=someone.roster.organisations[by],
        before=_before_seen(site, work, someone, done.case),
    )


def _before_seen(site: Site, work: UnitOfWork, someone: Someone, case: Case) -> Before | None:
    """Return the case before, if somebody may know of it."""
    if case.previous_case_id is None:
        return None
    previous = work.cases.load(case.previous_case_id)
    return _before(previous) if readable(site, work, someone, previous) else None


def _before(case: Case) -> Before:
    return Before(case.id, case.number, case.open)
