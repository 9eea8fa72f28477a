"""Imports of placements are all or nothing."""

from collections import Counter
from datetime import date

import pytest

from sisam.application.cases.importing import (
    import_placements,
)
from sisam.application.cases.listing_steps import whose_move
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.office_hours import OfficeHours
from sisam.engine.releasing import GROUPING
from sisam.errors import Invalid
from sisam.wording.dates import long_date
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, TODAY
from tests.sites import (
    AGENCY,
    IMPORTER,
    a_placement_row,
    a_site,
    case_at,
    everything_at,
    outbox_at,
    roster_at,
)

FILE = IMPORTER
MAY = date(2026, 5, 4)


def case_ids(site: Site) -> list[CaseId]:
    with site.store.read() as work:
        return work.cases.ids(open_only=False)


def test_every_row_becomes_a_case_and_what_is_late_is_flagged_at_once() -> None:
    site = a_site()

    told = import_placements(
        site, [a_placement_row("SN-1", anchors={Anchor.ADMITTED: MAY}), a_placement_row("SN-2")], FILE, NOW
    )

    first, second = (case_at(site, each) for each in case_ids(site))
    assert (2, {"SN-1", "SN-2"}) == (told.rows, {first.number, second.number})
    assert told.sweep is not None
    assert 1 == told.sweep.cases
    late = first if first.number == "SN-1" else second
    assert late.alerts
    assert [] == [each for each in late.alerts.values() if each.raised_at != NOW]


def test_everybody_is_told_once_of_all_that_an_import_opened() -> None:
    site = a_site()
    rows = [a_placement_row(f"SN-{n}", anchors={Anchor.ADMITTED: TODAY}) for n in range(3)]

    told = import_placements(site, rows, FILE, NOW)

    opened = [
        message
        for message in outbox_at(site)
        if any(item.template is Template.STEP_OPENED for item in message.items)
    ]
    assert opened
    assert len(opened) == len({message.person_id for message in opened})
    assert told.messages == len(outbox_at(site))


def summed_up(site: Site) -> dict[str, tuple[str, str, str]]:
    """Return what each person was told of an import in sum: cases, steps, and late ones among them."""
    return {
        message.person_id: (item.fields["count"], item.fields["waiting"], item.fields["late"])
        for message in outbox_at(site)
        for item in message.items
        if item.template is Template.IMPORTED
    }


def test_each_organisations_coordinator_is_told_in_sum_what_an_import_asks_of_it() -> None:
    site = a_site()
    rows = [a_placement_row(f"SN-{n}", anchors={Anchor.ADMITTED: MAY}) for n in range(2)]
    rows.append(a_placement_row("SN-9"))

    import_placements(site, rows, FILE, NOW)

    with site.store.read() as work:
        cases = work.cases.load_many(work.cases.ids(open_only=True))
    asked = [(each.number, step) for each in cases for step in each.live_steps()]
    of_social = [(number, step) for number, step in asked if whose_move(step) == SOCIAL_SERVICES]
    late = sum(case.alert_of(deadline.id) is not None for case in cases for deadline in late_of(case))
    told = summed_up(site)
    numbers = {number for number, _ in of_social}
    assert (str(len(numbers)), str(len(of_social)), str(late)) == told[f"coordinator-of-{SOCIAL_SERVICES}"]
    # Whose own coordinator's seat is vacant is summed up to the one above it.
    assert f"person-of-{AGENCY}" in told
    assert HOME_SCHOOL in {whose_move(step) for _, step in asked}
    assert f"coordinator-of-{HOME_SCHOOL}" in told


def late_of(case: Case) -> list[Deadline]:
    """Return the deadlines of social services that had passed when the case was imported."""
    live = [(step, case.live_deadline(step.id)) for step in case.live_steps()]
    return [
        deadline
        for step, deadline in live
        if deadline and deadline.due_on < TODAY and whose_move(step) == SOCIAL_SERVICES
    ]


def test_whoever_is_to_do_something_gets_one_message_in_all_of_an_import() -> None:
    site = a_site(office_hours=OfficeHours.read("08:00-17:00"), grouping=GROUPING)
    rows = [a_placement_row(f"SN-{n}", anchors={Anchor.ADMITTED: TODAY if n % 2 else MAY}) for n in range(30)]

    told = import_placements(site, rows, FILE, NOW)

    assert told.sweep is not None
    assert told.sweep.missed > 50
    # What was late when it came is no storm.
    assert 0 == told.sweep.storm
    everybody = Counter(message.person_id for message in outbox_at(site))
    assert {1} == set(everybody.values())
    assert told.messages + told.sweep.messages == len(everybody)
    assert {NOW + GROUPING.crowds} == {message.next_at for message in outbox_at(site)}
    officer = next(each for each in outbox_at(site) if each.person_id == f"person-of-{SOCIAL_SERVICES}")
    assert {Template.STEP_OPENED, Template.OVERDUE} <= {item.template for item in officer.items}


def test_of_a_step_that_is_late_when_it_is_imported_only_the_alert_is_told() -> None:
    site = a_site()
    import_placements(site, [a_placement_row(anchors={Anchor.ADMITTED: MAY})], FILE, NOW)

    case = case_at(site, case_ids(site)[0])
    told: dict[Template, set[str | None]] = {}
    for message in outbox_at(site):
        for item in message.items:
            told.setdefault(item.template, set()).add(item.step_id)
    late = {case.deadlines[alert.deadline_id].step_id for alert in case.alerts.values() if alert.deadline_id}
    assert late
    assert late == told[Template.OVERDUE]
    assert set() == late & told.get(Template.STEP_OPENED, set())


def test_of_new_steps_those_are_told_that_are_owed_and_in_time() -> None:
    site = a_site()
    admitted_on = date(2026, 10, 23)
    import_placements(site, [a_placement_row(anchors={Anchor.ADMITTED: admitted_on})], FILE, NOW)

    case = case_at(site, case_ids(site)[0])
    told = {
        (item.step_id, item.fields["due"])
        for message in outbox_at(site)
        for item in message.items
        if item.template is Template.STEP_OPENED
    }
    owed = {
        (step.id, long_date(deadline.due_on, Language.SV))
        for step in case.live_steps()
        if (deadline := case.live_deadline(step.id)) and deadline.due_on >= TODAY
    }
    assert told
    assert told <= owed
    assert case.alerts


def test_one_row_that_is_refused_leaves_nothing_of_any_and_is_named() -> None:
    site = a_site()
    before = everything_at(site, [])
    contradiction = {Anchor.ADMITTED: TODAY, Anchor.DISCHARGED: MAY}
    rows = [a_placement_row("SN-1"), a_placement_row("SN-2", row=3, anchors=contradiction)]

    with pytest.raises(Invalid) as error:
        import_placements(site, rows, FILE, NOW)

    (fault,) = error.value.faults
    assert ("placements.csv", 3) == (fault.file, fault.row)
    assert "discharge" in fault.sentence
    assert before == everything_at(site, [])


def test_a_dry_run_of_placements_counts_and_keeps_nothing() -> None:
    site = a_site()
    before = everything_at(site, [])

    told = import_placements(site, [a_placement_row()], FILE, NOW, dry_run=True)

    assert (1, None) == (told.rows, told.sweep)
    assert told.messages > 0
    assert before == everything_at(site, [])


def test_a_case_comes_after_the_one_that_it_follows_on_wherever_its_row_stands() -> None:
    site = a_site()
    rows = [
        a_placement_row("third", previous_case_number="second"),
        a_placement_row("second", previous_case_number="first"),
        a_placement_row("first"),
    ]

    import_placements(site, rows, FILE, NOW)

    cases = {case.number: case for case in (case_at(site, each) for each in case_ids(site))}
    assert [None, cases["first"].id, cases["second"].id] == [
        cases[number].previous_case_id for number in ("first", "second", "third")
    ]


def test_progress_is_told_row_by_row() -> None:
    progress: list[int] = []

    import_placements(
        a_site(), [a_placement_row("1"), a_placement_row("2")], FILE, NOW, progress=progress.append
    )

    assert [1, 2] == progress


def test_no_rows_are_no_cases() -> None:
    site = a_site()

    assert 0 == import_placements(site, [], FILE, NOW).rows
    assert [] == case_ids(site)


def test_the_parties_of_a_row_are_organisations_of_the_register() -> None:
    site = a_site()
    import_placements(site, [a_placement_row()], FILE, NOW)

    parties = case_at(site, case_ids(site)[0]).parties
    assert set(parties.values()) <= set(map(OrganisationId, roster_at(site).organisations))
