"""Journeys to another home: a new round, with debts that stay, begin anew or move along."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from tests.journeys.journey import live


def test_open_debts_stay_with_their_owners_and_routines_4_and_5_begin_anew() -> None:
    # Round 1: mapping 5 wd = Mon 9 Nov, handover and meeting 10 wd = Mon 16 Nov, forecast 20 wd = Mon 30 Nov.
    # Round 2 from Thu 12 Nov: mapping Thu 19 Nov, handover and meeting Thu 26 Nov, feedback 30 days = Mon 14 Dec.
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | educational_handover due 2026-11-16 by oldschool to homeschool
                       |             | admitted=2026-11-02             | mapping due 2026-11-09; feedback due 2026-12-02; forecast due 2026-11-30
        Thu 2026-11-12 | unit        | transfers to home2              | round 2; state admitted; accountable social
                       |             |                                 | party youth_home home2; party youth_home_school homeschool2
                       |             |                                 | party previous_youth_home_school homeschool
                       |             |                                 | mapping/1 cancelled cause transferred missed 2026-11-09
                       |             |                                 | mapping/2 open due 2026-11-19 by homeschool2
                       |             |                                 | feedback/1 cancelled cause transferred
                       |             |                                 | feedback/2 open number 1 due 2026-12-14 by homeschool2 to oldschool
                       |             |                                 | educational_handover/1 open due 2026-11-16 by oldschool to homeschool2
                       |             |                                 | introduction_meeting/1 open due 2026-11-16 by oldschool to homeschool2
                       |             |                                 | educational_handover/2 open due 2026-11-26 by homeschool to homeschool2
                       |             |                                 | introduction_meeting/2 open due 2026-11-26 by homeschool to homeschool2
        # What stays counts by the first admission, and does not begin anew.
                       |             |                                 | forecast number 1 due 2026-11-30; forecast/2 absent
                       |             |                                 | contact late 2026-11-09; school_information late 2026-11-09
                       |             |                                 | told homeschool2.educational_lead transferred case
                       |             |                                 | told homeschool.educational_lead transferred case
                       |             |                                 | told oldschool.head_teacher transferred case
                       |             |                                 | told social.officer transferred case
                       |             |                                 | told never unit.officer transferred case
                       |             |                                 | told homeschool.educational_lead step_opened educational_handover
        # Each is late by its own clock.
        Tue 2026-11-17 | –           |                                 | educational_handover/1 late 2026-11-16; educational_handover/2 due 2026-11-26
        # The debt of round 1 is settled, and the new school is accountable: nobody had come so far.
                       | oldschool   | offers educational_handover/1   | educational_handover/1 offered
                       | homeschool2 | confirms educational_handover/1 | educational_handover/1 confirmed; accountable homeschool2
        # Round 2's agreement is not opened by it: 10 wd after Thu 12 Nov is Thu 26 Nov.
                       |             |                                 | school_agreement absent
        Wed 2026-11-18 | homeschool  | offers educational_handover/2   | educational_handover/2 offered due 2026-11-23
        Thu 2026-11-19 | homeschool2 | confirms educational_handover/2 | accountable homeschool2; school_agreement open due 2026-12-03 by homeschool to homeschool2
        # The meeting that the old school owes may be waived by the side that it is owed to.
                       | homeschool2 | waives introduction_meeting/1:  | introduction_meeting/1 waived
                       |             | held with the other school      |
        # At a discharge the debts of all rounds end.
        Mon 2026-11-23 | home2       | fires discharge                 | introduction_meeting/2 cancelled cause overtaken
                       |             |                                 | leaving_certificate open due 2026-11-26 by homeschool2
                       |             |                                 | school_agreement cancelled cause overtaken
        """)


def test_an_offer_to_the_old_homes_school_is_open_again_and_owed_to_the_new_one() -> None:
    # Offered in time on Fri 13 Nov; returned by the transfer on Wed 18 Nov, after the due date: 2 wd = Fri 20 Nov.
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | educational_handover due 2026-11-16
                       |             | admitted=2026-11-02             |
        Fri 2026-11-13 | oldschool   | offers educational_handover     | educational_handover offered due 2026-11-18
        Wed 2026-11-18 | home        | transfers to home2              | educational_handover/1 open due 2026-11-20 first 2026-11-16 by oldschool to homeschool2
                       |             |                                 | educational_handover/1 returns 0
                       |             |                                 | told homeschool.educational_lead offer_withdrawn educational_handover
                       |             |                                 | educational_handover/2 open due 2026-12-02
                       | homeschool  | confirms educational_handover/1 | refused StepNotOffered
        Thu 2026-11-19 | oldschool   | offers educational_handover/1   | educational_handover/1 offered due 2026-11-24
                       | homeschool  | confirms educational_handover/1 | refused NotTheConfirmer
                       | homeschool2 | confirms educational_handover/1 | educational_handover/1 confirmed; accountable homeschool2
        """)


def test_accountability_stays_with_the_old_homes_school_until_the_new_one_confirms() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | state admitted
                       |             | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool   | offers educational_handover     | educational_handover offered
        Wed 2026-11-04 | homeschool  | confirms educational_handover   | accountable homeschool; school_agreement open
        Tue 2026-11-10 | social      | transfers to home2 on           | round 2; accountable homeschool; watch by homeschool
                       |             | 2026-11-09                      | school_agreement/1 open due 2026-11-23 by oldschool to homeschool2
        # Counted from Mon 9 Nov: 10 wd = Mon 23 Nov.
                       |             |                                 | educational_handover/2 due 2026-11-23 by homeschool to homeschool2
                       |             |                                 | told homeschool.educational_lead step_opened educational_handover
        # The old school may not act for the new home, but on what it owes.
        Wed 2026-11-11 | homeschool  | does mapping                    | refused NotTheOwner
                       | homeschool  | fires discharge                 | refused NotAParty; accountable homeschool
                       | homeschool  | offers educational_handover/2   | educational_handover/2 offered
        Thu 2026-11-12 | homeschool2 | confirms educational_handover/2 | accountable homeschool2; watch by homeschool2
                       |             |                                 | school_agreement/2 open due 2026-11-30 by homeschool
        """)


def test_a_confirmed_school_place_opens_anew_and_the_rest_of_routine_6_moves_along() -> None:
    # Forecast Fri 15 Jan: place 2 weeks before = Wed 30 Dec, document 1 week before = Fri 8 Jan.
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | school_place due 2026-12-30; transition_document due 2027-01-08 by homeschool
                       |             | receiving_school=newschool      |
                       |             | admitted=2026-11-02             |
                       |             | forecast=2027-01-15             |
        Tue 2026-11-03 | edu         | offers school_place starting    | school_place offered
                       |             | 2027-01-18                      |
        Wed 2026-11-04 | newschool   | confirms school_place           | accountable newschool
                       | homeschool  | offers transition_document      | transition_document offered by homeschool to newschool
        Thu 2026-11-05 | newschool   | confirms transition_document    | transition_document confirmed
        Tue 2026-11-10 | home        | transfers to home2              | accountable newschool; school_place/1 confirmed
                       |             |                                 | school_place/2 open due 2026-12-30 by edu to newschool
                       |             |                                 | transition_document/1 confirmed; transition_document/2 absent
                       |             |                                 | transition_meeting/1 absent; transition_meeting/2 open due 2027-01-08 by homeschool2
                       |             |                                 | told homeschool2.educational_lead step_opened transition_meeting
        # Round 2's handover is further on than round 1's place.
        Thu 2026-11-12 | homeschool  | offers educational_handover/2   | educational_handover/2 offered
        Fri 2026-11-13 | homeschool2 | confirms educational_handover/2 | accountable homeschool2
        # The place of round 1 is not enough: discharged like this it is sudden.
        Mon 2026-11-16 | home2       | fires discharge                 | fact sudden yes; school_place due 2026-11-19
        Tue 2026-11-17 | edu         | offers school_place             | school_place offered
        Wed 2026-11-18 | newschool   | confirms school_place           | accountable newschool
                       | newschool   | fires follow_up                 | state follow_up
        """)


def test_after_two_transfers_each_school_keeps_its_own_debts() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | state admitted
                       |             | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool   | offers educational_handover     | educational_handover offered
        Wed 2026-11-04 | homeschool  | confirms educational_handover   | accountable homeschool
        Mon 2026-11-09 | unit        | transfers to home2              | educational_handover/2 due 2026-11-23 by homeschool to homeschool2
        Thu 2026-11-12 | homeschool  | offers educational_handover/2   | educational_handover/2 offered
        Mon 2026-11-16 | home2       | transfers to home3              | round 3; accountable homeschool; watch by homeschool
                       |             |                                 | party previous_youth_home_school homeschool2
        # Offered in time; open again with its first date, Mon 23 Nov, as that is later than 2 wd.
                       |             |                                 | educational_handover/2 open due 2026-11-23 by homeschool to homeschool3
                       |             |                                 | educational_handover/3 open due 2026-11-30 by homeschool2 to homeschool3
                       |             |                                 | introduction_meeting/1 by oldschool to homeschool3
                       |             |                                 | introduction_meeting/2 by homeschool to homeschool3
                       |             |                                 | introduction_meeting/3 by homeschool2 to homeschool3
        # The first home's school is no party by name any more, and still does what it owes.
        Tue 2026-11-17 | homeschool  | offers educational_handover/2   | educational_handover/2 offered
        Wed 2026-11-18 | homeschool3 | confirms educational_handover/2 | accountable homeschool3
        Thu 2026-11-19 | homeschool2 | offers educational_handover/3   | educational_handover/3 offered
                       | homeschool3 | confirms educational_handover/3 | accountable homeschool3
        # Back to the first home: what its school owed would be owed to itself.
        Mon 2026-11-23 | social      | transfers to home               | round 4; introduction_meeting/2 cancelled cause transferred
                       |             |                                 | introduction_meeting/1 open by oldschool to homeschool
                       |             |                                 | educational_handover/4 open by homeschool3 to homeschool
        """)


def test_a_handover_of_an_earlier_round_confirmed_last_settles_its_debt_and_moves_nothing() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | state admitted
                       |             | admitted=2026-11-02             |
        Tue 2026-11-10 | unit        | transfers to home2              | accountable social
                       | homeschool  | offers educational_handover/2   | educational_handover/2 offered
        Wed 2026-11-11 | homeschool2 | confirms educational_handover/2 | accountable homeschool2; school_agreement/2 open
        Thu 2026-11-12 | oldschool   | offers educational_handover/1   | educational_handover/1 offered
        Fri 2026-11-13 | homeschool2 | confirms educational_handover/1 | educational_handover/1 confirmed; accountable homeschool2
                       |             |                                 | school_agreement/1 absent
        """)


def test_a_home_school_found_after_the_transfer_takes_over_what_its_stand_in_owes() -> None:
    live("""
        Mon 2026-11-02 | social      | imports admitted=2026-11-02     | educational_handover by edu to homeschool
        Tue 2026-11-10 | unit        | transfers to home2              | educational_handover/1 by edu to homeschool2; educational_handover/2 by homeschool
        Wed 2026-11-11 | social      | names home_school oldschool     | educational_handover/1 by oldschool to homeschool2
                       |             |                                 | educational_handover/2 by homeschool to homeschool2
        """)


def test_a_transfer_is_refused_where_it_cannot_be() -> None:
    live("""
        Mon 2026-11-02 | social      | opens home_school=oldschool     | state investigation
                       | social      | transfers to home2              | refused WrongState
                       | home        | fires admit                     | state admitted
        Tue 2026-11-03 | home        | fires transfer                  | refused TransferInstead; round 1
                       | social      | names previous_youth_home_school | refused TransferInstead
                       |             | homeschool2                     |
                       | home        | transfers to home               | refused SameHome
                       | oldschool   | transfers to home2              | refused NotAParty
                       | home        | transfers to home2 on           | refused BeforeTheAdmission
                       |             | 2026-11-01                      |
                       | home        | transfers to home2 on           | refused DateAhead
                       |             | 2026-11-04                      |
                       | homeschool  | dates first_lesson 2026-11-03   | round 1
                       | home        | transfers to home2 on           | refused DateOrder
                       |             | 2026-11-02                      |
        # On the very day is well.
                       | home        | transfers to home2              | round 2
        """)


def test_an_annulled_transfer_leaves_the_case_as_it_was() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | mapping due 2026-11-09; educational_handover due 2026-11-16
                       |             | receiving_school=newschool      | transition_document due 2027-01-08
                       |             | admitted=2026-11-02             |
                       |             | forecast=2027-01-15             |
        Wed 2026-11-04 | homeschool  | dates first_lesson 2026-11-03   | round 1
                       | oldschool   | offers educational_handover     | educational_handover offered
                       | edu         | offers school_place starting    | school_place offered
                       |             | 2027-01-18                      |
        Thu 2026-11-05 | home        | transfers to home2              | round 2; educational_handover/1 open to homeschool2
                       |             |                                 | school_place offered due 2026-11-09 by edu to newschool; transition_document by homeschool2
                       | social      | annuls transfers to home2:      | round 1; party youth_home home; party youth_home_school homeschool
                       |             | another pupil                   | party previous_youth_home_school unknown
                       |             |                                 | mapping/1 open due 2026-11-09; mapping/2 cancelled cause annulled
                       |             |                                 | educational_handover/1 offered due 2026-11-10 by oldschool to homeschool
                       |             |                                 | educational_handover/2 cancelled cause annulled
                       |             |                                 | transition_document open by homeschool; school_place offered
                       |             |                                 | told homeschool.educational_lead step_offered educational_handover
        # The right one, later, begins round 2 again.
        Mon 2026-11-09 | home        | transfers to home3              | round 2; mapping/1 cancelled cause transferred; mapping/2 open due 2026-11-16 by homeschool3
                       |             |                                 | educational_handover/2 open due 2026-11-23 by homeschool to homeschool3
        """)


def test_a_transfer_on_which_something_rests_is_not_annulled() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | state admitted
                       |             | admitted=2026-11-02             |
        Thu 2026-11-05 | home        | transfers to home2              | round 2
        Fri 2026-11-06 | oldschool   | offers introduction_meeting/1   | introduction_meeting/1 offered to homeschool2
                       | homeschool2 | confirms introduction_meeting/1 | introduction_meeting/1 confirmed
                       | home2       | annuls transfers to home2: no   | refused SomethingRestsOnIt; round 2
        """)


def test_two_transfers_are_annulled_last_first() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | mapping due 2026-11-09
                       |             | admitted=2026-11-02             |
        Thu 2026-11-05 | home        | transfers to home2              | round 2; mapping due 2026-11-12
        Fri 2026-11-06 | home2       | transfers to home3              | round 3; mapping due 2026-11-13
                       | social      | annuls transfers to home2: no   | refused SomethingRestsOnIt; round 3
                       | social      | annuls transfers to home3: no   | round 2; mapping/2 open due 2026-11-12 by homeschool2
                       |             |                                 | educational_handover/2 by homeschool to homeschool2
                       | social      | annuls transfers to home2: no   | round 1; mapping/1 open due 2026-11-09 by homeschool
        """)


def test_the_day_of_the_transfer_may_be_corrected_like_any_admission() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | mapping due 2026-11-09
                       |             | admitted=2026-11-02             |
        Thu 2026-11-12 | home        | transfers to home2              | mapping/2 due 2026-11-19; introduction_meeting/1 due 2026-11-16
        Fri 2026-11-13 | home2       | dates admitted 2026-11-11       | mapping/2 due 2026-11-18; introduction_meeting/1 due 2026-11-16
                       | home2       | dates admitted 2026-11-01       | refused BeforeTheAdmission
        """)


def test_a_change_of_party_to_the_home_that_is_left_ends_with_the_transfer() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | state admitted
                       |             | admitted=2026-11-02             |
        Tue 2026-11-03 | oldschool   | offers educational_handover     | educational_handover offered
                       | homeschool  | confirms educational_handover   | accountable homeschool
                       | social      | names youth_home_school         | change_of_party open by homeschool to homeschool3
                       |             | homeschool3                     |
        Wed 2026-11-04 | home        | transfers to home2              | change_of_party cancelled cause transferred
        # The school before is accountable, and another name for the present one moves nothing.
                       |             |                                 | accountable homeschool
        Thu 2026-11-05 | social      | names youth_home_school         | party youth_home_school homeschool3; accountable homeschool
                       |             | homeschool3                     | educational_handover/2 by homeschool to homeschool3
        """)


def test_a_transfer_ends_a_pause_and_a_pause_in_the_new_round_asks_again() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | mapping due 2026-11-09
                       |             | admitted=2026-11-02             |
        Tue 2026-11-03 | home        | pauses hospital until           | still_absent open number 1 due 2026-11-06
                       |             | 2026-11-06                      |
        Thu 2026-11-05 | unit        | transfers to home2              | still_absent cancelled cause transferred; mapping/2 due 2026-11-12
        Fri 2026-11-06 | home2       | pauses absconded until          | still_absent open number 2 due 2026-11-10
                       |             | 2026-11-10                      |
        Wed 2026-11-11 | home2       | resumes                         | still_absent confirmed
        """)


def test_a_transfer_after_a_passed_forecast_leaves_the_forecast_overdue() -> None:
    # The forecast, Fri 13 Nov, has passed: no planned stay is known, so nothing is light.
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | forecast due 2026-11-13; introduction_meeting absent
                       |             | admitted=2026-11-02             |
                       |             | forecast=2026-11-13             |
        Mon 2026-11-16 | home        | transfers to home2              | forecast late 2026-11-13; introduction_meeting/1 absent
                       |             |                                 | introduction_meeting/2 open due 2026-11-30
                       |             |                                 | educational_handover/1 late 2026-11-09; educational_handover/2 due 2026-11-30
        """)


def test_a_reconsidered_discharge_is_told_to_the_others_whether_earlier_or_later() -> None:
    live("""
        Mon 2026-11-02 | social      | imports home_school=oldschool   | forecast due 2026-11-30
                       |             | admitted=2026-11-02             |
                       | home        | reconsiders 2027-01-15: plan    | refused NothingToReconsider
                       | home        | dates forecast 2027-01-15       | forecast number 2
        Mon 2026-11-09 | oldschool   | reconsiders 2027-01-22: plan    | refused NotAParty
                       | home        | reconsiders 2027-01-22          | refused ReasonMissing
                       | home        | reconsiders 2027-01-22: needs   | forecast number 3; fact forecast_postponed 1
                       |             | more time                       | told social.officer reconsidered case; told oldschool.head_teacher reconsidered case
                       |             |                                 | told never home.manager reconsidered case
                       |             |                                 | told never social.officer forecast_postponed case
                       | social      | reconsiders 2027-01-08: goes    | forecast number 4; fact forecast_postponed 1
                       |             | well                            | told home.manager reconsidered case
        # The same day is renewed, and nobody needs to hear.
        Tue 2026-11-10 | social      | reconsiders 2027-01-08: still   | forecast number 5 due 2026-12-22; fact forecast_postponed 1
                       |             | holds                           | told never home.manager reconsidered case
        """)
