"""Ladders: an alert climbs them, reaches somebody on each rung, and never comes to an end."""

from collections.abc import Iterator

from sisam.domain.ladder import Ladder, LadderSeat, Rung
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock
from sisam.domain.workflow import Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import interval_named, listed

#: No wait exceeds this (I06); other units are refused where they could, because of free days.
WAIT_MAX_WORKING_DAYS = 5
_UNITS = (Clock.DAYS, Clock.WORKING_DAYS)
#: Only the late side is always there: a step need not have another one.
_OF_THE_LATE_SIDE = frozenset({LadderSeat.OWNER, LadderSeat.OWNER_MANAGER, LadderSeat.OWNER_COORDINATOR})
#: The one seat on which the last rung can rest (I08).
_CERTAIN = LadderSeat.OWNER_COORDINATOR


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each way in which an alert could die away."""
    for ladder in workflow.ladders.values():
        used = [step.id for step in workflow.steps.values() if step.ladder == ladder.id]
        what = f"{used[0]} is late" if used else "A step is late"
        if not ladder.rungs:
            yield _empty(ladder, what)
            continue
        yield from _last(ladder, what)
        for number, rung in enumerate(ladder.rungs, 1):
            yield from _rung(ladder, number, rung, what)


def _origin(ladder: Ladder, number: int | None = None) -> Origin:
    """Return where a rung stands in the file; a reminder takes the first place."""
    if number is None:
        return Origin("workflow.toml", f"ladder.{ladder.id}")
    return Origin("workflow.toml", f"ladder.{ladder.id}.{number + (ladder.reminder is not None)}")


def _empty(ladder: Ladder, what: str) -> Objection:
    return Objection(
        code=Code.NO_RUNGS,
        origin=_origin(ladder),
        sentence=f"The ladder {ladder.id!r} has no rungs.",
        remedy="Give it at least one rung that repeats.",
        story=f"{what}. Its alert looks for the ladder {ladder.id!r} and finds nobody on it to tell.",
    )


def _last(ladder: Ladder, what: str) -> Iterator[Objection]:
    last, number = ladder.rungs[-1], len(ladder.rungs)
    if not last.repeats:
        yield Objection(
            code=Code.LADDER_ENDS,
            origin=_origin(ladder, number),
            sentence=f"The last rung of the ladder {ladder.id!r} does not repeat.",
            remedy="Write repeats = true at its last rung.",
            story=f"{what}. The alert climbs {ladder.id!r} to its last rung, {_tells(last)}; that "
            "person is on leave. It was told once. It is never told again, and the pupil is not asked "
            "for.",
        )
    if _CERTAIN not in last.tells:
        yield Objection(
            code=Code.LAST_RUNG_MAY_BE_EMPTY,
            origin=_origin(ladder, number),
            sentence=f"The last rung of the ladder {ladder.id!r} rests on {_tells(last)}, a seat that "
            "may be empty.",
            remedy=f'Let it tell "{_CERTAIN}": the coordinator of the late side, a seat that is never empty.',
            story=f"{what}. The alert reaches the last rung of {ladder.id!r}, {_tells(last)}. That "
            "seat need not be filled, or there is no such side. From then on it calls in an empty "
            "room, every day.",
        )


def _rung(ladder: Ladder, number: int, rung: Rung, what: str) -> Iterator[Objection]:
    if rung.repeats and number < len(ladder.rungs):
        yield Objection(
            code=Code.LADDER_STOPS_CLIMBING,
            origin=_origin(ladder, number),
            sentence=f"Rung {number} of the ladder {ladder.id!r} repeats, so nothing above it is ever "
            "reached.",
            remedy="Let only the last rung repeat.",
            story=f"{what}. The alert stays on rung {number} of {ladder.id!r} and tells {_tells(rung)} "
            "again and again. Whoever could have helped stands above, and never hears of it.",
        )
    if not _OF_THE_LATE_SIDE & set(rung.tells) and number < len(ladder.rungs):
        yield Objection(
            code=Code.RUNG_TELLS_NOBODY,
            origin=_origin(ladder, number),
            sentence=f"Rung {number} of the ladder {ladder.id!r} may tell nobody: a step need not have "
            "another side.",
            remedy="Let it tell somebody of the late side as well.",
            story=f"{what}. Rung {number} of {ladder.id!r} tells {_tells(rung)}; there is no such side "
            f"to this step. For {interval_named(rung.wait)} the alert stands on a rung where nobody "
            "hears it.",
        )
    yield from _wait(ladder, number, rung, what)


def _wait(ladder: Ladder, number: int, rung: Rung, what: str) -> Iterator[Objection]:
    wait = interval_named(rung.wait)
    if rung.wait.count == 0:
        yield Objection(
            code=Code.NO_WAIT,
            origin=_origin(ladder, number),
            sentence=f"Rung {number} of the ladder {ladder.id!r} does not wait.",
            remedy="Let it wait at least 1 working day.",
            story=f"{what}. Rung {number} of {ladder.id!r} leaves no time to act. Everybody is told in "
            "the same minute, each believes that another one will do it, and soon nobody reads such "
            "mails.",
        )
    if rung.wait.clock not in _UNITS or rung.wait.count > WAIT_MAX_WORKING_DAYS:
        yield Objection(
            code=Code.WAIT_TOO_LONG,
            origin=_origin(ladder, number),
            sentence=f"Rung {number} of the ladder {ladder.id!r} waits {wait}; "
            f"at most {WAIT_MAX_WORKING_DAYS} working days are allowed.",
            remedy=f"Let it wait at most {WAIT_MAX_WORKING_DAYS} days or working days.",
            story=f"{what}. {_tells(rung).capitalize()} is told and away. {ladder.id!r} waits {wait}, "
            "which may be a whole summer, before anybody else hears that the pupil has no school.",
        )


def _tells(rung: Rung) -> str:
    return listed(seat.replace("_", " ") for seat in rung.tells) if rung.tells else "nobody"
