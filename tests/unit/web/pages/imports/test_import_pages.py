"""A file is tried, asked for by one administrator and brought in by another, all by pages."""

import re
from dataclasses import dataclass, field, replace

import pytest

from sisam.application.ports.read_log import Reviewed
from sisam.application.register.seating import add_seat
from sisam.domain.joint_request import ImportKind
from sisam.domain.reading import Shown
from sisam.domain.seat import Role
from sisam.intake.columns import BY_KIND
from sisam.intake.import_files import CsvImportFiles
from sisam.web.pages.imports.columns import COLUMNS
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, TODAY, a_person
from tests.people import let_in
from tests.sites import AGENCY, a_case_at, case_at
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk
from tests.unit.web.pages.written import plain

SECOND = "second"
GOOD = b"code,kind,name,municipality_code\nekskolan,school,Ekskolan,2582\n"
BAD = b"code,kind,name\n,school,Ekskolan\nalskolan,skola,Alskolan\n"


def with_files(browser: Browser) -> Browser:
    state = browser.client.app.state  # type: ignore[attr-defined]
    state.parts = replace(state.parts, files=CsvImportFiles())
    return browser


@dataclass
class Two:
    """Two administrators at their browsers."""

    desk: Desk = field(default_factory=Desk)

    def __post_init__(self) -> None:
        self.first = with_files(self.desk.browser(AGENCY, Role.ADMINISTRATOR))
        add_seat(self.desk.site, AGENCY, Role.ADMINISTRATOR, a_person(SECOND), deputy=False, since=TODAY)
        self.second = with_files(Browser(self.desk.people))
        self.second.sign_in(let_in(self.desk.people, f"{SECOND}@example.se", NOW))

    def codes(self) -> set[str]:
        with self.desk.site.store.read() as work:
            return set(work.register.roster().by_code)

    def tries(self, content: bytes = GOOD, sort: str = "organisations") -> tuple[int, str]:
        answer = self.first.client.post(
            "/import",
            data={"_token": self.first.token, "sort": sort},
            files={"fil": ("skolor.csv", content, "text/csv")},
        )
        return answer.status_code, answer.text

    def asks(self) -> str:
        """Ask for a file that was tried, and return where the request is shown."""
        page = self.tries()[1]
        fields = dict(re.findall(r'name="(sort|namn|innehall)" value="([^"]*)"', page))
        answer = self.first.post("/import/begar", **fields)
        assert "/import?nyss=begard" == answer.headers["Location"]
        (url,) = re.findall(r'href="(/import/(?!mall)[^"]*)"', self.second.get("/import").text)
        return str(url)


@pytest.fixture
def two() -> Two:
    return Two()


def digest(page: str) -> str:
    (found,) = re.findall(r'name="avtryck" value="([^"]*)"', page)
    return str(found)


def test_a_file_is_tried_and_nothing_changes(two: Two) -> None:
    status, page = two.tries()

    assert 200 == status
    assert "2 ekskolan Läggs till." in plain(page)
    assert "Begär inläsning" in page
    assert "ekskolan" not in two.codes()


def test_who_comes_to_which_seat_is_told_in_swedish(two: Two) -> None:
    content = b"organisation_code,role,name,email\norg-school,contact_teacher,Robin Ek,robin@kommun.se\n"

    assert "robin@kommun.se, kontaktlärare, " in plain(two.tries(content, "seats")[1])


def test_a_last_day_and_a_new_name_are_told_with_what_they_were(two: Two) -> None:
    row = f"org-school,head_teacher,Robin Ek,person-of-{HOME_SCHOOL}@example.se,2026-12-31"
    content = f"organisation_code,role,name,email,active_until\n{row}\n"

    page = plain(two.tries(content.encode(), "seats")[1])

    assert f"Namnet blir Robin Ek (var The person-of-{HOME_SCHOOL})." in page
    assert "Sista dagen med rollen blir 2026-12-31." in page


def test_what_was_shown_of_a_file_stands_in_the_read_log(two: Two) -> None:
    two.tries()

    with two.desk.site.store.read() as work:
        assert Shown.IMPORT in {each.reading.what for each in work.read_log.page(Reviewed())}


def test_every_fault_of_a_file_is_told_with_its_row(two: Two) -> None:
    status, page = two.tries(BAD)

    assert 422 == status
    assert "Rätta 2 fel i filen" in page
    assert "Cellen är tom." in page
    assert re.findall(r'data-title="Rad"><div>(\d)', page) == ["2", "3"]


@pytest.mark.parametrize(
    ("sort", "content", "sentence"),
    [
        ("", GOOD, "Välj vad filen innehåller."),
        ("nothing", GOOD, "Vad filen innehåller"),
        ("seats", b"", "Filen går inte att läsa in"),
    ],
)
def test_what_is_no_file_of_a_kind_is_refused(two: Two, sort: str, content: bytes, sentence: str) -> None:
    status, page = two.tries(content, sort)

    assert 422 == status
    assert sentence in page


def test_what_the_engine_refuses_is_told_in_the_language_of_the_page(two: Two) -> None:
    case_id = a_case_at(two.desk.site, "N-1")
    (contact,) = (each for each in case_at(two.desk.site, case_id).live_steps() if each.confirmer)
    officer = f"person-of-{SOCIAL_SERVICES}@example.se"
    row = f"N-1,{contact.definition},{TODAY},{officer}"

    status, page = two.tries(f"case_number,step,done_on,done_by\n{row}\n".encode(), "steps")

    assert 422 == status
    assert "bekräftas av en annan part." in plain(page)
    assert "confirmed by another party" not in page
    assert "Rätta raden, eller ta bort den." in page


def test_a_form_without_a_file_comes_back(two: Two) -> None:
    answer = two.first.post("/import", sort="seats")

    assert 422 == answer.status_code
    assert "Välj en fil från din dator." in answer.text


def test_the_second_one_sees_the_same_and_agrees(two: Two) -> None:
    url = two.asks()

    page = two.second.get(url).text
    assert "2 ekskolan Läggs till." in plain(page)
    answer = two.second.post(url, svar="ja", avtryck=digest(page))

    assert f"{url}?nyss=inlast" == answer.headers["Location"]
    assert "ekskolan" in two.codes()
    result = plain(two.second.get(answer.headers["Location"]).text)
    assert "Filen är inläst." in result
    assert "Filen finns inte kvar här." in result
    assert "Organisationer: skolor.csv" in result
    history = plain(two.first.get("/import").text)
    assert "Organisationer: skolor.csv" in history
    assert "Inläst 1 nya" in history


def test_the_second_one_says_no(two: Two) -> None:
    url = two.asks()

    answer = two.second.post(url, svar="nej")

    assert f"{url}?nyss=nekad" == answer.headers["Location"]
    assert "ekskolan" not in two.codes()


def test_the_first_one_takes_it_back_and_agrees_to_nothing(two: Two) -> None:
    url = two.asks()
    page = two.first.get(url).text
    assert "Godkänn och läs in" not in page

    assert 403 == two.first.post(url, svar="ja", avtryck=digest(page)).status_code
    assert f"{url}?nyss=atertagen" == two.first.post(url, svar="ta-tillbaka").headers["Location"]


def test_what_was_not_read_is_not_agreed_to(two: Two) -> None:
    url = two.asks()

    answer = two.second.post(url, svar="ja", avtryck="0" * 64)

    assert 409 == answer.status_code
    assert "Begäran är inte den som ni läste." in answer.text
    assert "ekskolan" not in two.codes()


def test_what_was_answered_is_not_answered_again(two: Two) -> None:
    url = two.asks()
    two.second.post(url, svar="nej")

    assert 409 == two.second.post(url, svar="nej").status_code


def test_the_same_is_not_asked_for_twice(two: Two) -> None:
    two.asks()
    fields = dict(re.findall(r'name="(sort|namn|innehall)" value="([^"]*)"', two.tries()[1]))

    answer = two.first.post("/import/begar", **fields)

    assert 409 == answer.status_code
    assert "väntar på svar" in answer.text


@pytest.mark.parametrize("carried", ["", "nothing", "eJw=", "AAAA"])
def test_a_page_carries_nothing_but_what_it_was_given(two: Two, carried: str) -> None:
    answer = two.first.post("/import/begar", sort="seats", namn="x.csv", innehall=carried)

    assert 403 == answer.status_code


def test_nobody_but_an_administrator_comes_in(two: Two) -> None:
    browser = with_files(two.desk.browser(HOME_SCHOOL))
    url = two.asks()

    paths = ("/import", url, "/import/mall/seats", "/import/mall/seats/fil")
    assert [403] * 4 == [browser.get(path).status_code for path in paths]


@pytest.mark.parametrize("path", ["/import/nothing", "/import/mall/nothing", "/import/mall/nothing/fil"])
def test_what_is_not_there_is_not_found(two: Two, path: str) -> None:
    assert 404 == two.first.get(path).status_code


@pytest.mark.parametrize("kind", ImportKind)
def test_every_column_is_explained_and_the_pattern_can_be_read(two: Two, kind: ImportKind) -> None:
    assert BY_KIND[kind.value].names == tuple(COLUMNS[kind])

    page = two.first.get(f"/import/mall/{kind.value}").text
    file = two.first.get(f"/import/mall/{kind.value}/fil")

    assert all(f"<code>{name}</code>" in page for name in COLUMNS[kind])
    assert file.content.decode("utf-8-sig").startswith(";".join(COLUMNS[kind]))
    assert f'attachment; filename="{kind.value}.csv"' == file.headers["Content-Disposition"]


def test_the_pattern_of_organisations_is_taken_as_it_is(two: Two) -> None:
    file = two.first.get("/import/mall/organisations/fil").content

    assert 200 == two.tries(file)[0]
