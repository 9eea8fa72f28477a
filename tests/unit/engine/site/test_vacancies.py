"""Seats that are or will be empty while something waits there raise alerts; those of ladders too."""

from datetime import date, timedelta

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.site_fact import SiteFacts
from sisam.engine.site.watching import SiteDecision
from tests.unit.engine.site.watched_town import BOARD, HEAD, SCHOOL, Watched, a_roster, duties

YESTERDAY = date(2026, 11, 1)
ONE_DAY = timedelta(days=1)
COORDINATORS = {each: Seat(each, Role.COORDINATOR) for each in (SCHOOL, BOARD)}


@pytest.mark.parametrize(
    ("last_day", "due_on", "late", "template"),
    [
        # Somebody sits there for ever.
        (None, date(2026, 11, 20), False, None),
        # It is empty today, whenever what waits there is due.
        (date(2026, 11, 1), date(2026, 11, 2), False, Template.VACANCY),
        (date(2026, 11, 1), date(2027, 5, 1), False, Template.VACANCY),
        # It will be empty, and something falls due on its first empty day, later, or is late already, …
        (date(2026, 11, 19), date(2026, 11, 20), False, Template.VACANCY_AHEAD),
        (date(2026, 11, 19), date(2027, 5, 1), False, Template.VACANCY_AHEAD),
        (date(2026, 11, 19), date(2026, 11, 2), True, Template.VACANCY_AHEAD),
        # … or all is due before, …
        (date(2026, 11, 19), date(2026, 11, 19), False, None),
        # … or it is more than thirty days off.
        (date(2026, 12, 1), date(2027, 5, 1), False, Template.VACANCY_AHEAD),
        (date(2026, 12, 2), date(2027, 5, 1), False, None),
    ],
)
def test_a_seat_that_is_or_will_be_empty_raises_an_alert_while_something_waits_there(
    last_day: date | None, due_on: date, late: bool, template: Template | None
) -> None:
    watched = Watched(a_roster({HEAD: last_day}), duties(due_on=due_on, late=late))

    decision = watched.look()

    assert ([template] * 2 if template else []) == [message.template for message in decision.messages]
    assert ([f"seat:{SCHOOL}:head_teacher"] if template else []) == [
        act.alert.about.key for act in decision.acts
    ]


def test_a_coordinators_seat_counts_where_somebody_ever_sat_there_and_something_waits() -> None:
    seat = Seat(SCHOOL, Role.COORDINATOR)
    left = Watched(a_roster({seat: YESTERDAY}), duties())
    never_held = Watched(a_roster(without=[seat]), duties())
    nothing_waits = Watched(a_roster({seat: YESTERDAY}), SiteFacts())

    assert [f"seat:{SCHOOL}:coordinator"] == [act.alert.about.key for act in left.look().acts]
    assert (SiteDecision(), SiteDecision()) == (never_held.look(), nothing_waits.look())


@pytest.mark.parametrize(
    ("ends", "without", "empty"),
    [
        # The school never had a coordinator: the board's catches what is late there, …
        ([BOARD], [SCHOOL], [BOARD]),
        # … as it does where the school's has left, too, …
        ([SCHOOL, BOARD], [], [SCHOOL, BOARD]),
        # … and nothing is caught there while the school has its own.
        ([BOARD], [], []),
    ],
)
def test_a_coordinators_seat_counts_where_it_is_the_last_rung_of_an_organisation_below(
    ends: list[OrganisationId], without: list[OrganisationId], empty: list[OrganisationId]
) -> None:
    left = dict.fromkeys([COORDINATORS[each] for each in ends], YESTERDAY)
    watched = Watched(a_roster(left, without=[COORDINATORS[each] for each in without]), duties())

    decision = watched.look()

    assert [f"seat:{each}:coordinator" for each in empty] == [act.alert.about.key for act in decision.acts]
    assert {"3"} >= {message.values["count"] for message in decision.messages}


def test_a_coordinators_vacancy_ends_when_those_below_have_their_own_or_the_seat_is_filled() -> None:
    never = [COORDINATORS[SCHOOL]]
    for roster, reason in (
        (a_roster({COORDINATORS[BOARD]: YESTERDAY}), Cleared.NO_DUTY),
        (a_roster(without=never), Cleared.SEAT_FILLED),
    ):
        watched = Watched(a_roster({COORDINATORS[BOARD]: YESTERDAY}, without=never), duties())
        watched.look()
        watched.roster = roster
        watched.look(ONE_DAY)
        assert reason is watched.acts[-1].alert.cleared_reason


def test_a_coordinators_vacancy_goes_on_while_the_duties_below_cannot_be_told() -> None:
    without = [COORDINATORS[SCHOOL]]
    watched = Watched(a_roster({COORDINATORS[BOARD]: YESTERDAY}, without=without), duties())
    watched.look()
    watched.facts = SiteFacts(untold=frozenset({SCHOOL}))

    watched.look(ONE_DAY)

    assert [True] == [alert.live for alert in watched.alerts.values()]
