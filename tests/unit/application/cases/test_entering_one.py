"""One placement that somebody types: what is wrong, what would happen and its opening."""

import pytest

from sisam.application.access.finding import ById
from sisam.application.access.searching import search
from sisam.application.cases.browsing_cases import CaseWish, browse_cases
from sisam.application.cases.doing import Wish
from sisam.application.cases.entering_one import Entry, before_named, enter, preview_entry, wrong_columns
from sisam.application.cases.showing_cases import show_case
from sisam.application.site import Site
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import list_work
from sisam.domain.ids import CaseId
from sisam.domain.refusal_between_cases import AnotherName
from sisam.domain.refusal_of_access import RightMissing
from sisam.errors import Invalid, NotFound
from sisam.intake.typed_placements import CellsOfPlacements
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site, case_at, outbox_at
from tests.unit.application.access.asked import caller, told

CELLS = {
    "case_number": "SN-77",
    "pupil_name": "Kim Ek",
    "personal_number": "20110315-2383",
    "home_municipality": "0380",
    "home_school_code": str(HOME_SCHOOL),
    "placement_type": "acute",
    "legal_basis": "lvu_6",
    "custody_decided_on": "2026-11-02",
}
READING = CellsOfPlacements()
WISH = Wish(f"person-of-{SOCIAL_SERVICES}@example.se", "web:x", key="a-key-of-the-pages")
REVIEWER = Wish("administrator-of-org-agency@example.se", "web:x")


def test_a_preview_writes_nothing_but_that_it_was_shown() -> None:
    site = a_site()

    foreseen = preview_entry(site, READING, Entry(CELLS), WISH, NOW)

    assert ["contact", "watch"] == [each.step.definition for each in foreseen.clocks]
    assert SOCIAL_SERVICES == foreseen.by.code
    with site.store.read() as work:
        assert None is work.cases.find("SN-77")
    assert [] == outbox_at(site)


def test_entering_the_same_twice_by_one_key_opens_one_case() -> None:
    site = a_site()

    first = enter(site, READING, Entry(CELLS), WISH, NOW)

    assert first == enter(site, READING, Entry(CELLS), WISH, NOW)
    assert "SN-77" == case_at(site, first).number


def test_another_number_by_the_same_key_is_another_case() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)
    second = enter(site, READING, Entry({**CELLS, "case_number": "SN-78"}), WISH, NOW)

    assert ("SN-77", "SN-78") == (case_at(site, first).number, case_at(site, second).number)


def test_another_key_does_not_open_it_again() -> None:
    site = a_site()
    enter(site, READING, Entry(CELLS), WISH, NOW)

    assert {"case_number"} == wrong_columns(site, READING, Entry(CELLS), WISH, NOW)
    with pytest.raises(Invalid):
        enter(site, READING, Entry(CELLS), Wish(WISH.email, "web:x", key="another-key-of-them"), NOW)


def test_what_is_wrong_is_told_by_column() -> None:
    wrong = wrong_columns(
        a_site(), READING, Entry({**CELLS, "legal_basis": "", "pupil_name": "=x"}), WISH, NOW
    )

    assert {"legal_basis", "pupil_name"} == wrong


def test_whoever_does_nothing_in_cases_enters_none() -> None:
    for act in (preview_entry, enter, wrong_columns):
        with pytest.raises(RightMissing):
            act(a_site(), READING, Entry(CELLS), REVIEWER, NOW)


def test_a_case_that_it_is_to_follow_on_is_named_to_those_who_may_read_it() -> None:
    site = a_site()
    case_id = a_case_at(site, "N1")

    assert ("N1", True) == (
        before_named(site, case_id, WISH, NOW).number,
        before_named(site, case_id, WISH, NOW).open,
    )
    for stranger in (REVIEWER, WISH):
        with pytest.raises((NotFound, RightMissing)):
            before_named(site, CaseId("no-such"), stranger, NOW)


def test_the_pupils_open_case_is_told_in_the_preview() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)

    foreseen = preview_entry(site, READING, Entry({**CELLS, "case_number": "SN-78"}), WISH, NOW)

    assert foreseen.before is not None
    assert (first, "SN-77", True) == (foreseen.before.id, foreseen.before.number, foreseen.before.open)


def test_whoever_tries_a_number_that_is_somebody_elses_is_in_the_read_log() -> None:
    site = a_site()
    enter(site, READING, Entry(CELLS), WISH, NOW)
    guess = Entry({**CELLS, "case_number": "SN-78", "pupil_name": "Love Fors"})
    before = len(told(site))

    for act in (preview_entry, enter):
        with pytest.raises(AnotherName):
            act(site, READING, guess, WISH, NOW)

    person = f"person-of-{SOCIAL_SERVICES}"
    assert [(person, "preview", None, "denied"), (person, "act", None, "denied")] == told(site)[before:]


def _protected_and_placed_again(**cells: str) -> tuple[Site, CaseId, CaseId]:
    """Return a site with two cases of a pupil; the second is opened by a school that knows the number."""
    site = a_site()
    first = enter(site, READING, Entry({**CELLS, **cells}), WISH, NOW)
    school = Wish(f"person-of-{HOME_SCHOOL}@example.se", "web:y", key="a-key-of-the-school")
    again = {"case_number": "SN-78", "placement_type": "treatment", "legal_basis": "lvu_3"}
    told = {"protection": "none"} if cells else {"protection": "secrecy_marking"}
    unsaid = {"pupil_name": "", "custody_decided_on": ""}
    return site, first, enter(site, READING, Entry({**CELLS, **again, **told, **unsaid}), school, NOW)


def test_nobody_takes_a_pupils_protection_away_by_placing_them_anew() -> None:
    site, _, second = _protected_and_placed_again(protection="secrecy_marking")

    view = show_case(site, ById(second), caller(f"person-of-{HOME_SCHOOL}"), NOW)

    assert (True, None) == (view.case.restricted, view.identity)
    with site.store.read() as work:
        assert site.sealer.open(work.subjects.get(view.case.subject_id)).restricted


@pytest.mark.parametrize("person", [f"person-of-{HOME_SCHOOL}", f"person-of-{SOCIAL_SERVICES}"])
def test_a_pupil_who_is_protected_in_one_case_is_an_alias_in_the_others(person: str) -> None:
    site, first, _ = _protected_and_placed_again()
    asking = caller(person)

    view = show_case(site, ById(first), asking, NOW)

    assert (True, None) == (view.sheet.masked, view.identity)
    assert [] == search(site, asking, "Kim Ek", NOW)
    assert {None} == {row.identity for row in browse_cases(site, asking, CaseWish(), None, NOW).rows}
    assert {} == list_work(site, asking, WorkFilter(), NOW).pupils
