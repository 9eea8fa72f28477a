"""Opening a case: social services are accountable from the first event, and something is owed at once."""

from datetime import UTC, date, datetime

import pytest

from sisam.domain.accountability import Accountability, Membership
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, PartyName
from sisam.domain.refusal import DateAhead, NotAParty, NotRecordable, PartyNeeded, UnknownName
from sisam.domain.workflow import Phase
from sisam.engine.deciding import decide
from tests.builders import NEW_SCHOOL, NOW, PARTIES, SOCIAL_SERVICES, TODAY, YOUTH_HOME, shipped_rules
from tests.story import IMPORT, a_command_of, an_opening, opened

SOCIAL = PartyName("social_services")


def test_a_case_opens_in_the_first_state_with_social_services_accountable() -> None:
    case = opened().case

    assert ("investigation", Phase.BEFORE, 1) == (case.state, case.phase, case.round)
    assert (
        Accountability(SOCIAL, SOCIAL_SERVICES, round=1, place=0, since_position=1),
    ) == case.accountabilities


def test_whoever_opens_it_social_services_are_accountable() -> None:
    decision = decide(shipped_rules(), None, a_command_of(an_opening(), YOUTH_HOME), NOW)

    accountable = decision.case.accountable
    assert SOCIAL_SERVICES == (accountable and accountable.organisation_id)


def test_the_opening_names_everything_that_is_needed_to_fold_it_again() -> None:
    first = opened(restricted=True, previous_case_id=CaseId("case-0")).events[0]

    key = shipped_rules().key
    assert (EventType.CASE_OPENED, 1, None, "investigation") == (
        first.type,
        first.position,
        first.from_state,
        first.to_state,
    )
    assert {
        "number": "N/1",
        "subject": "subject-1",
        "accountable": SOCIAL_SERVICES,
        "restricted": True,
        "previous_case": "case-0",
        "workflow": "placement",
        "workflow_version": key.workflow.version,
        "workflow_hash": key.workflow.hash,
        "law_version": key.law.version,
        "law_hash": key.law.hash,
        "calendar_version": key.calendar.version,
        "calendar_hash": key.calendar.hash,
        "agreement_version": None,
        "agreement_hash": None,
    } == first.data


def test_a_case_follows_the_rules_that_it_opened_with() -> None:
    assert shipped_rules().key == opened().case.rules


def test_parties_facts_and_dates_of_the_opening_are_known_at_once() -> None:
    case = opened(
        absent=frozenset({PartyName("receiving_school")}),
        anchors={Anchor.INVESTIGATION_OPENED: date(2026, 10, 30)},
        facts={Fact.SCHOOL_FORM: "grundskola"},
    ).case

    assert PARTIES == case.parties
    assert frozenset({PartyName("receiving_school")}) == case.absent
    assert "grundskola" == case.facts[Fact.SCHOOL_FORM]
    assert {Anchor.OPENED: TODAY, Anchor.INVESTIGATION_OPENED: date(2026, 10, 30)} == case.anchors


def test_every_party_is_a_member_from_its_own_event_on() -> None:
    story = opened()

    set_at = {e.data["party"]: e.position for e in story.events if e.type is EventType.PARTY_SET}
    assert {Membership(party, PARTIES[party], set_at[party]) for party in PARTIES} == set(
        story.case.memberships
    )


def test_an_open_case_owes_something_from_the_beginning() -> None:
    story = opened()

    assert {"contact", "watch"} == story.live()
    assert story.case.next_at is not None


def test_an_acute_case_owes_the_contact_by_the_next_working_day() -> None:
    assert date(2026, 11, 3) == opened(placement_type="acute").due("contact")


def test_an_acute_contact_counts_from_the_custody_where_that_is_known() -> None:
    story = opened(placement_type="acute", anchors={Anchor.CARE_EXECUTED: date(2026, 10, 30)})

    # One working day after Friday 30 October.
    assert date(2026, 11, 2) == story.due("contact")


def test_an_unknown_number_opens_the_step_that_asks() -> None:
    story = opened(facts={Fact.NUMBER_UNKNOWN: "yes"})

    assert "number_unknown" in story.live()
    assert date(2026, 11, 9) == story.due("number_unknown")


def test_an_import_opens_on_the_day_that_it_tells_of() -> None:
    story = opened(via=IMPORT, on=date(2026, 6, 1))

    assert date(2026, 6, 1) == story.case.anchors[Anchor.OPENED]
    # The start of that day in Stockholm, where it is summer.
    assert datetime(2026, 5, 31, 22, tzinfo=UTC) == story.case.opened_at
    assert NOW == story.events[0].recorded_at


def test_an_import_opens_a_case_of_which_nobody_acting_is_a_party() -> None:
    decision = decide(shipped_rules(), None, a_command_of(an_opening(), None, via=IMPORT), NOW)

    assert decision.case.open


def test_without_social_services_nobody_would_be_accountable() -> None:
    parties = {party: each for party, each in PARTIES.items() if party != SOCIAL}

    with pytest.raises(PartyNeeded) as refusal:
        opened(parties=parties)

    assert "social_services" == refusal.value.party


def test_a_stranger_opens_no_case() -> None:
    with pytest.raises(NotAParty) as refusal:
        decide(shipped_rules(), None, a_command_of(an_opening(), NEW_SCHOOL), NOW)

    assert tuple(PARTIES) == refusal.value.may


@pytest.mark.parametrize(
    "fields",
    [
        {"parties": {**PARTIES, PartyName("grandmother"): NEW_SCHOOL}},
        {"absent": frozenset({PartyName("grandmother")})},
    ],
)
def test_a_party_that_the_workflow_does_not_have_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(UnknownName) as refusal:
        opened(**fields)  # type: ignore[arg-type]

    assert ("party", "grandmother") == (refusal.value.kind, refusal.value.name)


@pytest.mark.parametrize("anchor", [Anchor.OPENED, Anchor.PLACE_CONFIRMED, Anchor.TERM_END])
def test_what_follows_from_other_things_is_not_known_from_the_opening(anchor: Anchor) -> None:
    with pytest.raises(NotRecordable) as refusal:
        opened(anchors={anchor: TODAY})

    assert anchor is refusal.value.anchor


def test_a_date_past_the_calendar_opens_nothing() -> None:
    with pytest.raises(BeyondCalendar) as refusal:
        opened(anchors={Anchor.TURNS_21: date(2051, 1, 1)})

    assert date(2051, 1, 1) == refusal.value.day


def test_what_has_happened_does_not_lie_ahead_at_the_opening_either() -> None:
    with pytest.raises(DateAhead) as refusal:
        opened(anchors={Anchor.INVESTIGATION_OPENED: date(2026, 11, 3)})

    assert (Anchor.INVESTIGATION_OPENED, date(2026, 11, 3)) == (refusal.value.what, refusal.value.on)


def test_a_case_is_not_opened_tomorrow() -> None:
    with pytest.raises(DateAhead) as refusal:
        opened(on=date(2026, 11, 3))

    assert (EventType.CASE_OPENED, date(2026, 11, 3)) == (refusal.value.what, refusal.value.on)
