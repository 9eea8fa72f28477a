"""Journeys with a mistake that is annulled, and with one on which something rests."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_an_annulled_move_leaves_the_case_as_it_was() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | state investigation
                       |            | home_school=oldschool           |
        Wed 2026-11-04 | unit       | fires apply                     | state applied; school_section open due 2026-11-04
                       | unit       | annuls fires apply              | refused ReasonMissing
                       | newschool  | annuls fires apply: not ours    | refused NotAParty
                       | unit       | annuls fires apply: another     | state investigation; school_section cancelled
                       |            | pupil                           |
        Thu 2026-11-05 | unit       | fires apply                     | state applied; school_section open due 2026-11-05
                       | unit       | offers school_section           | school_section offered
                       | unit       | annuls fires apply: another     | refused SomethingRestsOnIt; state applied
                       |            | pupil                           |
        """)


def test_an_annulled_discharge_gives_the_debts_back_with_their_dates() -> None:
    # Mon 2 Nov: mapping 5 wd = Mon 9 Nov, handover 10 wd = Mon 16 Nov, forecast 20 wd = Mon 30 Nov.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-11-02             |
        Wed 2026-11-04 | home       | fires discharge                 | mapping cancelled cause overtaken; closing open
        Thu 2026-11-05 | home       | annuls fires discharge: another | state admitted; mapping open due 2026-11-09
                       |            | pupil                           | educational_handover open due 2026-11-16
                       |            |                                 | forecast open due 2026-11-30; feedback open due 2026-12-02
                       |            |                                 | closing cancelled; leaving_certificate cancelled
                       |            |                                 | follow_up_1_month cancelled; receiving_school cancelled
        # The real one, later, opens them again: Fri 20 Nov + 3 wd = Wed 25 Nov.
        Fri 2026-11-20 | home       | fires discharge                 | state discharged; closing open due 2027-05-20
                       |            |                                 | leaving_certificate open due 2026-11-25
        """)


def test_a_late_step_that_was_confirmed_by_mistake_is_owed_and_late_again() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Wed 2026-11-11 | homeschool | does mapping                    | mapping confirmed missed 2026-11-09
                       | homeschool | annuls does mapping: another    | mapping open late 2026-11-09
                       |            | pupil                           |
        """)


def test_a_confirmation_that_passed_accountability_is_not_annulled() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool  | offers educational_handover     | educational_handover offered
                       | homeschool | confirms educational_handover   | accountable homeschool
                       | homeschool | annuls confirms                 | refused SomethingRestsOnIt; accountable homeschool
                       |            | educational_handover: too early |
        """)


def test_an_annulled_confirmation_is_an_offer_again_and_what_it_opened_is_gone() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | contact open
                       |            | home_school=oldschool           |
        Tue 2026-11-03 | social     | offers contact                  | contact offered
        Wed 2026-11-04 | oldschool  | confirms contact                | school_information open
                       | oldschool  | annuls confirms contact:        | contact offered; school_information cancelled
                       |            | another pupil                   |
        Thu 2026-11-05 | oldschool  | confirms contact                | contact confirmed; school_information open due 2026-11-12
        """)


def test_an_annulled_date_and_an_annulled_party_are_unknown_again() -> None:
    live("""
        Mon 2026-11-02 | social     | imports admitted=2026-11-02     | home_school open; forecast open due 2026-11-30
        Tue 2026-11-03 | social     | dates forecast 2027-01-15       | receiving_school open
                       | social     | annuls dates forecast           | receiving_school cancelled; forecast open due 2026-11-30
                       |            | 2027-01-15: another pupil       |
                       | social     | names home_school oldschool     | home_school confirmed; introduction_meeting by oldschool
                       | social     | annuls names home_school        | home_school open; introduction_meeting by edu
                       |            | oldschool: another pupil        | party home_school unknown
        """)


def test_a_case_back_filled_by_three_weeks_shows_its_debts_at_the_import() -> None:
    # Everything from Mon 2 Nov (applied Wed 4 Nov), imported on Mon 23 Nov. Contact 1 wd = Tue 3;
    # section Wed 4;
    # information 3 wd = Thu 5; mapping 5 wd = Mon 9; meeting and handover 10 wd = Mon 16; agreement 15
    # wd = Mon 23;
    # forecast 20 wd = Mon 30 Nov; feedback 30 days = Wed 2 Dec; the watch 20 wd after the recording =
    # Mon 21 Dec.
    live("""
        Mon 2026-11-23 | social     | imports type=acute basis=lvu_6  | state admitted; contact late 2026-11-03
                       |            | home_school=oldschool           | school_section late 2026-11-04
                       |            | custody=2026-11-02              | school_information late 2026-11-05; mapping late 2026-11-09
                       |            | applied=2026-11-04              | introduction_meeting late 2026-11-16
                       |            | admitted=2026-11-02             | educational_handover late 2026-11-16
                       |            |                                 | school_agreement due 2026-11-23; forecast due 2026-11-30
                       |            |                                 | feedback due 2026-12-02; watch due 2026-12-21
                       |            |                                 | accountable social; told social.officer overdue contact
                       |            |                                 | told unit.officer overdue school_section
                       |            |                                 | told homeschool.educational_lead overdue mapping
        # The mapping was begun in time, and told late: met is what happened; the alert of what was
        # missed is cleared.
        Tue 2026-11-24 | homeschool | does mapping on 2026-11-05      | mapping confirmed missed 2026-11-09 cleared step_ended
                       | oldschool  | offers educational_handover     | educational_handover offered due 2026-11-27 cleared offered
        """)
