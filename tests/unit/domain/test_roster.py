"""Who sits where: the roster's answers, on which every message rests."""

from datetime import date

import pytest

from sisam.domain.absence import Absence
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from tests.builders import TODAY, a_holding, a_person, an_organisation

YESTERDAY = date(2026, 11, 1)
SCHOOL, ADMIN, AGENCY = map(OrganisationId, ("school", "admin", "agency"))
PEOPLE = [a_person(name) for name in ("kim", "robin", "alex")]


def a_roster(*held: tuple[str, OrganisationId, Role], deputy: bool = False, since: date = TODAY) -> Roster:
    """A school below an administration, and an agency, where these persons sit."""
    return Roster.of(
        [
            an_organisation(SCHOOL, kind=OrganisationKind.SCHOOL, parent_id=ADMIN, municipality_code="0380"),
            an_organisation(ADMIN, kind=OrganisationKind.EDUCATION_ADMINISTRATION, municipality_code="0380"),
            an_organisation(AGENCY, kind=OrganisationKind.AGENCY),
            an_organisation("closed", kind=OrganisationKind.SCHOOL, parent_id=ADMIN, active=False),
        ],
        PEOPLE,
        [
            a_holding(name, seat=Seat(organisation, role), deputy=deputy, active_from=since)
            for name, organisation, role in held
        ],
    )


def names(*ids: str) -> list[PersonId]:
    return [PersonId(each) for each in ids]


def test_organisations_are_found_by_code_and_persons_by_address_in_any_case() -> None:
    roster = a_roster()

    assert SCHOOL == roster.by_code["school"].id
    assert "kim" == roster.by_email["kim@example.se"].id
    assert "kim" == Roster.of(persons=[a_person("kim", email="KIM@Example.se")]).by_email["kim@example.se"].id


def test_active_organisations_of_a_kind_are_found_by_municipality_or_in_the_country() -> None:
    roster = a_roster()

    assert [SCHOOL] == [each.id for each in roster.of_kind(OrganisationKind.SCHOOL, "0380")]
    assert [] == list(roster.of_kind(OrganisationKind.SCHOOL, "0180"))
    assert [SCHOOL] == [each.id for each in roster.of_kind(OrganisationKind.SCHOOL, None)]


def test_children_are_the_active_ones_right_below() -> None:
    roster = a_roster()

    assert [SCHOOL] == [each.id for each in roster.children(ADMIN, OrganisationKind.SCHOOL)]
    assert [] == list(roster.children(ADMIN, OrganisationKind.YOUTH_HOME_SCHOOL))
    assert [] == list(roster.children(AGENCY, OrganisationKind.SCHOOL))


def test_holders_sit_before_deputies() -> None:
    seat = Seat(SCHOOL, Role.HEAD_TEACHER)
    holder, deputy = a_holding("kim", seat=seat), a_holding("robin", seat=seat, deputy=True)

    both = Roster.of([an_organisation(SCHOOL)], PEOPLE, [deputy, holder])
    alone = Roster.of([an_organisation(SCHOOL)], PEOPLE, [deputy])

    assert names("kim") == [person.id for person in both.sitting(seat, TODAY)]
    assert names("robin") == [person.id for person in alone.sitting(seat, TODAY)]


def test_nobody_sits_before_their_first_day() -> None:
    roster = a_roster(("kim", SCHOOL, Role.HEAD_TEACHER))

    assert () == roster.sitting(Seat(SCHOOL, Role.HEAD_TEACHER), YESTERDAY)
    assert () == roster.seats_of(PersonId("kim"), YESTERDAY)


def test_a_persons_seats_come_in_a_settled_order_deputised_ones_too() -> None:
    roster = a_roster(
        ("kim", SCHOOL, Role.HEAD_TEACHER), ("kim", ADMIN, Role.OFFICER), ("robin", ADMIN, Role.MANAGER)
    )

    assert (Seat(ADMIN, Role.OFFICER), Seat(SCHOOL, Role.HEAD_TEACHER)) == roster.seats_of(
        PersonId("kim"), TODAY
    )
    assert (Seat(ADMIN, Role.OFFICER),) == a_roster(("kim", ADMIN, Role.OFFICER), deputy=True).seats_of(
        PersonId("kim"), TODAY
    )


@pytest.mark.parametrize(
    ("coordinators", "expected"),
    [
        ((SCHOOL, ADMIN, AGENCY), SCHOOL),
        ((ADMIN, AGENCY), ADMIN),
        ((AGENCY,), AGENCY),
        ((), None),
    ],
)
def test_the_last_rung_is_the_organisations_else_its_parents_else_the_agencys(
    coordinators: tuple[OrganisationId, ...], expected: OrganisationId | None
) -> None:
    roster = a_roster(*(("kim", each, Role.COORDINATOR) for each in coordinators))

    found = roster.last_rung(SCHOOL, TODAY)

    assert (Seat(expected, Role.COORDINATOR) if expected else None) == found


def test_an_organisation_that_nobody_knows_falls_to_the_agency() -> None:
    roster = a_roster(("kim", AGENCY, Role.COORDINATOR))

    assert Seat(AGENCY, Role.COORDINATOR) == roster.last_rung(OrganisationId("nowhere"), TODAY)


LEAD = Seat(SCHOOL, Role.HEAD_TEACHER)


def a_seat_of(*held: tuple[str, bool, date, date | None], away: tuple[tuple[str, date, date], ...]) -> Roster:
    """One seat with holders and deputies over time, and when they are away."""
    return Roster.of(
        persons=PEOPLE,
        holdings=[
            a_holding(name, seat=LEAD, deputy=deputy, active_from=since, active_until=until)
            for name, deputy, since, until in held
        ],
        absences=[Absence(PersonId(name), *days) for name, *days in away],
    )


def days(text: str) -> tuple[date, ...]:
    """Return days of November 2026, such as ``3 5``."""
    return tuple(date(2026, 11, int(each)) for each in text.split())


def test_deputies_sit_while_all_holders_are_away_and_not_otherwise() -> None:
    third, fifth = days("3 5")
    roster = a_seat_of(
        ("kim", False, TODAY, None),
        ("robin", False, TODAY, None),
        ("alex", True, TODAY, None),
        away=(("kim", third, fifth), ("robin", fifth, fifth)),
    )

    told = {day: [each.id for each in roster.sitting(LEAD, day)] for day in days("2 3 5 6")}

    assert [["kim", "robin"], ["robin"], ["alex"], ["kim", "robin"]] == list(told.values())


def test_nobody_sits_where_the_deputy_is_away_too() -> None:
    third, fourth, fifth = days("3 4 5")
    roster = a_seat_of(
        ("kim", False, TODAY, None),
        ("alex", True, TODAY, None),
        away=(("kim", third, fifth), ("alex", fourth, fourth)),
    )

    assert [1, 1, 0, 1] == [len(roster.sitting(LEAD, day)) for day in days("2 3 4 5")]


def test_whoever_is_away_keeps_the_seat_and_its_rights() -> None:
    third, fifth = days("3 5")
    roster = a_seat_of(("kim", False, TODAY, None), away=(("kim", third, fifth),))

    assert (LEAD,) == roster.seats_of(PersonId("kim"), third)
    assert [False, True, True, False] == [roster.is_away(PersonId("kim"), day) for day in days("2 3 5 6")]


def test_a_controller_answers_for_itself_and_for_those_that_name_it() -> None:
    roster = Roster.of(
        [
            an_organisation("school", controller_id=ADMIN),
            an_organisation(ADMIN),
            an_organisation("below", parent_id=ADMIN),
        ]
    )

    assert ((ADMIN, SCHOOL), ("below",)) == (roster.under(ADMIN), roster.under(OrganisationId("below")))


def test_a_person_has_a_place_wherever_they_sit_sat_or_will_sit() -> None:
    ended = a_holding("kim", seat=Seat(ADMIN, Role.OFFICER), active_from=YESTERDAY, active_until=YESTERDAY)
    coming = a_holding("kim", seat=Seat(AGENCY, Role.OFFICER), active_from=date(2027, 1, 1))
    other = a_holding("robin", seat=Seat(SCHOOL, Role.HEAD_TEACHER))
    roster = Roster.of((), PEOPLE, [ended, coming, other])

    assert {ADMIN, AGENCY} == roster.places_of(PersonId("kim"))


@pytest.mark.parametrize(
    ("held", "away", "until", "empty"),
    [
        # Nobody at all, …
        ((), (), None, "3"),
        # … somebody for ever, …
        ((("kim", False, TODAY, None),), (), None, ""),
        # … until a last day, …
        ((("kim", False, TODAY, days("9")[0]),), (), None, "10"),
        ((("kim", False, TODAY, days("9")[0]),), (), days("9")[0], ""),
        # … with a gap before the successor, …
        ((("kim", False, TODAY, days("9")[0]), ("robin", False, days("11")[0], None)), (), None, "10"),
        ((("kim", False, TODAY, days("9")[0]), ("robin", False, days("10")[0], None)), (), None, ""),
        # … away without a deputy, with one, and with one who is away as well.
        ((("kim", False, TODAY, None),), (("kim", *days("5 7")),), None, "5"),
        ((("kim", False, TODAY, None),), (("kim", *days("2 7")),), None, "3"),
        (
            (("kim", False, TODAY, None), ("alex", True, TODAY, None)),
            (("kim", *days("5 7")),),
            None,
            "",
        ),
        (
            (("kim", False, TODAY, None), ("alex", True, TODAY, None)),
            (("kim", *days("5 7")), ("alex", *days("7 8"))),
            None,
            "7",
        ),
    ],
)
def test_the_first_day_on_which_nobody_is_there_is_found(
    held: tuple[tuple[str, bool, date, date | None], ...],
    away: tuple[tuple[str, date, date], ...],
    until: date | None,
    empty: str,
) -> None:
    roster = a_seat_of(*held, away=away)

    assert next(iter(days(empty)), None) == roster.first_empty_day(LEAD, days("3")[0], until)
