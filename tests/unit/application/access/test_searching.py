"""A search finds the own pupils alone, and a protected one only by whoever may see who it is."""

from dataclasses import replace

import pytest

from sisam.application.access import searching
from sisam.application.access.indexing import index_names
from sisam.application.access.searching import search
from sisam.application.access.someone import Caller
from sisam.application.site import Site
from sisam.domain.command import Fire, Protect, SetParty
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, PartyName, SubjectId
from sisam.domain.refusal_of_access import RightMissing, TermUnlawful
from sisam.domain.workflow import Phase
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME,
)
from tests.sites import AGENCY, a_case_at, a_site, does
from tests.unit.application.access.asked import caller, logged, told

PUPIL = Identity("Kim Ek", "201103152383")
SOCIAL = f"person-of-{SOCIAL_SERVICES}"


def a_known_site(*, restricted: bool = False) -> Site:
    site = a_site()
    a_case_at(site, restricted=restricted)
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(SubjectId("subject-N/1"), PUPIL))
        work.commit()
    return site


def numbers(site: Site, asking: Caller, term: str) -> list[str]:
    return [hit.number for hit in search(site, asking, term, NOW)]


@pytest.mark.parametrize("term", ["Kim Ek", "EK kim", "20110315-2383", "1103152383", "N/1"])
def test_the_own_pupil_is_found_by_each_lawful_term(term: str) -> None:
    site = a_known_site()

    (hit,) = search(site, caller(SOCIAL), term, NOW)

    assert ("N/1", PUPIL) == (hit.number, hit.identity)
    assert ["N/1"] == numbers(site, caller(f"person-of-{HOME_SCHOOL}"), term)
    assert [] == numbers(site, caller(f"person-of-{NEW_SCHOOL}"), term)


def test_a_search_is_written_down_whether_or_not_it_finds_anything() -> None:
    site = a_known_site()

    numbers(site, caller(SOCIAL), "Kim Ek")
    numbers(site, caller(SOCIAL), "Love Fors")

    assert [
        (SOCIAL, "search", "case-N/1", "allowed"),
        (SOCIAL, "search", None, "allowed"),
    ] == told(site)


def test_who_the_pupil_is_confirms_itself_to_nobody_who_may_not_know() -> None:
    site = a_known_site()
    education = caller(f"person-of-{EDUCATION_ADMINISTRATION}")

    assert [] == numbers(site, education, "Kim Ek")
    (hit,) = search(site, education, "N/1", NOW)
    assert None is hit.identity


@pytest.mark.parametrize("term", ["Kim Ek", "20110315-2383"])
def test_a_protected_pupil_is_found_by_name_or_number_only_with_a_reason(term: str) -> None:
    site = a_known_site(restricted=True)
    asserted = caller(SOCIAL, fresh=True, reason="A threat was made.")

    assert [] == numbers(site, caller(SOCIAL), term)
    assert ["N/1"] == numbers(site, asserted, term)
    assert [] == numbers(site, replace(asserted, person_id=caller(f"person-of-{NEW_SCHOOL}").person_id), term)
    assert "A threat was made." in {line.reading.reason for line in logged(site)}


def test_a_protected_pupil_is_found_by_the_case_number_under_an_alias() -> None:
    site = a_known_site(restricted=True)

    (hit,) = search(site, caller(SOCIAL), "N/1", NOW)

    assert None is hit.identity


def test_whoever_was_a_party_finds_the_case_as_it_stood_then() -> None:
    site = a_known_site()
    does(site, CaseId("case-N/1"), SetParty(PartyName("home_school"), NEW_SCHOOL))
    does(site, CaseId("case-N/1"), Fire("admit"), YOUTH_HOME)

    (hit,) = search(site, caller(f"person-of-{HOME_SCHOOL}"), "Kim Ek", NOW)

    assert (Phase.BEFORE, PUPIL) == (hit.phase, hit.identity)
    assert Phase.DURING is search(site, caller(SOCIAL), "Kim Ek", NOW)[0].phase


def test_whoever_was_a_party_finds_nobody_by_name_who_came_under_protection_since() -> None:
    site = a_known_site()
    does(site, CaseId("case-N/1"), SetParty(PartyName("home_school"), NEW_SCHOOL))
    does(site, CaseId("case-N/1"), Protect())

    assert [] == numbers(site, caller(f"person-of-{HOME_SCHOOL}"), "Kim Ek")
    (hit,) = search(site, caller(f"person-of-{HOME_SCHOOL}"), "N/1", NOW)
    assert (True, None) == (hit.restricted, hit.identity)


def test_pupils_of_others_with_the_same_name_take_no_place_among_the_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "MOST", 2)
    monkeypatch.setattr(searching, "BATCH", 2)
    site = a_site()
    elsewhere = {**PARTIES, PartyName("home_school"): NEW_SCHOOL}
    others = [f"A/{number}" for number in range(20)]
    for number in (*others, "N/1", "N/2", "N/3"):
        a_case_at(site, number, parties=elsewhere if number in others else PARTIES)
        with site.store.write() as work:
            work.subjects.put(site.sealer.seal(SubjectId(f"subject-{number}"), Identity("Kim Ek")))
            work.commit()

    assert ["N/1", "N/2"] == numbers(site, caller(f"person-of-{HOME_SCHOOL}"), "Kim Ek")
    assert 2 == len(numbers(site, caller(SOCIAL), "Kim Ek"))


def test_whoever_may_not_search_is_refused_and_written_down() -> None:
    site = a_known_site()
    for asking in (caller(f"administrator-of-{AGENCY}"), Caller("cli:root")):
        with pytest.raises(RightMissing):
            search(site, asking, "Kim Ek", NOW)

    assert [("search", "denied")] * 2 == [(what, ruling) for _, what, _, ruling in told(site)]


def test_nothing_is_asked_by_an_unlawful_term() -> None:
    site = a_known_site()

    with pytest.raises(TermUnlawful):
        search(site, caller(SOCIAL), "K% E%", NOW)

    assert [] == told(site)


def test_names_that_were_sealed_before_they_could_be_found_are_indexed_once() -> None:
    site = a_known_site()
    with site.store.write() as work:
        old = replace(site.sealer.seal(SubjectId("subject-N/1"), PUPIL), name_index=None)
        work.subjects.put(old)
        work.subjects.put(site.sealer.seal(SubjectId("nameless"), Identity()))
        work.commit()
    assert [] == numbers(site, caller(SOCIAL), "Kim Ek")

    assert [1, 0] == [index_names(site), index_names(site)]

    assert ["N/1"] == numbers(site, caller(SOCIAL), "Kim Ek")
