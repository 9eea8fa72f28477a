"""Journeys under an agreement, and of cases that come under other rules in the middle."""

# ruff: noqa: E501 (a row of a table is as wide as what it says)

from datetime import date

import pytest

from sisam.domain.refusal_of_rules import RulesUnfit
from tests.journeys.agreements import NORRBY, adopts, follows, publishes, second_version
from tests.journeys.journey import Journey
from tests.journeys.town import a_town, at, the_parts


def test_an_agreement_signed_in_the_middle_moves_what_is_owed_and_leaves_what_was_missed() -> None:
    journey = Journey()
    # Opened Mon 2 Nov 2026: contact 5 wd = Mon 9 Nov. Admitted that day: handover 10 wd = Mon 16 Nov.
    journey.live("""
        Mon 2026-11-02 | social     | opens home_school=oldschool applied=2026-11-02 admitted=2026-11-02 | agreement none; contact due 2026-11-09
                       |            |                                 | educational_handover due 2026-11-16
                       |            |                                 | school_information due 2026-11-09
        Tue 2026-11-10 | –          |                                 | contact late 2026-11-09; school_information late 2026-11-09
        """)
    # 20 wd after Mon 2 Nov: Mon 30 Nov. Contact 3 wd: Thu 5 Nov, past: missed again, at once.
    report = adopts(journey.town, NORRBY, at(date(2026, 11, 10), 9))
    (moved,) = report.moved
    assert ("SN-2026/1", 2, 1) == (moved.number, moved.retimed, moved.late)
    journey.live("""
        Tue 2026-11-10 | –          |                                 | agreement 1; educational_handover due 2026-11-30
                       |            |                                 | contact late 2026-11-05; school_information late 2026-11-09
                       |            |                                 | told social.officer agreement_adopted case
                       |            |                                 | told oldschool.manager agreement_adopted case
                       |            |                                 | told homeschool.educational_lead agreement_adopted case
                       |            |                                 | told never kaa.officer agreement_adopted case
        # The answer: 1 wd after Wed 11 Nov = Thu 12 Nov.
        Wed 2026-11-11 | social     | offers contact                  | contact offered due 2026-11-12; told oldschool.manager step_offered contact
                       | oldschool.manager | confirms contact          | contact confirmed met 2026-11-12
        """)
    first = [
        each
        for each in journey.town.case(journey.cases["1"]).deadlines.values()
        if each.rule == "contact.due.2"
    ]
    assert [(date(2026, 11, 9), "policy", "missed"), (date(2026, 11, 5), "agreement", "missed")] == [
        (each.due_on, each.source, each.status) for each in first
    ]


def test_an_offer_that_waits_is_to_be_answered_as_the_agreement_says() -> None:
    journey = Journey()
    # Offered Tue 3 Nov: 3 wd = Fri 6 Nov; by the agreement 1 wd = Wed 4 Nov.
    journey.live("""
        Mon 2026-11-02 | social     | opens home_school=oldschool     | contact due 2026-11-09
        Tue 2026-11-03 | social     | offers contact                  | contact offered due 2026-11-06
        """)
    adopts(journey.town, NORRBY, at(date(2026, 11, 3), 10))
    journey.live("""
        Wed 2026-11-04 | –          |                                 | contact offered due 2026-11-04
        Thu 2026-11-05 | oldschool.manager | withdraws contact        | refused NotTheOwner
                       | social     | withdraws contact               | contact open due 2026-11-05
        """)


def test_a_case_keeps_an_agreement_that_has_expired_and_new_ones_do_not_get_it() -> None:
    journey = Journey()
    adopts(journey.town, NORRBY, at(date(2026, 11, 2), 8))
    journey.live("""
        Mon 2026-11-23 | social     | opens home_school=oldschool     | agreement 1; contact due 2026-11-26
        Tue 2026-12-01 | social     | opens as=2 after=1 number=20110315-2383 home_school=oldschool | in 2 agreement none; in 2 contact due 2026-12-08
                       |            |                                 | in 1 agreement 1
        """)


def test_a_case_that_came_from_an_older_version_goes_on_by_the_new_one() -> None:
    older = [part for part in the_parts() if part.kind != "workflow"]
    journey = Journey(a_town([*older, second_version(at(date(2026, 1, 1)))]))
    journey.live("""
        Mon 2026-11-02 | social     | opens home_school=oldschool applied=2026-11-02 admitted=2026-11-02 | workflow 2; educational_handover due 2026-11-16
        """)
    publishes(journey.town, "3", at(date(2026, 11, 3)))
    report = follows(journey.town, at(date(2026, 11, 3), 12))
    assert [("SN-2026/1", 0)] == [(each.number, each.retimed) for each in report.moved]
    journey.live("""
        Wed 2026-11-04 | –          |                                 | workflow 3; educational_handover due 2026-11-16
        Thu 2026-11-05 | oldschool  | offers educational_handover     | educational_handover offered due 2026-11-10
        Fri 2026-11-06 | homeschool | confirms educational_handover   | accountable homeschool
        """)
    assert [] == follows(journey.town, at(date(2026, 11, 6), 12)).moved


def test_a_case_stays_under_its_rules_where_the_new_ones_do_not_know_what_it_has_done() -> None:
    journey = Journey()
    journey.live("""
        Mon 2026-11-02 | social     | opens home_school=oldschool applied=2026-11-02 admitted=2026-11-02 | mapping due 2026-11-09
        """)
    publishes(journey.town, "5", at(date(2026, 11, 3)), without=frozenset({"mapping"}))
    report = follows(journey.town, at(date(2026, 11, 3), 12))
    assert ({"SN-2026/1": "mapping"}, []) == (
        {number: refusal.name for number, refusal in report.unfit.items()},  # type: ignore[attr-defined]
        report.moved,
    )
    with pytest.raises(RulesUnfit, match="mapping"):
        follows(journey.town, at(date(2026, 11, 3), 13), "SN-2026/1")
    journey.live("Wed 2026-11-04 | – | | workflow 4; mapping due 2026-11-09")
