"""Law clocks: the times that the law sets in a case, computed whether or not a step rests on them."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.case import Case
from sisam.domain.fact import Fact
from sisam.domain.reckoning import Direction, Reckoning
from sisam.domain.rules import Rules
from sisam.domain.source import LawClock, Provision
from sisam.engine.clocks import reckon

_FAR_TOO_MANY = 200


@dataclass(frozen=True, slots=True)
class LawTime:
    """A time that a provision sets in a case."""

    provision: Provision
    reckoning: Reckoning


def law_times(rules: Rules, case: Case, today: date) -> tuple[LawTime, ...]:
    """Return the times that the law sets in a case, the earliest first.

    Of a period that repeats, the first end that is not past counts. A provision counts for an anchor that
    lies in the time during which it is in force.

    Raises:
        BeyondCalendar: a time ends after the calendar does.
    """
    times = [
        LawTime(provision, _reckoned(rules, clock, case.anchors[clock.anchor], today))
        for provision in rules.law.provisions.values()
        for clock in provision.clocks
        if _applies(case, provision, clock)
    ]
    return tuple(sorted(times, key=lambda each: each.reckoning.due_on))


def _applies(case: Case, provision: Provision, clock: LawClock) -> bool:
    on = case.anchors.get(clock.anchor)
    if on is None or on < provision.valid_from:
        return False
    if provision.valid_until is not None and on > provision.valid_until:
        return False
    return not clock.bases or case.facts.get(Fact.LEGAL_BASIS) in clock.bases


def _reckoned(rules: Rules, clock: LawClock, anchor_on: date, today: date) -> Reckoning:
    for times in range(1, _FAR_TOO_MANY if clock.every else 2):
        reckoning = reckon(
            rules.calendar,
            clock.anchor,
            anchor_on,
            clock.interval,
            Direction.AFTER,
            clock.maximum,
            times,
        )
        if reckoning.due_on >= today:
            break
    return reckoning
