"""Journeys in which parts of a case are disclosed, taken back, and end with whoever could see them."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_what_is_disclosed_is_seen_until_it_is_taken_back() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool        | sees oldschool nothing
                       |            | admitted=2026-11-02                  |
        Tue 2026-11-03 | social     | discloses care to home_school by     | sees oldschool care
                       |            | consent                              | told oldschool.head_teacher disclosed case
                       | social     | discloses words to home_school by    | refused ReasonMissing
                       |            | own_need                             |
                       | social     | discloses words to home_school by    | sees oldschool care,words
                       |            | own_need: to plan the first weeks    |
                       | homeschool | discloses care to home_school by     | refused NotAParty
                       |            | consent                              |
                       | oldschool  | discloses grades to                  | sees homeschool grades
                       |            | youth_home_school by statutory_duty  |
        Wed 2026-11-04 | oldschool  | hides care from home_school          | refused NotAParty
                       | social     | hides care from home_school          | sees oldschool words
                       |            |                                      | told oldschool.head_teacher disclosure_ended case
                       | social     | hides grades from youth_home_school  | sees homeschool nothing
        """)


def test_a_disclosure_does_not_follow_to_another_school() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool        | sees oldschool nothing
                       |            | admitted=2026-11-02                  |
        Tue 2026-11-03 | social     | discloses identity to home_school by | sees oldschool identity
                       |            | consent                              |
        Wed 2026-11-04 | social     | names home_school newschool          | sees oldschool nothing; sees newschool nothing
                       | social     | annuls names home_school newschool:  | sees oldschool nothing
                       |            | the wrong pupil                      |
        """)


def test_a_mistaken_disclosure_is_undone() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool        | sees oldschool nothing
                       |            | admitted=2026-11-02                  |
        Tue 2026-11-03 | social     | discloses identity to home_school by | sees oldschool identity
                       |            | consent                              |
                       | social     | annuls discloses identity to         | sees oldschool nothing
                       |            | home_school by consent: another one  |
        """)
