"""The audit counts the days of pauses by itself, and finds pauses and due dates that do not agree."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from datetime import date
from functools import cache

import pytest

from sisam.audit.absences import Absence, waited
from sisam.audit.reckoning import Walker
from sisam.domain.command import Fire, Offer, Pause, Resume, Return
from tests.builders import shipped_rules
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

WALKER = Walker.of(shipped_rules().calendar)
MAPPING = "case_id = {away} AND rule = 'mapping.due.1' AND status = 'pending'"
CHANGED = "case_id = {away} AND type = 'pause_changed'"
STARTED = "case_id = {away} AND type = 'pause_started'"


def day(number: int) -> date:
    """Return a day of September 2026, whose 1st is a Tuesday."""
    return date(2026, 9, number)


@cache
def paused_site() -> Lived:
    """Return a site with a pupil who is away, and one who was, twice."""
    site = Lived()
    for name in ("away", "back"):
        site.open(name)
        site.does(name, "home", Fire("admit"))
    site.pass_days(2)
    for name in ("away", "back"):
        site.does(name, "home", Pause("absconded", day(6)))
    handover = site.step("back", "educational_handover")
    site.does("back", "school", Offer(handover))
    site.does("back", "homeschool", Return(handover), words="A page is missing.")
    site.pass_days(3)
    site.does("away", "social", Pause(None, day(12)), words="Still missing.")
    site.does("back", "social", Resume(), happened_on=day(5))
    site.pass_days(1)
    site.does("back", "home", Pause("hospital", day(9)))
    mistake = site.does("back", "home", Resume())
    site.annul("back", "home", mistake)
    site.does("back", "home", Resume())
    site.send()
    return site


def found(invariant: str, *statements: str) -> set[str | None]:
    return cases_found(invariant, *statements, of=paused_site())


def test_lives_with_pauses_hold() -> None:
    assert [] == [
        each for each in report_of(of=paused_site()).violations if each.invariant in ("I17", "I18", "I21")
    ]


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE deadline SET due_at = '2026-09-08T22:00:00.000000Z' WHERE {MAPPING}",
        f"UPDATE deadline SET due_at = '2026-09-19T22:00:00.000000Z' WHERE {MAPPING}",
        f"UPDATE event SET data = replace(data, '2026-09-03', '2026-09-04') WHERE {STARTED}",
        f"UPDATE event SET data = replace(data, '2026-09-12', '2026-09-13') WHERE {CHANGED}",
        f"DELETE FROM event WHERE {CHANGED}",
    ],
    ids=[
        "as if nobody were away",
        "later than the pause",
        "began later",
        "prolonged further",
        "not prolonged",
    ],
)
def test_a_due_date_that_does_not_follow_from_the_pauses_is_found(corruption: str) -> None:
    assert {"N-away"} == found("I21", corruption)


def test_what_the_law_demands_is_found_where_it_has_waited() -> None:
    corruption = (
        "UPDATE deadline SET due_at = '2026-09-17T22:00:00.000000Z' "
        "WHERE case_id = {away} AND rule = 'contact.due.2'"
    )
    assert {"N-away"} == found("I21", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET actor_organisation_id = 'school' WHERE {STARTED}",
        f"UPDATE event SET via = 'daemon' WHERE {STARTED}",
        f"UPDATE event SET actor_organisation_id = 'nobody' WHERE {CHANGED}",
    ],
    ids=["by a school", "by the program", "by a stranger"],
)
def test_a_pause_by_whoever_may_not_is_found(corruption: str) -> None:
    assert {"N-away"} == found("I18", corruption)


def test_a_pause_while_the_pupil_is_at_no_home_is_found() -> None:
    corruption = "DELETE FROM event WHERE case_id = {away} AND type = 'state_changed'"
    told = [each.sentence for each in report_of(corruption, of=paused_site()).violations]

    assert any("no case is paused in the state investigation" in each for each in told)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE \"case\" SET pauses = '[]' WHERE id = {away}",
        "UPDATE \"case\" SET pauses = replace(pauses, '2026-09-12', '2026-09-30') WHERE id = {away}",
        "UPDATE \"case\" SET pauses = replace(pauses, 'absconded', 'hospital') WHERE id = {away}",
        f"UPDATE deadline SET paused_days = 1 WHERE {MAPPING}",
    ],
    ids=["forgotten", "made longer", "for another reason", "of other days"],
)
def test_a_pause_that_the_journal_tells_otherwise_is_found(corruption: str) -> None:
    assert {"N-away"} == found("I17", corruption)


@pytest.mark.parametrize(
    ("absence", "due_on"),
    [
        (Absence(day(3), day(6), day(3)), day(14)),
        (Absence(day(3), day(6), day(3), back=day(4)), day(9)),
        (Absence(day(9), day(10), day(9)), day(8)),
        (Absence(day(3), day(10), day(9)), day(8)),
        (Absence(date(2026, 8, 30), day(1), date(2026, 8, 30)), day(9)),
    ],
    ids=[
        "moved to a Monday",
        "as long as it was",
        "began too late",
        "recorded too late",
        "since the opening",
    ],
)
def test_the_days_of_a_pause_are_walked(absence: Absence, due_on: date) -> None:
    assert due_on == waited(WALKER, [absence], day(1), day(8))
