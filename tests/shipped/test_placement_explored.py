"""On all roads through the shipped workflow exactly one party is accountable, and somebody is asked."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.catalogue.calendars import read_calendar
from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import shipped
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName
from sisam.domain.rules import RulePart, Rules, RulesKey
from sisam.proof.explore import Exploration, Start, explore

HOME, RECEIVING = PartyName("home_school"), PartyName("receiving_school")
STAND_IN, KAA = PartyName("education_administration"), PartyName("activity_responsibility")
TREATMENT = {Fact.PLACEMENT_TYPE: "treatment", Fact.LEGAL_BASIS: "sol"}
ACUTE = {Fact.PLACEMENT_TYPE: "acute", Fact.LEGAL_BASIS: "lvu_6"}
AT_HOME = ACUTE | {Fact.HOME_MUNICIPALITY: "0380"}
PAST = {Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2025, 6, 30)}
ALWAYS = {PartyName("social_services"), PartyName("youth_home_school")}


def exploration_of(start: Start, waits: int) -> Exploration:
    folder = shipped("workflows")
    workflow = replace(read_workflow(folder / "placement")[0], hash="the shipped one")
    part = RulePart("1", "the shipped one")
    law, calendar = read_law(folder / "law.toml")[0], read_calendar(folder / "calendar.toml")
    rules = Rules(RulesKey(workflow.name, part, part, part), workflow, law, calendar)
    return explore(rules, start, waits)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("start", "waits", "receivers"),
    [
        (Start(TREATMENT, (HOME,)), 0, {RECEIVING, STAND_IN}),
        (Start(TREATMENT, (HOME, RECEIVING)), 1, {RECEIVING}),
        (Start(ACUTE, pauses=True), 0, {RECEIVING, STAND_IN}),
        (Start(ACUTE, (HOME, RECEIVING), follows=True), 0, {RECEIVING}),
        (Start(AT_HOME, (HOME, RECEIVING), moves_home=True), 0, {RECEIVING}),
        (Start(ACUTE, (HOME,), PAST), 0, {RECEIVING, KAA}),
        (Start(TREATMENT, (HOME, RECEIVING), transfers=1), 0, {RECEIVING}),
    ],
    ids=[
        "school or stand-in",
        "the school is known",
        "acute and away for some days",
        "placed anew",
        "another home municipality",
        "past compulsory age",
        "to another home",
    ],
)
def test_on_no_road_anybody_is_forgotten(start: Start, waits: int, receivers: set[PartyName]) -> None:
    found = exploration_of(start, waits)
    assert [] == found.lapses
    # The watch is the last resort: after the placement something else always asks as well.
    assert [] == found.watched_only
    assert ALWAYS | receivers == found.accountable
    expected = {"investigation", "custody", "applied", "admitted", "discharged", "follow_up", "closed"}
    assert expected == found.states
    assert found.situations > 500
