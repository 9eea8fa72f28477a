"""Journeys before admission: early contact, the school's information, the application."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_an_acute_placement_imported_late_is_flagged_at_once() -> None:
    # Custody on Thu 29 Oct 2026: contact 1 wd later, Fri 30 Oct. Admitted Mon 2 Nov, imported Thu 5 Nov.
    # Mapping 5 wd after 2 Nov = Mon 9 Nov; meeting and handover 10 wd = Mon 16 Nov;
    # school information 3 wd = Thu 5 Nov; forecast 20 wd = Mon 30 Nov; feedback 30 days = Wed 2 Dec.
    live("""
        Thu 2026-11-05 | social     | imports type=acute basis=lvu_6  | state admitted
                       |            | home_school=oldschool           | contact open late 2026-10-30 rung 1 by social to oldschool
                       |            | custody=2026-10-29              | school_information open due 2026-11-05 by oldschool to social
                       |            | admitted=2026-11-02             | home_school absent; school_section absent; accountable social
                       |            |                                 | mapping due 2026-11-09; introduction_meeting due 2026-11-16
                       |            |                                 | educational_handover due 2026-11-16; forecast due 2026-11-30
                       |            |                                 | feedback due 2026-12-02; school_agreement absent
                       |            |                                 | told social.officer overdue contact
                       |            |                                 | told oldschool.head_teacher step_opened school_information
        Fri 2026-11-06 | –          |                                 | school_information late 2026-11-05
                       |            |                                 | told oldschool.head_teacher overdue school_information
        # Urgent ladder: raised Thu 5 Nov at 9, so the second rung one wd later, Fri 6 Nov at 9
        # (seen that night); the third one wd after Sat 7 Nov 00:05 = Mon 9 Nov.
        Sat 2026-11-07 | –          |                                 | contact rung 2; told social.manager overdue_again contact
                       |            |                                 | told oldschool.head_teacher overdue_other contact
        Mon 2026-11-09 | –          |                                 | contact rung 3; told social.coordinator overdue_again contact
                       |            |                                 | told oldschool.coordinator overdue_other contact
        # Offered on Tue 10 Nov: 3 wd to answer = Fri 13 Nov. The custody's debt stays missed for ever.
        Tue 2026-11-10 | social     | offers contact                  | mapping late 2026-11-09
                       |            |                                 | contact offered due 2026-11-13 cleared offered
                       | oldschool  | confirms contact on 2026-11-09  | contact confirmed met 2026-11-13; accountable social
        """)


def test_without_a_home_school_the_education_administration_stands_in_until_one_is_named() -> None:
    # Mon 2 Nov 2026 + 5 wd = Mon 9 Nov. Offered Tue 3 Nov: 3 wd = Fri 6 Nov. Confirmed Thu 5 Nov: 5 wd
    # = Thu 12 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | home_school open due 2026-11-09 by social
                       |            |                                 | contact open due 2026-11-09 by social to edu
        Tue 2026-11-03 | social     | offers contact                  | contact offered due 2026-11-06 to edu
                       |            |                                 | told edu.officer step_offered contact
        Wed 2026-11-04 | social     | names home_school oldschool     | home_school confirmed met 2026-11-09
                       |            |                                 | party home_school oldschool
                       |            |                                 | contact offered due 2026-11-06 to oldschool
                       |            |                                 | told oldschool.head_teacher party_named case
                       |            |                                 | told oldschool.head_teacher step_offered contact
        Thu 2026-11-05 | edu        | confirms contact                | refused NotTheConfirmer; contact offered
                       | oldschool  | confirms contact                | contact confirmed met 2026-11-06
                       |            |                                 | school_information open due 2026-11-12 by oldschool to social
        """)


def test_where_there_is_no_home_school_the_education_administration_does_all_its_steps() -> None:
    # Investigated from Mon 2 Nov; admitted Mon 16 Nov: 5 wd = Mon 23 Nov, 10 wd = Mon 30 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | home_school absent; party home_school none
                       |            | home_school=none                | contact open to edu
                       | social     | offers contact                  | contact offered to edu
        Tue 2026-11-03 | edu        | confirms contact                | school_information open due 2026-11-10 by edu to social
        Mon 2026-11-16 | home       | fires admit                     | educational_handover open due 2026-11-30 by edu to homeschool
                       |            |                                 | introduction_meeting due 2026-11-30 by edu; feedback to edu
                       |            |                                 | school_information late 2026-11-10
        Tue 2026-11-17 | edu        | offers educational_handover     | accountable social
        Wed 2026-11-18 | homeschool | confirms educational_handover   | accountable homeschool
        # A school is found after all: what is open passes to it.
        Thu 2026-11-19 | edu        | names home_school newschool     | school_information by newschool
                       |            |                                 | introduction_meeting by newschool; feedback to newschool
                       |            |                                 | school_agreement by newschool to homeschool
                       |            |                                 | educational_handover confirmed by edu
                       |            |                                 | told newschool.head_teacher step_opened introduction_meeting
        """)


def test_the_school_section_is_due_the_day_it_comes_or_the_next_working_day() -> None:
    # It comes on Sat 7 Nov 2026 and is seen on Mon 9 Nov, when it is due. Returned as incomplete on Tue
    # 10 Nov:
    # 2 wd = Thu 12 Nov, and lateness still counts from Mon 9 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | school_section absent
                       |            | home_school=oldschool           |
        Mon 2026-11-09 | unit       | fires apply on 2026-11-07       | state applied
                       |            |                                 | school_section open due 2026-11-09 by unit to social
                       | unit       | offers school_section           | school_section offered due 2026-11-12
        Tue 2026-11-10 | social     | returns school_section          | refused ReasonMissing
                       | social     | returns school_section: the     | school_section open due 2026-11-12 first 2026-11-09 returns 1
                       |            | grades are missing              | told unit.officer step_returned school_section
        Wed 2026-11-11 | unit       | offers school_section           | school_section offered due 2026-11-16
        Thu 2026-11-12 | social     | confirms school_section         | school_section confirmed met 2026-11-16
        """)


def test_the_third_return_tells_both_coordinators() -> None:
    # First due Mon 9 Nov. Returned Wed 4: 2 wd = Fri 6, so Mon 9 holds. Returned Tue 10: 2 wd = Thu 12.
    # Returned Fri 13: 2 wd = Tue 17.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Tue 2026-11-03 | social     | offers contact                  | contact offered due 2026-11-06
        Wed 2026-11-04 | oldschool  | returns contact: not our pupil  | contact open due 2026-11-09 returns 1
        Mon 2026-11-09 | social     | offers contact                  | contact offered due 2026-11-12
        Tue 2026-11-10 | oldschool  | returns contact: not our pupil  | contact open due 2026-11-12 first 2026-11-09 returns 2
                       |            |                                 | told never social.coordinator third_return contact
        Thu 2026-11-12 | social     | offers contact                  | contact offered due 2026-11-17
        Fri 2026-11-13 | oldschool  | returns contact: still not our  | contact open due 2026-11-17 returns 3
                       |            | pupil                           | told social.coordinator third_return contact
                       |            |                                 | told oldschool.coordinator third_return contact
        Wed 2026-11-18 | –          |                                 | contact late 2026-11-17 first 2026-11-09
                       |            |                                 | told social.officer overdue contact
        """)


def test_an_offer_withdrawn_after_its_due_date_is_missed_at_once() -> None:
    # Due Mon 9 Nov, offered in time on Fri 6 Nov (answer by Wed 11 Nov), withdrawn on Tue 10 Nov.
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact due 2026-11-09
                       |            | home_school=oldschool           |
        Fri 2026-11-06 | social     | offers contact                  | contact offered due 2026-11-11
        Tue 2026-11-10 | edu        | withdraws contact               | refused NotTheOwner
                       | social     | withdraws contact               | contact open late 2026-11-09 rung 1
                       |            |                                 | told oldschool.head_teacher offer_withdrawn contact
                       |            |                                 | told social.officer overdue contact
        """)


def test_nobody_confirms_their_own_offer_and_a_repeated_command_does_nothing() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact open
                       |            | home_school=oldschool           |
                       | social     | offers contact                  | contact offered due 2026-11-05
                       | social     | confirms contact                | refused NotTheConfirmer
                       | social     | repeats                         | contact offered due 2026-11-05
                       | oldschool  | does contact                    | refused StepNotOpen
        # 3 wd after Mon 2 Nov = Thu 5 Nov.
        Fri 2026-11-06 | –          |                                 | contact offered late 2026-11-05
                       |            |                                 | told oldschool.head_teacher overdue_answer contact
        """)
