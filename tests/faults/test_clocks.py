"""Wherever the clock is put, nothing is lost, nothing is told twice, and what was missed stays missed."""

from collections import Counter
from datetime import date, timedelta

import pytest

from sisam.domain.message import Template
from tests.faults.chance import Chance
from tests.faults.clocks import ClockTown
from tests.journeys.town import at

BEGINS = date(2026, 9, 1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: A night in which an hour comes twice, and one in which an hour is left out.
NIGHTS = [date(2026, 10, 25), date(2027, 3, 28)]


@pytest.fixture
def lived() -> ClockTown:
    """A town in which some deadlines have been missed and some alerts have climbed."""
    lived = ClockTown.with_placements(6, BEGINS)
    for _ in range(12):
        lived.passes(DAY)
    assert lived.ever_missed
    return lived


def told_once(lived: ClockTown) -> bool:
    """Tell whether nobody was told the same thing twice."""
    keys = Counter(item.dedup_key for message in lived.messages() for item in message.items)
    return set(keys.values()) == {1}


@pytest.mark.parametrize("back", [HOUR, DAY])
def test_a_clock_that_is_put_back_loses_nothing_and_tells_nothing_again(
    lived: ClockTown, back: timedelta
) -> None:
    before = lived.rungs(), lived.debts(), len(lived.messages())

    lived.passes(-back)

    assert before == (lived.rungs(), lived.debts(), len(lived.messages()))
    assert [] == lived.faults()


@pytest.mark.parametrize("back", [HOUR, DAY])
def test_what_people_do_while_the_clock_is_back_is_kept_in_order(lived: ClockTown, back: timedelta) -> None:
    chance = Chance(7)
    lived.passes(-back)

    done = sum(lived.acts(chance) for _ in range(40))
    while_it_is_back = lived.faults()
    lived.passes(back)
    when_it_is_right = lived.faults()
    for _ in range(10):
        lived.passes(DAY)

    assert done > 10
    assert [[], [], []] == [while_it_is_back, when_it_is_right, lived.faults()]
    assert told_once(lived)


def told_of_the_cases(lived: ClockTown) -> Counter[Template]:
    """Return how often each thing was told, but for what is true of a pupil at the moment."""
    told = (item.template for message in lived.messages() for item in message.items)
    return Counter(each for each in told if each is not Template.NO_SCHOOL)


def test_a_clock_that_jumps_a_year_ahead_loses_nothing(lived: ClockTown) -> None:
    debts = {step.id for step in lived.debts()}

    lived.passes(365 * DAY)

    assert debts <= {step.id for step in lived.debts()}
    assert [] == lived.faults()
    lived.passes(DAY)
    assert [] == lived.faults()
    assert told_once(lived)


def test_a_clock_that_jumped_ahead_and_is_put_right_again_leaves_what_was_missed_missed(
    lived: ClockTown,
) -> None:
    right = lived.now
    lived.passes(365 * DAY)
    missed, told = lived.missed(), told_of_the_cases(lived)

    lived.comes_to(right + HOUR)

    # A pupil who was past the school age a year ahead is of that age again, and may be missed again.
    assert (missed, told) == (lived.missed(), told_of_the_cases(lived))
    # The alerts wait for a day that is a year away: nothing is lost, and the audit does not call it well.
    assert {"I06"} == {fault.partition(" ")[0].rstrip(":") for fault in lived.faults()}


@pytest.mark.parametrize("days", [3, 30])
def test_however_long_it_stood_still_one_sweep_catches_up_and_an_alert_climbs_one_rung(
    lived: ClockTown, days: int
) -> None:
    before, told = lived.rungs(), len(lived.messages())

    lived.passes(days * DAY)

    after = lived.rungs()
    steps = {
        (after[alert][0] - rung) + (after[alert][1] - round_) for alert, (rung, round_) in before.items()
    }
    assert {1} == steps
    assert [] == lived.faults()
    assert len(lived.messages()) > told
    again = lived.rungs(), len(lived.messages())
    lived.comes_to(lived.now)
    assert again == (lived.rungs(), len(lived.messages()))


@pytest.mark.parametrize("night", NIGHTS, ids=str)
def test_the_nights_of_summer_time_are_nights_like_others(night: date) -> None:
    lived = ClockTown.with_placements(8, night - 16 * DAY, seed=night.year + night.month)
    lived.comes_to(at(night - 2 * DAY, 12))
    ends = at(night + 3 * DAY, 9)

    climbed = 0
    while lived.now < ends:
        before = lived.rungs(), len(lived.ever_missed)
        lived.passes(HOUR)
        changed = before != (lived.rungs(), len(lived.ever_missed))
        climbed += changed
        if changed or lived.now.date() == night:
            assert [] == lived.faults()

    assert climbed
    assert told_once(lived)


@pytest.mark.parametrize("night", NIGHTS, ids=str)
def test_what_is_due_about_the_night_of_summer_time_is_late_at_the_midnight_that_ends_its_day(
    night: date,
) -> None:
    lived = ClockTown.with_placements(40, night - 6 * DAY, seed=night.year + night.month)
    due_on, wrong = set[date](), []

    for day in (night + number * DAY for number in range(-4, 7)):
        lived.comes_to(at(day, 12))
        due = lived.pending_on(day)
        lived.comes_to(at(day, 23, 59))
        wrong += [(day, "early", each) for each in due & lived.missed()]
        lived.comes_to(at(day + DAY, 0, 0))
        wrong += [(day, "not yet", each) for each in due - lived.missed()]
        if due:
            due_on.add(day)

    assert [] == wrong
    assert min(due_on) < night < max(due_on)
