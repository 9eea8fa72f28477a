"""The audit follows a case to another home, and finds what does not belong to a transfer."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from datetime import date, timedelta
from functools import cache

import pytest

from sisam.domain.command import Fire, Transfer
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

SECOND, SECOND_SCHOOL = OrganisationId("second"), OrganisationId("secondschool")
MOVED = "case_id = {elsewhere} AND type = 'case_transferred'"
DEBT = (
    "(SELECT id FROM step WHERE case_id = {elsewhere} AND definition = 'introduction_meeting' AND round = 1)"
)


@cache
def two_homes() -> Lived:
    """Return a site where a pupil came to another home, and the handover of the new round was confirmed."""
    site = Lived()
    _furnish(site)
    site.open("elsewhere")
    site.does("elsewhere", "home", Fire("admit"))
    site.pass_days(2)
    site.does("elsewhere", "home", Transfer(SECOND, SECOND_SCHOOL))
    site.hand_over("elsewhere", "educational_handover", "homeschool", SECOND_SCHOOL)
    site.open("mistaken")
    site.does("mistaken", "home", Fire("admit"))
    site.pass_days(1)
    site.annul("mistaken", "social", site.does("mistaken", "home", Transfer(SECOND, SECOND_SCHOOL)))
    return site


def _furnish(site: Lived) -> None:
    with site.store.write() as work:
        school = OrganisationKind.YOUTH_HOME_SCHOOL
        work.register.put_organisations([Organisation(SECOND, SECOND, OrganisationKind.YOUTH_HOME, "Second")])
        work.register.put_organisations([Organisation(SECOND_SCHOOL, SECOND_SCHOOL, school, "Its school")])
        lead = PersonId(f"person-{SECOND_SCHOOL}")
        work.register.put_persons([Person(lead, "Lead", "lead@second.example.se")])
        seat = Seat(SECOND_SCHOOL, Role.EDUCATIONAL_LEAD)
        work.register.add_holdings(
            [Holding(seat, lead, deputy=False, active_from=site.now.date() - timedelta(days=9))]
        )
        work.commit()


def test_a_transfer_and_one_that_was_annulled_are_in_order() -> None:
    site = two_homes()

    assert [] == list(report_of(of=site).violations)
    assert date(2026, 9, 3) == max(site.case("elsewhere").anchors.values())


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET type = 'state_changed' WHERE {MOVED}",
        f"UPDATE event SET to_state = 'discharged' WHERE {MOVED}",
        f"UPDATE event SET from_state = NULL, to_state = NULL WHERE {MOVED}",
        f"UPDATE event SET actor_organisation_id = 'school' WHERE {MOVED}",
        f"UPDATE event SET via = 'daemon', actor_organisation_id = NULL WHERE {MOVED}",
    ],
)
def test_a_transfer_that_nobody_could_make_is_found(corruption: str) -> None:
    assert {"N-elsewhere"} == cases_found("I18", corruption, of=two_homes())


@pytest.mark.parametrize(
    "corruption",
    [
        'UPDATE "case" SET round = 1 WHERE id = {elsewhere}',
        "UPDATE \"case\" SET earlier_dates = '[]' WHERE id = {elsewhere}",
        f"UPDATE step SET round = 2, occurrence = 9 WHERE id = {DEBT}",
    ],
)
def test_a_round_that_the_journal_does_not_tell_is_found(corruption: str) -> None:
    assert {"N-elsewhere"} == cases_found("I17", corruption, of=two_homes())


def test_a_debt_that_counts_by_the_dates_of_another_round_is_found() -> None:
    corruption = f"UPDATE step SET round = 2, occurrence = 9 WHERE id = {DEBT}"

    assert {"N-elsewhere"} == cases_found("I21", corruption, of=two_homes())


def test_accountability_in_another_round_than_the_step_that_passed_it_is_found() -> None:
    corruption = "UPDATE accountability SET round = 3 WHERE case_id = {elsewhere} AND round = 2"

    assert {"N-elsewhere"} == cases_found("I13", corruption, of=two_homes())
