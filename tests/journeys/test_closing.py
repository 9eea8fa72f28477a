"""Journeys' ends: settlement, two names, and what may not be left behind."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

import pytest

from tests.journeys.journey import live

_SUDDEN = """
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | receiving_school=newschool      |
                       |            | admitted=2026-10-26             |
        Tue 2026-11-10 | home       | fires discharge                 | state discharged
        Wed 2026-11-11 | edu        | offers school_place starting    | school_place offered
                       |            | 2026-11-16                      |
        Thu 2026-11-12 | newschool  | confirms school_place           | accountable newschool
"""


def test_a_case_closes_only_when_every_step_is_settled_by_those_who_may() -> None:
    live(
        _SUDDEN
        + """
                       | social     | closes continued_schooling      | refused WrongState
                       | social     | fires follow_up                 | state follow_up
                       | social     | closes continued_schooling: it  | refused SettleFirst
                       |            | goes well                       |
        Fri 2026-11-13 | newschool  | waives transition_document: we  | transition_document waived
                       |            | know the pupil                  |
                       | newschool  | waives leaving_certificate:     | leaving_certificate waived
                       |            | graded here                     |
                       | newschool  | offers school_started           | school_started offered
                       | social     | closes continued_schooling      | refused ReasonMissing
                       | social     | closes continued_schooling: it  | state closed; outcome continued_schooling
                       |            | goes well                       | school_started waived; follow_up_1_month waived
                       |            |                                 | follow_up_3_months waived; closing confirmed met 2027-05-10
                       |            |                                 | watch cancelled cause closed; accountable nobody
                       |            |                                 | told newschool.head_teacher case_closed case
                       |            |                                 | told home.manager case_closed case
                       |            |                                 | told never social.officer case_closed case
                       | social     | fires follow_up                 | refused CaseClosed
        """
    )


def test_the_outcome_deceased_closes_from_any_state_with_a_reason_and_two_names() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-10-26             |
                       | social     | closes deceased: a death notice | refused SecondNameMissing
                       | social     | closes deceased with social: a  | refused SecondNameMissing
                       |            | death notice                    |
                       | social     | closes deceased with social.2   | refused ReasonMissing
                       | homeschool | closes deceased with social: a  | refused NotAParty
                       |            | death notice                    |
                       | social     | closes deceased with social.2:  | state closed; outcome deceased; mapping waived
                       |            | a death notice                  | educational_handover waived; accountable nobody
                       |            |                                 | watch cancelled cause closed
        """)


def test_a_case_opened_in_error_closes_with_two_names_and_its_alerts_fall_silent() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-10-19  | contact late 2026-10-26
                       |            | home_school=oldschool           |
        Fri 2026-11-06 | unit       | closes opened_in_error with     | state closed; outcome opened_in_error; contact waived
                       |            | social.2: the wrong pupil       |
        Fri 2026-12-18 | –          |                                 | told never social.coordinator overdue_again contact
                       |            |                                 | accountable nobody
        """)


def test_a_case_that_never_came_to_admission_ends_as_not_admitted() -> None:
    live("""
        Mon 2026-11-02 | social     | opens investigation=2026-11-02  | state investigation
                       |            | home_school=oldschool           |
        Tue 2026-11-03 | social     | fires apply                     | state applied
        Wed 2026-11-04 | social     | closes not_admitted             | refused ReasonMissing
                       | social     | closes not_admitted: the        | outcome not_admitted; school_section waived; contact waived
                       |            | application was withdrawn       |
        """)


def test_a_new_placement_asks_that_the_debts_be_settled_first() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-10-26             |
                       | social     | closes new_placement with       | refused SettleOrCarry; state admitted
                       |            | social.2: placed anew           |
        """)


_FOLLOWED_UP = (
    _SUDDEN
    + """
                       | social     | fires follow_up                 | state follow_up
        Fri 2026-11-13 | newschool  | waives transition_document: we  | transition_document waived
                       |            | know the pupil                  |
                       | newschool  | waives leaving_certificate:     | leaving_certificate waived
                       |            | graded here                     |
                       | newschool  | offers school_started           | school_started offered
"""
)


@pytest.mark.parametrize("outcome", ["other_education", "kaa"])
def test_an_ordinary_outcome_closes_from_follow_up_alone_and_with_one_name(outcome: str) -> None:
    live(
        _SUDDEN
        + f"""
                       | social     | closes {outcome}: too early     | refused WrongState; state discharged
        """
    )
    live(
        _FOLLOWED_UP
        + f"""
                       | newschool  | closes {outcome}: it goes well  | refused NotAParty
                       | social     | closes {outcome}: it goes well  | state closed; outcome {outcome}; accountable nobody
        """
    )


@pytest.mark.parametrize(
    "outcome", ["out_of_reach", "moved_abroad", "too_old", "deceased", "opened_in_error"]
)
@pytest.mark.parametrize(
    "state",
    [
        "investigation=2026-11-02",
        "applied=2026-11-02",
        "admitted=2026-10-26",
        "admitted=2026-10-05 discharged=2026-10-26",
    ],
)
def test_from_any_state_these_close_with_a_reason_and_two_names(outcome: str, state: str) -> None:
    live(f"""
        Mon 2026-11-02 | social     | imports home_school=oldschool {state} | watch open
                       | social     | closes {outcome}: so it is      | refused SecondNameMissing
                       | social     | closes {outcome} with social.2  | refused ReasonMissing
                       | social     | closes {outcome} with social.2: so it is | state closed; outcome {outcome}
        Mon 2026-11-09 | –          |                                 | accountable nobody; watch cancelled cause closed
        """)


def test_not_admitted_is_no_outcome_once_the_pupil_was_there() -> None:
    live("""
        Mon 2026-11-02 | social     | imports home_school=oldschool   | state admitted
                       |            | admitted=2026-10-26             |
                       | unit       | closes not_admitted: lapsed     | refused WrongState; state admitted
        """)
