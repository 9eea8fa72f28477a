"""Files are brought in by an administrator of the agency, by name."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.application.administering import NotAnAdministrator
from sisam.application.cases.importing import import_placements
from sisam.application.cases.permitting_imports import (
    NobodyAdministers,
    WhoImports,
    importer,
)
from sisam.domain.actor import Actor
from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.errors import NotFound
from tests.builders import NOW, SOCIAL_SERVICES, TODAY, a_holding, a_person
from tests.sites import AGENCY, IMPORTER, a_placement_row, a_site, organisations

SEAT = Seat(AGENCY, Role.ADMINISTRATOR)


def a_roster(*names: str, **held: date) -> Roster:
    persons = [a_person(name) for name in (*names, "nobody")]
    holdings = [a_holding(name, seat=SEAT, **{"active_from": date(2026, 1, 1), **held}) for name in names]
    return Roster.of(organisations(), persons, holdings)


def test_the_only_administrator_need_not_be_named() -> None:
    actor = importer(a_roster("rita"), None, TODAY, "list.csv")

    assert ("rita", AGENCY, "import:list.csv") == (actor.person_id, actor.organisation_id, actor.via)


def test_of_several_one_is_named() -> None:
    roster = a_roster("rita", "siv")

    with pytest.raises(WhoImports) as error:
        importer(roster, None, TODAY, "list.csv")

    assert ("rita@example.se", "siv@example.se") == error.value.may
    assert "siv" == importer(roster, "SIV@example.se", TODAY, "list.csv").person_id


def test_somebody_else_is_refused_and_told_who_may() -> None:
    with pytest.raises(NotAnAdministrator) as error:
        importer(a_roster("rita"), "nobody@example.se", TODAY, "list.csv")

    assert ("rita@example.se",) == error.value.may


def test_somebody_unknown_is_not_found() -> None:
    with pytest.raises(NotFound):
        importer(a_roster("rita"), "who@example.se", TODAY, "list.csv")


@pytest.mark.parametrize(
    "roster",
    [
        a_roster(),
        a_roster("rita", active_until=date(2026, 11, 1)),
        a_roster("rita", active_from=date(2026, 11, 3)),
    ],
)
def test_where_nobody_administers_that_day_nobody_may(roster: Roster) -> None:
    with pytest.raises(NobodyAdministers):
        importer(roster, None, TODAY, "list.csv")


@pytest.mark.parametrize(
    "actor",
    [
        replace(IMPORTER, organisation_id=None),
        replace(IMPORTER, organisation_id=SOCIAL_SERVICES),
        replace(IMPORTER, person_id=PersonId(f"person-of-{AGENCY}")),
    ],
)
def test_the_use_case_asks_for_the_right_itself(actor: Actor) -> None:
    site = a_site()

    with pytest.raises(NotAnAdministrator):
        import_placements(site, [a_placement_row()], actor, NOW)

    with site.store.read() as work:
        assert [] == work.cases.ids(open_only=False)


def test_the_journal_keeps_no_sign_of_a_files_name_that_no_line_can_show() -> None:
    actor = importer(a_roster("rita"), None, TODAY, "list\x1b[31m\n\u202eåö.csv")

    assert "import:list?[31m??åö.csv" == actor.via
