"""A placement's row becomes a case that stands where its dates say."""

from datetime import date
from typing import Any

import pytest

from sisam.application.cases.opening_cases import open_placement
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.fact import Fact, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import PartyName, PersonId
from sisam.errors import NotFound
from tests.builders import NEW_SCHOOL, NOW, PARTIES, SOCIAL_SERVICES, TODAY
from tests.sites import a_case_at, a_placement_row, a_site, journal_at

NUMBER = "201103152383"
FILE = Actor(PersonId(f"person-of-{SOCIAL_SERVICES}"), None, "import:placements.csv")
APRIL, MAY, JUNE = date(2026, 4, 7), date(2026, 5, 4), date(2026, 6, 1)


def opened(site: Site, **fields: Any) -> Case:  # noqa: ANN401
    with site.store.write() as work:
        results = open_placement(site, work, a_placement_row(**fields), FILE, NOW)
        work.commit()
    return results[-1].case


def dated(**days: date) -> dict[Anchor, date]:
    return {Anchor(name): on for name, on in days.items()}


@pytest.mark.parametrize(
    ("anchors", "state"),
    [
        ({}, "investigation"),
        (dated(investigation_opened=APRIL), "investigation"),
        (dated(custody_decided=APRIL), "custody"),
        (dated(applied=APRIL), "applied"),
        (dated(custody_decided=APRIL, applied=MAY), "applied"),
        (dated(admitted=MAY), "admitted"),
        (dated(applied=APRIL, admitted=MAY), "admitted"),
        (dated(custody_decided=APRIL, applied=MAY, admitted=MAY, discharged=JUNE), "discharged"),
        (dated(admitted=MAY, discharged=JUNE, school_started=JUNE), "discharged"),
        # Acute: admitted before anybody applied.
        (dated(custody_decided=APRIL, admitted=APRIL, applied=MAY), "admitted"),
    ],
)
def test_a_case_stands_in_the_state_that_its_dates_imply(anchors: dict[Anchor, date], state: str) -> None:
    case = opened(a_site(), anchors=anchors)

    assert state == case.state
    assert anchors.items() <= case.anchors.items()


def test_a_case_opens_on_its_earliest_date() -> None:
    case = opened(a_site(), anchors=dated(investigation_opened=MAY, care_executed=APRIL, admitted=JUNE))

    assert APRIL == case.anchors[Anchor.OPENED]


def test_a_case_without_dates_opens_today() -> None:
    assert TODAY == opened(a_site()).anchors[Anchor.OPENED]


def test_days_that_lie_ahead_open_no_case_in_the_future() -> None:
    case = opened(a_site(), anchors=dated(turns_18=date(2029, 3, 15)))

    assert TODAY == case.anchors[Anchor.OPENED]


def test_what_the_row_knows_the_case_knows() -> None:
    case = opened(a_site(), school_form="grundskola", absent=frozenset({PartyName("receiving_school")}))

    assert {
        Fact.PLACEMENT_TYPE: "treatment",
        Fact.LEGAL_BASIS: "lvu_3",
        Fact.HOME_MUNICIPALITY: "0380",
        Fact.SCHOOL_FORM: "grundskola",
    } == case.facts
    assert PARTIES == case.parties
    assert frozenset({PartyName("receiving_school")}) == case.absent


def test_an_unknown_number_is_asked_for() -> None:
    case = opened(a_site(), identity=Identity(), number_unknown=True)

    assert "number_unknown" in {step.definition for step in case.live_steps()}


def test_routines_that_should_have_happened_are_debts() -> None:
    case = opened(a_site(), anchors=dated(admitted=MAY))

    owed = {step.definition for step in case.live_steps()}
    assert {
        "contact",
        "school_information",
        "mapping",
        "introduction_meeting",
        "educational_handover",
    } <= owed
    assert not case.alerts


def test_a_forecast_counts_from_the_day_of_import() -> None:
    case = opened(a_site(), anchors=dated(admitted=MAY, forecast=date(2027, 2, 1)))

    assert TODAY == case.anchors[Anchor.FORECAST_SET]


def test_a_short_stay_opens_no_step_that_it_does_not_need() -> None:
    case = opened(a_site(), anchors=dated(admitted=date(2026, 10, 26), forecast=date(2026, 11, 20)))

    assert "introduction_meeting" not in {step.definition for step in case.steps.values()}


def test_every_move_happened_on_its_own_day() -> None:
    site = a_site()
    case = opened(site, anchors=dated(applied=APRIL, admitted=MAY, discharged=JUNE))

    moves = [
        (event.to_state, event.happened_at.date())
        for event in journal_at(site, case.id)
        if event.type.value == "state_changed"
    ]

    # The start of a summer day in Stockholm is 22:00 the day before.
    assert [
        ("applied", date(2026, 4, 6)),
        ("admitted", date(2026, 5, 3)),
        ("discharged", date(2026, 5, 31)),
    ] == moves


def test_the_journal_says_which_file_it_came_from() -> None:
    site = a_site()
    case = opened(site, anchors=dated(admitted=MAY))

    events: list[Event] = journal_at(site, case.id)
    assert {"import:placements.csv"} == {event.actor.via for event in events}


def test_the_pupil_lies_in_the_vault_under_an_id_that_says_nothing() -> None:
    site = a_site()
    case = opened(site)

    with site.store.read() as work:
        sealed = work.subjects.get(case.subject_id)
    assert Identity("Kim Ek", NUMBER) == site.sealer.open(sealed)
    assert NUMBER not in case.subject_id


def test_a_pupil_who_is_placed_again_keeps_their_id() -> None:
    site = a_site()

    first, second = opened(site), opened(site, case_number="SN-2")

    assert first.subject_id == second.subject_id
    assert first.id != second.id


def test_two_pupils_without_a_number_are_two() -> None:
    site = a_site()

    first = opened(site, identity=Identity("A"), number_unknown=True)
    second = opened(site, identity=Identity("B"), number_unknown=True, case_number="SN-2")

    assert first.subject_id != second.subject_id


@pytest.mark.parametrize("protection", Protection)
def test_any_protection_makes_the_case_restricted_and_the_case_knows_no_more(protection: Protection) -> None:
    case = opened(a_site(), identity=Identity("Kim Ek", NUMBER, protection))

    assert (protection is not Protection.NONE) is case.restricted


def test_a_case_is_linked_to_the_one_that_it_follows_on() -> None:
    site = a_site()
    previous = a_case_at(site, "N/1")

    assert previous == opened(site, previous_case_number="N/1").previous_case_id


def test_a_previous_case_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFound) as error:
        opened(a_site(), previous_case_number="N/9")

    assert ("case", "N/9") == (error.value.kind, error.value.name)


def test_a_receiving_school_that_is_known_is_a_party() -> None:
    receiving = PartyName("receiving_school")
    case = opened(
        a_site(),
        parties={**PARTIES, receiving: NEW_SCHOOL},
        anchors=dated(admitted=MAY, forecast=date(2027, 2, 1)),
    )

    assert NEW_SCHOOL == case.parties[receiving]
    assert "school_place" in {step.definition for step in case.live_steps()}
