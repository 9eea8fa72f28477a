"""Every organisation with a coordinator gets its day, and what two of them share they tell alike."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from sisam.domain.calendar import BeyondCalendar
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.standing import Standing, StandingCase, StandingStep
from sisam.domain.statement import Counts, EmptySeat, Head, NextDue, Owed, Shared, Statement, checksum_of
from sisam.domain.step import Side
from sisam.engine.site.stating import DEADLINES_TOLD, covered, is_time, state_of
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_rules_key,
    shipped_rules,
)
from tests.sites import AGENCY, ORGANISATIONS, SINCE, organisations, seated

WORKFLOWS = {a_rules_key().workflow.hash: shipped_rules().workflow}
ROSTER = Roster.of(organisations(), *seated())
#: Who gets a statement in the town of `tests/sites.py`.
RECEIVERS = {AGENCY, SOCIAL_SERVICES, EDUCATION_ADMINISTRATION, HOME_SCHOOL}
SOON = TODAY + timedelta(days=2)


def side(party: str, organisation: OrganisationId) -> Side:
    return Side(PartyName(party), organisation)


SOCIAL = side("social_services", SOCIAL_SERVICES)
SCHOOL = side("home_school", HOME_SCHOOL)
AT_HOME = side("youth_home_school", YOUTH_HOME_SCHOOL)


def a_case(number: str, *parties: Side, **fields: Any) -> StandingCase:  # noqa: ANN401
    given = {"restricted": False, "open": True, "position": 3, "head": number * 4, "alerts": 0, **fields}
    return StandingCase(
        number=number,
        rules=a_rules_key(),
        parties=parties or (SOCIAL, SCHOOL),
        accountable=PartyName("social_services"),
        **given,
    )


def a_step(number: str, owner: Side, confirmer: Side | None = None, **fields: Any) -> StandingStep:  # noqa: ANN401
    given = {"offered": False, "due_on": SOON, "late": False, **fields}
    return StandingStep(CaseId(number), "contact", owner, confirmer, **given)


def standing(*cases: StandingCase, steps: tuple[StandingStep, ...] = (), **fields: Any) -> Standing:  # noqa: ANN401
    return Standing({CaseId(each.number): each for each in cases}, steps, **fields)


def stated(picture: Standing, roster: Roster = ROSTER) -> Mapping[OrganisationId, Statement]:
    return state_of(picture, roster, WORKFLOWS, NOW, "1.0")


def head(case: StandingCase) -> Head:
    return Head(case.number, case.position, case.head)


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2026-11-02T05:59:59+01:00", False),
        ("2026-11-02T06:00:00+01:00", True),
        ("2026-11-02T23:59:59+01:00", True),
        ("2026-11-02T04:59:59Z", False),
        # Summer time ends on 25 October and begins on 28 March.
        ("2026-10-23T04:00:00Z", True),
        ("2027-03-29T03:59:59Z", False),
        ("2026-11-01T12:00+01:00", False),
        ("2026-12-24T12:00+01:00", False),
        ("2026-12-28T12:00+01:00", True),
    ],
)
def test_a_working_day_has_its_statements_from_six_in_sweden(moment: str, there: bool) -> None:
    assert there is is_time(shipped_rules().calendar, datetime.fromisoformat(moment))


def test_of_a_day_past_the_calendar_nothing_is_guessed() -> None:
    with pytest.raises(BeyondCalendar):
        is_time(shipped_rules().calendar, datetime.fromisoformat("2060-01-02T12:00+01:00"))


def test_whoever_has_no_coordinator_stands_in_the_statement_of_the_one_above() -> None:
    whose = covered(ROSTER, TODAY)

    assert RECEIVERS == set(whose.values())
    assert (EDUCATION_ADMINISTRATION, AGENCY) == (whose[NEW_SCHOOL], whose[ACTIVITY_RESPONSIBILITY])
    assert set(ORGANISATIONS) == set(whose)


def test_one_that_is_not_active_any_more_is_covered_while_a_case_concerns_it() -> None:
    gone = replace(next(each for each in organisations() if each.id == HOME_SCHOOL), active=False)
    roster = Roster.of([*(each for each in organisations() if each.id != HOME_SCHOOL), gone], *seated())

    assert HOME_SCHOOL not in covered(roster, TODAY)
    assert HOME_SCHOOL == covered(roster, TODAY, [HOME_SCHOOL])[HOME_SCHOOL]


def test_an_empty_day_is_told_too() -> None:
    found = stated(standing())

    assert RECEIVERS == set(found)
    assert {Counts(0, 0, 0, 0)} == {each.counts for each in found.values()}
    assert (SOCIAL_SERVICES, TODAY, NOW, "1.0", ()) == (
        found[SOCIAL_SERVICES].organisation,
        found[SOCIAL_SERVICES].day,
        found[SOCIAL_SERVICES].made_at,
        found[SOCIAL_SERVICES].program,
        found[SOCIAL_SERVICES].heads,
    )


def test_a_case_is_told_to_each_of_its_parties_once_and_alike() -> None:
    mine, both = a_case("1", SOCIAL), a_case("2", SOCIAL, SCHOOL, AT_HOME, alerts=2)
    found = stated(standing(mine, both))

    assert (Counts(2, 0, 0, 2), Counts(1, 0, 0, 2)) == (
        found[SOCIAL_SERVICES].counts,
        found[HOME_SCHOOL].counts,
    )
    assert (head(mine), head(both)) == found[SOCIAL_SERVICES].heads
    assert found[SOCIAL_SERVICES].shared_with(HOME_SCHOOL) == replace(
        found[HOME_SCHOOL].shared_with(SOCIAL_SERVICES), organisation=HOME_SCHOOL
    )
    assert Shared(AGENCY, 1, checksum_of([head(both)])) == found[HOME_SCHOOL].shared_with(AGENCY)
    assert Counts(0, 0, 0, 0) == found[EDUCATION_ADMINISTRATION].counts


def test_beside_a_restricted_case_nobody_is_named() -> None:
    open_, hidden = a_case("1", SOCIAL, SCHOOL), a_case("2", SOCIAL, SCHOOL, AT_HOME, restricted=True)
    steps = (
        a_step("1", SCHOOL, SOCIAL),
        a_step("2", SCHOOL, SOCIAL, late=True),
        a_step("2", AT_HOME, SOCIAL),
        a_step("2", SOCIAL, SCHOOL, offered=True),
    )
    found = stated(standing(open_, hidden, steps=steps))[SOCIAL_SERVICES]

    assert (
        Shared(HOME_SCHOOL, 1, checksum_of([head(open_)])),
        Shared(None, 1, checksum_of([head(hidden)])),
    ) == found.shared
    assert (Owed(HOME_SCHOOL, 0, 1, 0), Owed(None, 1, 2, 1)) == found.owed
    assert (head(open_), head(hidden)) == found.heads


def test_a_restricted_case_that_is_shared_with_nobody_is_in_no_line() -> None:
    assert () == stated(standing(a_case("1", SOCIAL, restricted=True)))[SOCIAL_SERVICES].shared


def test_a_stand_in_that_is_not_needed_hears_nothing() -> None:
    idle = side("activity_responsibility", ACTIVITY_RESPONSIBILITY)
    roster = Roster.of(
        organisations(),
        seated()[0],
        [*seated()[1], a_holding("person-of-org-kaa", seat=Seat(ACTIVITY_RESPONSIBILITY, Role.COORDINATOR))],
    )
    waiting = standing(a_case("1", SOCIAL, idle))
    acting = standing(a_case("1", SOCIAL, idle), steps=(a_step("1", SOCIAL, idle),))
    accountable = standing(replace(a_case("1", SOCIAL, idle), accountable=idle.party))

    told = [stated(each, roster)[ACTIVITY_RESPONSIBILITY].heads for each in (waiting, acting, accountable)]

    assert [0, 1, 1] == [len(heads) for heads in told]


def test_of_a_case_whose_workflow_is_not_there_nothing_is_told_but_that_it_is_open() -> None:
    sound, broken, closed = (a_case(each, SOCIAL, SCHOOL, AT_HOME, alerts=1) for each in "123")
    workflow = replace(a_rules_key().workflow, hash="nope")
    broken = replace(broken, rules=replace(a_rules_key(), workflow=workflow))
    closed = replace(broken, number=closed.number, open=False)
    steps = (a_step("1", SOCIAL, SCHOOL), a_step("2", SCHOOL, SOCIAL, late=True))
    found = stated(standing(sound, broken, closed, steps=steps))

    alone = stated(standing(sound, steps=steps[:1]))
    for each in (SOCIAL_SERVICES, HOME_SCHOOL):
        counted = replace(alone[each].counts, cases=2)
        assert replace(alone[each], counts=counted) == found[each]
    # Who only stands in cannot be told from others: whoever does not act there hears nothing.
    assert alone[AGENCY] == found[AGENCY]


def test_whoever_must_do_a_step_hears_of_it_though_no_party_any_more() -> None:
    found = stated(standing(a_case("1", SOCIAL), steps=(a_step("1", SCHOOL, SOCIAL),)))

    assert Counts(1, 1, 0, 0) == found[HOME_SCHOOL].counts


def test_a_case_that_closed_lately_still_tells_its_head_and_counts_no_more() -> None:
    case = a_case("1", SOCIAL, SCHOOL, open=False)
    found = stated(standing(case))[SOCIAL_SERVICES]

    assert (Counts(0, 0, 0, 0), (head(case),), ()) == (found.counts, found.heads, found.shared)


def test_a_step_waits_for_its_owner_until_it_is_offered_and_is_owed_to_the_others() -> None:
    case = a_case("1", SOCIAL, SCHOOL)
    open_ = stated(standing(case, steps=(a_step("1", SCHOOL, SOCIAL),)))
    offered = stated(standing(case, steps=(a_step("1", SCHOOL, SOCIAL, offered=True, late=True),)))

    assert [1, 0] == [open_[each].counts.waiting for each in (HOME_SCHOOL, SOCIAL_SERVICES)]
    assert (Owed(HOME_SCHOOL, 0, 1, 0),) == open_[SOCIAL_SERVICES].owed
    assert [0, 1] == [offered[each].counts.waiting for each in (HOME_SCHOOL, SOCIAL_SERVICES)]
    assert [0, 1] == [offered[each].counts.late for each in (HOME_SCHOOL, SOCIAL_SERVICES)]
    assert (Owed(SOCIAL_SERVICES, 1, 0, 1),) == offered[HOME_SCHOOL].owed
    assert ((), ()) == (open_[HOME_SCHOOL].owed, offered[SOCIAL_SERVICES].owed)


def test_an_offer_is_owed_to_the_one_who_made_it_and_not_to_every_party() -> None:
    case = a_case("1", SOCIAL, SCHOOL, AT_HOME)
    found = stated(standing(case, steps=(a_step("1", SCHOOL, SOCIAL, offered=True),)))

    assert () == found[AGENCY].owed


def test_what_one_organisation_of_a_statement_owes_another_of_it_is_owed_to_nobody() -> None:
    unit = side("youth_home", YOUTH_HOME)
    found = stated(standing(a_case("1", AT_HOME, unit), steps=(a_step("1", AT_HOME, unit),)))[AGENCY]

    assert (Counts(1, 1, 0, 0), ()) == (found.counts, found.owed)


def test_the_next_days_are_told_in_their_order_and_late_ones_are_counted_alone() -> None:
    steps = [a_step("1", SOCIAL, due_on=TODAY + timedelta(days=day)) for day in range(15, 0, -1)]
    late = a_step("1", SOCIAL, due_on=TODAY - timedelta(days=1), late=True)
    undated = a_step("1", SOCIAL, due_on=None)
    found = stated(standing(a_case("1", SOCIAL), steps=(*steps, late, undated)))[SOCIAL_SERVICES]

    assert Counts(1, 17, 1, 0) == found.counts
    days = [TODAY + timedelta(days=day) for day in range(1, DEADLINES_TOLD + 1)]
    assert tuple(NextDue("1", "contact", day) for day in days) == found.deadlines


def test_alerts_about_its_seats_count_with_those_of_its_cases() -> None:
    alerts = {SOCIAL_SERVICES: 2, NEW_SCHOOL: 1, OrganisationId("gone"): 4}
    found = stated(standing(a_case("1", SOCIAL, alerts=3), site_alerts=alerts))

    assert (5, 1) == (found[SOCIAL_SERVICES].counts.alerts, found[EDUCATION_ADMINISTRATION].counts.alerts)


def until(day: date, seat: Seat) -> Roster:
    persons, holdings = seated()
    ending = [replace(each, active_until=day) if each.seat == seat else each for each in holdings]
    return Roster.of(organisations(), persons, ending)


@pytest.mark.parametrize(
    ("days", "empty"),
    [(-1, None), (0, 1), (29, 30), (30, None)],
    ids=["long since", "tomorrow", "last", "far"],
)
def test_a_seat_that_will_be_empty_within_thirty_days_is_told(days: int, empty: int | None) -> None:
    roster = until(TODAY + timedelta(days=days), Seat(SOCIAL_SERVICES, Role.MANAGER))
    found = stated(standing(), roster)[SOCIAL_SERVICES].vacancies

    expected = [] if empty is None else [EmptySeat(SOCIAL_SERVICES, "manager", TODAY + timedelta(days=empty))]
    assert expected == list(found)


def test_an_empty_seat_for_which_something_waits_is_told_to_whoever_catches_it() -> None:
    nobody = side("receiving_school", NEW_SCHOOL)
    roster = until(SINCE, Seat(NEW_SCHOOL, Role.HEAD_TEACHER))
    found = stated(standing(a_case("1", nobody), steps=(a_step("1", nobody),)), roster)

    assert (EmptySeat(NEW_SCHOOL, "head_teacher", TODAY),) == found[EDUCATION_ADMINISTRATION].vacancies


def test_a_country_without_any_coordinator_has_no_statements() -> None:
    bare: list[Organisation] = organisations()

    assert {} == stated(standing(a_case("1", *(Side(*each) for each in PARTIES.items()))), Roster.of(bare))
