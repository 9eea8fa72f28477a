"""Journeys of a pupil who is away: what waits moves by the days of the pause, and the law's times never do."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_what_waits_moves_by_the_planned_days_and_the_rest_stands_as_it_was() -> None:
    # Admitted Mon 2 Nov: mapping Mon 9, meeting and handover Mon 16, feedback 30 days = Wed 2 Dec.
    # Away from Thu 5 to Wed 11 Nov = 7 days; the pause is over on Thu 12.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09; introduction_meeting due 2026-11-16
                       |            | admitted=2026-11-02             | educational_handover due 2026-11-16; feedback due 2026-12-02
                       |            |                                 | forecast due 2026-11-30; still_absent absent
        Thu 2026-11-05 | home       | pauses absconded until          | mapping due 2026-11-16 first 2026-11-16
                       |            | 2026-11-11                      | introduction_meeting due 2026-11-23
                       |            |                                 | educational_handover due 2026-11-23; feedback due 2026-12-09
                       |            |                                 | forecast due 2026-11-30; watch due 2026-11-30
                       |            |                                 | still_absent open due 2026-11-11 by social
                       |            |                                 | told social.officer paused case; told oldschool.head_teacher paused case
                       |            |                                 | told homeschool.educational_lead paused case
                       |            |                                 | told unit.officer paused case; told never home.manager paused case
                       |            |                                 | told social.officer step_opened still_absent
        Wed 2026-11-11 | home       | resumes                         | still_absent confirmed met 2026-11-11
                       |            |                                 | told social.officer resumed case; told never home.manager resumed case
        # Back on the last planned day: six days, and Sun 15, Sun 22 and Tue 8.
                       |            |                                 | mapping due 2026-11-16; introduction_meeting due 2026-11-23
                       |            |                                 | feedback due 2026-12-08
        # A moved last day is reminded of anew: two working days before Mon 16 Nov is Thu 12.
        Thu 2026-11-12 | –          |                                 | told homeschool.educational_lead reminder mapping
        Tue 2026-11-17 | –          |                                 | mapping late 2026-11-16
        """)


def test_a_pause_that_is_prolonged_moves_further_and_one_that_ends_early_moves_back() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | introduction_meeting due 2026-11-16
                       |            | admitted=2026-11-02             |
        Tue 2026-11-10 | social     | pauses hospital until           | introduction_meeting due 2026-11-23
                       |            | 2026-11-16                      | still_absent number 1 due 2026-11-16
        # At most 14 days from today: Mon 30 Nov, not Tue 1 Dec; and not without a reason.
        Mon 2026-11-16 | social     | pauses until 2026-12-01: fever  | refused PausedTooLong
                       | social     | pauses until 2026-11-30         | refused ReasonMissing
                       | social     | pauses detention until          | refused PausedAlready
                       |            | 2026-11-30                      |
                       | social     | pauses until 2026-11-16         | refused AlreadyRecorded
        # Tue 10 to Mon 30 Nov = 21 days after Mon 16 Nov = Mon 7 Dec.
                       | social     | pauses until 2026-11-30: fever  | introduction_meeting due 2026-12-07
                       |            |                                 | still_absent number 2 open due 2026-11-30
                       |            |                                 | told home.manager paused case; told never social.officer paused case
        # Back on Wed 18 Nov = 8 days after Mon 16 Nov = Tue 24 Nov.
        Thu 2026-11-19 | social     | resumes on 2026-11-20           | refused DateAhead
                       | social     | resumes on 2026-11-09           | refused BackTooEarly
                       | social     | resumes on 2026-11-18           | introduction_meeting due 2026-11-24
                       |            |                                 | still_absent number 2 confirmed
                       | social     | resumes                         | refused NotPaused
        """)


def test_what_was_missed_before_the_pause_was_recorded_stays_missed() -> None:
    # Mapping was due on Mon 9 Nov. The pupil left on Fri 6, and nobody said so before Wed 11.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09; introduction_meeting due 2026-11-16
                       |            | admitted=2026-11-02             |
        Tue 2026-11-10 | –          |                                 | mapping late 2026-11-09 rung 1
        Wed 2026-11-11 | homeschool | pauses absconded until          | refused PausedTooEarly
                       |            | 2026-11-13 on 2026-11-01        |
                       | homeschool | pauses absconded until          | refused PausedTooLong
                       |            | 2026-11-10 on 2026-11-06        |
        # Fri 6 to Fri 13 = 8 days after Mon 16 = Tue 24 Nov.
                       | homeschool | pauses absconded until          | mapping late 2026-11-09 rung 1; introduction_meeting due 2026-11-24
                       |            | 2026-11-13 on 2026-11-06        | still_absent due 2026-11-13
        Thu 2026-11-12 | –          |                                 | mapping late 2026-11-09 rung 2
        """)


def test_what_was_missed_though_it_had_waited_stays_missed_when_the_pause_goes_on() -> None:
    # Mapping: Mon 9 Nov, moved by Wed 4 to Fri 6 = 3 days to Thu 12. Prolonged on Fri 13: too late for it.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Wed 2026-11-04 | home       | pauses hospital until           | mapping due 2026-11-12
                       |            | 2026-11-06                      |
        Fri 2026-11-13 | social     | pauses until 2026-11-20: worse  | mapping late 2026-11-12; introduction_meeting due 2026-12-03
                       |            |                                 | still_absent number 2 due 2026-11-20
        Mon 2026-11-16 | social     | resumes on 2026-11-14           | mapping late 2026-11-12; introduction_meeting due 2026-11-26
        """)


def test_nobody_who_says_whether_the_pupil_is_still_away_is_an_alert_of_its_own() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | introduction_meeting due 2026-11-16
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | home       | pauses detention until          | still_absent due 2026-11-06 by social
                       |            | 2026-11-06                      | introduction_meeting due 2026-11-20
        Thu 2026-11-05 | –          |                                 | told social.officer reminder still_absent
        Mon 2026-11-09 | –          |                                 | still_absent late 2026-11-06 rung 2
                       | social     | does still_absent               | refused EndsWithPause
                       | social     | waives still_absent: why not    | refused NotWaivable
                       | homeschool | takes over still_absent         | refused FollowsAccountability
        # Tue 3 to Fri 13 = 11 days after Mon 16 = Fri 27 Nov.
                       | social     | pauses until 2026-11-13: court  | still_absent number 2 open due 2026-11-13
                       |            |                                 | introduction_meeting due 2026-11-27
        Fri 2026-11-13 | home       | resumes                         | still_absent confirmed met 2026-11-13
        """)


def test_the_review_that_the_law_demands_never_waits() -> None:
    # Care executed Mon 2 Nov 2026: reviewed by Mon 3 May 2027 (Sun 2 rolls); the report 10 working days before.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | review_of_care due 2027-05-03
                       |            | basis=lvu_3                     |
                       |            | executed=2026-11-02             |
                       |            | admitted=2026-11-02             |
        Mon 2027-04-26 | social     | pauses hospital until           | review_of_care due 2027-05-03
                       |            | 2027-05-10                      |
        Tue 2027-05-04 | –          |                                 | review_of_care late 2027-05-03
        """)


def test_a_forecast_and_what_is_counted_back_from_it_stand_as_they_were_in_a_pause() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | school_place due 2026-12-30; transition_document due 2027-01-08
                       |            | receiving_school=newschool      | forecast due 2026-12-14
                       |            | admitted=2026-11-02             |
                       |            | forecast=2027-01-15             |
        Mon 2026-12-14 | social     | pauses absconded until          | school_place due 2026-12-30; transition_document due 2027-01-08
                       |            | 2026-12-28                      | forecast due 2026-12-14
        # A new forecast in the pause is the accountable party's to give, as ever.
        Tue 2026-12-15 | social     | dates forecast 2027-01-29       | school_place due 2027-01-15; forecast due 2027-01-26
        """)


def test_a_discharge_and_a_closing_end_the_pause() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | still_absent absent
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-11-02             |
        Tue 2026-11-03 | home       | pauses absconded until          | still_absent open
                       |            | 2026-11-17                      |
        Thu 2026-11-05 | social     | fires discharge                 | still_absent cancelled cause overtaken
                       | social     | resumes                         | refused NotPaused
                       | social     | pauses hospital until           | refused NotPausable
                       |            | 2026-11-10                      |
        # A mistake: the pupil is away as before.
                       | social     | annuls fires discharge: wrong   | still_absent open due 2026-11-17; mapping due 2026-11-24
                       | social     | closes moved_abroad with        | still_absent cancelled cause closed; state closed
                       |            | social.2: gone                  |
        """)


def test_a_transfer_ends_the_pause_and_a_debt_from_before_keeps_the_days_that_it_waited() -> None:
    # The meeting: Mon 16 Nov and the four days of Thu 5 to Sun 8 = Fri 20 Nov. In the new round Mon 23.
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | introduction_meeting due 2026-11-16
                       |            | admitted=2026-11-02             |
        Thu 2026-11-05 | home       | pauses hospital until           | introduction_meeting due 2026-11-27
                       |            | 2026-11-15                      | still_absent open
        Mon 2026-11-09 | unit       | transfers to home2              | still_absent cancelled cause transferred
                       |            |                                 | introduction_meeting/1 due 2026-11-20
                       |            |                                 | introduction_meeting/2 due 2026-11-23
        Tue 2026-11-10 | home2      | resumes                         | refused NotPaused
                       | home2      | pauses absconded until          | refused PausedTooEarly
                       |            | 2026-11-12 on 2026-11-08        |
        # Tue 10 to Thu 12 = 3 days: Mon 23, and Thu 26.
                       | home2      | pauses absconded until          | still_absent open due 2026-11-12
                       |            | 2026-11-12                      | introduction_meeting/1 due 2026-11-23
                       |            |                                 | introduction_meeting/2 due 2026-11-26
        """)


def test_a_pause_that_was_a_mistake_is_annulled_while_nothing_rests_on_it() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | mapping due 2026-11-09
                       |            | admitted=2026-11-02             |
        Thu 2026-11-05 | home       | pauses hospital until           | mapping due 2026-11-16
                       |            | 2026-11-11                      |
                       | home       | annuls pauses hospital until    | mapping due 2026-11-09; still_absent cancelled cause annulled
                       |            | 2026-11-11: another pupil       |
        # The right one began before, and the wrong one took no day.
                       | home       | pauses absconded until          | mapping due 2026-11-13; still_absent open due 2026-11-06
                       |            | 2026-11-06 on 2026-11-03        |
                       | home       | pauses until 2026-11-10: search | mapping due 2026-11-17
                       | home       | annuls pauses until 2026-11-10: | mapping due 2026-11-13; still_absent open due 2026-11-06
                       |            | a mistake                       |
        Fri 2026-11-06 | home       | resumes                         | mapping due 2026-11-12
                       | home       | annuls resumes: a mistake       | mapping due 2026-11-13; still_absent open due 2026-11-06
        """)
