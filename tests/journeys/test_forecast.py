"""Journeys of a forecast: unknown, renewed, postponed, lapsed, passed and lost."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_forecast_that_lapses_or_passes_is_overdue_and_a_postponement_is_told_and_counted() -> None:
    # Mon 2 Nov + 20 wd = Mon 30 Nov; + 6 weeks = Mon 11 Jan. Fri 29 Jan - 6 weeks = Fri 18 Dec.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | forecast number 1 due 2026-11-30; receiving_school absent
                       |            | admitted=2026-11-02             |
        Mon 2026-11-30 | social     | dates forecast 2027-01-29       | forecast open number 2 due 2027-01-11
                       |            |                                 | receiving_school due 2026-12-18
                       |            |                                 | told never homeschool.educational_lead forecast_postponed case
        # Fri 26 Feb - 6 weeks = Fri 15 Jan. Tue 12 Jan + 6 weeks = Tue 23 Feb.
        Tue 2027-01-12 | –          |                                 | forecast late 2027-01-11; receiving_school late 2026-12-18
                       | social     | dates forecast 2027-02-26       | forecast open number 3 due 2027-02-23
                       |            |                                 | fact forecast_postponed 1
                       |            |                                 | receiving_school due 2027-01-15 cleared anchor_moved
                       |            |                                 | told homeschool.educational_lead forecast_postponed case
                       |            |                                 | told oldschool.head_teacher forecast_postponed case
                       |            |                                 | told edu.officer forecast_postponed case
                       |            |                                 | told never social.officer forecast_postponed case
        # Renewed unchanged: its own day, Fri 26 Feb, comes before six weeks.
        Wed 2027-02-24 | social     | dates forecast 2027-02-26       | forecast number 4 due 2027-02-26; fact forecast_postponed 1
        # Passed: overdue, and routine 6 keeps its dates.
        Sat 2027-02-27 | –          |                                 | forecast open number 4 late 2027-02-26
                       |            |                                 | receiving_school late 2027-01-15
        Mon 2027-03-01 | social     | dates forecast 2027-03-19       | fact forecast_postponed 2; forecast number 5 due 2027-03-19
        # Fri 19 Mar - 6 weeks = Fri 5 Feb; the step opened on Mon 30 Nov, so nothing lifts that.
                       |            |                                 | receiving_school late 2027-02-05
        """)


def test_a_forecast_on_a_day_off_is_overdue_after_the_next_working_day() -> None:
    # Sat 19 Dec rolls to Mon 21 Dec.
    live("""
        Mon 2026-11-16 | social     | imports home_school=oldschool   | forecast due 2026-12-21
                       |            | admitted=2026-11-16             |
                       |            | forecast=2026-12-19             |
        Mon 2026-12-21 | –          |                                 | forecast due 2026-12-21
        Tue 2026-12-22 | –          |                                 | forecast late 2026-12-21
        """)


def test_a_lost_forecast_cancels_what_hung_on_it_and_reopens_its_finding_step() -> None:
    # Fri 15 Jan: place by Wed 30 Dec (Fri 1 Jan is a holiday, Thu 31 Dec an eve), document and meeting
    # by Fri 8 Jan.
    # Lost on Tue 10 Nov: 20 wd after admission = Mon 30 Nov is still ahead.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | receiving_school absent
                       |            | receiving_school=newschool      | school_place due 2026-12-30 by edu to newschool
                       |            | admitted=2026-11-02             | forecast due 2026-12-14; transition_document due 2027-01-08
                       |            | forecast=2027-01-15             | transition_meeting due 2027-01-08
        Tue 2026-11-10 | social     | loses forecast                  | refused ReasonMissing
                       | social     | loses forecast: the plan fell   | school_place cancelled cause anchor_lost
                       |            |                                 | transition_document cancelled cause anchor_lost
                       |            |                                 | transition_meeting cancelled cause anchor_lost
                       |            |                                 | forecast open number 2 due 2026-11-30
        # Fri 22 Jan - 2 weeks = Fri 8 Jan; - 1 week = Fri 15 Jan.
        Thu 2026-11-12 | social     | dates forecast 2027-01-22       | school_place open due 2027-01-08
                       |            |                                 | transition_document open due 2027-01-15; forecast number 3
        # Lost again on Wed 2 Dec, after those 20 wd: 2 wd = Fri 4 Dec.
        Wed 2026-12-02 | social     | loses forecast: again           | forecast open due 2026-12-04
                       |            |                                 | school_place cancelled cause anchor_lost
        """)


def test_an_offered_place_is_cancelled_too_when_the_forecast_is_lost() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place open
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-11-02             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-03 | edu        | offers school_place starting    | school_place offered due 2026-11-06
                       |            | 2027-01-18                      |
        Wed 2026-11-04 | social     | loses forecast: the plan fell   | school_place cancelled cause anchor_lost
        """)
