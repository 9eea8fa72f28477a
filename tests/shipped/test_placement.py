"""The shipped workflow is the placement that the domain tells of: parties, states, outcomes, ladders, law."""

from itertools import pairwise

import pytest

from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import shipped
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.ladder import NEVER_EMPTY
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction
from sisam.domain.source import Source
from sisam.domain.workflow import Workflow

BEFORE_CLOSING = ("investigation", "custody", "applied", "admitted", "discharged", "follow_up")


@pytest.fixture(scope="module")
def placement() -> Workflow:
    return read_workflow(shipped("workflows") / "placement")[0]


#: Unconfirmed at discharge they are cancelled: the debts of routines 1-5, and what asks for the stay.
END_AT_DISCHARGE = {
    *("contact", "school_information", "school_section", "home_school", "forecast", "mapping"),
    *("introduction_meeting", "educational_handover", "school_agreement", "feedback"),
    *("care_executed", "review_of_care", "end_of_care", "still_absent"),
}


def ids(workflow: Workflow, attribute: str) -> set[str]:
    return {step.id for step in workflow.steps.values() if getattr(step, attribute)}


def test_only_the_review_and_the_end_of_care_are_law(placement: Workflow) -> None:
    by_source = {
        source: {step.id for step in placement.steps.values() for rule in step.due if rule.source is source}
        for source in Source
    }

    assert {"review_of_care", "end_of_care"} == by_source[Source.LAW]
    assert set(placement.steps) - by_source[Source.LAW] == by_source[Source.POLICY]


def test_every_citation_stands_in_the_law_table() -> None:
    workflow, _ = read_workflow(shipped("workflows") / "placement")
    law, _ = read_law(shipped("workflows") / "law.toml")

    cited = {rule.citation for step in workflow.steps.values() for rule in step.due if rule.citation}

    assert set() == cited - set(law.provisions)


def test_only_two_routines_and_changes_of_organisation_pass_accountability(placement: Workflow) -> None:
    assert {"educational_handover", "school_place", "change_of_party", "change_of_home"} == ids(
        placement, "passes_accountability"
    )


def test_what_repeats_is_the_watch_the_forecast_the_feedback_and_the_review(placement: Workflow) -> None:
    assert {"watch", "forecast", "feedback", "review_of_care"} == ids(placement, "repeats")


def test_the_debts_of_the_stay_end_with_the_discharge(placement: Workflow) -> None:
    assert END_AT_DISCHARGE == ids(placement, "until")
    assert {Anchor.DISCHARGED} == {placement.steps[each].until for each in END_AT_DISCHARGE}


def test_a_light_stay_needs_neither_meeting_nor_agreement(placement: Workflow) -> None:
    assert {"introduction_meeting": (Condition.LIGHT,), "school_agreement": (Condition.LIGHT,)} == {
        step.id: step.unless for step in placement.steps.values() if step.unless
    }


def test_a_sudden_discharge_overtakes_the_meeting_alone(placement: Workflow) -> None:
    assert {"transition_meeting": (Condition.SUDDEN,)} == {
        step.id: step.overtaken_when for step in placement.steps.values() if step.overtaken_when
    }


def test_what_a_step_finds_is_named(placement: Workflow) -> None:
    assert {
        "home_school": ("home_school", ()),
        "receiving_school": ("receiving_school", ()),
        "forecast": (None, (Anchor.FORECAST,)),
        "care_executed": (None, (Anchor.CARE_EXECUTED,)),
        "number_unknown": (None, (Anchor.COMPULSORY_SCHOOLING_UNTIL, Anchor.TURNS_18, Anchor.TURNS_21)),
    } == {
        step.id: (step.finds_party, step.finds_anchors)
        for step in placement.steps.values()
        if step.is_finding
    }


def test_the_school_place_names_its_start_and_social_services_own_it_towards_a_stand_in(
    placement: Workflow,
) -> None:
    place = placement.steps["school_place"]

    assert (Anchor.SCHOOL_STARTS, Anchor.PLACE_CONFIRMED) == (place.records, place.sets)
    assert "social_services" == place.owner_towards_stand_in


def test_every_date_that_the_program_sets_is_set_by_one_step(placement: Workflow) -> None:
    assert {
        "contact": Anchor.CONTACT_CONFIRMED,
        "educational_handover": Anchor.HANDOVER_CONFIRMED,
        "school_place": Anchor.PLACE_CONFIRMED,
        "school_started": Anchor.SCHOOL_STARTED,
    } == {step.id: step.sets for step in placement.steps.values() if step.sets}


def test_social_services_are_told_of_the_school_agreement(placement: Workflow) -> None:
    assert {"school_agreement": ("social_services",)} == {
        step.id: step.informs for step in placement.steps.values() if step.informs
    }


def test_accountability_goes_from_social_services_by_the_homes_school_to_the_receiving_one(
    placement: Workflow,
) -> None:
    assert ("social_services", "youth_home_school", "receiving_school") == placement.chain


def test_stand_ins_act_where_a_school_is_missing(placement: Workflow) -> None:
    home, receiving = (placement.parties[PartyName(each)] for each in ("home_school", "receiving_school"))

    assert [("education_administration", None)] == [(each.party, each.when) for each in home.stand_ins]
    assert [
        ("education_administration", Condition.COMPULSORY_AGE),
        ("activity_responsibility", Condition.PAST_COMPULSORY_AGE),
    ] == [(each.party, each.when) for each in receiving.stand_ins]
    assert (False, True) == (home.withdraws_offers, receiving.withdraws_offers)


def test_states_stand_in_their_phases_and_each_but_the_last_is_watched(placement: Workflow) -> None:
    assert {
        "investigation": ("before", "watch"),
        "custody": ("before", "watch"),
        "applied": ("before", "watch"),
        "admitted": ("during", "watch"),
        "discharged": ("after", "watch"),
        "follow_up": ("after", "watch"),
        "closed": ("after", None),
    } == {state.id: (state.phase, state.watch) for state in placement.states.values()}


def test_the_two_hard_stops_stand_at_the_door_out_of_discharged(placement: Workflow) -> None:
    guards = {each.id: set(each.guards) for each in placement.transitions.values() if each.guards}

    assert {
        "admit": {"youth_home_named"},
        "follow_up": {"receiving_side_accountable", "dated_next_step_open"},
    } == guards


@pytest.mark.parametrize(
    ("outcome", "sources", "two_names", "waives"),
    [
        ("continued_schooling", ("follow_up",), False, False),
        ("other_education", ("follow_up",), False, False),
        ("kaa", ("follow_up",), False, False),
        ("not_admitted", ("investigation", "custody", "applied"), False, True),
        ("new_placement", BEFORE_CLOSING, True, False),
        ("out_of_reach", BEFORE_CLOSING, True, True),
        ("opened_in_error", BEFORE_CLOSING, True, True),
        ("deceased", BEFORE_CLOSING, True, True),
        ("moved_abroad", BEFORE_CLOSING, True, True),
        ("too_old", BEFORE_CLOSING, True, True),
    ],
)
def test_an_outcome_closes_from_where_the_domain_says(
    placement: Workflow, outcome: str, sources: tuple[str, ...], two_names: bool, waives: bool
) -> None:
    found = placement.outcomes[outcome]

    assert (sources, two_names, waives) == (found.sources, found.two_names, found.waives_the_rest)
    assert 10 == len(placement.outcomes)


def test_every_name_that_the_workflow_uses_is_one_that_it_defines(placement: Workflow) -> None:
    parties = {name for each in placement.steps.values() for name in (each.owner, each.confirmed_by) if name}
    acting = {name for each in placement.transitions.values() for name in each.by}
    closing = {name for each in placement.outcomes.values() for name in each.by}
    moves = {state for each in placement.transitions.values() for state in (*each.sources, each.target)}

    assert set() == (parties | acting | closing) - set(placement.parties) - {"accountable"}
    assert set(placement.states) - {"closed"} == moves
    assert set() == {step.ladder for step in placement.steps.values()} - set(placement.ladders)


def test_every_ladder_climbs_within_five_working_days_and_ends_on_coordinators_for_ever(
    placement: Workflow,
) -> None:
    waits = {name: [rung.wait.count for rung in ladder.rungs] for name, ladder in placement.ladders.items()}

    assert {"standard": [2, 2, 3, 1], "urgent": [1, 1, 1, 1], "care": [1, 1, 1, 1]} == waits
    for ladder in placement.ladders.values():
        assert {Clock.WORKING_DAYS} == {rung.wait.clock for rung in ladder.rungs}
        assert [False, False, False, True] == [rung.repeats for rung in ladder.rungs]
        assert set(ladder.rungs[-1].tells) <= NEVER_EMPTY
        assert all(above.tells != below.tells for below, above in pairwise(ladder.rungs[:-1]))


def test_what_is_due_within_a_day_climbs_the_urgent_ladder(placement: Workflow) -> None:
    urgent = {step.id for step in placement.steps.values() if step.ladder == "urgent"}

    assert {"contact", "school_section", "home_school", "still_absent"} == urgent


def test_of_the_times_of_the_care_nobody_but_social_services_hears(placement: Workflow) -> None:
    of_the_care = {step.id for step in placement.steps.values() if step.ladder == "care"}
    told = {seat for rung in placement.ladders["care"].rungs for seat in rung.tells}

    assert {"review_of_care", "end_of_care"} == of_the_care
    assert {"owner", "owner_manager", "owner_coordinator"} == told


def test_only_dates_ahead_are_counted_back_from(placement: Workflow) -> None:
    counted_back = {
        anchor
        for step in placement.steps.values()
        for rule in step.due
        if rule.direction is Direction.BEFORE
        for anchor in rule.anchors
    }

    assert {Anchor.FORECAST, Anchor.REVIEW, Anchor.TURNS_18, Anchor.TURNS_21} == counted_back


def test_every_step_asks_one_sentence_in_each_language(placement: Workflow) -> None:
    assert [] == [
        (step.id, language)
        for step in placement.steps.values()
        for language in Language
        if not step.asks[language].endswith(".") or ". " in step.asks[language]
    ]
