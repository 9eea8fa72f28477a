"""Organisations come in again and again: what is new is added, how one reaches the others is updated."""

import pytest

from sisam.application.cases.arrivals import OrganisationRow
from sisam.application.register.importing_organisations import import_organisations
from sisam.application.register.register_news import Change, RegisterReport, Standing, Thing
from sisam.domain.organisation import OrganisationKind
from tests.sites import a_site, roster_at

OAK = OrganisationRow(2, "oak", OrganisationKind.SCHOOL, "Ekskolan", email="oak@example.se", phone="010")


def test_an_organisation_may_stand_below_one_of_the_same_file_or_of_the_register() -> None:
    site = a_site()
    rows = [
        OrganisationRow(2, "school", OrganisationKind.SCHOOL, "Skolan", "admin", municipality_code="0380"),
        OrganisationRow(3, "admin", OrganisationKind.EDUCATION_ADMINISTRATION, "Förvaltningen", "org-agency"),
    ]

    assert {Standing.ADDED: 2} == import_organisations(site, rows).counts

    by_code = roster_at(site).by_code
    assert by_code["admin"].id == by_code["school"].parent_id
    assert "org-agency" == by_code["admin"].parent_id
    assert ("Skolan", OrganisationKind.SCHOOL, "0380") == (
        by_code["school"].name,
        by_code["school"].kind,
        by_code["school"].municipality_code,
    )


def test_a_dry_run_of_organisations_counts_and_keeps_nothing() -> None:
    site = a_site()
    before = roster_at(site)

    told = import_organisations(
        site, [OrganisationRow(2, "new", OrganisationKind.SCHOOL, "Skolan")], dry_run=True
    )

    assert {Standing.ADDED: 1} == told.counts
    assert before == roster_at(site)


def test_an_organisation_below_nobody_leaves_nothing() -> None:
    site = a_site()
    before = roster_at(site)

    with pytest.raises(KeyError):
        import_organisations(
            site,
            [
                OrganisationRow(2, "fine", OrganisationKind.SCHOOL, "Skolan"),
                OrganisationRow(3, "lost", OrganisationKind.SCHOOL, "Skolan", "nowhere"),
            ],
        )

    assert before == roster_at(site)


def test_the_same_organisations_again_change_nothing() -> None:
    site = a_site()
    import_organisations(site, [OAK])
    before = roster_at(site)

    told = import_organisations(site, [OAK])

    assert {Standing.UNCHANGED: 1} == told.counts
    assert before == roster_at(site)


def test_how_an_organisation_is_reached_is_updated_and_its_id_stays() -> None:
    site = a_site()
    import_organisations(site, [OAK])
    before = roster_at(site).by_code["oak"]
    row = OrganisationRow(2, "oak", OrganisationKind.SCHOOL, "Nya Ekskolan", email="new@example.se")

    told = import_organisations(site, [row])

    after = roster_at(site).by_code["oak"]
    changes = (
        Change(Thing.NAME, "Ekskolan", "Nya Ekskolan"),
        Change(Thing.EMAIL, "oak@example.se", "new@example.se"),
    )
    assert (RegisterReport(2, "oak", Standing.CHANGED, changes),) == told.reports
    # An empty cell tells nothing, so the telephone stays.
    assert (before.id, "Nya Ekskolan", "new@example.se", "010") == (
        after.id,
        after.name,
        after.email,
        after.phone,
    )


def test_what_a_list_that_comes_again_has_no_more_is_told_and_stays() -> None:
    site = a_site()
    elm = OrganisationRow(3, "elm", OrganisationKind.SCHOOL, "Almskolan")
    import_organisations(site, [OAK, elm])

    told = import_organisations(site, [OAK])

    assert "elm" in told.missing
    assert "org-agency" not in told.missing
    assert "elm" in roster_at(site).by_code


def test_a_file_of_new_organisations_only_misses_none() -> None:
    site = a_site()
    assert () == import_organisations(site, [OAK]).missing
