"""A month of the log that nobody has signed is told to its reviewer, and climbs until somebody does."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.log_month import LogMonth
from sisam.domain.message import Template
from sisam.domain.seat import Holding, Role, Seat
from sisam.domain.site_alert import About
from sisam.domain.site_fact import SiteFacts, Unreviewed
from sisam.engine.site.site_ladders import may_answer
from sisam.engine.site.unreviewed import duties_of_reviewers, reviewers
from tests.builders import a_holding
from tests.unit.engine.site.watched_town import AGENCY, BOARD, CALENDAR, SCHOOL, SINCE, Watched, a_roster

OCTOBER = LogMonth(date(2026, 10, 1))
WAITS = Unreviewed(BOARD, OCTOBER, OCTOBER.due_on(CALENDAR))
REVIEWER = Seat(BOARD, Role.LOG_REVIEWER)
#: The midnight with which the first working day after October begins.
FIRST_LOOK = datetime(2026, 11, 2, tzinfo=STOCKHOLM)


def sits(seat: Seat = REVIEWER, person: str = "reviewer") -> Holding:
    return a_holding(person, seat=seat, active_from=SINCE)


def a_watched_log(*holdings: Holding) -> Watched:
    return Watched(a_roster(more=holdings), SiteFacts(unreviewed=(WAITS,)), FIRST_LOOK)


def test_the_reviewer_is_told_which_month_and_until_when() -> None:
    message = a_watched_log(sits()).look().messages[0]

    assert (REVIEWER, Template.LOG_REVIEW, date(2026, 11, 13)) == (
        message.to,
        message.template,
        message.due_on,
    )
    assert {"organisation_id": BOARD, "month": "2026-10"} == message.values


def test_the_seat_may_be_at_any_organisation_of_the_controller() -> None:
    at_school = Seat(SCHOOL, Role.LOG_REVIEWER)
    town = a_roster(more=[sits(at_school)])
    school = replace(town.organisations[SCHOOL], controller_id=BOARD)
    with_school = replace(town, organisations={**town.organisations, SCHOOL: school})

    assert (REVIEWER,) == reviewers(town, BOARD, date(2026, 11, 2))
    assert (at_school,) == reviewers(with_school, BOARD, date(2026, 11, 2))


def test_the_empty_seat_is_where_whoever_sat_there_could_review() -> None:
    town = a_roster()
    school = replace(town.organisations[SCHOOL], controller_id=BOARD)
    board = replace(town.organisations[BOARD], controller_id=AGENCY)
    changed = replace(town, organisations={**town.organisations, SCHOOL: school, BOARD: board})

    assert (Seat(SCHOOL, Role.LOG_REVIEWER),) == reviewers(changed, BOARD, date(2026, 11, 2))
    assert (Seat(AGENCY, Role.LOG_REVIEWER),) == reviewers(changed, AGENCY, date(2026, 11, 2))


def test_nobody_but_the_reviewer_hears_of_it_while_there_is_time() -> None:
    watched = a_watched_log(sits())
    told: list[tuple[datetime, Role]] = []
    for day in range(30):
        watched.now = FIRST_LOOK + timedelta(days=day)
        told += [(watched.now, message.to.role) for message in watched.look().messages]

    others = [(at, role) for at, role in told if role is not Role.LOG_REVIEWER]
    # The tenth working day is the 13th, a Friday; the wait ends as the next working day begins.
    assert datetime(2026, 11, 16, tzinfo=STOCKHOLM) == min(at for at, _ in others)
    assert [Role.COORDINATOR, Role.ADMINISTRATOR] == [role for at, role in others if at == others[0][0]]


def test_it_climbs_to_the_administrator_of_the_site_and_stays_there() -> None:
    watched = a_watched_log(sits())
    told: set[Seat] = set()
    for day in range(60):
        watched.now = FIRST_LOOK + timedelta(days=day)
        told = {message.to for message in watched.look().messages} or told

    assert {Seat(AGENCY, Role.ADMINISTRATOR)} == told
    assert [3] == [alert.rung for alert in watched.live()]


def test_after_the_deadline_it_is_said_to_be_late() -> None:
    watched = a_watched_log(sits())
    watched.now = FIRST_LOOK + timedelta(days=14)

    assert [Template.LOG_REVIEW_LATE] == [message.template for message in watched.look().messages]


def test_on_the_last_day_nothing_is_late() -> None:
    watched = a_watched_log(sits())
    watched.now = datetime(2026, 11, 13, 8, tzinfo=STOCKHOLM)

    assert [Template.LOG_REVIEW] == [message.template for message in watched.look().messages]
    _, duty = next(duties_of_reviewers(a_roster(), [WAITS], WAITS.due_on))
    assert (WAITS.due_on, False) == (duty.first_due_on, duty.late)


def test_of_empty_seats_the_controllers_own_is_the_one_to_fill() -> None:
    town = a_roster()
    agency = replace(town.organisations[AGENCY], controller_id=BOARD)
    changed = replace(town, organisations={**town.organisations, AGENCY: agency})

    assert AGENCY < BOARD
    assert (REVIEWER,) == reviewers(changed, BOARD, date(2026, 11, 2))


def test_only_the_signature_ends_it() -> None:
    watched = a_watched_log(sits())
    watched.look()

    watched.facts = SiteFacts()
    watched.look()

    ended = next(iter(watched.alerts.values()))
    assert (AlertCause.LOG_REVIEW, Cleared.REVIEWED) == (ended.cause, ended.cleared_reason)


def test_an_empty_seat_is_a_duty_that_nobody_sees_to() -> None:
    late = date(2026, 11, 14)
    seat, duty = next(duties_of_reviewers(a_roster(), [WAITS], late))

    assert (REVIEWER, 1, None, True) == (seat, duty.count, duty.first_due_on, duty.late)


def test_whoever_reviews_coordinates_or_administers_may_say_that_they_see_to_it() -> None:
    seats = may_answer(AlertCause.LOG_REVIEW, (BOARD,), a_roster(), (REVIEWER,))

    assert {
        REVIEWER,
        Seat(BOARD, Role.COORDINATOR),
        Seat(BOARD, Role.ADMINISTRATOR),
        Seat(AGENCY, Role.COORDINATOR),
        Seat(AGENCY, Role.ADMINISTRATOR),
    } == seats


def test_the_key_of_what_it_is_about_is_read_again() -> None:
    about = About.log(BOARD, OCTOBER)

    assert "log:board:2026-10" == about.key
    assert about == About.of(about.key)
    assert (BOARD, OCTOBER) == about.as_log
    assert About.auditor().as_log is None
