"""Journeys in which nobody answers a handover, and two people of different organisations end it."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_handover_that_nobody_answers_is_ended_by_two() -> None:
    # Tue 3 Nov + 3 wd = Fri 6 Nov.
    live("""
        Mon 2026-11-02 | social         | imports home_school=oldschool       | state admitted
                       |                | admitted=2026-11-02                 |
        Tue 2026-11-03 | oldschool      | offers educational_handover with    | educational_handover offered due 2026-11-06
                       |                | handover_dossier: by safe mail      |
        Wed 2026-11-04 | home           | forces educational_handover with    | refused AnswerNotLate; accountable social
                       |                | social.manager: they do not answer  |
        Mon 2026-11-09 | oldschool      | forces educational_handover with    | refused RightMissing; accountable social
                       |                | social.manager: they do not answer  |
                       | home           | forces educational_handover with    | accountable homeschool
                       |                | social.manager: they do not answer  | educational_handover confirmed missed 2026-11-06 cleared step_ended
                       |                |                                     | school_agreement open
        Tue 2026-11-10 | homeschool     | does mapping                        | mapping confirmed
        """)


def test_a_school_place_that_nobody_confirms_is_taken_by_two_of_whom_one_stands_above_the_school() -> None:
    live("""
        Mon 2026-11-02 | social         | imports home_school=oldschool       | state admitted
                       |                | receiving_school=newschool          |
                       |                | forecast=2026-12-01                 |
                       |                | admitted=2026-11-02                 |
        Tue 2026-11-03 | edu            | offers school_place starting        | school_place offered due 2026-11-06
                       |                | 2026-12-07                          |
        Mon 2026-11-09 | social.manager | forces school_place with            | accountable newschool
                       |                | edu.coordinator: they do not answer | school_place confirmed
        """)
