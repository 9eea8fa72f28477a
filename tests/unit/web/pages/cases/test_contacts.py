"""Whoever looks at a case is told whom to call, and of no party before it is needed."""

from dataclasses import replace
from datetime import timedelta

from sisam.domain.absence import Absence
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.seat import Role, Seat
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    NOW,
    SOCIAL_SERVICES,
    a_holding,
    a_person,
)
from tests.sites import SINCE, case_at
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town, words_of


def test_it_tells_by_name_and_telephone_who_is_accountable() -> None:
    town = Town()
    with town.site.store.write() as work:
        work.register.put_persons([a_person(OFFICER, name="Olle Ek", phone="0921-111 12")])
        work.commit()

    page = town.browser(HEAD).get(town.url)

    assert "Ansvarig nu The org-social (socialtjänsten)" in words_of(page)
    assert "Olle Ek" in words_of(page)
    assert 'href="tel:092111112"' in page.text


def test_the_number_of_an_organisation_is_not_told_again_beside_whoever_answers_it() -> None:
    town = Town()
    with town.site.store.write() as work:
        phone = "0921-111 11"
        organisation = work.register.roster().organisations[SOCIAL_SERVICES]
        work.register.put_organisations([replace(organisation, phone=phone)])
        work.register.put_persons([a_person(OFFICER, phone=phone)])
        work.commit()
    head = town.browser(HEAD)
    before = head.get(town.url)

    with town.site.store.write() as work:
        work.register.put_persons([a_person(OFFICER, phone="0921-111 12")])
        work.commit()
    after = head.get(town.url)

    assert (0, 1) == (words_of(before).count(f"Växel: {phone}"), words_of(after).count(f"Växel: {phone}"))


def test_who_only_stands_in_is_no_party_and_nobody_hears_of_them_before_they_are_needed() -> None:
    town = Town()
    parties = case_at(town.site, town.case_id).parties

    officer = town.browser(OFFICER)
    pages = [words_of(officer.get(f"{town.url}{path}")) for path in ("", "/utskrift")]

    assert ACTIVITY_RESPONSIBILITY == parties[PartyName("activity_responsibility")]
    assert [False, False] == ["aktivitetsansvar" in page.casefold() for page in pages]
    assert [True, True] == [f"The {EDUCATION_ADMINISTRATION}" in page for page in pages]


def test_an_empty_seat_is_told_with_whom_to_call_instead() -> None:
    town = Town()
    today = NOW.date()
    with town.site.store.write() as work:
        work.register.put_absence(Absence(PersonId(OFFICER), today, today + timedelta(days=7)))
        work.commit()

    page = words_of(town.browser(HEAD).get(town.url))

    assert "Ingen har rollen Handläggare" in page
    assert f"The coordinator-of-{SOCIAL_SERVICES} Samordnare" in page
    assert "Ring samordnaren" in page


def test_a_deputy_is_told_as_such() -> None:
    town = Town()
    today = NOW.date()
    with town.site.store.write() as work:
        work.register.put_absence(Absence(PersonId(OFFICER), today, today + timedelta(days=7)))
        work.register.put_persons([a_person("deputy", name="Disa Vik")])
        seat = Seat(SOCIAL_SERVICES, Role.OFFICER)
        work.register.add_holdings([a_holding("deputy", seat=seat, active_from=SINCE, deputy=True)])
        work.commit()

    page = words_of(town.browser(HEAD).get(town.url))

    assert "Disa Vik Handläggare" in page
    assert f"Ersättare för The {OFFICER}, som är borta." in page
