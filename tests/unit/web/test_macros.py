"""The macros write what people, screen readers and printers can read."""

import re

import pytest
from markupsafe import Markup

from sisam.web.environment import shipped_environment
from sisam.web.filled import Filled
from tests.gallery.app import a_frame, gallery_page

EVIL = '"><script>x</script>'


def written(source: str, **values: object) -> str:
    """Return what a macro writes, its spaces made single."""
    imports, call = source.split(" ", 1)
    file, names = imports.split(":")
    template = f'{{% from "macros/{file}.html" import {names} %}}{call}'
    return " ".join(shipped_environment().from_string(template).render(values).split())


def ids_of(page: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', page)


def test_no_id_stands_twice_on_the_page() -> None:
    ids = ids_of(gallery_page(a_frame()))
    assert sorted(set(ids)) == sorted(ids)


def test_every_inner_link_and_every_description_leads_somewhere() -> None:
    page = gallery_page(a_frame())
    named = re.findall(r'href="#([^"]+)"|\bfor="([^"]+)"|url\(#([^)]+)\)', page)
    described = re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)
    targets = {one for group in named for one in group if one} | {
        one for some in described for one in some.split()
    }
    assert set() == targets - set(ids_of(page))


def test_a_page_has_one_first_heading() -> None:
    assert 1 == gallery_page(a_frame()).count("<h1>")


def test_the_title_tells_first_that_something_is_wrong() -> None:
    titles = [gallery_page(a_frame(), problems=problems).split("<title>")[1] for problems in (True, False)]
    assert [True, False] == [title.startswith("Fel: ") for title in titles]


def test_nothing_is_styled_or_scripted_in_the_page() -> None:
    assert [] == re.findall(r"\s(?:style|on\w+)=|<style|<script(?! src)", gallery_page(a_frame()))


@pytest.mark.parametrize(
    "call",
    [
        'fields:text_field {{ text_field(form, "namn", evil, evil) }}',
        'fields:area_field {{ area_field(form, "namn", evil, evil) }}',
        'fields:date_field {{ date_field(form, "namn", evil, evil) }}',
        'fields:select_field {{ select_field(form, "namn", evil, [(evil, evil)]) }}',
        'fields:radio_field {{ radio_field(form, "namn", evil, [(evil, evil, evil)]) }}',
        'fields:checks_field {{ checks_field(form, "namn", evil, [(evil, evil, evil)]) }}',
        'fields:error_summary {{ error_summary(form, evil) }}',
        'buttons:button {{ button(evil, name=evil, value=evil) }}',
        'buttons:link_button {{ link_button(evil, evil) }}',
        'page:page_head {{ page_head(evil, evil, evil) }}',
        'page:breadcrumb {{ breadcrumb([(evil, evil), (none, evil)]) }}',
        'status:status {{ status("late", evil) }}',
        'status:notice {{ notice("info", evil, evil) }}',
        'tables:cell {{ cell(evil, evil) }}',
        'tables:facts {{ facts([(evil, evil)]) }}',
        'case:phases {{ phases([{"state": "now", "title": evil, "when": evil, "note": evil}]) }}',
        'case:contact {{ contact(dict(name=evil, role=evil, organisation="", telephone=evil, mail="")) }}',
        'charts:stacked_chart {{ stacked_chart(evil, [(evil, [1, 2], evil)], evil, [evil, evil], "a") }}',
    ],
)  # fmt: skip
def test_no_macro_lets_anything_out_of_its_place(call: str) -> None:
    form = Filled({"namn": (EVIL,)}, {"namn": EVIL})
    page = written(call, evil=EVIL, form=form)
    assert (False, True) == ("<script>" in page, "&lt;script&gt;" in page)


def test_a_field_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    form = Filled({"namn": ("Åsa & Öberg",)}, {"namn": "Skriv hela namnet."})
    page = written(
        'fields:text_field {{ text_field(form, "namn", "Namn", "För- och efternamn.") }}', form=form
    )
    parts = (
        'value="Åsa &amp; Öberg"',
        'aria-invalid="true"',
        'aria-describedby="falt-namn-hjalp falt-namn-fel"',
        "Skriv hela namnet.",
    )
    assert [] == [part for part in parts if part not in page]


def test_a_password_is_never_sent_back() -> None:
    form = Filled({"losen": ("hemligt",)})
    assert "hemligt" not in written(
        'fields:text_field {{ text_field(form, "losen", "Lösenord", type="password") }}', form=form
    )


def test_a_text_that_begins_with_an_empty_line_keeps_it() -> None:
    source = '{% from "macros/fields.html" import area_field %}{{ area_field(form, "skal", "Skäl") }}'
    page = shipped_environment().from_string(source).render(form=Filled({"skal": ("\nrad",)}))
    assert ">\n\nrad</textarea>" in page


def test_what_was_chosen_stays_chosen() -> None:
    form = Filled({"typ": ("akut",), "val": ("a", "b"), "skola": ("2",)})
    radios = written(
        'fields:radio_field {{ radio_field(form, "typ", "T", [("akut", "A"), ("lugn", "B")]) }}', form=form
    )
    boxes = written(
        'fields:checks_field {{ checks_field(form, "val", "V", [("a", "A"), ("b", "B"), ("c", "C")]) }}',
        form=form,
    )
    chosen = written(
        'fields:select_field {{ select_field(form, "skola", "S", [(1, "A"), (2, "B")]) }}', form=form
    )
    assert (1, 2, 1) == (radios.count(" checked"), boxes.count(" checked"), chosen.count(" selected"))
    assert 'value="2" selected' in chosen


def test_a_field_that_may_be_left_empty_says_so() -> None:
    form = Filled()
    needed, free = (
        written(
            'fields:text_field {{ text_field(form, "n", "Namn", required=required) }}',
            form=form,
            required=required,
        )
        for required in (True, False)
    )
    assert (False, True) == ("frivilligt" in needed, "frivilligt" in free)


def test_the_guard_carries_token_key_and_revision_and_nought_is_a_revision() -> None:
    page = written('fields:guard {{ guard(frame, "nyckel", 0) }}', frame=a_frame())
    assert ["_token", "_key", "_revision"] == re.findall(r'name="(\w+)"', page)
    assert 'name="_revision" value="0"' in page


def test_a_form_without_faults_has_no_summary() -> None:
    assert "" == written("fields:error_summary {{ error_summary(form) }}", form=Filled())


def test_every_state_is_told_by_a_word_and_a_drawing() -> None:
    states = (
        "late",
        "today",
        "soon",
        "waiting",
        "done",
        "restricted",
        "cancelled",
        "paused",
        "alert",
        "open",
    )
    pages = [written(f'status:status {{{{ status("{state}") }}}}') for state in states]
    words = {re.sub(r"<[^>]+>", "", page).strip() for page in pages}
    assert (len(states), True) == (len(words), all("<svg" in page for page in pages))


def test_every_source_is_told_by_its_word() -> None:
    told = [
        written(f'status:source_mark {{{{ source_mark("{one}") }}}}')
        for one in ("law", "agreement", "model", "policy")
    ]
    assert ["lag", "avtal", "SiSam-modellen", "riktvärde"] == [re.sub(r"<[^>]+>", "", each) for each in told]


def test_a_vacant_seat_is_said_to_be_vacant() -> None:
    nobody = {"name": "", "role": "rektor", "organisation": "Alskolan", "telephone": "", "mail": ""}
    assert "Ingen har rollen" in written("case:contact {{ contact(nobody) }}", nobody=nobody)


def test_stacked_bars_follow_each_other_with_a_pattern_for_each_series() -> None:
    page = written(
        'charts:stacked_chart {{ stacked_chart("C", rows, "H", ["x", "y", "z"], "k") }}',
        rows=[("A", [5, 5, 10]), ("B", [None, 0, 4])],
    )
    bars = re.findall(r'class="edge" x="([\d.]+)%" width="([\d.]+)%" height="22" fill="url\(#k-(\d)\)"', page)
    assert [("0", "25.0", "1"), ("25.0", "25.0", "2"), ("50.0", "50.0", "3"), ("0", "20.0", "3")] == bars
    assert 1 == page.count("visas inte")


def test_a_chart_of_nothing_is_an_empty_table() -> None:
    assert "<table" in written('charts:stacked_chart {{ stacked_chart("C", [], "H", ["x"], "k") }}')


def test_a_column_can_be_sorted_by_a_link_and_says_how_it_is() -> None:
    page = written(
        'tables:data_table {% call data_table("T", [("A", "", "/?o=a", "ascending"), "B"]) %}{% endcall %}'
    )
    assert ('aria-sort="ascending"' in page, '<a class="sort" href="/?o=a">A' in page) == (True, True)


def test_each_cell_says_its_column_where_the_table_is_too_narrow_for_one() -> None:
    assert '<td role="cell" data-title="Vem"><div>Alskolan</div></td>' == written(
        'tables:cell {{ cell("Vem", "Alskolan") }}'
    )


def test_a_fact_that_is_none_is_left_out_and_markup_stays_markup() -> None:
    page = written("tables:facts {{ facts(pairs) }}", pairs=[("A", None), ("B", Markup("<b>x</b>"))])
    assert (False, True) == ("A" in page, "<dd><b>x</b></dd>" in page)


def test_neighbouring_pages_are_shown_where_there_are_any() -> None:
    told = [written('page:pagination {{ pagination("Sidor", newer, older) }}', newer=newer, older=older)
            for newer, older in ((None, None), ("/a", None), (None, "/b"))]  # fmt: skip
    assert [[], ["prev"], ["next"]] == [re.findall(r'rel="(\w+)"', page) for page in told]


def test_history_tells_when_it_was_recorded_only_where_that_was_another_day() -> None:
    page = gallery_page(a_frame())
    assert (1, 1) == (page.count("antecknat 18 nov. 2026"), page.count("Erik Ek ·"))
