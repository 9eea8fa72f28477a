"""On all roads through a small workflow one party is accountable, and somebody is asked."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from sisam.catalogue.calendars import read_calendar
from sisam.catalogue.folders import shipped
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.fact import Fact
from sisam.domain.rules import RulePart, Rules, RulesKey
from sisam.domain.workflow import Workflow
from sisam.proof import explore as exploring
from sisam.proof.explore import Exploration, Start, explore
from sisam.proof.lapses import Lapse
from tests.unit.proof.pausing_workflow import pausing
from tests.unit.proof.small_workflow import (
    ELDER,
    GIVER,
    KEEPER,
    RECEIVER,
    a_law,
    a_workflow,
    with_move,
    with_party,
    with_step,
    without,
)

SMALL = a_workflow()
NUMBERS = count()
CALENDAR: Calendar = read_calendar(shipped("workflows") / "calendar.toml")
TREATMENT = {Fact.PLACEMENT_TYPE: "treatment", Fact.LEGAL_BASIS: "sol"}
PAST = {Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2025, 6, 30)}


def exploration_of(workflow: Workflow, start: Start | None = None, waits: int = 1) -> Exploration:
    part = RulePart("1", workflow.name)
    # The machine of the engine is kept by this key; what was spoiled must not be taken for what was not.
    hashed = replace(workflow, hash=f"hash {next(NUMBERS)}")
    rules = Rules(RulesKey(workflow.name, part, part, part), hashed, a_law(), CALENDAR)
    return explore(rules, start or Start(TREATMENT), waits)


def test_on_no_road_anybody_is_forgotten() -> None:
    found = exploration_of(SMALL, waits=2)
    assert [] == found.lapses
    assert [] == found.watched_only
    assert set(SMALL.states) == found.states
    assert {GIVER, RECEIVER, KEEPER} == found.accountable


def test_past_compulsory_age_the_other_stand_in_becomes_accountable() -> None:
    found = exploration_of(SMALL, Start(TREATMENT, anchors=PAST))
    assert [] == found.lapses
    assert {GIVER, RECEIVER, ELDER} == found.accountable


def test_a_school_that_is_known_from_the_start_leaves_no_room_for_a_stand_in() -> None:
    assert {GIVER, RECEIVER} == exploration_of(SMALL, Start(TREATMENT, (RECEIVER,))).accountable


def test_a_pupil_who_may_go_away_is_forgotten_on_no_road_either() -> None:
    stayed = exploration_of(pausing(), waits=0)
    left = exploration_of(pausing(), Start(TREATMENT, pauses=True), waits=0)

    assert [] == left.lapses
    assert left.situations > stayed.situations
    assert stayed.accountable == left.accountable


def test_without_the_guards_some_road_goes_round_the_hard_stop() -> None:
    found = exploration_of(with_move(SMALL, "follow", guards=()), waits=0)
    assert {Lapse.WENT_ROUND_THE_HARD_STOP} == {each.lapse for each in found.lapses}
    assert {"followed"} == {each.state for each in found.lapses}
    assert "opened, then enter, then leave, then follow: the case stands in followed." in {
        each.story for each in found.lapses
    }


def test_without_a_watch_some_road_leads_to_silence() -> None:
    found = exploration_of(without(SMALL, "steps", "watch"), waits=0)
    assert {Lapse.NOTHING_OPEN} == {each.lapse for each in found.lapses}
    assert "asked" in {each.state for each in found.lapses}


def test_without_a_closing_step_the_watch_is_all_that_remains_after_the_placement() -> None:
    found = exploration_of(without(SMALL, "steps", "closing"), waits=0)
    assert [] == found.lapses
    assert {"outside", "followed"} == {each.state for each in found.watched_only}


def test_accountability_reaches_nobody_where_no_step_passes_it() -> None:
    found = exploration_of(with_step(SMALL, "place", passes_accountability=False), waits=0)
    assert {GIVER} == found.accountable
    assert "followed" not in found.states


def test_without_stand_ins_a_pupil_without_a_school_stays_with_the_giver() -> None:
    lonely = with_party(SMALL, RECEIVER, stand_ins=())
    assert {GIVER, RECEIVER} == exploration_of(lonely, waits=0).accountable


def test_a_workflow_that_nobody_could_follow_is_not_explored_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exploring, "SITUATIONS_MAX", 10)
    with pytest.raises(OverflowError, match="more than 10 situations in workflow small"):
        exploration_of(SMALL)
