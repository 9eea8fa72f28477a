"""Every macro of the pages, as people see it, walk it and hear it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sisam.clock import FixedClock
from tests.browser.accessibility import no_colour_violations, no_violations
from tests.browser.answers import inline_code
from tests.browser.conftest import Opener
from tests.browser.keyboard import focus_is_visible, tab_stops
from tests.browser.live_server import LiveServer, served
from tests.browser.photographs import picture
from tests.browser.sideways import no_sideways_scrolling
from tests.browser.windows import NARROW, WIDE, Scheme
from tests.gallery.app import NOW, gallery_app

pytestmark = pytest.mark.browser

#: A finger needs so much; links within a sentence are exempt (WCAG 2.5.8).
_LEAST_TARGET = 24
_SMALL_TARGETS = """least => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
    .filter(each => !each.closest('p:not(.contact-way), .ds-skip-link') && !each.matches('.ds-skip-link'))
    .map(each => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < least || box.width < least))
    .map(([each, box]) => `${each.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""
_BACKGROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def server() -> Iterator[LiveServer]:
    """The gallery in place of the site."""
    with served(gallery_app(), FixedClock(NOW)) as running:
        yield running


@pytest.mark.parametrize(("width", "scheme", "other"), [(WIDE, "light", "dark"), (NARROW, "dark", "light")])
def test_axe_finds_nothing_in_any_macro(open_window: Opener, width: int, scheme: str, other: Scheme) -> None:
    opened = open_window(width=width, scheme=scheme)
    opened.goto("/")
    no_violations(opened.page)
    no_sideways_scrolling(opened.page)
    if width == WIDE:
        picture(opened.page, "gallery")
    opened.page.emulate_media(color_scheme=other)
    no_colour_violations(opened.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_chosen_wins_over_the_machine(open_window: Opener, scheme: str) -> None:
    other = open_window(scheme={"light": "dark", "dark": "light"}[scheme])
    same = open_window(scheme=scheme)
    other.goto(f"/?utseende={scheme}")
    same.goto("/")
    no_colour_violations(other.page)
    assert same.page.evaluate(_BACKGROUND) == other.page.evaluate(_BACKGROUND)


def test_the_page_comes_in_english_too(open_window: Opener) -> None:
    opened = open_window(locale="en-GB")
    opened.goto("/?sprak=en")
    no_violations(opened.page)
    expect(opened.page.get_by_text("There are 3 things to correct")).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_one_always_sees_where_the_focus_is(open_window: Opener, width: int) -> None:
    opened = open_window(width=width)
    opened.goto("/")
    focus_is_visible(opened.page)


def test_the_keyboard_begins_at_the_errors(page: Page, server: LiveServer) -> None:
    page.goto(server.origin)
    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert "Skriv vilken dag mötet hölls." == tab_stops(page)[0].name


def test_the_keyboard_begins_at_the_skip_link_where_nothing_is_wrong(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?fel=nej")
    names = [stop.name for stop in tab_stops(page)]
    assert [
        "Till innehållet",
        "sisam",
        "Anna Alm Uppsala, socialtjänsten",
        "Logga ut",
        "Att göra 3 väntar",
    ] == names[:5]


def test_the_skip_link_skips_the_menu(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?fel=nej")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skriv ut")).to_be_focused()


def test_a_link_of_the_error_summary_leads_into_its_field(page: Page, server: LiveServer) -> None:
    page.goto(server.origin)
    page.get_by_role("link", name="Skriv varför.").click()
    expect(page.get_by_label("Varför lämnar du tillbaka?")).to_be_focused()


def test_fingers_find_every_target(open_window: Opener) -> None:
    opened = open_window(width=NARROW)
    opened.goto("/")
    assert [] == opened.page.evaluate(_SMALL_TARGETS, _LEAST_TARGET)


def test_nothing_is_missing_without_scripts(open_window: Opener) -> None:
    opened = open_window(scripts=False)
    opened.goto("/")
    expect(opened.page.get_by_role("heading", level=1)).to_have_text("Pedagogisk överlämning")
    expect(opened.page.locator("#session")).to_be_hidden()


def test_a_narrow_table_is_still_a_table_to_a_screen_reader(open_window: Opener) -> None:
    opened = open_window(width=NARROW)
    opened.goto("/")
    table = opened.page.get_by_role("table", name="Öppna steg")
    assert (5, 4) == (table.get_by_role("row").count(), table.get_by_role("rowheader").count())


def test_the_warning_comes_five_minutes_before_the_session_ends(page: Page, server: LiveServer) -> None:
    page.clock.install(time=NOW)
    page.goto(server.origin)
    page.clock.run_for("24:59")
    expect(page.locator("#session")).to_be_hidden()
    page.clock.run_for("00:02")
    expect(page.get_by_role("alert")).to_contain_text("Du loggas snart ut")
    page.clock.run_for("05:00")
    expect(page.get_by_role("alert")).to_contain_text("Din inloggning har gått ut")


def test_a_session_that_is_nearly_over_warns_at_once(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?kvar=4")
    expect(page.get_by_role("alert")).to_contain_text("Du loggas snart ut")
    no_violations(page)


def test_a_session_that_has_lasted_for_long_is_not_said_to_go_on(page: Page, server: LiveServer) -> None:
    page.clock.install(time=NOW)
    page.goto(f"{server.origin}?fel=nej&hogst=40")
    page.clock.run_for("20:00")
    page.get_by_role("link", name="Nästa sida").click()
    expect(page).to_have_url(f"{server.origin}/?efter=9")
    page.clock.run_for("14:50")
    expect(page.locator("#session")).to_be_hidden()
    page.clock.run_for("00:11")
    said = "Du behöver snart logga in igen. Skicka det du skriver innan dess."
    expect(page.get_by_role("alert")).to_have_text(said, use_inner_text=True)


def test_whoever_works_in_another_tab_is_not_warned_in_this_one(page: Page, server: LiveServer) -> None:
    page.clock.install(time=NOW)
    page.goto(server.origin)
    page.clock.run_for("25:01")
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.new_page().goto(server.origin)
    expect(page.locator("#session")).to_be_hidden()
    page.clock.run_for("24:30")
    expect(page.locator("#session")).to_be_hidden()


def test_a_switch_leads_back_to_the_part_that_was_swapped_in(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?fel=nej")
    page.get_by_role("link", name="Nästa sida").click()
    expect(page).to_have_url(f"{server.origin}/?efter=9")
    expect(page.locator(".switch [name=till]").first).to_have_value("/?efter=9")


def test_paper_shows_what_is_to_be_read_and_no_buttons(page: Page, server: LiveServer) -> None:
    page.goto(server.origin)
    page.emulate_media(media="print")
    assert [False, False, True] == [
        page.locator(one).first.is_visible() for one in (".site-foot", ".button-row", ".phases")
    ]


def test_people_with_colours_of_their_own_see_every_state(page: Page, server: LiveServer) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(server.origin)
    widths = page.locator(".status").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderTopWidth)"
    )
    assert {"1px"} == set(widths)


def test_nothing_stands_in_the_page_that_belongs_in_a_file(server: LiveServer, page: Page) -> None:
    page.goto(server.origin)
    assert [[]] == [inline_code(answer.body) for answer in server.answers if answer.body]


def test_the_next_page_swaps_the_main_part_alone(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?fel=nej")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Nästa sida").click()
    expect(page).to_have_url(f"{server.origin}/?efter=9")
    expect(page.locator("main")).to_be_focused()
    assert page.evaluate("window.sameDocument")
    assert 1 == page.locator("main").count()
    page.go_back()
    expect(page).to_have_url(f"{server.origin}/?fel=nej")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pedagogisk överlämning")


def test_what_is_not_the_page_asked_for_comes_as_a_whole(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}?fel=nej")
    page.evaluate("window.sameDocument = true")
    page.evaluate("document.querySelector('.pages a').setAttribute('href', '/vidare')")
    page.get_by_role("link", name="Föregående sida").click()
    expect(page).to_have_url(f"{server.origin}/?kvar=20")
    assert None is page.evaluate("window.sameDocument")
