"""What belongs to no single case: alerts are raised, climb and end by what is true at each look."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.alert import Cleared
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.message import ItemKind, Template
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import ActKind
from sisam.domain.site_fact import (
    AuditorWord,
    CaseFailure,
    ChannelFault,
    Duty,
    SiteFacts,
    Unreachable,
)
from sisam.engine.clocks import ends_at, local_date
from sisam.engine.site.answering_site_alerts import acknowledge_site_alert
from sisam.engine.site.watching import SiteDecision
from sisam.engine.waiting import after_wait
from tests.builders import NOW, a_holding
from tests.unit.engine.site.watched_town import (
    AGENCY,
    BOARD,
    CALENDAR,
    HEAD,
    SCHOOL,
    SINCE,
    Watched,
    a_roster,
    duties,
    person_in,
)

YESTERDAY = date(2026, 11, 1)
ONE_DAY = timedelta(days=1)
TWO_WORKING_DAYS = Interval(2, Clock.WORKING_DAYS)
HEAD_PERSON = PersonId(person_in(HEAD))
UNREACHABLE = Unreachable(HEAD_PERSON, "email", "head@example.se", NOW, "550 5.1.1")


def an_empty_head() -> Watched:
    return Watched(a_roster({HEAD: YESTERDAY}), duties())


def test_the_first_empty_day_the_number_and_the_first_day_due_are_told() -> None:
    watched = Watched(a_roster({HEAD: date(2026, 11, 12)}), duties())

    message = watched.look().messages[0]

    assert ("2026-11-13", "3", "head_teacher", SCHOOL) == tuple(
        message.values[name] for name in ("on", "count", "role", "organisation_id")
    )
    assert (date(2026, 11, 20), ItemKind.VACANCY, None) == (message.due_on, message.kind, message.case_id)


def test_whoever_is_on_leave_leaves_a_seat_empty_unless_somebody_deputises() -> None:
    deputy = a_holding("deputy", seat=HEAD, deputy=True, active_from=SINCE)
    empty = Watched(a_roster({HEAD: YESTERDAY}), duties())
    held = Watched(a_roster({HEAD: YESTERDAY}, more=[deputy]), duties())

    assert (1, 0) == (len(empty.look().acts), len(held.look().acts))


def test_a_vacancy_climbs_to_the_board_and_the_agency_where_it_goes_on_every_working_day() -> None:
    watched = an_empty_head()

    climb = []
    for _ in range(6):
        watched.look()
        (alert,) = watched.live()
        climb.append((alert.rung, alert.round, watched.told(), (alert.next_at or NOW).date()))
        watched.now = alert.next_at or NOW

    of_school = [f"coordinator-of-{SCHOOL}", f"administrator-of-{SCHOOL}"]
    assert [
        (0, 0, of_school, date(2026, 11, 4)),
        (1, 0, [f"coordinator-of-{BOARD}"], date(2026, 11, 6)),
        (2, 0, [f"coordinator-of-{AGENCY}"], date(2026, 11, 9)),
        (2, 1, [f"coordinator-of-{AGENCY}"], date(2026, 11, 10)),
        (2, 2, [f"coordinator-of-{AGENCY}"], date(2026, 11, 11)),
        (2, 3, [f"coordinator-of-{AGENCY}"], date(2026, 11, 12)),
    ] == climb


def test_where_there_is_no_organisation_above_the_agency_is() -> None:
    seat = Seat(BOARD, Role.OFFICER)
    watched = Watched(a_roster(more=[a_holding("x", seat=seat, active_until=YESTERDAY)]), duties(seat))

    watched.look()
    watched.look(timedelta(days=2))

    assert [f"coordinator-of-{AGENCY}"] == watched.told()


def test_a_promise_that_was_not_kept_is_told_again_on_the_same_rung() -> None:
    watched = an_empty_head()
    watched.look()
    (alert,) = watched.live()
    watched.keep(
        acknowledge_site_alert(alert, HEAD_PERSON, date(2026, 11, 6), "Vi utser.", "cli:x", watched.now)
    )

    assert SiteDecision() == watched.look(timedelta(days=4))
    watched.look(ONE_DAY)

    (told_again,) = watched.live()
    assert (0, 1, None) == (told_again.rung, told_again.round, told_again.acknowledged_until)
    assert [f"coordinator-of-{SCHOOL}", f"administrator-of-{SCHOOL}"] == watched.told()


def test_an_alert_that_was_told_before_says_from_now_on_what_is_true_now() -> None:
    watched = Watched(a_roster({HEAD: date(2026, 11, 3)}), duties())
    watched.look()
    watched.look(timedelta(days=2))

    assert [Template.VACANCY] == [message.template for message in watched.messages]
    assert [ActKind.RAISED, ActKind.CLIMBED] == [act.kind for act in watched.acts]


@pytest.mark.parametrize(
    ("roster", "facts", "reason"),
    [
        (a_roster(), duties(), Cleared.SEAT_FILLED),
        (a_roster({HEAD: YESTERDAY}), SiteFacts(), Cleared.NO_DUTY),
    ],
)
def test_a_vacancy_ends_when_the_seat_is_filled_or_nothing_waits_there(
    roster: object, facts: SiteFacts, reason: Cleared
) -> None:
    watched = an_empty_head()
    watched.look()
    watched.roster, watched.facts = roster, facts  # type: ignore[assignment]

    watched.look(ONE_DAY)

    assert [(ActKind.RAISED, None), (ActKind.CLEARED, reason)] == [
        (act.kind, act.alert.cleared_reason) for act in watched.acts
    ]
    assert ([], ()) == (watched.live(), watched.messages)


def test_a_coordinators_vacancy_ends_as_filled_while_others_there_have_duties() -> None:
    watched = Watched(a_roster({Seat(SCHOOL, Role.COORDINATOR): YESTERDAY}), duties())
    watched.look()
    watched.roster = a_roster()

    watched.look(ONE_DAY)

    assert Cleared.SEAT_FILLED is watched.acts[-1].alert.cleared_reason


def test_a_vacancy_goes_on_while_the_duties_there_cannot_be_told() -> None:
    watched = an_empty_head()
    watched.look()
    watched.facts = SiteFacts(untold=frozenset({SCHOOL}))

    watched.look(ONE_DAY)

    assert [True] == [alert.live for alert in watched.alerts.values()]


@pytest.mark.parametrize("untold", [frozenset({SCHOOL}), frozenset()])
def test_a_vacancy_climbs_as_high_whether_or_not_the_duties_there_can_be_told(
    untold: frozenset[OrganisationId],
) -> None:
    watched = an_empty_head()
    watched.look()
    if untold:
        watched.facts = SiteFacts(untold=untold)
    for _ in range(29):
        watched.look(ONE_DAY)

    (alert,) = watched.live()
    assert 2 == alert.rung
    assert alert.next_at is not None
    assert alert.next_at > watched.now
    told = [act.alert for act in watched.acts if act.kind is ActKind.CLIMBED][-1].detail
    assert ("3", "head_teacher", SCHOOL) == (told["count"], told["role"], told["organisation_id"])


def test_a_seat_that_was_to_be_empty_is_told_as_empty_once_it_is_whatever_the_rules_say() -> None:
    watched = Watched(a_roster({HEAD: date(2026, 11, 3)}), duties())
    watched.look()
    watched.facts = SiteFacts(untold=frozenset({SCHOOL}))

    watched.look(2 * ONE_DAY)

    assert [(Template.VACANCY, "2026-11-04")] == [
        (each.template, each.values["on"]) for each in watched.messages
    ]


def test_a_seat_that_is_filled_ends_its_vacancy_as_filled_though_its_duties_cannot_be_told() -> None:
    watched = an_empty_head()
    watched.look()
    watched.roster, watched.facts = a_roster(), SiteFacts(untold=frozenset({SCHOOL}))

    watched.look(ONE_DAY)

    assert [Cleared.SEAT_FILLED] == [each.cleared_reason for each in watched.alerts.values()]


@pytest.mark.parametrize("untold", [frozenset({SCHOOL}), frozenset()])
def test_an_alert_that_goes_on_without_a_moment_is_told_at_the_next_look(
    untold: frozenset[OrganisationId],
) -> None:
    watched = an_empty_head()
    watched.look()
    watched.keep(*(replace(act, alert=replace(act.alert, next_at=None)) for act in watched.acts))
    if untold:
        watched.facts = SiteFacts(untold=untold)

    watched.look(timedelta(minutes=1))

    assert [1] == [alert.rung for alert in watched.live() if alert.next_at]


def test_what_the_auditor_found_stands_and_climbs_while_what_it_left_cannot_be_read() -> None:
    watched = Watched(a_roster(), SiteFacts(auditor=AuditorWord(NOW, {"I05": 2})))
    watched.look()
    watched.facts = SiteFacts(auditor=AuditorWord(NOW, overdue=True, unreadable=True))
    watched.look(timedelta(minutes=1))
    raised = [alert.about.key for alert in watched.live()]
    watched.look(2 * ONE_DAY)

    assert ["audit:I05", "auditor"] == raised
    assert {("audit:I05", 1), ("auditor", 1)} == {(each.about.key, each.rung) for each in watched.live()}
    red = [message for message in watched.messages if message.template is Template.AUDIT_RED]
    assert {("I05", "2", "2026-11-02")} == {
        tuple(message.values[name] for name in ("reason", "count", "on")) for message in red
    }

    watched.facts = SiteFacts(auditor=AuditorWord(watched.now))
    watched.look(timedelta(minutes=1))
    assert [] == watched.live()


def test_whom_nothing_reaches_is_told_to_whoever_mends_it_and_never_to_them() -> None:
    coordinates = a_holding(HEAD_PERSON, seat=Seat(SCHOOL, Role.COORDINATOR), active_from=SINCE)
    roster = a_roster(without=[Seat(SCHOOL, Role.COORDINATOR)], more=[coordinates])
    watched = Watched(roster, SiteFacts(unreachables=(UNREACHABLE,)))

    watched.look()

    assert [f"coordinator-of-{BOARD}"] == watched.told()
    assert {str(HEAD_PERSON)} == {message.values["besides"] for message in watched.messages}
    assert f"person:{HEAD_PERSON}:email" == watched.live()[0].about.key


@pytest.mark.parametrize(
    ("ends", "rows", "reason"),
    [
        ({}, (), Cleared.GOT_THROUGH),
        ({}, (Unreachable(HEAD_PERSON, "email", "x", NOW, "550", moved=True),), Cleared.ADDRESS_CHANGED),
        ({HEAD: YESTERDAY}, (UNREACHABLE,), Cleared.LEFT),
    ],
)
def test_an_undeliverable_alert_ends_with_what_it_was_about(
    ends: dict[Seat, date | None], rows: tuple[Unreachable, ...], reason: Cleared
) -> None:
    watched = Watched(a_roster(), SiteFacts(unreachables=(UNREACHABLE,)))
    watched.look()
    watched.roster, watched.facts = a_roster(ends), SiteFacts(unreachables=rows)

    watched.look(ONE_DAY)

    assert reason is watched.acts[-1].alert.cleared_reason


FAILURE = CaseFailure(CaseId("c1"), "N/1", NOW, "RuntimeError")
TECHNICAL = SiteFacts(
    case_failures=(FAILURE,),
    channel_faults=(ChannelFault("email", NOW),),
    auditor=AuditorWord(NOW, {"I05": 2, "I17": 1}, overdue=True),
)


def test_each_fault_is_told_to_whoever_runs_the_site_then_to_the_agencys_coordinator_too() -> None:
    watched = Watched(a_roster(), TECHNICAL)

    first = watched.look()

    assert ["case:c1", "channel:email", "audit:I05", "audit:I17", "auditor"] == [
        act.alert.about.key for act in first.acts
    ]
    assert {f"operations-of-{AGENCY}"} == set(watched.told())
    case_fails = first.messages[0]
    assert (None, "N/1", "RuntimeError") == (
        case_fails.case_id,
        case_fails.case_number,
        case_fails.values["reason"],
    )
    watched.look(ONE_DAY)
    assert {f"operations-of-{AGENCY}", f"coordinator-of-{AGENCY}"} == set(watched.told())


def test_where_nobody_holds_operations_the_administrator_is_told_else_the_coordinator() -> None:
    operations, administrator = Seat(AGENCY, Role.OPERATIONS), Seat(AGENCY, Role.ADMINISTRATOR)
    named = a_holding("admin", seat=administrator, active_from=SINCE)
    with_one = Watched(a_roster(without=[operations], more=[named]), TECHNICAL)
    without = Watched(a_roster(without=[operations]), TECHNICAL)
    with_one.look()
    without.look()

    assert ({f"administrator-of-{AGENCY}"}, {f"coordinator-of-{AGENCY}"}) == (
        set(with_one.told()),
        set(without.told()),
    )


def test_faults_end_when_they_are_mended() -> None:
    watched = Watched(a_roster(), TECHNICAL)
    watched.look()
    watched.facts = SiteFacts(auditor=AuditorWord(NOW, {"I17": 1}))

    watched.look(ONE_DAY / 2)

    assert ["audit:I17"] == [alert.about.key for alert in watched.live()]
    assert {Cleared.MENDED} == {act.alert.cleared_reason for act in watched.acts if not act.alert.live}


def test_nothing_is_done_where_all_is_well() -> None:
    assert SiteDecision() == Watched(a_roster(), duties()).look()


FACTS = st.fixed_dictionaries(
    {
        "duties": st.dictionaries(
            st.sampled_from([HEAD, Seat(BOARD, Role.OFFICER), Seat(SCHOOL, Role.MANAGER)]),
            st.builds(
                lambda due, late: Duty(1, due, due, late=late),
                st.dates(date(2026, 10, 1), date(2027, 3, 1)),
                st.booleans(),
            ),
        ),
        "unreachables": st.sampled_from(
            [(), (UNREACHABLE,), (Unreachable(HEAD_PERSON, "email", "x", NOW, "550", moved=True),)]
        ),
        "case_failures": st.sampled_from([(), (FAILURE,)]),
        "channel_faults": st.sampled_from([(), (ChannelFault("email", NOW),)]),
        "auditor": st.sampled_from([None, AuditorWord(NOW), AuditorWord(NOW, {"I05": 1}, overdue=True)]),
    }
)
LAST_DAYS = st.dictionaries(
    st.sampled_from([HEAD, Seat(SCHOOL, Role.COORDINATOR), Seat(BOARD, Role.COORDINATOR)]),
    st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2027, 3, 1))),
)
LOOKS = st.lists(
    st.tuples(FACTS, LAST_DAYS, st.integers(0, 60 * 24 * 9), st.booleans()), min_size=1, max_size=12
)


@given(LOOKS)
def test_whatever_happens_each_cause_has_one_live_alert_with_a_moment_and_no_alert_lacks_its_cause(
    looks: list[tuple[dict[str, object], dict[Seat, date | None], int, bool]],
) -> None:
    watched = Watched(a_roster(), SiteFacts())
    for facts, last_days, minutes, promised in looks:
        watched.roster, watched.facts = a_roster(last_days), SiteFacts(**facts)  # type: ignore[arg-type]
        watched.look(timedelta(minutes=minutes))

        afresh = Watched(watched.roster, watched.facts, watched.now).look()
        causes = {(act.alert.cause, act.alert.about.key) for act in afresh.acts}
        assert causes == {(alert.cause, alert.about.key) for alert in watched.live()}
        assert len(causes) == len(watched.live())
        for alert in watched.live():
            assert alert.next_at is not None
            assert watched.now < alert.next_at <= longest(alert.acknowledged_until, watched.now)
        if promised and watched.live():
            first = watched.live()[0]
            until = watched.now.astimezone(UTC).date() + timedelta(days=7)
            watched.keep(acknowledge_site_alert(first, HEAD_PERSON, until, "Plan", "x", watched.now))


def longest(acknowledged_until: date | None, now: datetime) -> datetime:
    """Return how far ahead an alert may wait: to the end of the second working day, or a promise of seven."""
    if acknowledged_until is not None:
        return now + timedelta(days=7)
    return ends_at(local_date(after_wait(CALENDAR, now, TWO_WORKING_DAYS)))
