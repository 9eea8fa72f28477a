"""Whoever subtracts one view from another learns of no few pupils that there are a few, nor how many."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as some

from sisam.application.overview.tables import Asked, TableKey, tables_of
from sisam.application.ports.overviews import Spot
from sisam.domain.workflow import Phase
from tests.builders import TODAY, shipped_rules
from tests.unit.application.overview.differencing import differences, meant
from tests.unit.application.overview.pupils import Pupil, sums_of

SMALL = set(range(1, 5))
#: Quarters, the year, and what the last whole months may be.
PERIODS = (range(1, 4), range(4, 7), range(7, 10), range(10, 13), range(1, 13), range(3, 13))
FILTERS = (
    Asked(),
    *(Asked(phase=phase) for phase in Phase),
    *(Asked(routine=number) for number in (1, 2)),
    *(Asked(county=code) for code in ("03", "25")),
    *(Asked(municipality=code) for code in ("0380", "2582")),
    Asked(phase=Phase.DURING, county="25", routine=1),
)
SPOTS = some.builds(Spot, some.sampled_from(Phase), some.sampled_from(("0380", "0330", "2582", None)))
PUPILS = some.builds(
    Pupil,
    spot=SPOTS,
    routine=some.sampled_from((1, 2)),
    steps=some.just(1),
    late=some.integers(0, 1),
    month=some.integers(1, 12),
    missed=some.booleans(),
    days=some.integers(0, 200),
)
#: Some of whom there are many alike, so that there is something to tell.
WORLDS = some.lists(some.tuples(PUPILS, some.sampled_from((1, 1, 2, 4, 6, 11))), max_size=12).map(
    lambda groups: [pupil for pupil, count in groups for _ in range(count)]
)
CALENDAR = shipped_rules().calendar

Cell = tuple[TableKey, str, int]


def told(world: list[Pupil], asked: Asked, months: range) -> dict[Cell, int | None]:
    """Every figure of a view but school days, by where it stands."""
    return {
        (table.key, row.key, column): figure
        for table in tables_of(sums_of(world, months), asked, CALENDAR, TODAY)
        if table.key is not TableKey.DAYS_WITHOUT_SCHOOL
        for row in (*table.rows, replace(table.sums, key="all"))
        for column, figure in enumerate((*row.cells, row.total))
    }


def told_apart(one: dict[Cell, int | None], other: dict[Cell, int | None]) -> Iterator[Cell]:
    """Yield the figures of two views of which it is known that they differ by a few, or by how much."""
    for cell in one.keys() & other.keys():
        pair = one[cell], other[cell]
        # What is hidden in the one and none at all in the other is known to be little, and no more.
        if 0 in pair:
            continue
        possible = differences(*pair) | differences(*reversed(pair))
        if possible <= SMALL or len(possible) == 1:
            yield cell


@settings(max_examples=30, deadline=None)
@given(WORLDS)
def test_no_two_views_tell_that_they_differ_by_a_few_pupils(world: list[Pupil]) -> None:
    views = [told(world, asked, months) for asked in FILTERS for months in (PERIODS[0], PERIODS[4])]
    views += [told(world, Asked(), months) for months in PERIODS]

    assert [] == [cell for one, other in combinations(views, 2) for cell in told_apart(one, other)]


@settings(max_examples=60, deadline=None)
@given(WORLDS, some.lists(PUPILS, min_size=1, max_size=4))
def test_nobody_tells_by_looking_twice_that_a_few_have_come(world: list[Pupil], new: list[Pupil]) -> None:
    before, after = (told(each, Asked(), PERIODS[4]) for each in (world, [*world, *new]))

    assert [] == list(told_apart(before, after))


@given(WORLDS)
def test_every_figure_is_told_of_what_it_may_mean(world: list[Pupil]) -> None:
    view = told(world, Asked(), PERIODS[4])
    for phase, column in zip(Phase, range(3), strict=True):
        count = sum(each.spot.phase is phase for each in world)
        figure = view[TableKey.CASES_BY_PLACE, "all", column]
        assert figure is None or count in meant(figure)


def test_many_steps_of_few_pupils_are_not_told() -> None:
    few = [Pupil(Spot(Phase.DURING, "2582"), 1, steps=6, late=6, month=1, missed=True, days=0)] * 4
    view = told(few, Asked(), PERIODS[4])
    enough = told([*few, few[0]], Asked(), PERIODS[4])

    assert None is view[TableKey.LATE_BY_ROUTINE, "1", 0]
    assert None is view[TableKey.LATE_BY_ROUTINE, "all", 2]
    assert 30 == enough[TableKey.LATE_BY_ROUTINE, "1", 0]
