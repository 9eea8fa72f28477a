"""Journeys under LVU: the review every six months, and the end of care that never rolls to a working day."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_care_is_reviewed_every_six_months_from_its_execution() -> None:
    # Fri 8 May 2026 + 6 months = Sun 8 Nov, an act: Mon 9 Nov. + 12 months = Sat 8 May 2027: Mon 10 May.
    live("""
        Mon 2026-11-02 | social     | imports basis=lvu_2             | review_of_care number 1 due 2026-11-09 by social
                       |            | home_school=oldschool           |
                       |            | executed=2026-05-08             |
                       |            | admitted=2026-11-02             |
                       | social     | waives review_of_care: no time  | refused NotWaivable
        Tue 2026-11-10 | –          |                                 | review_of_care late 2026-11-09
                       |            |                                 | told social.officer overdue review_of_care
                       | social     | does review_of_care on          | review_of_care open number 2 due 2027-05-10
                       |            | 2026-11-09                      |
        Wed 2026-11-11 | home       | fires discharge                 | review_of_care cancelled cause overtaken
        """)


def test_only_the_first_review_after_the_recording_is_asked_for() -> None:
    # Wed 15 Jan 2025 + 6, 12, 18 months are past on Mon 2 Nov 2026; + 24 months = Fri 15 Jan 2027.
    live("""
        Mon 2026-11-02 | social     | imports basis=lvu_3             | review_of_care due 2027-01-15
                       |            | home_school=oldschool           |
                       |            | executed=2025-01-15             |
                       |            | admitted=2026-11-02             |
        """)


def test_care_by_paragraph_two_ends_before_the_eighteenth_birthday() -> None:
    # Born 15 Jun 2009: 18 at the start of Tue 15 Jun 2027, so Mon 14 Jun is the last day.
    live("""
        Mon 2026-11-02 | social     | imports number=20090615-9801    | end_of_care due 2027-06-14
                       |            | basis=lvu_2                     |
                       |            | home_school=oldschool           |
                       |            | executed=2026-10-01             |
                       |            | admitted=2026-11-02             |
        """)


def test_care_by_paragraph_three_ends_before_the_twenty_first_birthday_be_it_a_sunday() -> None:
    # Born 15 Mar 2011: 21 at the start of Mon 15 Mar 2032. Sun 14 Mar is the last day, and a maximum
    # never rolls.
    live("""
        Mon 2026-11-02 | social     | imports basis=lvu_3             | end_of_care due 2032-03-14
                       |            | home_school=oldschool           |
                       |            | executed=2026-10-01             |
                       |            | admitted=2026-11-02             |
        """)


def test_other_placements_have_neither_clock() -> None:
    live("""
        Mon 2026-11-02 | social     | imports basis=sol               | end_of_care absent; review_of_care absent
                       |            | home_school=oldschool           |
                       |            | executed=2026-10-01             |
                       |            | admitted=2026-11-02             |
        """)


def test_an_unknown_number_counts_as_compulsory_age_until_a_command_says_otherwise() -> None:
    # Mon 2 Nov + 5 wd = Mon 9 Nov.
    live("""
        Mon 2026-11-02 | social     | imports number=unknown          | number_unknown due 2026-11-09; school_place by social to edu
                       |            | basis=lvu_2                     | end_of_care absent
                       |            | home_school=oldschool           |
                       |            | receiving_school=none           |
                       |            | admitted=2026-11-02             |
                       |            | forecast=2027-01-15             |
                       |            | executed=2026-11-02             |
        Tue 2026-11-03 | social     | dates                           | school_place by social to kaa; number_unknown open
                       |            | compulsory_schooling_until      |
                       |            | 2026-06-30                      |
                       | social     | dates turns_18 2028-03-01       | end_of_care due 2028-02-29
                       | social     | dates turns_21 2031-03-01       | number_unknown confirmed met 2026-11-09
                       |            |                                 | end_of_care due 2028-02-29
        """)
