"""A message as a page: what the text says, in headings, lists and paragraphs, and nothing from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest

from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import Placeholder
from sisam.wording.mail_page import mail_page
from sisam.wording.mails import TOLD_IN_FULL, Rendered, render

TEXTS = read_notifications(shipped("notifications"))
FIELDS = {each.value: f"value-of-{each.value}" for each in Placeholder} | {
    "days_late": "3",
    "link": "https://sisam.example.se/arenden/1?a=1&b=2",
}
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=y> \"'&\r\nBcc: x@y.se"


@dataclass(frozen=True)
class AnItem:
    template: Template
    fields: Mapping[str, str]


class Reader(HTMLParser):
    """Reads a page as a program that shows mails does."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words += data


def a_page(*templates: Template, language: Language = Language.SV, **fields: str) -> str:
    return a_page_with(fields, *templates, language=language)


def a_page_with(fields: Mapping[str, str], *templates: Template, language: Language = Language.SV) -> str:
    items = [AnItem(each, {**FIELDS, **fields}) for each in templates]
    return mail_page(render(items, TEXTS, language), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("template", Template)
def test_every_text_is_a_whole_page_in_its_language(template: Template, language: Language) -> None:
    page = a_page(template, language=language)
    read = Reader(page)

    assert page.startswith("<!DOCTYPE html>")
    assert ([], ("lang", language.value)) == (read.open, read.attributes[0])
    assert (1, 1, 1) == tuple(read.tags.count(tag) for tag in ("title", "main", "h1"))


@pytest.mark.parametrize("template", Template)
def test_the_page_says_what_the_text_says(template: Template) -> None:
    rendered = render([AnItem(template, FIELDS)], TEXTS, Language.SV)
    words = " ".join(Reader(mail_page(rendered, Language.SV)).words.split())

    for line in rendered.body.splitlines():
        for part in line.split(": ", 1):
            assert " ".join(part.split()) in words


def test_nothing_is_fetched_or_styled_and_nothing_runs() -> None:
    read = Reader(a_page(*Template))

    assert not {"img", "script", "link", "style", "iframe", "form", "object"} & set(read.tags)
    assert {"lang", "charset", "name", "content", "href"} == {name for name, _ in read.attributes}


def test_several_things_of_a_case_stand_below_one_heading_for_it() -> None:
    read = Reader(a_page(Template.OVERDUE, Template.STEP_OFFERED, Template.STEP_OPENED))

    assert (1, 1, 1) == tuple(read.tags.count(tag) for tag in ("h1", "h2", "section"))


def test_each_of_several_things_has_a_heading_and_what_is_said_of_all_stands_behind_them() -> None:
    page = a_page(Template.OVERDUE, Template.STEP_OFFERED, call="Ring.", step="Mötet")
    told, rest = page.split("</section>")

    assert 2 == page.count("<h3>")
    assert "<h3>Försenat: Mötet</h3>\n<dl>\n<dt>Det här ska göras</dt>" in told
    assert (False, True) == ("Ring." in told, "Ring." in rest)


def test_things_that_are_told_by_their_headings_alone_are_a_list() -> None:
    page = a_page(*[Template.STEP_OPENED] * (TOLD_IN_FULL + 2), step="Mötet")

    assert TOLD_IN_FULL + 1 == page.count("<h3>")
    more, listed = "<h3>Fler, i korthet:</h3>\n", "<li>Nytt steg: Mötet</li>\n"
    assert f"{more}<ul>\n{listed * 2}</ul>" in page


def test_no_line_without_a_name_tears_the_list_of_what_is_named() -> None:
    # One before the sentence that says how it is, and one behind it; in a statement the other way round.
    assert 2 == a_page(Template.OVERDUE, link="").count("<dl>")
    assert 2 == a_page(Template.STATEMENT, link="", checksum="").count("<dl>")


def test_what_is_named_stands_in_a_list_with_its_name() -> None:
    page = a_page(Template.OVERDUE, step="Mötet")

    assert "<dt>Steg</dt>\n<dd>Mötet</dd>" in page


def test_a_link_can_be_followed_and_shows_where_it_leads() -> None:
    page = a_page(Template.OVERDUE)

    address = "https://sisam.example.se/arenden/1?a=1&amp;b=2"
    assert f'<a href="{address}">{address}</a>' in page


@pytest.mark.parametrize("name", [each.value for each in Placeholder if each.value != "days_late"])
def test_what_stands_in_a_name_is_never_markup(name: str) -> None:
    page = a_page_with({name: HOSTILE}, Template.OVERDUE_OTHER, Template.UNDELIVERABLE)

    assert not {"script", "img"} & set(Reader(page).tags)


def test_a_sentence_with_a_colon_is_a_paragraph() -> None:
    rendered = Rendered("S", "Do this. Then: that.\n\nOne\nTwo")

    assert "<p>Do this. Then: that.</p>\n<p>One<br>Two</p>" in mail_page(rendered, Language.EN)
