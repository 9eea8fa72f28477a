"""Journeys around a discharge: sudden, without a known receiving school, and the hard stop after it."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_sudden_discharge_leaves_three_working_days_and_no_way_on_without_a_receiver() -> None:
    # Tue 10 Nov + 3 wd = Fri 13 Nov, before Wed 30 Dec and Fri 8 Jan. 1 month = Thu 10 Dec, 3 months =
    # Wed 10 Feb,
    # 6 months = Mon 10 May.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place due 2026-12-30
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-10-26             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-10 | home       | fires discharge                 | state discharged; accountable social
                       |            |                                 | school_place open due 2026-11-13 by edu to newschool
                       |            |                                 | transition_document due 2026-11-13
                       |            |                                 | transition_meeting cancelled cause overtaken
                       |            |                                 | leaving_certificate due 2026-11-13
                       |            |                                 | contact cancelled cause overtaken
                       |            |                                 | school_information cancelled cause overtaken
                       |            |                                 | mapping cancelled cause overtaken
                       |            |                                 | educational_handover cancelled cause overtaken
                       |            |                                 | introduction_meeting cancelled cause overtaken
                       |            |                                 | feedback cancelled cause overtaken
                       |            |                                 | forecast cancelled cause overtaken; receiving_school absent
                       |            |                                 | school_started absent; follow_up_1_month due 2026-12-10
                       |            |                                 | follow_up_3_months due 2027-02-10; closing due 2027-05-10
                       | social     | fires follow_up                 | refused GuardFails; state discharged
        # Offered on Wed 11 Nov: 3 wd = Mon 16 Nov. From Mon 16 Nov 5 school days = Mon 23 Nov.
        Wed 2026-11-11 | edu        | offers school_place starting    | school_place offered due 2026-11-16
                       |            | 2026-11-16                      |
                       | social     | fires follow_up                 | refused GuardFails
        Thu 2026-11-12 | newschool  | confirms school_place           | accountable newschool
                       |            |                                 | school_started due 2026-11-23 by newschool to social
                       |            |                                 | transition_meeting cancelled cause overtaken
                       | social     | fires follow_up                 | state follow_up
        """)


def test_an_open_place_that_was_due_before_a_sudden_discharge_keeps_its_date() -> None:
    # Discharged on Thu 12 Nov as forecast, with the place (Thu 29 Oct) and the document (Thu 5 Nov) undone.
    live("""
        Mon 2026-10-12 | social     | imports home_school=oldschool   | school_place due 2026-10-29
                       |            | receiving_school=newschool      | transition_document due 2026-11-05
                       |            | admitted=2026-10-01             | transition_meeting due 2026-11-05
                       |            | forecast=2026-11-12             |
        Thu 2026-11-12 | home       | fires discharge                 | school_place late 2026-10-29
                       |            |                                 | transition_document late 2026-11-05
                       |            |                                 | transition_meeting cancelled cause overtaken
        """)


def test_a_school_found_before_the_stand_in_confirms_takes_its_place() -> None:
    # Discharged on Tue 10 Nov, of compulsory age, without a known school: 3 wd = Fri 13 Nov.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | receiving_school due 2026-12-04; school_place absent
                       |            | admitted=2026-10-26             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-10 | home       | fires discharge                 | receiving_school open due 2026-11-13 by social
                       |            |                                 | school_place open due 2026-11-13 by social to edu
                       |            |                                 | transition_document due 2026-11-13 to edu
        Wed 2026-11-11 | social     | offers school_place starting    | school_place offered due 2026-11-16 to edu
                       |            | 2026-11-12                      |
        Thu 2026-11-12 | edu        | names receiving_school          | receiving_school confirmed met 2026-11-13
                       |            | newschool                       | school_place open due 2026-11-13 by edu to newschool
                       |            |                                 | transition_document to newschool
                       |            |                                 | follow_up_1_month by newschool; accountable social
                       | social     | dates school_starts 2026-11-23  | school_started due 2026-11-30 by newschool
        Fri 2026-11-13 | edu        | offers school_place starting    | school_place offered due 2026-11-18
                       |            | 2026-11-23                      |
        Mon 2026-11-16 | newschool  | confirms school_place           | accountable newschool
        """)


def test_the_stand_in_hears_that_the_offer_is_withdrawn() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | receiving_school absent
                       |            | admitted=2026-10-26             |
        Tue 2026-11-10 | home       | fires discharge                 | school_place by social to edu
        Wed 2026-11-11 | social     | offers school_place starting    | told edu.officer step_offered school_place
                       |            | 2026-11-12                      |
        Thu 2026-11-12 | social     | names receiving_school          | told edu.officer offer_withdrawn school_place
                       |            | newschool                       | told newschool.head_teacher party_named case
                       |            |                                 | told edu.officer step_opened school_place
        """)


def test_a_stand_in_that_has_confirmed_hands_over_to_a_school_by_a_change_of_party() -> None:
    # Confirmed on Thu 12 Nov. A school is found on Mon 23 Nov: 5 wd = Mon 30 Nov. Offered Tue 24 Nov: 3
    # wd = Fri 27 Nov.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | receiving_school absent
                       |            | admitted=2026-10-26             |
        Tue 2026-11-10 | home       | fires discharge                 | school_place by social to edu
        Wed 2026-11-11 | social     | offers school_place starting    | school_place offered
                       |            | 2026-11-16                      |
        Thu 2026-11-12 | edu        | confirms school_place           | accountable edu; receiving_school confirmed
                       |            |                                 | school_started by edu to social
                       | edu        | fires follow_up                 | state follow_up
        Mon 2026-11-23 | edu        | names receiving_school          | change_of_party open due 2026-11-30 by edu to newschool
                       |            | newschool                       | accountable edu; school_place confirmed
                       |            |                                 | follow_up_1_month by edu
        Tue 2026-11-24 | edu        | offers change_of_party          | change_of_party offered due 2026-11-27; accountable edu
        Wed 2026-11-25 | newschool  | confirms change_of_party        | accountable newschool; party receiving_school newschool
                       |            |                                 | follow_up_1_month by newschool
                       |            |                                 | follow_up_3_months by newschool; watch by newschool
        """)


def test_past_compulsory_age_without_a_school_goes_to_the_activity_responsibility() -> None:
    # Past compulsory age since 30 Jun 2025. Fri 18 Dec - 2 weeks = Fri 4 Dec; - 1 week = Fri 11 Dec.
    # Offered Mon 30 Nov: 3 wd = Thu 3 Dec. Found on Mon 11 Jan: 5 wd = Mon 18 Jan.
    live("""
        Mon 2026-11-02 | social     | imports number=20090615-9801    | receiving_school absent
                       |            | home_school=oldschool           | school_place open due 2026-12-04 by social to kaa
                       |            | receiving_school=none           | transition_document due 2026-12-11 to kaa
                       |            | admitted=2026-09-07             |
                       |            | forecast=2026-12-18             |
        Mon 2026-11-30 | social     | offers school_place starting    | school_place offered due 2026-12-03
                       |            | 2026-12-21                      |
        Tue 2026-12-01 | kaa        | confirms school_place           | accountable kaa; watch by kaa
        # Fri 18 Dec: not sudden, so the meeting stands. 5 school days after Mon 21 Dec (break until
        # 10 Jan) = Fri 15 Jan.
        Fri 2026-12-18 | home       | fires discharge                 | transition_meeting late 2026-12-11
                       |            |                                 | school_started due 2027-01-15 by kaa
                       | kaa        | fires follow_up                 | state follow_up
        Mon 2027-01-11 | kaa        | names receiving_school          | change_of_party open due 2027-01-18 by kaa to newschool
                       |            | newschool                       | accountable kaa
        Tue 2027-01-12 | kaa        | offers change_of_party          | change_of_party offered due 2027-01-15
        Wed 2027-01-13 | newschool  | confirms change_of_party        | accountable newschool; school_started by newschool
        """)


def test_of_compulsory_age_without_a_school_goes_to_the_education_administration() -> None:
    # Of compulsory age until 30 Jun 2027; recorded as none before the discharge.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place by social to edu
                       |            | receiving_school=none           |
                       |            | admitted=2026-09-07             |
                       |            | forecast=2026-12-18             |
        # Discharged after 30 Jun 2027, past compulsory age: the activity responsibility stands in.
        Mon 2027-06-28 | social     | dates forecast 2027-07-02       | school_place by social to kaa
        """)
