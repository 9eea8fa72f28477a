"""One placement that somebody types: what is wrong, what would happen and its opening."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.access.finding import ById
from sisam.application.access.searching import search
from sisam.application.cases.browsing_cases import CaseWish, browse_cases
from sisam.application.cases.doing import Wish
from sisam.application.cases.entering_one import Entry, before_named, enter, preview_entry, wrong_columns
from sisam.application.cases.opening_one import open_one
from sisam.application.cases.showing_cases import show_case
from sisam.application.site import Site
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import list_work
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.refusal_between_cases import CaseNumberTaken, NameAndNumberApart
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role
from sisam.errors import Invalid, NotFound
from sisam.intake.typed_placements import CellsOfPlacements
from sisam.wording.refusals import refusal
from tests.builders import EDUCATION_ADMINISTRATION, HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_placement_row, a_site, case_at, outbox_at
from tests.unit.application.access.asked import caller, found, seat, told

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


@pytest.mark.parametrize(
    "changed",
    [{"legal_basis": "lvu_3"}, {"personal_number": "unknown"}, {"pupil_name": "Love Fors"}],
)
def test_another_placement_by_the_same_key_and_number_is_refused(changed: dict[str, str]) -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)

    with pytest.raises(KeyUsedOtherwise):
        enter(site, READING, Entry({**CELLS, **changed}), WISH, NOW)

    assert "lvu_6" == case_at(site, first).facts[Fact.LEGAL_BASIS]


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
        with pytest.raises(NameAndNumberApart):
            act(site, READING, guess, WISH, NOW)

    person = f"person-of-{SOCIAL_SERVICES}"
    assert [(person, "preview", None, "denied"), (person, "act", None, "denied")] == told(site)[before:]


def a_stranger(site: Site) -> Wish:
    """Let somebody sit at social services that have no part in anything, and return them."""
    elsewhere = found(site, "elsewhere", OrganisationKind.SOCIAL_SERVICES)
    seat(site, "stranger", (elsewhere, Role.OFFICER))
    return Wish("stranger@example.se", "web:z", key="a-key-of-the-stranger")


def theirs(**cells: str) -> Entry:
    """Return the same pupil's placement as somebody elsewhere types it."""
    return Entry({**CELLS, "case_number": "X-1", "social_services_code": "elsewhere", **cells})


@pytest.mark.parametrize("name", ["", "Kim", "Love Fors"])
@pytest.mark.parametrize("protection", ["none", "secrecy_marking"])
def test_a_number_alone_tells_a_stranger_no_name(name: str, protection: str) -> None:
    site = a_site()
    enter(site, READING, Entry({**CELLS, "protection": protection}), WISH, NOW)
    wish, before = a_stranger(site), len(told(site))

    for act in (preview_entry, enter):
        with pytest.raises(NameAndNumberApart) as error:
            act(site, READING, theirs(pupil_name=name, protection=protection), wish, NOW)
        assert "Ek" not in refusal(error.value, Language.SV)

    assert [("stranger", "preview", None, "denied"), ("stranger", "act", None, "denied")] == told(site)[
        before:
    ]
    with site.store.read() as work:
        assert None is work.cases.find("X-1")


def test_a_slip_in_the_name_opens_the_case_and_leaves_the_name_as_it_was_known() -> None:
    site = a_site()
    first = enter(site, READING, Entry({**CELLS, "pupil_name": "Kim Linnea Ekström"}), WISH, NOW)

    second = enter(site, READING, theirs(pupil_name="kim ekstrom linnea"), a_stranger(site), NOW)

    assert case_at(site, first).subject_id == case_at(site, second).subject_id
    view = show_case(site, ById(second), caller("stranger"), NOW)
    assert view.identity is not None
    assert "Kim Linnea Ekström" == view.identity.name


def test_whoever_sees_the_pupil_anyhow_may_leave_the_name_out() -> None:
    site = a_site()
    enter(site, READING, Entry(CELLS), WISH, NOW)

    second = enter(site, READING, Entry({**CELLS, "case_number": "SN-78", "pupil_name": ""}), WISH, NOW)

    assert "SN-78" == case_at(site, second).number


def test_a_number_in_use_is_told_alike_whosever_case_it_is_and_written_down_of_strangers() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)
    other, again = theirs(case_number="SN-77", personal_number="unknown"), Entry(CELLS)
    wish, before = a_stranger(site), len(told(site))

    assert {"case_number"} == wrong_columns(site, READING, again, replace(WISH, key="another"), NOW)
    assert [] == told(site)[before:]
    assert {"case_number"} == wrong_columns(site, READING, other, wish, NOW)

    assert [("stranger", "preview", first, "denied")] == told(site)[before:]
    with pytest.raises(Invalid):
        enter(site, READING, other, wish, NOW)
    assert ("stranger", "act", first, "denied") == told(site)[-1]


def test_a_foreign_number_that_stays_in_a_form_is_written_down_once() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)
    second = enter(site, READING, Entry({**CELLS, "case_number": "SN-78"}), WISH, NOW)
    wish, before = a_stranger(site), len(told(site))

    for number in ("SN-77", "SN-77", "SN-78", "SN-77"):
        other = theirs(case_number=number, personal_number="unknown")
        assert {"case_number"} == wrong_columns(site, READING, other, wish, NOW)

    denied = [("stranger", "preview", each, "denied") for each in (first, second)]
    assert denied == told(site)[before:]
    wrong_columns(site, READING, other, wish, NOW + timedelta(hours=2))
    assert [*denied, denied[0]] == told(site)[before:]


def test_a_row_by_hand_is_told_the_same_of_a_number_in_use() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)
    elsewhere = {PartyName("social_services"): OrganisationId("elsewhere")}
    wish = a_stranger(site)
    foreign = a_placement_row("SN-77", parties=elsewhere, identity=Identity("Bo Al", "201103162408"))
    said = []

    for row, who in ((a_placement_row("SN-77"), WISH), (foreign, wish)):
        with pytest.raises(CaseNumberTaken) as error:
            open_one(site, row, replace(who, key=None), NOW)
        said.append(refusal(error.value, Language.SV))

    assert said[0] == said[1]
    assert ("stranger", "act", first, "denied") == told(site)[-1]


def test_nobody_follows_on_a_case_that_they_may_not_know_of() -> None:
    site = a_site()
    first = enter(site, READING, Entry(CELLS), WISH, NOW)
    elsewhere = {PartyName("social_services"): OrganisationId("elsewhere")}
    row = a_placement_row("X-1", parties=elsewhere, previous_case_number="SN-77")

    with pytest.raises(NotFound):
        open_one(site, row, a_stranger(site), NOW)

    assert ("stranger", "act", first, "denied") == told(site)[-1]


def test_whoever_may_never_see_who_a_protected_pupil_is_types_the_name() -> None:
    site = a_site()
    enter(site, READING, Entry({**CELLS, "protection": "secrecy_marking"}), WISH, NOW)
    unnamed = Entry({**CELLS, "case_number": "SN-78", "pupil_name": ""})

    with pytest.raises(NameAndNumberApart):
        enter(site, READING, unnamed, Wish(f"person-of-{EDUCATION_ADMINISTRATION}@example.se", "web:y"), NOW)


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
