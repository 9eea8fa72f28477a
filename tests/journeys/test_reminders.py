"""Journeys of a reminder: over days off, after what was only just told, and after a day that was moved."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_reminder_goes_out_two_working_days_before_over_weekends_and_holidays() -> None:
    # 5 wd after Tue 22 Dec: 23, 28, 29, 30 Dec and Mon 4 Jan (24-26 and 31 Dec, 1 Jan and the weekends are off).
    # Two wd before that is Tue 29 Dec.
    live("""
        Tue 2026-12-22 | social     | imports home_school=oldschool   | mapping due 2027-01-04
                       |            | admitted=2026-12-22             |
        Mon 2026-12-28 | –          |                                 | told never homeschool.educational_lead reminder mapping
        Tue 2026-12-29 | –          |                                 | told 1 times homeschool.educational_lead reminder mapping
                       |            |                                 | told never homeschool.manager reminder mapping
                       |            |                                 | told never social.officer reminder mapping
        Mon 2027-01-04 | –          |                                 | mapping due 2027-01-04
                       |            |                                 | told never homeschool.educational_lead reminder mapping
        Tue 2027-01-05 | –          |                                 | mapping late 2027-01-04
                       |            |                                 | told 1 times homeschool.educational_lead overdue mapping
                       |            |                                 | told never homeschool.educational_lead reminder mapping
        """)


def test_what_is_done_before_its_reminder_is_not_reminded_of() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Wed 2026-11-04 | homeschool | does mapping                    | mapping confirmed
        Mon 2026-11-09 | –          |                                 | told never homeschool.educational_lead reminder mapping
        """)


def test_the_urgent_ladder_reminds_one_working_day_before_and_both_officers_hear() -> None:
    # Contact due Mon 9 Nov: Fri 6 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Thu 2026-11-05 | –          |                                 | told never social.officer reminder contact
        Fri 2026-11-06 | –          |                                 | told 1 times social.officer reminder contact
                       |            |                                 | told 1 times social.officer2 reminder contact
        """)


def test_whoever_is_to_answer_is_reminded_too_and_not_of_what_was_offered_yesterday() -> None:
    # Contact offered Tue 3 Nov, answer 3 wd: Fri 6; one wd before is Thu 5, and Wed 4 lies between.
    # The school information: offered Wed 11 Nov, answer due Mon 16; two wd before is Thu 12, the day after.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact to oldschool
                       |            | home_school=oldschool           |
        Tue 2026-11-03 | social     | offers contact                  | contact offered due 2026-11-06
        Wed 2026-11-04 | –          |                                 | told never oldschool.head_teacher reminder contact
        Thu 2026-11-05 | –          |                                 | told 1 times oldschool.head_teacher reminder contact
                       |            |                                 | told never social.officer reminder contact
                       | oldschool  | confirms contact                | school_information due 2026-11-12
        Wed 2026-11-11 | oldschool  | offers school_information       | school_information offered due 2026-11-16
        Mon 2026-11-16 | –          |                                 | told never social.officer reminder school_information
        """)


def test_what_came_back_yesterday_is_not_reminded_of() -> None:
    # Due Mon 9 Nov; sent back on that day it has until Wed 11 (2 wd); one wd before is Tue 10.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Mon 2026-11-09 | social     | offers contact                  | contact offered
                       | oldschool  | returns contact: a page is      | contact open due 2026-11-11
                       |            | missing                         | told 1 times social.officer step_returned contact
        Wed 2026-11-11 | –          |                                 | told never social.officer reminder contact
        Thu 2026-11-12 | –          |                                 | contact late 2026-11-11
        """)


def test_a_day_that_is_moved_after_its_reminder_is_reminded_of_anew() -> None:
    # Reminded on Thu 5 Nov of Mon 9. Admitted on Wed 4 instead: due Wed 11, and reminded of that on Mon 9.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Thu 2026-11-05 | –          |                                 | told 1 times homeschool.educational_lead reminder mapping
                       | home       | dates admitted 2026-11-04       | mapping due 2026-11-11
        Fri 2026-11-06 | –          |                                 | told never homeschool.educational_lead reminder mapping
        Mon 2026-11-09 | –          |                                 | told 1 times homeschool.educational_lead reminder mapping
        Wed 2026-11-11 | –          |                                 | told never homeschool.educational_lead reminder mapping
        """)


def test_whoever_is_accountable_is_reminded_before_their_silence_is_told() -> None:
    # 20 wd after Mon 2 Nov is Mon 30 Nov; two wd before is Thu 26. An act on that day moves it away.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | watch due 2026-11-30
                       |            | home_school=oldschool           |
        Wed 2026-11-25 | –          |                                 | told never social.officer reminder watch
        Thu 2026-11-26 | –          |                                 | told 1 times social.officer reminder watch
                       | social     | offers contact                  | watch due 2026-12-28
        Mon 2026-12-21 | –          |                                 | told never social.officer reminder watch
        Tue 2026-12-22 | –          |                                 | told 1 times social.officer reminder watch
        """)
