"""Journeys during the stay: routine 4 in its versions, feedback, steps that are taken over or let go."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_routine_4_may_be_confirmed_before_routine_1() -> None:
    # Custody and admission on Mon 2 Nov: contact 1 wd = Tue 3 Nov, school information 3 wd = Thu 5 Nov,
    # agreement 15 wd = Mon 23 Nov.
    live("""
        Mon 2026-11-02 | social     | imports type=acute basis=lvu_6  | contact due 2026-11-03
                       |            | home_school=oldschool           |
                       |            | custody=2026-11-02              |
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool  | offers educational_handover     | educational_handover offered due 2026-11-06
                       |            |                                 | accountable social
        Wed 2026-11-04 | homeschool | confirms educational_handover   | accountable homeschool; contact late 2026-11-03 by social
                       |            |                                 | school_agreement open due 2026-11-23
        Thu 2026-11-05 | social     | offers contact                  | contact offered due 2026-11-10
        Fri 2026-11-06 | oldschool  | confirms contact                | contact confirmed; accountable homeschool
                       |            |                                 | school_information late 2026-11-05 by oldschool
        """)


def test_a_handover_confirmed_after_the_school_place_settles_its_debt_and_moves_nothing() -> None:
    # The place comes before the handover, and accountability goes forward only.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | accountable social
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-11-02             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-03 | edu        | offers school_place starting    | school_place offered
                       |            | 2027-01-18                      |
        Wed 2026-11-04 | newschool  | confirms school_place           | accountable newschool; watch by newschool
        Thu 2026-11-05 | oldschool  | offers educational_handover     | educational_handover offered
        Fri 2026-11-06 | homeschool | confirms educational_handover   | educational_handover confirmed; accountable newschool
                       |            |                                 | watch by newschool
        """)


def test_a_short_stay_is_handed_over_by_telephone_without_meeting_or_agreement() -> None:
    # 2-27 Nov is 25 days. Handover 5 wd = Mon 9 Nov. Six weeks before 27 Nov is past: 2 wd after Mon 2
    # Nov = Wed 4 Nov.
    # The forecast's own day, Fri 27 Nov, comes before six weeks.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover due 2026-11-09
                       |            | admitted=2026-11-02             | introduction_meeting absent; school_agreement absent
                       |            | forecast=2026-11-27             | forecast due 2026-11-27; receiving_school due 2026-11-04
                       |            |                                 | mapping due 2026-11-09
        Thu 2026-11-05 | oldschool  | offers educational_handover     | educational_handover offered
        Fri 2026-11-06 | homeschool | confirms educational_handover   | accountable homeschool; school_agreement absent
        # It becomes 39 days: meeting 10 wd after 2 Nov = Mon 16 Nov, agreement 15 wd = Mon 23 Nov.
        Mon 2026-11-09 | social     | dates forecast 2026-12-11       | introduction_meeting open due 2026-11-16
                       |            |                                 | school_agreement open due 2026-11-23
                       |            |                                 | fact forecast_postponed 1
                       |            |                                 | told oldschool.head_teacher forecast_postponed case
        # Short again: they are not needed.
        Tue 2026-11-10 | social     | dates forecast 2026-11-27       | introduction_meeting cancelled cause not_applicable
                       |            |                                 | school_agreement cancelled cause not_applicable
                       |            |                                 | fact forecast_postponed 1
        """)


def test_a_stay_of_four_weeks_is_not_short() -> None:
    # 2-30 Nov is 28 days: handover 10 wd = Mon 16 Nov. The agreement opens 10 wd after admission, when
    # that day is over.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover due 2026-11-16
                       |            | admitted=2026-11-02             | introduction_meeting due 2026-11-16; school_agreement absent
                       |            | forecast=2026-11-30             |
        Mon 2026-11-16 | –          |                                 | school_agreement absent
        Tue 2026-11-17 | –          |                                 | school_agreement open due 2026-11-23
                       |            |                                 | educational_handover late 2026-11-16
                       |            |                                 | told oldschool.head_teacher overdue educational_handover
                       |            |                                 | told oldschool.head_teacher step_opened school_agreement
        """)


def test_feedback_follows_its_rhythm_the_term_and_the_review_of_care() -> None:
    # Admitted Mon 7 Sep: 30 days = Wed 7 Oct; + 5 weeks = Wed 11 Nov, Wed 16 Dec. Care executed Tue 1 Sep:
    # reviewed by Mon 1 Mar 2027; 10 wd before = Mon 15 Feb.
    live("""
        Mon 2026-10-05 | social     | imports basis=lvu_3             | feedback number 1 due 2026-10-07
                       |            | home_school=oldschool           | review_of_care due 2027-03-01 by social
                       |            | admitted=2026-09-07             |
                       |            | executed=2026-09-01             |
        Wed 2026-10-07 | homeschool | offers feedback                 | feedback offered
        Thu 2026-10-08 | oldschool  | confirms feedback               | feedback number 2 due 2026-11-11
        Wed 2026-11-11 | homeschool | offers feedback                 | feedback offered
                       | oldschool  | confirms feedback               | feedback number 3 due 2026-12-16
        Wed 2026-12-16 | homeschool | offers feedback                 | feedback offered
        # The term ends on Fri 18 Dec, before Wed 20 Jan.
                       | oldschool  | confirms feedback               | feedback number 4 due 2026-12-18
        Fri 2026-12-18 | homeschool | offers feedback                 | feedback offered
        # Fri 18 Dec + 5 weeks = Fri 22 Jan.
                       | oldschool  | confirms feedback               | feedback number 5 due 2027-01-22
        Fri 2027-01-22 | homeschool | offers feedback                 | feedback offered
        # Fri 22 Jan + 5 weeks = Fri 26 Feb, but ten working days before the review is Mon 15 Feb.
                       | oldschool  | confirms feedback               | feedback number 6 due 2027-02-15
        Mon 2027-02-15 | homeschool | offers feedback                 | feedback offered
        # That review has had its report. Mon 15 Feb + 5 weeks = Mon 22 Mar.
                       | oldschool  | confirms feedback               | feedback number 7 due 2027-03-22
        """)


def test_skipped_feedback_is_not_made_up_for() -> None:
    # Admitted Mon 2 Nov: 30 days = Wed 2 Dec. Done only on Thu 14 Jan: the rhythm's 6 Jan (a holiday:
    # Thu 7 Jan) is past,
    # the next is 2 Dec + 10 weeks = Wed 10 Feb.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | feedback due 2026-12-02
                       |            | admitted=2026-11-02             |
        Thu 2027-01-14 | homeschool | offers feedback                 | feedback offered number 1 due 2027-01-19
                       | oldschool  | confirms feedback               | feedback open number 2 due 2027-02-10
        """)


def test_whoever_takes_a_step_over_owns_it_with_its_clock() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | introduction_meeting due 2026-11-16 by oldschool
                       |            | admitted=2026-11-02             |
        Wed 2026-11-04 | homeschool | takes over introduction_meeting | refused AlreadyOwner
                       | newschool  | takes over introduction_meeting | refused NotAParty
                       | edu        | takes over introduction_meeting | introduction_meeting open due 2026-11-16 by edu to homeschool
                       |            |                                 | told oldschool.head_teacher step_taken_over introduction_meeting
        Thu 2026-11-05 | oldschool  | offers introduction_meeting     | refused NotTheOwner
                       | edu        | offers introduction_meeting     | introduction_meeting offered due 2026-11-10
                       | homeschool | confirms introduction_meeting   | introduction_meeting confirmed by edu
        """)


def test_a_step_is_waived_by_the_side_that_it_is_owed_to_with_a_reason() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_information open by oldschool to social
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool  | waives school_information: we   | refused NotTheWaiver
                       |            | have nothing                    |
                       | social     | waives school_information       | refused ReasonMissing
                       | social     | waives school_information: we   | school_information waived
                       |            | have it from last year          | told oldschool.head_teacher step_waived school_information
                       | homeschool | waives educational_handover: no | refused NotWaivable
                       |            | need                            |
                       | homeschool | waives feedback: no need        | refused NotTheWaiver
                       | social     | waives forecast: no idea        | refused NotWaivable
                       | homeschool | waives mapping: done last year  | mapping waived
        """)
