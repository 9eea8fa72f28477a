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


def test_a_home_that_moves_during_the_stay_leaves_accountability_with_the_school_at_the_home() -> None:
    # The handover was confirmed; the old social services are not accountable, and hand over all the same.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover open by oldschool to homeschool
                       |            | admitted=2026-10-26             | forecast open by social
        Tue 2026-11-03 | oldschool  | offers educational_handover     | educational_handover offered
                       | homeschool | confirms educational_handover   | accountable homeschool
        # An offer to the old social services is answered by the new ones.
        Wed 2026-11-04 | oldschool  | offers school_information       | school_information offered to social
                       | social     | moves home to 1880              | change_of_home due 2026-11-11 by social to social2
                       |            |                                 | told homeschool.educational_lead home_moves case
                       | social     | offers change_of_home           | change_of_home offered
        Thu 2026-11-05 | social2    | returns change_of_home: No papers came with it. | change_of_home open returns 1 due 2026-11-11
                       |            |                                 | party social_services social
                       | social     | offers change_of_home           | change_of_home offered
        Fri 2026-11-06 | social2    | confirms change_of_home         | change_of_home confirmed; accountable homeschool
                       |            |                                 | party social_services social2; forecast open by social2
                       |            |                                 | school_information offered to social2
                       | social     | returns school_information: I no longer have it. | refused NotTheConfirmer
                       | social2    | confirms school_information     | school_information confirmed
        """)


def test_a_stand_in_of_the_old_municipality_hands_over_in_a_step_of_its_own_after_the_discharge() -> None:
    # Of compulsory age and without a school: the education administration stands in and is accountable.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place open by social to edu
                       |            | admitted=2026-10-01             |
                       |            | receiving_school=none           |
                       |            | forecast=2026-11-10             |
        Tue 2026-11-03 | social     | offers school_place starting    | school_place offered
                       |            | 2026-11-16                      |
                       | edu        | confirms school_place           | accountable edu
        Tue 2026-11-10 | home       | fires discharge                 | state discharged
        Wed 2026-11-11 | social     | moves home to 1880              | change_of_home open by social to social2
                       | social     | offers change_of_home           | change_of_home offered
        Thu 2026-11-12 | social2    | confirms change_of_home         | accountable edu; party social_services social2
                       |            |                                 | party education_administration edu; party activity_responsibility kaa2
                       |            |                                 | change_of_party due 2026-11-19 by edu to edu2
        Fri 2026-11-13 | edu        | offers change_of_party          | change_of_party offered; accountable edu
                       | edu2       | confirms change_of_party        | accountable edu2; party education_administration edu2
        """)


def test_a_municipality_without_an_activity_responsibility_leaves_it_unknown() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | party activity_responsibility kaa
        Tue 2026-11-03 | social     | moves home to 0180              | change_of_home open by social to social3
                       | social     | offers change_of_home           | change_of_home offered
        Wed 2026-11-04 | social3    | confirms change_of_home         | party activity_responsibility unknown
                       |            |                                 | party education_administration edu3; accountable social3
        """)


def test_another_municipality_takes_the_place_of_the_first_and_the_present_one_ends_what_waits() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | accountable social
        Tue 2026-11-03 | social     | moves home to 0380              | refused HomeIsThere
                       | oldschool  | moves home to 1880              | refused NotAParty
                       | social     | moves home to 1880              | change_of_home open by social to social2
                       | social     | moves home to 1880              | refused AlreadyRecorded
                       | social     | names social_services social3   | refused HomeMoveWaits
                       | social     | offers change_of_home           | change_of_home offered
        Wed 2026-11-04 | social     | moves home to 0180              | change_of_home open by social to social3 number 2
                       |            |                                 | told social2.officer offer_withdrawn change_of_home
                       | social2    | confirms change_of_home         | refused StepNotOffered
                       | social     | annuls moves home to 0180: A mistake. | refused SomethingRestsOnIt
        Thu 2026-11-05 | social     | moves home to 0380              | change_of_home cancelled cause overtaken
                       |            |                                 | told social3.officer offer_withdrawn change_of_home
                       |            |                                 | accountable social; fact home_municipality 0380
        Fri 2026-11-06 | social     | moves home to 1880              | change_of_home open number 3
                       | social     | annuls moves home to 1880: Wrong pupil. | change_of_home cancelled cause annulled
                       | social     | moves home to 1880              | change_of_home open number 4
        """)


def test_a_home_that_moves_while_the_pupil_is_transferred_keeps_both_apart() -> None:
    # The social services are accountable throughout; the new ones hold the same place, in the round before.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | educational_handover open by oldschool to homeschool
                       |            | admitted=2026-10-26             | accountable social
        Tue 2026-11-03 | social     | moves home to 1880              | change_of_home open by social to social2
                       | social     | offers change_of_home           | change_of_home offered
        Wed 2026-11-04 | social     | transfers to home2              | change_of_home offered by social to social2
                       |            |                                 | accountable social
        Thu 2026-11-05 | social2    | confirms change_of_home         | accountable social2; party social_services social2
                       |            |                                 | educational_handover open by homeschool to homeschool2
        Fri 2026-11-06 | homeschool | offers educational_handover     | educational_handover offered
                       | homeschool2 | confirms educational_handover  | accountable homeschool2
        """)


def test_nobody_waives_takes_over_or_lets_time_forget_a_change_of_home() -> None:
    # 5 wd from Tue 3 Nov = Tue 10 Nov; on Wed 11 Nov it is late, and stays so until somebody acts.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | accountable social
        Tue 2026-11-03 | social     | moves home to 1880              | change_of_home due 2026-11-10
                       | social2    | waives change_of_home: No.      | refused NotWaivable
                       | oldschool  | takes over change_of_home       | refused FollowsAccountability
        Wed 2026-11-11 | –          |                                 | change_of_home late 2026-11-10 rung 1
                       |            |                                 | told social.officer overdue change_of_home
                       | social     | offers change_of_home           | change_of_home offered due 2026-11-16
        Thu 2026-11-12 | social2    | confirms change_of_home         | accountable social2
        """)
