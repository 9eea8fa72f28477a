"""The journey of a planned placement that goes as it should, from the investigation to continued schooling."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live

BY_THE_BOOK = """
        # Mon 31 Aug 2026: contact 5 wd = Mon 7 Sep; the watch 20 wd = Mon 28 Sep.
        Mon 2026-08-31 | social     | opens investigation=2026-08-31  | state investigation; accountable social
                       |            | home_school=oldschool           | contact open due 2026-09-07 by social to oldschool
                       |            |                                 | home_school absent; watch due 2026-09-28 by social
                       |            |                                 | forecast absent; mapping absent
        # Wed 2 Sep + 3 wd = Mon 7 Sep. Confirmed Thu 3 Sep: school information 5 wd = Thu 10 Sep.
        Wed 2026-09-02 | social     | offers contact                  | contact offered due 2026-09-07
        Thu 2026-09-03 | oldschool  | confirms contact                | contact confirmed met 2026-09-07
                       |            |                                 | school_information open due 2026-09-10 by oldschool to social
        Tue 2026-09-08 | oldschool  | offers school_information       | school_information offered due 2026-09-11
        # Social services' last act is on Wed 9 Sep: 20 wd = Wed 7 Oct.
        Wed 2026-09-09 | social     | confirms school_information     | school_information confirmed; watch due 2026-10-07
        Thu 2026-09-10 | social     | fires apply                     | state applied; school_section due 2026-09-10 by unit to social
                       | unit       | offers school_section           | school_section offered due 2026-09-15
        Fri 2026-09-11 | social     | confirms school_section         | school_section confirmed
        # Mon 21 Sep: mapping 5 wd = Mon 28 Sep, meeting and handover 10 wd = Mon 5 Oct, forecast 20
        # wd = Mon 19 Oct,
        # feedback 30 days = Wed 21 Oct. The agreement waits for the handover.
        Mon 2026-09-21 | home       | fires admit                     | state admitted; accountable social; mapping due 2026-09-28
                       |            |                                 | introduction_meeting due 2026-10-05
                       |            |                                 | educational_handover due 2026-10-05; forecast due 2026-10-19
                       |            |                                 | feedback due 2026-10-21; school_agreement absent
        # Tue 22 Sep + 6 weeks = Tue 3 Nov. Fri 15 Jan 2027 - 6 weeks = Fri 4 Dec.
        Tue 2026-09-22 | social     | dates forecast 2027-01-15       | forecast open number 2 due 2026-11-03
                       |            |                                 | receiving_school open due 2026-12-04 by social
                       |            |                                 | school_place absent
        Fri 2026-09-25 | homeschool | does mapping                    | mapping confirmed met 2026-09-28
        Mon 2026-09-28 | oldschool  | offers introduction_meeting     | introduction_meeting offered due 2026-10-01
                       | oldschool  | offers educational_handover     | educational_handover offered due 2026-10-01
                       |            |                                 | accountable social
        # Mon 21 Sep + 15 wd = Mon 12 Oct. The watch is now the home's school's: Tue 29 Sep + 20 wd
        # = Tue 27 Oct.
        Tue 2026-09-29 | homeschool | confirms educational_handover   | accountable homeschool; school_agreement open due 2026-10-12
                       |            |                                 | watch number 2 due 2026-10-27 by homeschool
                       | homeschool | confirms introduction_meeting   | introduction_meeting confirmed
        Fri 2026-10-09 | oldschool  | offers school_agreement         | school_agreement offered due 2026-10-14
        Mon 2026-10-12 | homeschool | confirms school_agreement       | school_agreement confirmed
                       |            |                                 | told social.officer step_confirmed school_agreement
        # Wed 21 Oct + 3 wd = Mon 26 Oct; + 5 weeks = Wed 25 Nov.
        Wed 2026-10-21 | homeschool | offers feedback                 | feedback offered number 1 due 2026-10-26
        Thu 2026-10-22 | oldschool  | confirms feedback               | feedback open number 2 due 2026-11-25
        # Renewed on Mon 2 Nov: + 6 weeks = Mon 14 Dec. Nothing was postponed.
        Mon 2026-11-02 | social     | dates forecast 2027-01-15       | forecast number 3 due 2026-12-14; fact forecast_postponed None
        Wed 2026-11-25 | homeschool | offers feedback                 | watch by homeschool
        # Wed 25 Nov + 5 weeks = Wed 30 Dec, but the term ends on Fri 18 Dec.
        Thu 2026-11-26 | oldschool  | confirms feedback               | feedback number 3 due 2026-12-18
        # Fri 15 Jan - 2 weeks = Fri 1 Jan, a holiday; Thu 31 Dec is an eve: Wed 30 Dec. - 1 week = Fri 8 Jan.
        Mon 2026-11-30 | edu        | names receiving_school          | receiving_school confirmed met 2026-12-04
                       |            | newschool                       | school_place open due 2026-12-30 by edu to newschool
                       |            |                                 | transition_document due 2027-01-08 by homeschool to newschool
                       |            |                                 | transition_meeting due 2027-01-08
        Thu 2026-12-10 | edu        | offers school_place             | school_place offered due 2026-12-15
                       | newschool  | confirms school_place           | refused DateMissing; accountable homeschool
        # Fri 11 Dec + 20 wd (not 24-26 and 31 Dec, 1 and 6 Jan) = Fri 15 Jan.
        Fri 2026-12-11 | newschool  | confirms school_place starting  | school_place confirmed; accountable newschool
                       |            | 2027-01-18                      | watch due 2027-01-15 by newschool
        # Fri 11 Dec + 6 weeks = Fri 22 Jan, but the forecast's own day comes first.
                       | social     | dates forecast 2027-01-15       | forecast number 4 due 2027-01-15
        Fri 2026-12-18 | homeschool | offers feedback                 | feedback offered
        # Fri 18 Dec + 5 weeks = Fri 22 Jan.
        Mon 2026-12-21 | oldschool  | confirms feedback               | feedback number 4 due 2027-01-22
        Thu 2027-01-07 | homeschool | offers transition_document      | transition_document offered
                       | homeschool | offers transition_meeting       | transition_meeting offered
        Fri 2027-01-08 | newschool  | confirms transition_document    | transition_document confirmed
                       | newschool  | confirms transition_meeting     | transition_meeting confirmed
        # Fri 15 Jan: certificate 3 wd = Wed 20 Jan; started 5 school days after Mon 18 Jan = Mon 25 Jan;
        # 1 month = Mon 15 Feb; 3 months = Thu 15 Apr; 6 months = Thu 15 Jul.
        Fri 2027-01-15 | home       | fires discharge                 | state discharged; accountable newschool
                       |            |                                 | forecast cancelled cause overtaken
                       |            |                                 | feedback cancelled cause overtaken
                       |            |                                 | leaving_certificate due 2027-01-20 by homeschool
                       |            |                                 | school_started due 2027-01-25 by newschool to social
                       |            |                                 | follow_up_1_month due 2027-02-15
                       |            |                                 | follow_up_3_months due 2027-04-15
                       |            |                                 | closing due 2027-07-15 by social
        Mon 2027-01-18 | homeschool | does leaving_certificate        | leaving_certificate confirmed met 2027-01-20
                       | newschool  | fires follow_up                 | state follow_up
        Wed 2027-01-20 | newschool  | offers school_started           | school_started offered
        Thu 2027-01-21 | social     | confirms school_started         | school_started confirmed
        Mon 2027-02-15 | newschool  | offers follow_up_1_month        | follow_up_1_month offered
        Tue 2027-02-16 | social     | confirms follow_up_1_month      | watch due 2027-03-15
        # Silent since Mon 15 Feb: 20 wd = Mon 15 Mar. From Tue 16 Mar 20 wd (not 26 and 29 Mar) = Thu 15 Apr.
        Tue 2027-03-16 | –          |                                 | watch late 2027-03-15
                       |            |                                 | told newschool.head_teacher overdue watch
                       | newschool  | does watch                      | refused ReasonMissing
                       | newschool  | does watch: the pupil attends   | watch open due 2027-04-15
                       |            | every day                       |
        Thu 2027-04-15 | newschool  | offers follow_up_3_months       | follow_up_3_months offered
        Fri 2027-04-16 | social     | confirms follow_up_3_months     | follow_up_3_months confirmed
                       | newschool  | closes continued_schooling      | refused NotAParty
                       | social     | closes continued_schooling      | state closed; outcome continued_schooling; accountable nobody
                       |            |                                 | closing confirmed met 2027-07-15; watch cancelled cause closed
        """


def test_a_planned_placement_by_the_book() -> None:
    live(BY_THE_BOOK)
