"""Every sentence of the pages has its English, and nothing else has."""

import re

import pytest

from scripts.texts import entries, leftover, missing, translated, used
from sisam.web.environment import TEMPLATES

_PLACE = re.compile(r"%\((\w+)\)s")


def test_every_sentence_of_templates_and_modules_has_its_english() -> None:
    assert {} == missing()


def test_nothing_is_translated_that_no_page_says() -> None:
    assert [] == leftover()


def test_rooms_that_translate_the_same_sentence_agree() -> None:
    told = translated()
    assert [] == [(file.name, msgid) for file, msgid, forms in entries() if told[msgid] != forms]


def test_a_translation_has_the_places_of_its_sentence_and_no_others() -> None:
    told = translated()
    wrong = [
        msgid
        for msgid in used()
        for text, form in zip(msgid, told.get(msgid[0], ()), strict=False)
        if set(_PLACE.findall(form)) != set(_PLACE.findall(text))
    ]
    assert [] == wrong


def test_percent_signs_are_doubled_where_no_place_begins() -> None:
    told = translated()
    texts = [text for msgid in used() for text in (*msgid, *told.get(msgid[0], ()))]
    assert [] == [text for text in texts if "%" in _PLACE.sub("", text).replace("%%", "")]


def test_sentences_are_found_in_templates_and_modules_alike() -> None:
    rooms = {file.split("/")[0] for file in used().values()}
    assert {"templates", "dates.py"} <= rooms


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("fas", r"\bskede"),
        ("planerad utskrivning", r"\bprognos"),
        ("utanför rutinerna", r"vid sidan av rutin"),
        ("roll", r"stol(en|ar|arna|s)?\b"),
        ("utan person", r"\bvakan"),
    ],
)
def test_pages_call_a_thing_by_its_word_in_the_glossary_alone(word: str, others: str) -> None:
    helped = [file.read_text(encoding="utf-8") for file in TEMPLATES.glob("help/sv/*.html")]
    said = [text for msgid in used() for text in msgid] + helped
    assert any(re.search(rf"\b{word}", text, re.IGNORECASE) for text in said)
    assert [] == [text for text in said if re.search(others, text, re.IGNORECASE)]


def test_commands_stand_on_pages_alone_of_those_who_may_be_at_the_server() -> None:
    told = [
        file.parent.name
        for file in TEMPLATES.rglob("*.html")
        if re.search(r"<code>sisam ", file.read_text("utf-8"))
    ]
    assert {"operations"} == set(told)
