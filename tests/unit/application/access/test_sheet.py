"""What is shown of a case comes from the lists of fields, and a protected pupil stays one."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sisam.application.access.fields import COMMON, OF_IDENTITY, OF_THE_CASE, Field, fields_of
from sisam.application.access.permit import Permit
from sisam.application.access.scope import Part
from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.application.site import Site
from sisam.domain.access import Function, Grant
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Protect, SetParty
from sisam.domain.disclosure import Disclosure, DisclosureBasis
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName, SubjectId
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_access import ReasonWanted, RightMissing
from sisam.domain.seat import Role, Seat
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_case,
)
from tests.sites import a_case_at, a_site, does
from tests.unit.application.access.asked import caller, logged

PUPIL = Identity("Kim Ek", "201103152383")
FACTS = {Fact.LEGAL_BASIS: "lvu_3", Fact.PLACEMENT_TYPE: "treatment", Fact.HOME_MUNICIPALITY: "0380"}
CARE_DATES = {Anchor.INVESTIGATION_OPENED: date(2026, 10, 1), Anchor.CARE_EXECUTED: date(2026, 10, 2)}
CARE = {Fact.LEGAL_BASIS, Fact.PLACEMENT_TYPE}


def a_known_site(**fields: Any) -> Site:  # noqa: ANN401
    """A site with a case of a pupil whose name is known."""
    site = a_site()
    a_case_at(site, facts=FACTS, anchors=CARE_DATES, **fields)
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(SubjectId("subject-N/1"), PUPIL))
        work.commit()
    return site


def seen(site: Site, organisation: OrganisationId, **asked: Any) -> CaseView:  # noqa: ANN401
    return show_case(site, "N/1", caller(f"person-of-{organisation}"), NOW, **asked)


@pytest.mark.parametrize(
    ("organisation", "fields"),
    [
        (SOCIAL_SERVICES, COMMON | OF_THE_CASE | OF_IDENTITY | {Field.WHEREABOUTS}),
        (YOUTH_HOME, COMMON | OF_THE_CASE | OF_IDENTITY | {Field.WHEREABOUTS}),
        (YOUTH_HOME_SCHOOL, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (PLACEMENT_UNIT, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (HOME_SCHOOL, COMMON | OF_IDENTITY | {Field.WHEREABOUTS}),
        (EDUCATION_ADMINISTRATION, COMMON | {Field.WHEREABOUTS}),
    ],
)
def test_each_function_sees_its_fields(organisation: OrganisationId, fields: frozenset[Field]) -> None:
    view = seen(a_known_site(), organisation)

    assert fields == view.sheet.fields
    assert (Field.NAME in fields) == (view.identity == PUPIL)
    assert (Field.CARE in fields) == bool(CARE & set(view.case.facts))
    assert (Field.CARE in fields) == (Anchor.INVESTIGATION_OPENED in view.case.anchors)
    assert (Field.HOME in fields) == (Fact.HOME_MUNICIPALITY in view.case.facts)
    assert (Field.CARE in fields) == bool(view.law)


def test_the_owner_of_the_site_sees_how_the_case_is_built_and_nobody() -> None:
    view = show_case(a_known_site(), "N/1", Caller("cli:root"), NOW)

    assert None is view.identity
    assert not {Field.NAME, Field.PERSONAL_NUMBER, Field.WORDS} & view.sheet.fields


@pytest.mark.parametrize(
    ("matter", "field"),
    [("care", Field.CARE), ("words", Field.WORDS), ("identity", Field.NAME), ("grades", Field.DOCUMENTS)],
)
def test_what_was_disclosed_is_seen_until_it_is_taken_back(matter: str, field: Field) -> None:
    given = Disclosure(
        EDUCATION_ADMINISTRATION, matter, DisclosureBasis.CONSENT, SOCIAL_SERVICES, since_position=1
    )
    assert field in fields(given)
    assert field not in fields(replace(given, until_position=9))
    assert field not in fields(replace(given, to=HOME_SCHOOL))


def fields(disclosure: Disclosure) -> frozenset[Field]:
    """Return what the education administration sees of a case in which something was disclosed."""
    seat = Seat(EDUCATION_ADMINISTRATION, Role.OFFICER)
    permit = Permit(Grant.DISCLOSED, seat, Function.SCHOOL_AUTHORITY, Part(EDUCATION_ADMINISTRATION))
    return fields_of(permit, a_case(disclosures=(disclosure,)))


@pytest.mark.parametrize(
    "organisation", [SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL, HOME_SCHOOL, EDUCATION_ADMINISTRATION]
)
def test_a_protected_pupil_is_an_alias_to_everybody(organisation: OrganisationId) -> None:
    site = a_known_site(restricted=True)
    view = seen(site, organisation)

    assert view.sheet.masked
    assert None is view.identity
    assert not OF_IDENTITY & view.sheet.fields
    assert "identity" not in [line.reading.what for line in logged(site)]


def test_a_protected_pupil_is_seen_for_once_with_a_fresh_sign_in_and_a_reason_that_is_kept() -> None:
    site = a_known_site(restricted=True)
    asking = caller(f"person-of-{SOCIAL_SERVICES}", fresh=True, reason="A threat was made.")

    view = show_case(site, "N/1", asking, NOW, unmask=True)

    assert PUPIL == view.identity
    lines = {line.reading.what: line.reading for line in logged(site)}
    assert ("reason", "A threat was made.") == (lines[Shown.IDENTITY].purpose, lines[Shown.IDENTITY].reason)
    assert None is show_case(site, "N/1", asking, NOW).identity


def test_without_a_reason_or_the_right_it_is_refused_and_that_is_written_down() -> None:
    site = a_known_site(restricted=True)

    with pytest.raises(ReasonWanted):
        seen(site, SOCIAL_SERVICES, unmask=True)
    with pytest.raises(RightMissing):
        seen(site, EDUCATION_ADMINISTRATION, unmask=True)

    assert [("identity", "denied"), ("identity", "denied")] == [
        (line.reading.what, line.reading.ruling) for line in logged(site)
    ]


def test_of_a_protected_pupil_the_home_is_named_to_those_who_may_know_it() -> None:
    site = a_known_site(restricted=True)

    def home(person: str) -> bool:
        view = show_case(site, "N/1", caller(person), NOW)
        return view.viewer.named(view.case, YOUTH_HOME) is not None

    assert home(f"person-of-{SOCIAL_SERVICES}")
    assert home(f"person-of-{YOUTH_HOME}")
    assert not home(f"manager-of-{SOCIAL_SERVICES}")
    assert not home(f"person-of-{HOME_SCHOOL}")


def test_whoever_was_a_party_sees_the_case_as_it_stood_then() -> None:
    site = a_known_site()
    does(site, _case(site).id, SetParty(PartyName("home_school"), NEW_SCHOOL))
    length = _case(site).length

    view = seen(site, HOME_SCHOOL)

    assert HOME_SCHOOL == view.case.parties[PartyName("home_school")]
    assert () == view.options
    assert max(each.event.position for each in view.journal) < length
    assert NEW_SCHOOL not in {str(each.event.data.get("organisation")) for each in view.journal}


def test_whoever_was_a_party_sees_no_more_of_a_pupil_who_came_under_protection_since() -> None:
    site = a_known_site()
    does(site, _case(site).id, SetParty(PartyName("home_school"), NEW_SCHOOL))
    does(site, _case(site).id, Protect())

    view = seen(site, HOME_SCHOOL)

    assert (True, None) == (view.sheet.masked, view.identity)
    assert None is view.viewer.named(view.case, YOUTH_HOME)
    assert not OF_IDENTITY & view.sheet.fields


def _case(site: Site) -> Case:
    with site.store.read() as work:
        found = work.cases.find("N/1")
        assert found is not None
        return work.cases.load(found)
