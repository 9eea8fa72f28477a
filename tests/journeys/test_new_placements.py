"""New placements: a second case while the first is open, its debts, and what becomes of both."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live

_ADMITTED = """
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-10-26             |
"""


def test_a_new_placement_asks_the_case_before_to_be_settled_in_the_same_moment() -> None:
    live(
        _ADMITTED
        + """
        Tue 2026-11-10 | social     | opens as=2 after=1              | state investigation; settle absent; contact open
                       |            | investigation=2026-11-10        | in 1 settle open due 2026-11-17 by social
                       |            | home_school=oldschool           | told social.officer new_placement settle
                       |            |                                 | told never social.officer step_opened settle
        Wed 2026-11-18 | –          |                                 | in 1 settle late 2026-11-17 rung 1; in 1 state admitted
        """
    )


def test_a_pupil_with_an_open_case_is_found_without_its_number() -> None:
    live(
        _ADMITTED
        + """
        Tue 2026-11-10 | social     | imports as=2                    | state investigation
                       |            | investigation=2026-11-10        | in 1 settle open due 2026-11-17
        """
    )
