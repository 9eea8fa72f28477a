"""Previewing: what acts would do to a case, its clocks and its people, before anybody does them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.application.access.deciding import TheCase
from sisam.application.access.denying import denials_kept
from sisam.application.access.fields import fields_of
from sisam.application.access.finding import Found, Meant
from sisam.application.access.sheet import Sheet, sheet
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Someone
from sisam.application.access.viewing import knows_whereabouts
from sisam.application.cases.doing import Attempt, Done, MakeActs, Wish, attempt, readings_of_done
from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.ids import CaseId, StepId
from sisam.domain.message import Template
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.seat import Person, Role
from sisam.domain.step import Step


class Turn(StrEnum):
    """What becomes of a clock; the closed list."""

    STARTS = "starts"
    MOVES = "moves"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class ClockTurn:
    """A step's clock that starts, moves or ends."""

    turn: Turn
    step: Step
    #: As it will be, or where it ends, as it was.
    deadline: Deadline
    #: The day that it is moved from.
    was: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Hears:
    """Somebody who will be told, over which way and when."""

    role: Role
    channel: str
    #: What they are told, each with the step's definition where it is about one.
    tells: tuple[tuple[Template, str | None], ...]
    at: datetime
    #: It waits for office hours, or for company.
    later: bool
    #: None where neither they nor where they sit may be named.
    person: Person | None = None
    organisation: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of acts; nothing of it has been written but that it was shown."""

    done: Done
    #: The case as it is, as far as it may be seen.
    before: Sheet
    #: The same as it would be.
    after: Sheet
    clocks: tuple[ClockTurn, ...]
    hears: tuple[Hears, ...]


def preview(site: Site, meant: Meant | str, make: MakeActs, wish: Wish, now: datetime) -> Preview:
    """Return what the acts would do that `make` returns for a case, or refuse as doing them would.

    Raises:
        CaseChanged: somebody has done something since they looked.
        SisamError: as `do`.
    """
    with denials_kept(site):
        with site.store.write() as work:
            tried = attempt(site, work, meant, make, wish, now, Shown.PREVIEW)
            require_voice(work)
            found = foreseen_of(tried)
        write_down(site, readings_of_done(tried.someone, Shown.PREVIEW, tried.done))
    return found


def foreseen_of(tried: Attempt) -> Preview:
    """Return what an attempt would do, as far as whoever tried may see it."""
    before = seen_by(tried.someone, tried.found)
    after = seen_by(tried.someone, Found(tried.done.case, tried.done.rules, tried.found.permit))
    told = (hears for each in tried.post.planned() for hears in hears_of(tried, after, each))
    turns = _clock_turns(before.case, tried.done.case)
    return Preview(tried.done, before, after, tuple(turns), tuple(told))


def seen_by(someone: Someone, found: Found) -> Sheet:
    """Return what somebody may see of a case, without its journal."""
    target = TheCase(found.case, found.rules.workflow)
    whereabouts = knows_whereabouts(someone, target)
    fields = fields_of(found.permit, found.case, whereabouts=whereabouts)
    return sheet(found.case, found.rules.workflow, (), someone.roster, found.permit, fields)


def _clock_turns(before: Case, after: Case) -> Iterator[ClockTurn]:
    """Yield what becomes of the clocks of a case, what starts first."""
    found = [each for step_id in after.steps for each in _turns_of(before, after, step_id)]
    order = tuple(Turn)
    yield from sorted(found, key=lambda each: (order.index(each.turn), each.deadline.due_at))


def _turns_of(before: Case, after: Case, step_id: StepId) -> Iterator[ClockTurn]:
    step, was = after.steps[step_id], before.live_deadline(step_id)
    will_be = after.live_deadline(step_id) if step.live else None
    if was and will_be and was.kind is will_be.kind:
        if was.due_on != will_be.due_on:
            yield ClockTurn(Turn.MOVES, step, will_be, was)
        return
    if will_be:
        yield ClockTurn(Turn.STARTS, step, will_be)
    if was and before.steps[step_id].live:
        yield ClockTurn(Turn.ENDS, step, was)


def hears_of(tried: Attempt, after: Sheet, message: OutboxMessage) -> Iterator[Hears]:
    """Yield who hears of it by a message, once for each seat.

    What other cases of the pupil tell them is secret (OSL 26:1).
    """
    roster = tried.someone.roster
    cases = {each.case.id: each.case for each in (tried.done, *tried.done.beside)}
    by_seat: dict[object, list[OutboxItem]] = {}
    for item in message.items:
        if item.case_id in cases:
            by_seat.setdefault(item.seat, []).append(item)
    for items in by_seat.values():
        seat = items[0].seat
        if seat is None or message.next_at is None:
            continue
        named = after.viewer.may_see(after.case, seat.organisation_id)
        yield Hears(
            role=seat.role,
            channel=message.channel,
            tells=tuple((each.template, _definition(cases, each)) for each in items),
            at=message.next_at,
            later=message.status is MessageStatus.HELD or message.next_at > tried.someone.now,
            person=roster.persons[message.person_id] if named else None,
            organisation=roster.organisations[seat.organisation_id] if named else None,
        )


def _definition(cases: dict[CaseId, Case], item: OutboxItem) -> str | None:
    case = cases[item.case_id] if item.case_id else None
    step = case.steps.get(item.step_id) if case and item.step_id else None
    return step.definition if step else None
