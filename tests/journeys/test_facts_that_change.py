"""Journeys on which the court decides, or an acute placement becomes a treatment."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_the_courts_decision_brings_the_reviews_that_the_law_asks_for() -> None:
    live("""
        Mon 2026-11-02 | social     | imports type=acute basis=lvu_6  | state admitted; review_of_care absent
                       |            | home_school=oldschool           | contact due 2026-11-02
                       |            | custody=2026-10-30              |
                       |            | executed=2026-11-02             |
                       |            | admitted=2026-11-02             |
        Tue 2026-11-24 | homeschool | sets legal_basis lvu_3          | refused NotAParty
                       | social     | sets legal_basis lvu_9          | refused UnknownName
                       | social     | sets legal_basis lvu_3          | fact legal_basis lvu_3
                       |            |                                 | review_of_care open due 2027-05-03
                       | social     | annuls sets legal_basis lvu_3:  | fact legal_basis lvu_6
                       |            | the wrong paragraph             | review_of_care cancelled
                       | social     | sets legal_basis lvu_2          | review_of_care open due 2027-05-03
        """)


def test_an_acute_placement_that_becomes_a_treatment_has_the_times_of_one_and_stays_late_where_it_was() -> (
    None
):
    live("""
        Mon 2026-11-02 | social     | opens type=acute                | contact due 2026-11-03; home_school open due 2026-11-03
                       |            | custody=2026-11-02              |
        Wed 2026-11-04 | –          |                                 | contact late 2026-11-03; home_school late 2026-11-03
                       | unit       | sets legal_basis lvu_3          | refused NotAParty
                       | unit       | sets placement_type treatment   | fact placement_type treatment
                       |            |                                 | contact due 2026-11-09; home_school open due 2026-11-09
        Tue 2026-11-10 | –          |                                 | contact late 2026-11-09
        """)
