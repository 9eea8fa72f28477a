"""A sweep lets time pass for every case whose moment has come, whatever becomes of one of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

import pytest

from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.ports.rule_book import StoredPart
from sisam.application.ports.site_state import SiteState
from sisam.application.ports.unit_of_work import Store
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from sisam.domain.command import Close, Offer
from sisam.domain.event import EventType
from sisam.domain.ids import CaseId
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.storage.failures import DatabaseBusy
from tests.builders import NOW, OTHER_SCHOOL
from tests.fakes import BrokenRules, ContestedStore
from tests.sites import (
    AGENCY,
    a_case_at,
    a_site,
    case_at,
    does,
    everything_at,
    journal_at,
    kept_rules,
    outbox_at,
)

LATER = NOW + timedelta(days=8)


def counted(report: SweepReport) -> tuple[int, int, int, int]:
    return report.cases, report.missed, report.climbed, report.opened


def missed(site: Site, case_id: CaseId) -> bool:
    return EventType.DEADLINE_MISSED in [event.type for event in journal_at(site, case_id)]


def with_a_broken_case() -> tuple[Site, CaseId, CaseId, CaseId]:
    """A site with three late cases, of which the second follows rules that throw."""
    book = BrokenRules(kept_rules())
    site = a_site(rules=book)
    first = a_case_at(site, "N/1")
    with site.store.write() as work:
        law = next(part for part in work.rule_parts.parts() if part.kind == "law")
        other = StoredPart("law", "law", "broken", "broken", law.body, law.verdict, NOW)
        work.rule_parts.publish(other)
        work.commit()
    second = a_case_at(site, "N/2")
    with site.store.write() as work:
        again = replace(law, version="again", hash="again", published_at=LATER)
        work.rule_parts.publish(again)
        work.commit()
    third = a_case_at(site, "N/3")
    book.broken.add(case_at(site, second).rules)
    return site, first, second, third


def test_what_is_late_is_flagged_and_told() -> None:
    site = a_site()
    case_id = a_case_at(site)

    report = sweep(site, LATER)

    assert (1, 1, 0, 0) == counted(report)
    assert missed(site, case_id)
    assert [[Template.OVERDUE]] == [[item.template for item in each.items] for each in outbox_at(site)]
    assert 1 == report.messages


def test_a_case_whose_moment_has_not_come_is_not_looked_at() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = everything_at(site, [case_id])

    assert (0, 0, 0, 0) == counted(sweep(site, NOW + timedelta(days=1)))
    assert before == everything_at(site, [case_id])


def test_a_second_sweep_finds_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    sweep(site, LATER)
    before = everything_at(site, [case_id])

    assert (0, 0, 0, 0) == counted(sweep(site, LATER))
    assert before == everything_at(site, [case_id])


def test_a_climb_is_counted() -> None:
    site = a_site()
    a_case_at(site)
    sweep(site, LATER)

    assert (1, 0, 1, 0) == counted(sweep(site, LATER + timedelta(days=1)))


def test_a_closed_case_is_not_looked_at() -> None:
    site = a_site()
    case_id = a_case_at(site)
    does(site, case_id, Close("not_admitted"), words="Taken back.")

    assert (0, 0, 0, 0) == counted(sweep(site, LATER))


def test_batches_reach_every_case_and_progress_is_told_after_each() -> None:
    site = a_site()
    cases = [a_case_at(site, f"N/{number}") for number in range(5)]
    progress: list[int] = []

    report = sweep(site, LATER, batch=2, progress=progress.append)

    assert 5 == report.cases
    assert all(missed(site, case_id) for case_id in cases)
    assert [2, 4, 5] == progress


def test_a_sweep_that_is_asked_to_stop_ends_after_the_batch_that_runs() -> None:
    site = a_site()
    cases = [a_case_at(site, f"N/{number}") for number in range(5)]
    progress: list[int] = []

    report = sweep(site, LATER, batch=2, progress=progress.append, stopped=lambda: progress == [2])

    assert (2, True, 2) == (report.cases, report.cut_short, sum(missed(site, each) for each in cases))
    assert not sweep(site, LATER).cut_short
    assert all(missed(site, case_id) for case_id in cases)


def test_what_a_sweep_has_to_tell_one_person_comes_in_one_message_a_batch() -> None:
    site = a_site()
    for number in range(3):
        a_case_at(site, f"N/{number}")

    sweep(site, LATER)

    assert [3] == [len(message.items) for message in outbox_at(site)]


def test_a_case_whose_rules_throw_costs_only_itself() -> None:
    site, first, second, third = with_a_broken_case()

    report = sweep(site, LATER)

    assert {second} == set(report.failed)
    assert "a rule throws" == str(report.failed[second])
    assert [True, False, True] == [missed(site, each) for each in (first, second, third)]
    assert 2 == report.cases


def test_a_case_that_threw_does_not_keep_a_sweep_from_ending() -> None:
    site, first, second, third = with_a_broken_case()

    report = sweep(site, LATER, batch=1)

    assert {second} == set(report.failed)
    assert [True, False, True] == [missed(site, each) for each in (first, second, third)]


def test_where_a_batch_meets_a_conflict_its_cases_are_done_one_by_one() -> None:
    inner = a_site()
    cases = [a_case_at(inner, f"N/{number}") for number in range(3)]
    store = ContestedStore(inner.store)
    site = replace(inner, store=cast("Store", store))

    report = sweep(site, LATER)

    assert 1 == store.conflicts
    assert (3, 3, 0, 0) == counted(report)
    assert all(missed(inner, case_id) for case_id in cases)
    assert 3 == report.messages == len(outbox_at(inner))


def test_a_case_whose_rules_throw_costs_only_itself_one_by_one_too() -> None:
    inner, first, second, third = with_a_broken_case()
    site = replace(inner, store=cast("Store", ContestedStore(inner.store)))

    report = sweep(site, LATER)

    assert {second} == set(report.failed)
    assert [True, False, True] == [missed(inner, each) for each in (first, second, third)]


def test_a_sweep_flags_what_is_late_with_an_answer() -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = next(s.id for s in case_at(site, case_id).live_steps() if s.definition == "contact")
    does(site, case_id, Offer(contact))

    sweep(site, datetime.combine(date(2026, 11, 6), NOW.timetz()))

    assert [Template.STEP_OFFERED, Template.OVERDUE_ANSWER] == [
        item.template for each in outbox_at(site) for item in each.items
    ]


def spoil(site: Site, sql: str, *values: object) -> None:
    """Write to the database what the program would never write."""
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(sql, values)


def noted(site: Site) -> dict[CaseId, str]:
    with site.store.read() as work:
        return {each.case_id: each.error for each in work.case_failures.all()}


ROTTEN = {
    "an anchor that nobody knows": 'UPDATE "case" SET anchors = \'{"bogus":"2026-11-02"}\' WHERE id = ?',
    "facts that are no JSON": "UPDATE \"case\" SET facts = '{x' WHERE id = ?",
    "a clock that tells no time": "UPDATE deadline SET due_at = 'garbage' WHERE case_id = ?",
}


@pytest.mark.parametrize("sql", ROTTEN.values(), ids=ROTTEN.keys())
@pytest.mark.parametrize("batch", [1, 2, 100])
def test_a_case_that_cannot_be_read_costs_only_itself_and_is_noted(sql: str, batch: int) -> None:
    site = a_site()
    first, rotten, last = (a_case_at(site, f"N/{number}") for number in range(3))
    spoil(site, sql, rotten)

    report = sweep(site, LATER, batch=batch)

    assert ([rotten], 2, 2) == (list(report.failed), report.cases, report.missed)
    assert all(missed(site, each) for each in (first, last))
    assert {rotten: type(report.failed[rotten]).__name__} == noted(site)


def test_a_case_that_cannot_be_read_does_not_stop_what_falls_due_later() -> None:
    site = a_site()
    rotten = a_case_at(site, "N/0")
    spoil(site, ROTTEN["facts that are no JSON"], rotten)
    sweep(site, LATER)
    sound = a_case_at(site, "N/1")

    report = sweep(site, LATER + timedelta(days=8))

    assert ([rotten], True) == (list(report.failed), missed(site, sound))


def test_a_case_that_nobody_can_be_told_of_costs_only_itself_until_somebody_can() -> None:
    site = a_site()
    untold, sound = a_case_at(site, "N/0"), a_case_at(site, "N/1")
    spoil(site, "UPDATE step SET owner_organisation_id = ? WHERE case_id = ?", OTHER_SCHOOL, untold)
    agency = Seat(AGENCY, Role.COORDINATOR)
    with site.store.write() as work:
        (holding,) = work.register.roster().holdings[agency]
        work.register.end_holding(holding, NOW.date())
        work.commit()

    report = sweep(site, LATER)

    assert ({untold: "NobodyToTell"}, [False, True]) == (
        noted(site),
        [missed(site, c) for c in (untold, sound)],
    )
    assert (1, 1, 1) == (report.cases, report.missed, report.messages)

    with site.store.write() as work:
        work.register.add_holdings([replace(holding, active_from=LATER.date())])
        work.commit()
    sweep(site, LATER)

    assert ({}, True) == (noted(site), missed(site, untold))


def test_a_sweep_that_is_cut_short_forgets_no_failure_of_a_case_that_it_did_not_come_to() -> None:
    site = a_site()
    early, late = a_case_at(site, "N/0"), a_case_at(site, "N/1", NOW + timedelta(hours=1))
    spoil(site, ROTTEN["facts that are no JSON"], late)
    sweep(site, LATER + timedelta(days=1))
    assert {late} == set(noted(site))

    report = sweep(site, LATER + timedelta(days=2), stopped=lambda: True)

    assert (True, {late}) == (report.cut_short, set(noted(site)))
    assert missed(site, early)


@pytest.mark.parametrize("least", [1, 2])
def test_a_database_that_does_not_answer_ends_the_sweep_and_is_held_against_no_case(least: int) -> None:
    inner = a_site()
    cases = [a_case_at(inner, f"N/{number}") for number in range(3)]
    if least == 1:
        # So that the others are done one by one.
        spoil(inner, ROTTEN["facts that are no JSON"], cases[0])
    store = ContestedStore(inner.store, DatabaseBusy("database is locked"), least)

    with pytest.raises(DatabaseBusy):
        sweep(replace(inner, store=cast("Store", store)), LATER)

    assert ({}, 1) == (noted(inner), store.conflicts)
    assert 3 - (least == 1) == sweep(inner, LATER).cases


def test_rules_that_cannot_be_read_since_the_database_does_not_answer_are_held_against_no_case() -> None:
    site, _, _, _ = with_a_broken_case()
    cast("BrokenRules", site.rules).error = DatabaseBusy("database is locked")

    with pytest.raises(DatabaseBusy):
        sweep(site, LATER)

    assert {} == noted(site)


def test_a_site_that_falls_silent_meanwhile_ends_the_sweep_and_is_held_against_no_case() -> None:
    site = a_site()
    for number in range(3):
        a_case_at(site, f"N/{number}")

    def fall_silent(_count: int) -> None:
        with site.store.write() as work:
            work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW, restored_from="x"))
            work.commit()

    with pytest.raises(SiteSilent):
        sweep(site, LATER, batch=2, progress=fall_silent)

    assert {} == noted(site)
