"""Journeys of pupils whose home municipality changes in the middle of a placement."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_a_home_that_moves_before_the_admission_takes_accountability_along_once_it_is_confirmed() -> None:
    # 5 wd from Tue 3 Nov = Tue 10 Nov; the answer 3 wd from Wed 4 Nov = Mon 9 Nov.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | accountable social; contact open by social
                       |            | investigation=2026-11-02        |
        Tue 2026-11-03 | social     | moves home to 1880              | change_of_home open due 2026-11-10 by social to social2
                       |            |                                 | accountable social; party social_services social
                       |            |                                 | fact home_municipality 0380; told oldschool.head_teacher home_moves case
                       |            |                                 | told social2.officer home_moves case
        Wed 2026-11-04 | social     | offers change_of_home           | change_of_home offered due 2026-11-09; accountable social
                       |            |                                 | told social2.officer step_offered change_of_home
                       | social     | confirms change_of_home         | refused NotTheConfirmer
        Thu 2026-11-05 | social2    | confirms change_of_home         | change_of_home confirmed; accountable social2
                       |            |                                 | party social_services social2; party education_administration edu2
                       |            |                                 | party activity_responsibility kaa2; party home_school oldschool
                       |            |                                 | fact home_municipality 1880; contact open by social2 to oldschool
        Fri 2026-11-06 | social2    | offers contact                  | contact offered
        """)
