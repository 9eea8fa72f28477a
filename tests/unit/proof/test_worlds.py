"""The worlds of the proof are those of the engine: none is forgotten, and what is said to be known is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import combinations, product

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Condition, Fact, LegalBasis, PlacementType
from sisam.domain.ids import CaseId, OrganisationId, PartyName, SubjectId
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.workflow import Phase
from sisam.engine.conditions import holds
from sisam.proof.worlds import ASPECTS, World, known_in, told, worlds

OPENED = date(2026, 3, 2)
LATER = date(2026, 3, 20)
MUCH_LATER = date(2026, 9, 1)
PART = RulePart("1", "hash")
ALWAYS = {Anchor.OPENED: OPENED, Anchor.LAST_ACT: OPENED}
MOVING = (
    Anchor.ADMITTED,
    Anchor.FORECAST,
    Anchor.DISCHARGED,
    Anchor.PLACE_CONFIRMED,
    Anchor.COMPULSORY_SCHOOLING_UNTIL,
)


def a_case(anchors: dict[Anchor, date], facts: dict[Fact, str], parties: tuple[str, ...]) -> Case:
    return Case(
        id=CaseId("c"),
        number="1",
        subject_id=SubjectId("s"),
        rules=RulesKey("placement", PART, PART, PART),
        state="admitted",
        phase=Phase.DURING,
        opened_at=datetime(2026, 3, 2, tzinfo=UTC),
        last_act_on=OPENED,
        anchors=anchors,
        facts=facts,
        parties={PartyName(party): OrganisationId(party) for party in parties},
    )


def many_cases() -> Iterator[Case]:
    """Yield cases with each date unknown, early or late, each basis of care, and each school known or not."""
    schools = ("home_school", "receiving_school")
    for known in (each for count in range(3) for each in combinations(schools, count)):
        for kind, basis in product(PlacementType, LegalBasis):
            facts = {Fact.PLACEMENT_TYPE: str(kind), Fact.LEGAL_BASIS: str(basis)}
            yield a_case({**ALWAYS}, facts, known)
        for days in product((None, LATER, MUCH_LATER), repeat=len(MOVING)):
            dates = {anchor: day for anchor, day in zip(MOVING, days, strict=True) if day is not None}
            sudden = "no" if Anchor.PLACE_CONFIRMED in dates else "yes"
            yield a_case({**ALWAYS, **dates}, {Fact.NUMBER_UNKNOWN: "yes", Fact.SUDDEN: sudden}, known)


def world_of(case: Case, occurrence: int) -> World:
    return frozenset(condition for condition in Condition if holds(condition, case, occurrence))


def test_every_condition_has_its_place_among_the_worlds() -> None:
    placed = [condition for ways in ASPECTS for condition in frozenset().union(*ways)]
    assert sorted(Condition) == sorted(placed)


def test_whatever_the_engine_finds_of_a_case_is_one_of_the_worlds() -> None:
    possible = set(worlds(Condition))
    met = {world_of(case, occurrence) for case in many_cases() for occurrence in (1, 2)}
    assert set() == met - possible
    # Each way in which an aspect can be has been met, so the worlds hold nothing that is impossible.
    assert [] == [way for ways in ASPECTS for way in ways if not any(way <= world for world in met)]


def test_whatever_is_said_to_be_known_in_a_world_is_known_in_its_cases() -> None:
    set_by_the_engine = {Anchor.FORECAST_SET}
    for case in many_cases():
        assert set() == known_in(world_of(case, 1)) - set(case.anchors) - set_by_the_engine


def test_conditions_that_nobody_asks_about_tell_no_worlds_apart() -> None:
    assert [frozenset()] == list(worlds(()))
    assert 2 == len(list(worlds([Condition.ACUTE])))


def test_a_known_discharge_rules_out_that_there_was_none() -> None:
    found = set(worlds([Condition.SUDDEN], known=[Anchor.DISCHARGED]))
    assert {frozenset({Condition.DISCHARGED}), frozenset({Condition.DISCHARGED, Condition.SUDDEN})} == found


def test_a_discharge_before_the_place_is_confirmed_is_sudden() -> None:
    found = list(worlds([Condition.DISCHARGED], [Anchor.DISCHARGED], unknown=[Anchor.PLACE_CONFIRMED]))
    assert [frozenset({Condition.DISCHARGED, Condition.SUDDEN})] == found


def test_a_world_is_told_in_words() -> None:
    world = frozenset({Condition.DISCHARGED, Condition.COMPULSORY_AGE})
    assert "the pupil is discharged and the pupil is of compulsory school age" == told(world)
    assert "none of the named conditions holds" == told(frozenset())
