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


def test_what_is_left_is_carried_to_the_new_placement_and_accepted_there() -> None:
    live(
        _ADMITTED
        + """
        Mon 2026-11-09 | social     | opens as=2 after=1              | state admitted; educational_handover open due 2026-11-23
                       |            | admitted=2026-11-09             | in 1 settle open due 2026-11-16
                       |            | home_school=oldschool           | in 1 educational_handover open due 2026-11-09
        Tue 2026-11-10 | social     | in 1 closes new_placement with  | refused SettleOrCarry; in 1 state admitted
                       |            | social.2: placed anew           |
                       | social     | in 1 closes new_placement with  | refused NotOwedThere
                       |            | social.2 carrying               |
                       |            | school_agreement: placed anew   |
                       | homeschool | in 1 waives school_agreement:   | in 1 school_agreement waived
                       |            | a new one is written            |
                       | social     | in 1 closes new_placement with  | refused ReasonMissing
                       |            | social.2 carrying               |
                       |            | educational_handover mapping    |
                       |            | introduction_meeting feedback   |
                       |            | contact school_information      |
                       | social     | in 1 closes new_placement with  | in 1 state closed; in 1 outcome new_placement
                       |            | social.2 carrying               | in 1 educational_handover taken_over
                       |            | educational_handover mapping    | in 1 mapping taken_over; in 1 settle confirmed
                       |            | introduction_meeting feedback   | in 1 watch cancelled cause closed; in 1 forecast waived
                       |            | contact school_information: the | educational_handover open due 2026-11-23 first 2026-11-23
                       |            | pupil was placed anew           | told oldschool.head_teacher debt_carried educational_handover
                       |            |                                 | told homeschool.educational_lead debt_carried mapping
                       |            |                                 | in 1 accountable nobody; accountable social
                       | oldschool  | offers educational_handover     | educational_handover offered
                       | homeschool | confirms educational_handover   | accountable homeschool
                       | social     | in 1 fires discharge            | refused CaseClosed
        """
    )


def test_carrying_needs_a_case_that_follows_is_open_and_is_one_of_the_closers() -> None:
    live(
        _ADMITTED
        + """
        Tue 2026-11-03 | social     | closes new_placement with       | refused NothingFollows
                       |            | social.2 carrying mapping: anew |
                       | social     | closes out_of_reach with        | refused CarriesNothing
                       |            | social.2 carrying mapping: gone |
        Mon 2026-11-09 | social     | opens as=2                      | in 1 settle open
                       |            | investigation=2026-11-09        |
                       |            | home_school=oldschool           |
                       | social     | in 1 closes new_placement with  | refused EndsHere
                       |            | social.2 carrying settle: anew  |
                       | social     | in 1 closes new_placement with  | refused NotOwedThere
                       |            | social.2 carrying mapping: anew |
        """
    )


def test_a_closed_case_stays_closed_when_a_new_placement_follows_on_it() -> None:
    live(
        _ADMITTED
        + """
        Tue 2026-11-03 | social     | closes deceased with social.2:  | state closed
                       |            | a mistaken notice               |
        Mon 2026-11-09 | social     | opens as=2 after=1              | state investigation; in 1 state closed
                       |            | investigation=2026-11-09        | in 1 settle absent; in 1 accountable nobody
                       |            | home_school=oldschool           | told never social.officer new_placement settle
        """
    )


def test_nothing_is_asked_any_more_once_the_new_placement_came_to_nothing() -> None:
    live(
        _ADMITTED
        + """
        Mon 2026-11-09 | social     | opens as=2                      | in 1 settle open due 2026-11-16
                       |            | investigation=2026-11-09        |
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | social     | closes not_admitted: the        | state closed; in 1 state admitted
                       |            | application was withdrawn       | in 1 settle cancelled cause overtaken; in 1 watch open
        Mon 2026-11-16 | social     | opens as=3                      | in 1 settle open due 2026-11-23 number 2
                       |            | investigation=2026-11-16        | in 2 settle absent
                       |            | home_school=oldschool           |
        """
    )


def test_of_three_placements_each_settles_with_the_one_that_follows() -> None:
    live(
        _ADMITTED
        + """
        Mon 2026-11-09 | social     | opens as=2                      | in 1 settle open due 2026-11-16
                       |            | investigation=2026-11-09        |
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | social     | opens as=3 after=1              | in 1 settle open due 2026-11-16 number 1
                       |            | admitted=2026-11-10             | in 2 settle open due 2026-11-17; settle absent
                       |            | home_school=oldschool           |
                       | social     | in 2 closes new_placement with  | in 2 state closed; in 1 settle open
                       |            | social.2 carrying contact:      | in 2 contact taken_over; contact open
                       |            | another home                    |
        Wed 2026-11-11 | homeschool | in 1 waives school_agreement:   | in 1 school_agreement waived
                       |            | never written                   |
                       | social     | in 1 closes new_placement with  | in 1 state closed; in 1 mapping taken_over
                       |            | social.2 carrying mapping       | mapping open; in 1 contact taken_over
                       |            | introduction_meeting contact    | accountable social
                       |            | educational_handover feedback   |
                       |            | school_information: another     |
                       |            | home                            |
        """
    )
