"""The same file again changes nothing; what is new in it is recorded in the cases that are there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import Imported, import_placements
from sisam.application.cases.row_news import About, Difference, RowReport, Standing
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Close, SetDate, SetParty
from sisam.domain.fact import Fact, LegalBasis, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.errors import Fault, Invalid
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    PARTIES,
    TODAY,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.sites import (
    IMPORTER,
    a_case_at,
    a_placement_row,
    a_site,
    case_at,
    does,
    everything_at,
    journal_at,
    outbox_at,
)

RECEIVING = PartyName("receiving_school")
HOME = PartyName("home_school")
ADMITTED = date(2026, 10, 26)
FIRST = a_placement_row(anchors={Anchor.ADMITTED: ADMITTED, Anchor.FORECAST: date(2027, 1, 29)})


def brought(site: Site, *rows: PlacementRow, again: int = 1, dry_run: bool = False) -> Imported:
    return import_placements(site, rows, IMPORTER, NOW + timedelta(days=again), dry_run=dry_run)


def the_case(site: Site, number: str = "SN-1") -> Case:
    with site.store.read() as work:
        found = work.cases.find(number)
        assert found is not None
        return work.cases.load(found)


def a_site_with(*rows: PlacementRow) -> Site:
    site = a_site()
    brought(site, *rows, again=0)
    return site


def told(row: PlacementRow = FIRST, /, **fields: Any) -> PlacementRow:  # noqa: ANN401
    return replace(row, **fields)


def dated(**days: date) -> PlacementRow:
    return told(anchors={**FIRST.anchors, **{Anchor(name): day for name, day in days.items()}})


def with_parties(parties: Mapping[PartyName, OrganisationId]) -> PlacementRow:
    return told(parties={**PARTIES, **parties})


def report_of(imported: Imported) -> RowReport:
    (report,) = imported.news.reports
    return report


def refused(site: Site, *rows: PlacementRow) -> tuple[Fault, ...]:
    """Return the faults of a file, of which nothing was kept."""
    before = everything_at(site, [the_case(site).id])
    with pytest.raises(Invalid) as error:
        brought(site, *rows)
    assert before == everything_at(site, [the_case(site).id])
    return error.value.faults


def test_the_same_file_again_changes_nothing_and_tells_nobody() -> None:
    rows = [told(case_number=f"SN-{n}", identity=Identity(f"P{n}")) for n in range(3)]
    site = a_site_with(*rows)
    ids = [the_case(site, row.case_number).id for row in rows]
    before = everything_at(site, ids)

    again = brought(site, *rows, again=0)

    assert (3, {Standing.UNCHANGED: 3}, ()) == (again.rows, again.news.counts, again.news.reports)
    assert 0 == again.messages
    assert before == everything_at(site, ids)


def test_a_changed_date_is_recorded_and_the_deadlines_that_hang_on_it_move() -> None:
    site = a_site_with(FIRST)

    report = report_of(brought(site, dated(forecast=date(2027, 2, 26))))

    assert date(2027, 2, 26) == the_case(site).anchors[Anchor.FORECAST]
    assert Standing.CHANGED is report.standing
    assert (Difference(About.DATE, "forecast", "2027-01-29", "2027-02-26"),) == report.changes
    assert report.moved_deadlines > 0


def test_a_dry_run_tells_the_same_and_keeps_nothing() -> None:
    site, other = a_site_with(FIRST), a_site_with(FIRST)
    before = everything_at(site, [the_case(site).id])
    changed = dated(forecast=date(2027, 2, 26))

    assert report_of(brought(site, changed, dry_run=True)) == report_of(brought(other, changed))
    assert before == everything_at(site, [the_case(site).id])


def test_a_new_date_of_a_move_makes_the_move_on_its_day() -> None:
    site = a_site_with(told(anchors={Anchor.APPLIED: date(2026, 10, 12)}))

    brought(site, told(anchors={Anchor.APPLIED: date(2026, 10, 12), Anchor.ADMITTED: ADMITTED}))

    case = the_case(site)
    assert ("admitted", ADMITTED) == (case.state, case.anchors[Anchor.ADMITTED])


def test_all_dates_of_a_stay_may_move_on_together_and_back() -> None:
    first = dated(admitted=ADMITTED, first_lesson=date(2026, 10, 27), forecast=date(2026, 10, 29))
    later = dated(admitted=date(2026, 10, 30), first_lesson=date(2026, 10, 31), forecast=date(2026, 11, 6))
    site = a_site_with(first)

    for row in (later, first):
        brought(site, row)
        anchors = the_case(site).anchors
        assert {each: row.anchors[each] for each in row.anchors} == {
            each: anchors[each] for each in row.anchors
        }


def test_a_cell_that_is_empty_now_changes_nothing() -> None:
    site = a_site_with(told(identity=Identity("Kim Ek", "201103152383"), school_form="grundskola"))
    parties = {party: each for party, each in PARTIES.items() if party != HOME}
    empty = told(
        identity=Identity(),
        anchors={Anchor.ADMITTED: ADMITTED},
        parties=parties,
        untold=frozenset({"protection"}),
    )

    assert {Standing.UNCHANGED: 1} == brought(site, empty).news.counts


def test_what_only_follows_from_other_cells_changes_nothing_that_is_known() -> None:
    derived = frozenset({Anchor.COMPULSORY_SCHOOLING_UNTIL, "placement_unit"})
    until = {Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2027, 6, 30)}
    row = told(anchors={**FIRST.anchors, **until}, untold=derived)
    site = a_site_with(row)
    does(site, the_case(site).id, SetDate(Anchor.COMPULSORY_SCHOOLING_UNTIL, date(2028, 6, 30)))

    other_unit = told(row, parties={**PARTIES, PartyName("placement_unit"): OrganisationId("another")})

    assert {Standing.UNCHANGED: 1} == brought(site, other_unit).news.counts
    assert date(2028, 6, 30) == the_case(site).anchors[Anchor.COMPULSORY_SCHOOLING_UNTIL]


def test_what_somebody_has_recorded_since_stays_until_the_file_says_something_new() -> None:
    site = a_site_with(FIRST)
    by_hand = date(2027, 3, 19)
    does(site, the_case(site).id, SetDate(Anchor.FORECAST, by_hand))

    kept = report_of(brought(site, FIRST))

    assert (Standing.KEPT, by_hand) == (kept.standing, the_case(site).anchors[Anchor.FORECAST])
    assert (Difference(About.DATE, "forecast", "2027-03-19", "2027-01-29"),) == kept.kept
    brought(site, dated(forecast=date(2027, 4, 9)))
    assert date(2027, 4, 9) == the_case(site).anchors[Anchor.FORECAST]


def test_a_party_that_was_not_known_is_named() -> None:
    site = a_site_with(FIRST)

    report = report_of(brought(site, with_parties({RECEIVING: NEW_SCHOOL})))

    assert NEW_SCHOOL == the_case(site).parties[RECEIVING]
    assert [(About.PARTY, RECEIVING, None)] == [(each.about, each.name, each.was) for each in report.changes]


def test_a_home_that_is_named_comes_with_its_school() -> None:
    homeless = {party: each for party, each in PARTIES.items() if each not in {YOUTH_HOME, YOUTH_HOME_SCHOOL}}
    row = a_placement_row(parties=homeless)
    site = a_site_with(row)

    brought(site, told(row, parties=PARTIES, untold=frozenset({"youth_home_school"})))

    parties = the_case(site).parties
    assert (YOUTH_HOME, YOUTH_HOME_SCHOOL) == (
        parties[PartyName("youth_home")],
        parties[PartyName("youth_home_school")],
    )


def test_that_there_is_no_school_is_recorded_where_nothing_was_known() -> None:
    site = a_site_with(FIRST)

    brought(site, told(absent=frozenset({RECEIVING})))

    assert RECEIVING in the_case(site).absent


def test_another_school_is_a_fault_that_names_the_command() -> None:
    site = a_site_with(FIRST)

    (fault,) = refused(site, with_parties({HOME: OTHER_SCHOOL}))

    assert ("placements.csv", 2, "home_school_code") == (fault.file, fault.row, fault.column)
    assert f"The case has another home school: {HOME_SCHOOL}." == fault.sentence
    assert f"`sisam case set-party SN-1 home_school {OTHER_SCHOOL}`" in fault.remedy


def test_another_home_is_a_fault_that_names_the_transfer() -> None:
    site = a_site_with(FIRST)

    (fault,) = refused(site, with_parties({PartyName("youth_home"): OTHER_SCHOOL}))

    assert f"`sisam case transfer SN-1 --to {OTHER_SCHOOL} --on DATE`" in fault.remedy


def test_another_home_municipality_is_a_fault_that_names_the_move() -> None:
    site = a_site_with(FIRST)

    (fault,) = refused(site, told(home_municipality="0180"))

    assert ("home_municipality", "The case has another home municipality: 0380.") == (
        fault.column,
        fault.sentence,
    )
    assert "`sisam case move SN-1 --to 0180`" in fault.remedy


def test_no_organisation_of_a_protected_pupil_is_named_in_a_fault() -> None:
    site = a_site_with(told(identity=Identity("Kim Ek", None, Protection.FICTITIOUS)))
    row = with_parties({HOME: OTHER_SCHOOL})

    (fault,) = refused(site, told(row, identity=Identity("Kim Ek", None, Protection.FICTITIOUS)))

    assert "The case has another home school." == fault.sentence


def test_a_party_that_was_changed_by_hand_since_is_no_fault() -> None:
    site = a_site_with(FIRST)
    does(site, the_case(site).id, SetParty(HOME, NEW_SCHOOL))

    kept = report_of(brought(site, FIRST))

    assert (Standing.KEPT, NEW_SCHOOL) == (kept.standing, the_case(site).parties[HOME])


def test_another_basis_of_care_is_recorded() -> None:
    site = a_site_with(FIRST)

    brought(site, told(legal_basis=LegalBasis.LVU_2))

    assert "lvu_2" == the_case(site).facts[Fact.LEGAL_BASIS]


def identity_at(site: Site) -> tuple[str, str | None, Protection]:
    subject_id = the_case(site).subject_id
    with site.store.read() as work:
        known = site.sealer.open(work.subjects.get(subject_id))
    return known.name, known.number, known.protection


def test_a_new_name_and_a_number_that_became_known_go_to_the_vault_alone() -> None:
    site = a_site_with(told(identity=Identity("Kim Ek")))
    length = the_case(site).length

    report = report_of(brought(site, told(identity=Identity("Kim Berg", "201103152383")), again=0))

    assert ("Kim Berg", "201103152383", Protection.NONE) == identity_at(site)
    assert {Difference(About.IDENTITY, name, None, None) for name in ("name", "number")} == set(
        report.changes
    )
    assert length == the_case(site).length


def test_another_personal_number_is_a_fault_that_quotes_neither() -> None:
    site = a_site_with(told(identity=Identity("Kim Ek", "201103152383")))

    (fault,) = refused(site, told(identity=Identity("Kim Ek", "200906159801")))

    assert ("personal_number", "The case is about another personal number.") == (fault.column, fault.sentence)
    assert "2009" not in str(fault)


def test_a_new_placement_of_a_number_that_belongs_to_another_name_is_a_fault() -> None:
    site = a_site_with(told(identity=Identity("Kim Ek", "201103152383")))

    (fault,) = refused(site, told(case_number="SN-2", row=3, identity=Identity("Robin Ask", "201103152383")))

    assert "belongs to a pupil of another name" in fault.sentence
    assert "Kim" not in str(fault)


def test_a_new_placement_of_a_protected_pupil_is_protected_though_the_cell_is_empty() -> None:
    protected = Identity("Kim Ek", "201103152383", Protection.SECRECY_MARKING)
    site = a_site_with(told(identity=protected))

    second = told(case_number="SN-2", identity=Identity("", "201103152383"), untold=frozenset({"protection"}))
    brought(site, second)

    assert the_case(site, "SN-2").restricted
    assert ("Kim Ek", "201103152383", Protection.SECRECY_MARKING) == identity_at(site)


def test_a_row_that_is_gone_is_told_and_its_case_goes_on() -> None:
    site = a_site_with(FIRST, told(case_number="SN-2", identity=Identity("Robin")))

    again = brought(site, FIRST)

    assert ("SN-2",) == again.news.missing
    assert the_case(site, "SN-2").open


def test_a_row_of_a_closed_case_that_says_something_else_is_told_and_changes_nothing() -> None:
    site = a_site_with(told(anchors={}))
    case_id = the_case(site).id
    does(site, case_id, Close("not_admitted"), words="Återtagen ansökan.")
    assert {Standing.UNCHANGED: 1} == brought(site, told(anchors={})).news.counts

    again = brought(site, FIRST)

    assert [Standing.CLOSED] == [each.standing for each in again.news.reports]
    assert () == again.news.missing
    assert not case_at(site, case_id).open


def test_the_faults_of_all_rows_are_told_at_once_in_their_order() -> None:
    site = a_site_with(FIRST)
    contradiction = {Anchor.ADMITTED: TODAY, Anchor.DISCHARGED: ADMITTED}
    rows = [
        told(case_number="SN-9", row=4, previous_case_number="SN-8", identity=Identity("C")),
        told(case_number="SN-8", row=3, anchors=contradiction, identity=Identity("B")),
        with_parties({HOME: OTHER_SCHOOL}),
    ]

    # What follows on a row that was refused has no fault of its own.
    assert [2, 3] == [fault.row for fault in refused(site, *rows)]


def test_every_event_of_a_file_is_by_whoever_brought_it_in() -> None:
    site = a_site_with(FIRST)
    brought(site, dated(forecast=date(2027, 2, 26)))

    actors = {event.actor for event in journal_at(site, the_case(site).id) if not event.actor.is_daemon}
    assert {IMPORTER} == actors


def test_of_a_changed_date_the_parties_hear_and_nothing_is_summed_up_again() -> None:
    site = a_site_with(FIRST)
    heard = {each.id for each in outbox_at(site)}

    brought(site, dated(forecast=date(2027, 2, 26)))

    news = [each for each in outbox_at(site) if each.id not in heard]
    templates = {item.template for each in news for item in each.items}
    assert Template.FORECAST_POSTPONED in templates
    assert Template.IMPORTED not in templates


def test_a_case_that_was_opened_by_hand_is_never_missed() -> None:
    site = a_site_with(FIRST)
    a_case_at(site, "N/1")

    assert ("SN-1",) == brought(site).news.missing
