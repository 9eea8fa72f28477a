"""Pages escape everything, leave nothing undefined in silence, and speak the language of their frame."""

import dataclasses
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, nodes

import sisam.web
from sisam.domain.language import Language
from sisam.web.environment import (
    mail_link,
    make_environment,
    number,
    shipped_environment,
    telephone,
    write_page,
)
from sisam.web.frame import Appearance, Frame
from sisam.web.language import speaking
from sisam.web.statics import shipped_statics
from tests.gallery.app import a_frame, gallery_page

SV, EN = Language.SV, Language.EN
NOW = datetime(2026, 11, 18, 8, 15, tzinfo=UTC)
EVIL = "<script>alert('x')</script>"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    (tmp_path / "spoken.html").write_text(
        "{% macro cancel(n) %}{{ _('Avbryt') }} "
        "{{ ngettext('%(num)s dag försenat', '%(num)s dagar försenat', n) }}{% endmacro %}"
    )
    return make_environment(shipped_statics(), tmp_path)


def test_what_people_wrote_is_escaped(environment: Environment) -> None:
    written = environment.from_string("{{ evil }}{{ _('Hej %(name)s', name=evil) }}").render(evil=EVIL)
    assert ("<script>" in written, 2) == (False, written.count("&lt;script&gt;"))


def test_what_is_not_there_fails(environment: Environment) -> None:
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing }}").render()


def test_a_macro_that_sees_no_context_speaks_the_language_of_the_page(environment: Environment) -> None:
    page = environment.from_string("{% from 'spoken.html' import cancel %}{{ cancel(2) }}")
    told = []
    for language in (SV, EN, SV):
        with speaking(language):
            told.append(page.render())
    assert ["Avbryt 2 dagar försenat", "Cancel 2 days late", "Avbryt 2 dagar försenat"] == told


def test_numbers_are_grouped_as_the_language_does() -> None:
    with speaking(SV):
        swedish = number(12400)
    with speaking(EN):
        assert ("12\N{NO-BREAK SPACE}400", "12,400") == (swedish, number(12400))


def test_a_telephone_number_can_be_dialled_as_it_is_written() -> None:
    expected = '<a class="ds-link telephone" href="tel:+46812345">+46 (8) 123 45&#34;</a>'
    assert expected == telephone('+46 (8) 123 45"')


def test_an_address_begins_a_mail_and_is_folded_behind_its_sign() -> None:
    assert '<a class="ds-link" href="mailto:a&#34;@b.se">a&#34;@<wbr>b.se</a>' == mail_link('a"@b.se')


def test_the_environment_is_made_once() -> None:
    assert shipped_environment() is shipped_environment()


def page_of(frame: Frame) -> str:
    return write_page("layout.html", frame, {})


def test_a_page_names_its_language() -> None:
    assert [True, True] == [
        f'<html lang="{language}"' in page_of(Frame(language, NOW, "/")) for language in Language
    ]


@pytest.mark.parametrize(
    ("appearance", "scheme", "told"),
    [
        (Appearance.AUTOMATIC, "auto", "light dark"),
        (Appearance.LIGHT, "light", "light"),
        (Appearance.DARK, "dark", "dark"),
    ],
)
def test_a_page_is_light_or_dark_as_chosen(appearance: Appearance, scheme: str, told: str) -> None:
    page = page_of(Frame(SV, NOW, "/", appearance=appearance, token="t"))
    assert (True, True, True) == (
        f'data-color-scheme="{scheme}"' in page,
        f'name="color-scheme" content="{told}"' in page,
        f'value="{appearance}" aria-pressed="true"' in page,
    )


def test_a_stranger_sees_nobody_and_no_ways_in() -> None:
    page = page_of(Frame(SV, NOW, "/"))
    assert [False] * 3 == [part in page for part in ("/logga-ut", '<nav class="site-places"', 'id="session"')]


def test_the_layout_tells_who_is_here_and_where_they_may_go() -> None:
    page = page_of(a_frame())
    found = [
        part in page
        for part in (
            "Anna Alm",
            "Uppsala, socialtjänsten",
            'href="/larm"',
            'href="/att-gora" aria-current="page"',
        )
    ]
    assert [True] * 4 == found


def test_every_form_of_the_layout_carries_the_token() -> None:
    page = page_of(a_frame())
    assert page.count("<form ") == page.count(f'name="_token" value="{"t" * 43}"')


def test_a_switch_comes_back_to_the_same_page_and_nowhere_else() -> None:
    page = page_of(dataclasses.replace(a_frame(), path='/arenden?sok="><b>'))
    assert (2, 0) == (page.count('value="/arenden?sok=&#34;&gt;&lt;b&gt;"'), page.count('"><b>'))


def test_a_watch_that_stands_still_is_told_in_red() -> None:
    running, stopped, never = (
        page_of(Frame(SV, NOW, "/", watch_stopped_at=at, watch_never_ran=never))
        for at, never in ((None, False), (NOW, False), (None, True))
    )
    assert (False, True, True) == tuple(
        "Bevakningen står still" in page for page in (running, stopped, never)
    )
    assert "senast 18 nov. 2026 kl. 09:15" in stopped


def test_a_demonstration_says_so_on_every_page() -> None:
    assert (True, False) == tuple(
        "påhittade" in page_of(Frame(SV, NOW, "/", demo=demo)) for demo in (True, False)
    )


def test_the_session_warning_knows_the_end_and_the_time_of_the_page() -> None:
    page = page_of(a_frame())
    assert 'data-ends-at="2026-11-18T08:45:00+00:00" data-latest="2026-11-18T18:15:00+00:00"' in page
    assert 'data-now="2026-11-18T08:15:00+00:00"' in page


def test_every_macro_can_be_said_in_english() -> None:
    page = gallery_page(a_frame(language=EN))
    wanted = ("There are 3 things to correct", "We are here now", "2 days late", "not shown", "Sign out")
    assert [] == [text for text in wanted if text not in page]


def test_no_template_imports_what_it_does_not_use() -> None:
    environment = shipped_environment()
    templates = Path(sisam.web.__file__).parent / "templates"

    unused = {}
    for path in templates.rglob("*.html"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        named = chain.from_iterable(each.names for each in tree.find_all(nodes.FromImport))
        imported = {each if isinstance(each, str) else each[1] for each in named}
        used = {each.name for each in tree.find_all(nodes.Name)}
        if imported - used:
            unused[path.name] = imported - used
    assert {} == unused
