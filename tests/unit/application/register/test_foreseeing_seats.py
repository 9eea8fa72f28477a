"""Who gets what goes to a seat is told before it changes."""

from dataclasses import replace
from datetime import date, timedelta

from sisam.application.register.foreseeing_seats import after_coming, after_leaving, hearers, while_away
from sisam.domain.absence import Absence
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from tests.builders import SOCIAL_SERVICES, TODAY, a_holding, a_person, an_organisation

OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
COORDINATOR = Seat(SOCIAL_SERVICES, Role.COORDINATOR)
OLLE, SARA, ROBIN = a_person("olle"), a_person("sara"), a_person("robin")
HELD = a_holding("olle", seat=OFFICER)
ROSTER = Roster.of(
    [an_organisation(SOCIAL_SERVICES, kind=OrganisationKind.SOCIAL_SERVICES)],
    [OLLE, SARA],
    [HELD, a_holding("sara", seat=COORDINATOR)],
)
LAST = date(2026, 11, 30)


def test_whoever_is_there_gets_it_else_the_coordinator() -> None:
    empty = replace(ROSTER, holdings={COORDINATOR: ROSTER.holdings[COORDINATOR]})

    there, instead = hearers(ROSTER, OFFICER, TODAY), hearers(empty, OFFICER, TODAY)

    assert ((OLLE,), None, False) == (there.persons, there.instead, there.vacant)
    assert ((SARA,), COORDINATOR, True) == (instead.persons, instead.instead, instead.vacant)


def test_nobody_at_all_is_a_vacancy_too() -> None:
    assert hearers(replace(ROSTER, holdings={}), OFFICER, TODAY).vacant


def test_a_holder_who_comes_gets_it_too_and_a_deputy_does_not() -> None:
    holder = after_coming(ROSTER, ROBIN, a_holding("robin", seat=OFFICER))
    deputy = after_coming(ROSTER, ROBIN, a_holding("robin", seat=OFFICER, deputy=True))

    assert ((OLLE,), (OLLE, ROBIN)) == (holder.before.persons, holder.after.persons)
    assert ((OLLE,), (OLLE,)) == (deputy.before.persons, deputy.after.persons)


def test_the_day_after_the_last_one_the_coordinator_gets_it() -> None:
    change = after_leaving(ROSTER, HELD, LAST)

    assert (LAST + timedelta(days=1), (OLLE,), COORDINATOR) == (
        change.on,
        change.before.persons,
        change.after.instead,
    )


def test_each_seat_of_somebody_who_is_away_is_told_of() -> None:
    changes = tuple(while_away(ROSTER, Absence(OLLE.id, TODAY, LAST)))

    assert [(OFFICER, TODAY, LAST, True)] == [
        (each.seat, each.on, each.until, each.after.vacant) for each in changes
    ]
