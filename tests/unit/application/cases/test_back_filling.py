"""What was done on paper is carried out by whoever did it, or told as a fault of its row."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sisam.application.administering import NotAnAdministrator
from sisam.application.cases.importing import import_placements
from sisam.application.cases.importing_steps import BackFilled, import_steps
from sisam.application.cases.paper import Deed, PaperAct, StepRow
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.event import EventType
from sisam.domain.fact import Fact, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, PartyName
from sisam.domain.message import Template
from sisam.domain.seat import Person, Role
from sisam.errors import Invalid
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.sites import IMPORTER, a_placement_row, a_site, journal_at, outbox_at

ADMITTED = date(2026, 10, 5)
STEPS_FILE = replace(IMPORTER, via="import:steps.csv")


def a_filled_site(**fields: Any) -> tuple[Site, CaseId]:  # noqa: ANN401
    """A site with one pupil who was admitted four weeks ago."""
    site = a_site()
    anchors = {Anchor.ADMITTED: ADMITTED}
    import_placements(site, [a_placement_row(anchors=anchors, **fields)], IMPORTER, NOW)
    with site.store.read() as work:
        case_id = work.cases.find("SN-1")
    assert case_id is not None
    return site, case_id


def who(site: Site, role: Role, code: str) -> Person:
    """Return whoever sits in a seat."""
    with site.store.read() as work:
        roster = work.register.roster()
    return next(
        roster.persons[holding.person_id]
        for seat, holdings in roster.holdings.items()
        for holding in holdings
        if (seat.role, roster.organisations[seat.organisation_id].code) == (role, code)
    )


def a_handover(site: Site, **fields: object) -> StepRow:
    """A row on a handover that was offered and confirmed in time, on paper."""
    deeds = (
        Deed(PaperAct.OFFERED, date(2026, 10, 16), who(site, Role.HEAD_TEACHER, HOME_SCHOOL)),
        Deed(PaperAct.CONFIRMED, date(2026, 10, 19), who(site, Role.EDUCATIONAL_LEAD, YOUTH_HOME_SCHOOL)),
    )
    row = StepRow(2, "SN-1", "educational_handover", deeds)
    return replace(row, **fields)  # type: ignore[arg-type]


def bring_in(site: Site, *rows: StepRow, dry_run: bool = False) -> BackFilled:
    return import_steps(site, rows, STEPS_FILE, NOW, dry_run=dry_run)


def faults(site: Site, *rows: StepRow) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        bring_in(site, *rows)
    return [str(fault) for fault in refusal.value.faults]


def test_whoever_did_it_is_the_author_and_the_file_is_the_road() -> None:
    site, case_id = a_filled_site()

    bring_in(site, a_handover(site))

    lead = who(site, Role.EDUCATIONAL_LEAD, YOUTH_HOME_SCHOOL)
    confirmed = next(each for each in journal_at(site, case_id) if each.type is EventType.STEP_CONFIRMED)
    assert (lead.id, YOUTH_HOME_SCHOOL, "import:steps.csv") == (
        confirmed.actor.person_id,
        confirmed.actor.organisation_id,
        confirmed.actor.via,
    )


def test_only_an_administrator_brings_in_a_file() -> None:
    site, _ = a_filled_site()

    with pytest.raises(NotAnAdministrator):
        import_steps(site, [a_handover(site)], replace(STEPS_FILE, organisation_id=None), NOW)


def test_a_dry_run_says_what_is_new_and_keeps_nothing() -> None:
    site, case_id = a_filled_site()
    before = journal_at(site, case_id)

    tried = bring_in(site, a_handover(site), dry_run=True)

    assert {a_handover(site): a_handover(site).deeds} == tried.news
    assert before == journal_at(site, case_id)


def test_what_has_ended_on_paper_is_told_to_nobody_and_what_still_waits_to_its_confirmer() -> None:
    site, _ = a_filled_site()
    told_before = len(outbox_at(site))

    done = a_handover(site)
    bring_in(site, done)

    items = [item for message in outbox_at(site)[told_before:] for item in message.items]
    assert {Template.STEP_OFFERED, Template.STEP_CONFIRMED}.isdisjoint(item.template for item in items)

    (offered, _) = done.deeds
    waits = a_handover(site, step="introduction_meeting", deeds=(replace(offered, on=TODAY),))
    bring_in(site, waits)

    told = [item.template for message in outbox_at(site)[told_before:] for item in message.items]
    assert Template.STEP_OFFERED in told


def test_of_a_protected_pupil_a_fault_names_parties_and_no_organisation() -> None:
    site, _ = a_filled_site(identity=Identity("Kim Ek", "201103152383", Protection.FICTITIOUS))
    offered, confirmed = a_handover(site).deeds
    wrong = replace(confirmed, person=who(site, Role.OFFICER, SOCIAL_SERVICES))

    (fault,) = faults(site, a_handover(site, deeds=(offered, wrong)))

    assert "held no seat at the youth home's school on 2026-10-19" in fault
    assert YOUTH_HOME_SCHOOL not in fault


def test_where_nobody_sat_there_the_fault_asks_for_the_seats() -> None:
    site, _ = a_filled_site()
    offered, confirmed = a_handover(site).deeds
    long_ago = replace(offered, on=date(2020, 1, 1))

    (fault,) = faults(site, a_handover(site, deeds=(long_ago, confirmed)))

    assert "Nobody did: import their seats with the days since when they held them, then try again." in fault


def test_a_fault_in_one_row_keeps_the_others_out_and_what_hangs_on_it_has_no_fault_of_its_own() -> None:
    site, case_id = a_filled_site()
    before = journal_at(site, case_id)
    offered, confirmed = a_handover(site).deeds
    by_another = replace(offered, person=confirmed.person)

    told = faults(
        site,
        a_handover(site, row=2, deeds=(by_another,)),
        a_handover(site, row=3, deeds=(confirmed,)),
        a_handover(site, row=4, step="introduction_meeting"),
    )

    assert 1 == len(told)
    assert before == journal_at(site, case_id)


def test_a_round_that_the_case_has_not_had_is_a_fault_that_names_those_it_had() -> None:
    site, _ = a_filled_site()

    (fault,) = faults(site, a_handover(site, round=2))

    assert "The case has no such round and occurrence of educational_handover." in fault
    assert "use one of: 1/1." in fault


def test_what_the_engine_refuses_is_a_fault_in_its_words() -> None:
    site, _ = a_filled_site()
    deed = Deed(PaperAct.DONE, date(2026, 10, 19), who(site, Role.HEAD_TEACHER, HOME_SCHOOL))

    (fault,) = faults(site, a_handover(site, deeds=(deed,)))

    assert fault.startswith("steps.csv, row 2, column done_on: ")
    assert "is confirmed by another party. Offer it to them instead." in fault


def test_what_was_confirmed_before_the_discharge_comes_in_before_it_so_that_it_was_not_sudden() -> None:
    site = a_site()
    deeds = (
        Deed(PaperAct.OFFERED, date(2026, 10, 20), who(site, Role.OFFICER, EDUCATION_ADMINISTRATION)),
        Deed(PaperAct.CONFIRMED, date(2026, 10, 21), who(site, Role.HEAD_TEACHER, NEW_SCHOOL)),
    )
    place = StepRow(2, "SN-1", "school_place", deeds, starts_on=date(2026, 11, 2))
    left_on = date(2026, 10, 30)
    placement = a_placement_row(
        anchors={Anchor.ADMITTED: ADMITTED, Anchor.FORECAST: left_on, Anchor.DISCHARGED: left_on},
        parties={**PARTIES, PartyName("receiving_school"): NEW_SCHOOL},
    )

    import_placements(site, [placement], IMPORTER, NOW, steps=[place], steps_file="steps.csv")

    with site.store.read() as work:
        (case,) = (work.cases.load(each) for each in work.cases.ids(open_only=True))
    assert case.accountable is not None
    assert ("discharged", "no", NEW_SCHOOL) == (
        case.state,
        case.facts[Fact.SUDDEN],
        case.accountable.organisation_id,
    )
