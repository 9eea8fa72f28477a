"""Journeys of pupils who go to no school: an alert of its own says so, whatever the routines say."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_sudden_discharge_without_a_school_is_an_alert_until_the_pupil_has_started() -> None:
    # The days are counted as they were told last. The day of discharge is the home's; Wed 11 Nov is
    # the first without school. Two working days a rung: until Fri 13, Tue 17, Thu 19; then every working day.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | pupil looked after
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-10-05             |
                       |            | lesson=2026-10-06         |
        Tue 2026-11-10 | home       | fires discharge                 | pupil looked after
        Wed 2026-11-11 | –          |                                 | pupil missed since 2026-11-11 for 1 rung 1
                       |            |                                 | told social.officer no_school case
                       |            |                                 | told never social.manager no_school case
        Sun 2026-11-15 | –          |                                 | pupil missed since 2026-11-11 for 3 rung 2
                       |            |                                 | told social.manager no_school case
                       |            |                                 | told social.coordinator no_school case
        Wed 2026-11-18 | –          |                                 | pupil missed since 2026-11-11 for 5 rung 3
        Fri 2026-11-20 | –          |                                 | pupil missed since 2026-11-11 for 8 rung 4
        Mon 2026-11-23 | newschool  | dates school_starts 2026-11-24  | pupil missed since 2026-11-11 for 9 rung 4
        Tue 2026-11-24 | newschool  | dates school_started 2026-11-24 |
        Wed 2026-11-25 | –          |                                 | pupil looked after
        """)


def test_a_pupil_without_lessons_is_an_alert_from_the_day_of_admission_until_schooling_is_recorded() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   |
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | –          |                                 | pupil missed since 2026-11-02 for 2 rung 1
        Wed 2026-11-04 | homeschool | teaches at homeschool from      |
                       |            | 2026-11-04                      |
        Thu 2026-11-05 | –          |                                 | pupil looked after
        Fri 2026-11-06 | homeschool | dismisses 2026-11-06            |
        Mon 2026-11-09 | –          |                                 | pupil missed since 2026-11-09 for 1 rung 1
                       | homeschool | annuls dismisses 2026-11-06: a  |
                       |            | mistake                         |
        Tue 2026-11-10 | –          |                                 | pupil looked after
        """)


def test_an_alert_ends_on_a_sunday_where_the_home_school_turns_out_to_have_taught_until_then() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   |
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | –          |                                 | pupil missed since 2026-11-02 for 2 rung 1
        Sat 2026-11-07 | social     | dates admitted 2026-11-07       |
        Sun 2026-11-08 | –          |                                 | pupil looked after
        Mon 2026-11-09 | –          |                                 | pupil missed since 2026-11-09 for 1 rung 1
        """)


def test_in_the_summer_break_nobody_is_missed_until_the_term_begins() -> None:
    # The break ends on Sun 15 August; the term begins on Mon 16.
    live("""
        Mon 2027-06-21 | social     | imports home_school=oldschool   | pupil looked after
                       |            | number=20121112-2385            |
                       |            | admitted=2027-06-21             |
        Sun 2027-08-15 | –          |                                 | pupil looked after
        Tue 2027-08-17 | –          |                                 | pupil missed since 2027-08-16 for 1 rung 1
        """)


def test_a_pupil_past_compulsory_school_is_not_missed() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   |
                       |            | number=20090615-9801            |
                       |            | admitted=2026-10-05             |
        Tue 2026-11-10 | –          |                                 | pupil looked after
        """)


def test_an_alert_ends_with_the_case() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   |
                       |            | admitted=2026-10-05             |
        Tue 2026-11-03 | –          |                                 | pupil missed since 2026-10-05 for 17 rung 1
                       | social     | closes moved_abroad with edu:   | state closed
                       |            | the family has left             |
        Wed 2026-11-04 | –          |                                 | pupil looked after
        """)
