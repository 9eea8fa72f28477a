"""Journeys of an alert: up the ladder, acknowledged and back, to a vacant seat, and for the silent."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_an_acknowledged_alert_comes_back_when_its_time_is_out() -> None:
    # Due Mon 9 Nov, raised in the night to Tue 10 Nov. At most seven days: Tue 17 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | –          |                                 | contact late 2026-11-09 rung 1 silent
                       |            |                                 | told social.officer overdue contact
                       | social     | acknowledges contact until      | refused TooLong
                       |            | 2026-11-18: we call             |
                       | social     | acknowledges contact until      | refused ReasonMissing
                       |            | 2026-11-13                      |
                       | social     | acknowledges contact until      | contact late 2026-11-09 acknowledged
                       |            | 2026-11-13: we call on Friday   |
        Fri 2026-11-13 | –          |                                 | contact rung 1 acknowledged
                       |            |                                 | told never social.officer overdue_again contact
        # The promise is out: the same rung again; one wd after Sat 14 Nov = Mon 16 Nov it climbs.
        Sat 2026-11-14 | –          |                                 | contact late 2026-11-09 rung 1 silent
                       |            |                                 | told social.officer overdue_again contact
        Mon 2026-11-16 | –          |                                 | contact rung 2; told social.manager overdue_again contact
        """)


def test_the_last_rung_repeats_every_working_day_for_as_long_as_it_takes() -> None:
    # Raised in the night to Tue 10 Nov; urgent: Wed 11 second rung, Thu 12 third, Fri 13 the last, then
    # every wd.
    # Wd from Thu 12 Nov to Fri 8 Jan: 2 + 5 + 5 + 5 + 5 + 5 + 3 (21-23 Dec) + 3 (28-30 Dec) + 4 (4, 5,
    # 7, 8 Jan) = 37.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Wed 2026-11-11 | –          |                                 | contact rung 2
                       |            |                                 | told 1 times social.manager overdue_again contact
                       |            |                                 | told 1 times oldschool.head_teacher overdue_other contact
        Fri 2027-01-08 | –          |                                 | contact late 2026-11-09 rung 4
                       |            |                                 | told 37 times social.coordinator overdue_again contact
                       |            |                                 | told 37 times oldschool.coordinator overdue_other contact
        Sun 2027-01-10 | –          |                                 | told never social.coordinator overdue_again contact
        Mon 2027-01-11 | –          |                                 | told 1 times social.coordinator overdue_again contact
        """)


def test_the_standard_ladder_waits_two_two_and_three_working_days() -> None:
    # Mapping due Mon 9 Nov. Raised Tue 10; Thu 12 second; Mon 16 third; Thu 19 last; Fri 20 again.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Tue 2026-11-10 | –          |                                 | mapping rung 1
                       |            |                                 | told homeschool.educational_lead overdue mapping
        Wed 2026-11-11 | –          |                                 | mapping rung 1
        Thu 2026-11-12 | –          |                                 | mapping rung 2; told homeschool.manager overdue_again mapping
                       |            |                                 | told social.officer overdue_other mapping
        Sun 2026-11-15 | –          |                                 | mapping rung 2
        Mon 2026-11-16 | –          |                                 | mapping rung 3
                       |            |                                 | told homeschool.coordinator overdue_again mapping
                       |            |                                 | told social.coordinator overdue_other mapping
        Wed 2026-11-18 | –          |                                 | mapping rung 3
        Thu 2026-11-19 | –          |                                 | mapping rung 4
        Fri 2026-11-20 | –          |                                 | mapping rung 4
                       |            |                                 | told 1 times homeschool.coordinator overdue_again mapping
                       | homeschool | does mapping                    | mapping confirmed missed 2026-11-09 cleared step_ended
        Mon 2026-11-23 | –          |                                 | told never homeschool.coordinator overdue_again mapping
        """)


def test_twenty_working_days_of_silence_wake_the_watch_and_an_act_of_the_accountable_moves_it() -> None:
    # Tue 3 Nov + 20 wd = Tue 1 Dec. The school's acts count for nothing. From Thu 3 Dec 20 wd
    # (not 24-26 and 31 Dec, 1 and 6 Jan) = Thu 7 Jan.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | watch due 2026-11-30 by social
                       |            | home_school=oldschool           |
        Tue 2026-11-03 | social     | offers contact                  | watch due 2026-12-01
        Wed 2026-11-04 | oldschool  | confirms contact                | watch due 2026-12-01
        Tue 2026-12-01 | –          |                                 | watch due 2026-12-01
        Wed 2026-12-02 | –          |                                 | watch late 2026-12-01; told social.officer overdue watch
                       | oldschool  | offers school_information       | watch late 2026-12-01
                       | oldschool  | takes over watch                | refused FollowsAccountability
        Thu 2026-12-03 | social     | fires apply                     | watch open due 2027-01-07 cleared anchor_moved
        """)


def test_what_a_vacant_seat_should_hear_its_coordinator_hears() -> None:
    # emptyschool has no head teacher. 3 wd after Tue 3 Nov = Fri 6 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact to emptyschool
                       |            | home_school=emptyschool         |
        Tue 2026-11-03 | social     | offers contact                  | told emptyschool.coordinator step_offered contact
        Sat 2026-11-07 | –          |                                 | contact late 2026-11-06
                       |            |                                 | told emptyschool.coordinator overdue_answer contact
        """)


def test_where_a_school_has_no_coordinator_the_one_above_it_is_the_last_rung() -> None:
    # thirdschool stands below the education administration. Late on Sat 7 Nov; the last seats on Tue 10 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact open
                       |            | home_school=thirdschool         |
        Tue 2026-11-03 | social     | offers contact                  | contact offered due 2026-11-06
        Sat 2026-11-07 | –          |                                 | told thirdschool.head_teacher overdue_answer contact
        Tue 2026-11-10 | –          |                                 | contact rung 3; told edu.coordinator overdue_other contact
                       |            |                                 | told social.coordinator overdue_other contact
        """)


def test_a_note_is_no_act_that_changes_anything() -> None:
    # Mapping due Mon 9 Nov, raised Tue 10, second rung Thu 12.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Tue 2026-11-10 | homeschool | notes mapping                   | refused ReasonMissing
                       | homeschool | notes mapping: phoned at 10.15  | mapping late 2026-11-09 rung 1 silent
                       | social     | notes mapping: phoned too       | mapping late 2026-11-09 rung 1 silent
                       | social     | annuls notes mapping            | refused ReasonMissing
                       | social     | annuls notes mapping: not so    | refused SomethingRestsOnIt
        Thu 2026-11-12 | –          |                                 | mapping rung 2; told homeschool.manager overdue_again mapping
        """)


def test_a_rung_is_postponed_once_for_as_long_as_it_waits_and_the_climb_goes_on() -> None:
    # Raised in the night to Tue 10 Nov, next rung in the night to Thu 12; two wd from Wed 11 are Fri 13.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Wed 2026-11-11 | homeschool | postpones mapping until         | refused SnoozedTooLong
                       |            | 2026-11-16: they are away       |
                       | homeschool | postpones mapping until         | refused SnoozedInVain
                       |            | 2026-11-11: they are away       |
                       | homeschool | postpones mapping until         | refused ReasonMissing
                       |            | 2026-11-12                      |
                       | homeschool | postpones mapping until         | mapping late 2026-11-09 rung 1 silent
                       |            | 2026-11-12: they are away       |
                       | homeschool | postpones mapping until         | refused SnoozedAlready
                       |            | 2026-11-13: they are away       |
        Thu 2026-11-12 | –          |                                 | mapping rung 1
                       |            |                                 | told never homeschool.manager overdue_again mapping
        # Not the same rung again, as after a promise, but the next.
        Fri 2026-11-13 | –          |                                 | mapping rung 2; told homeschool.manager overdue_again mapping
                       |            |                                 | told never homeschool.educational_lead overdue_again mapping
                       | homeschool | acknowledges mapping until      | mapping acknowledged
                       |            | 2026-11-16: we map on Monday    |
                       | homeschool | postpones mapping until         | refused AcknowledgedAlready
                       |            | 2026-11-16: they are away       |
        """)


def test_whoever_was_given_an_alert_is_told_alone_until_they_leave() -> None:
    # Contact due Mon 9 Nov. A promise that is broken tells the same rung again: here on Thu 12 and Sat 14 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | –          |                                 | told 1 times social.officer overdue contact
                       |            |                                 | told 1 times social.officer2 overdue contact
                       | social     | gives contact to social.2 until | refused AssignedTooLong
                       |            | 2026-11-18: she knows the pupil |
                       | social     | gives contact to social.2 until | told 1 times social.officer2 alert_assigned contact
                       |            | 2026-11-17: she knows the pupil | told never social.officer alert_assigned contact
                       | social.2   | acknowledges contact until      | contact acknowledged
                       |            | 2026-11-11: I call tomorrow     |
        Thu 2026-11-12 | –          |                                 | contact rung 1
                       |            |                                 | told 1 times social.officer2 overdue_again contact
                       |            |                                 | told never social.officer overdue_again contact
                       | social     | acknowledges contact until      | contact acknowledged
                       |            | 2026-11-13: we call on Friday   |
        Fri 2026-11-13 | social.2   | leaves                          | contact rung 1
        Sat 2026-11-14 | –          |                                 | contact rung 1
                       |            |                                 | told 1 times social.officer overdue_again contact
                       |            |                                 | told never social.officer2 overdue_again contact
        """)


def test_while_whoever_was_given_an_alert_is_away_all_who_sit_there_are_told() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | social     | gives contact to social.2 until | told 1 times social.officer2 alert_assigned contact
                       |            | 2026-11-17: she knows the pupil |
                       | social     | acknowledges contact until      | contact acknowledged
                       |            | 2026-11-10: she calls today     |
                       | social.2   | is away until 2026-11-11        | contact rung 1
        Wed 2026-11-11 | –          |                                 | contact rung 1
                       |            |                                 | told 1 times social.officer overdue_again contact
                       |            |                                 | told never social.officer2 overdue_again contact
        """)


def test_on_the_next_rung_an_alert_that_was_given_to_somebody_is_everybodys_again() -> None:
    # Urgent: second rung on Wed 11 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Tue 2026-11-10 | social     | gives contact to social.2 until | told 1 times social.officer2 alert_assigned contact
                       |            | 2026-11-17: she knows the pupil |
        Wed 2026-11-11 | –          |                                 | contact rung 2
                       |            |                                 | told 1 times social.manager overdue_again contact
                       |            |                                 | told 1 times oldschool.head_teacher overdue_other contact
        Fri 2026-11-13 | –          |                                 | contact rung 4
                       | social     | gives contact to                | refused OnLastRung
                       |            | social.coordinator until        |
                       |            | 2026-11-17: she knows the pupil |
        """)
