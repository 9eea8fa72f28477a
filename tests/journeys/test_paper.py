"""Journeys in which much was done on paper before the program was told."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_confirmation_on_paper_that_is_older_than_the_import_passes_accountability_and_ends_the_alert() -> (
    None
):
    # Admitted on Mon 5 Oct: the handover was due on Mon 19 Oct, and the import flags it.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover late 2026-10-19
                       |            | admitted=2026-10-05             | accountable social
        Tue 2026-11-03 | sis        | brings educational_handover     | educational_handover confirmed met 2026-10-21
                       |            | offered=2026-10-16/oldschool    |
                       |            | confirmed=2026-10-19/homeschool |
                       |            |                                 | accountable homeschool; watch by homeschool
        """)


def test_the_same_rows_again_change_nothing_and_more_of_the_same_step_goes_on_where_it_stood() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | introduction_meeting late 2026-10-19
                       |            | admitted=2026-10-05             |
        Tue 2026-11-03 | sis        | brings introduction_meeting     | introduction_meeting offered
                       |            | offered=2026-10-30/oldschool    |
        Wed 2026-11-04 | sis        | brings introduction_meeting     | introduction_meeting offered
                       |            | offered=2026-10-30/oldschool    |
        Thu 2026-11-05 | sis        | brings introduction_meeting     | introduction_meeting confirmed
                       |            | offered=2026-10-30/oldschool    |
                       |            | confirmed=2026-11-04/homeschool |
        Fri 2026-11-06 | sis        | brings introduction_meeting     | introduction_meeting confirmed
                       |            | offered=2026-10-30/oldschool    |
                       |            | confirmed=2026-11-04/homeschool |
        """)


def test_what_came_back_stands_in_a_row_of_its_own_and_rows_are_taken_by_their_days() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover open
                       |            | admitted=2026-10-26             |
        Tue 2026-11-03 | sis        | brings educational_handover     | educational_handover confirmed returns 1
                       |            | offered=2026-10-30/oldschool    |
                       |            | confirmed=2026-11-02/homeschool, |
                       |            | educational_handover            |
                       |            | offered=2026-10-27/oldschool    |
                       |            | returned=2026-10-28/homeschool  |
                       |            | reason=Incomplete               |
                       |            |                                 | accountable homeschool
        """)


def test_nobody_confirms_on_paper_for_another_organisation_nor_what_they_offered_nor_before_the_offer() -> (
    None
):
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover open
                       |            | admitted=2026-10-26             |
        Tue 2026-11-03 | sis        | brings educational_handover     | refused Invalid; educational_handover open; accountable social
                       |            | offered=2026-10-28/oldschool    |
                       |            | confirmed=2026-10-29/social     |
                       | sis        | brings educational_handover     | refused Invalid; educational_handover open
                       |            | confirmed=2026-10-29/homeschool |
                       | oldschool  | offers educational_handover     | educational_handover offered
                       |            | on 2026-10-30                   |
                       | sis        | brings educational_handover     | refused Invalid; educational_handover offered
                       |            | confirmed=2026-10-29/homeschool |
                       | sis        | brings educational_handover     | educational_handover confirmed; accountable homeschool
                       |            | confirmed=2026-10-30/homeschool |
        """)


def test_a_school_place_on_paper_records_its_first_day() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place open by edu to newschool
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-10-26             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-03 | sis        | brings school_place             | school_place confirmed; accountable newschool
                       |            | offered=2026-10-30/edu          |
                       |            | confirmed=2026-11-02/newschool  |
                       |            | starts_on=2027-01-18            |
        """)


def test_a_confirmation_on_paper_may_name_the_day_that_an_offer_left_open() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place open by edu to newschool
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-10-26             |
                       |            | forecast=2027-01-15             |
        Tue 2026-11-03 | edu        | offers school_place             | school_place offered
        Wed 2026-11-04 | sis        | brings school_place             | refused Invalid
                       |            | confirmed=2026-11-04/newschool  |
                       | sis        | brings school_place             | school_place confirmed; accountable newschool
                       |            | confirmed=2026-11-04/newschool  |
                       |            | starts_on=2027-01-18            |
        """)


def test_a_repeating_step_is_meant_by_its_occurrence_and_the_same_row_does_not_do_the_next_one() -> None:
    # Admitted on Mon 31 Aug: feedback after 30 days, on Wed 30 Sep; then every five weeks.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | feedback late 2026-09-30 number 1
                       |            | admitted=2026-08-31             |
        Tue 2026-11-03 | sis        | brings feedback                 | feedback open number 2
                       |            | offered=2026-09-28/homeschool   |
                       |            | confirmed=2026-09-29/oldschool  |
        Wed 2026-11-04 | sis        | brings feedback                 | feedback open number 2
                       |            | offered=2026-09-28/homeschool   |
                       |            | confirmed=2026-09-29/oldschool  |
                       | sis        | brings feedback occurrence=1    | refused Invalid; feedback open number 2
                       |            | offered=2026-09-28/homeschool   |
                       |            | confirmed=2026-09-30/oldschool  |
        """)
