"""Pages speak Swedish as it is written, and English from the catalogue."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sisam.domain.language import Language
from sisam.web.language import Texts, marked, preferred, sentences_of, speaking, spoken, texts_in

SV, EN = Language.SV, Language.EN

_PO = """
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Att göra"
msgstr "To do"

msgid "%(num)s sak"
msgid_plural "%(num)s saker"
msgstr[0] "%(num)s thing"
msgstr[1] "%(num)s things"
"""


@pytest.fixture
def english(tmp_path: Path) -> Texts:
    file = tmp_path / "room.po"
    file.write_text(_PO, encoding="utf-8")
    return Texts(EN, dict(sentences_of(file)))


def test_a_sentence_is_said_in_english_as_the_catalogue_has_it(english: Texts) -> None:
    assert "To do" == english("Att göra")


def test_a_sentence_is_said_in_swedish_as_it_is_written() -> None:
    assert "Att göra" == texts_in(SV)("Att göra")


def test_what_the_catalogue_lacks_is_said_in_swedish_rather_than_not_at_all(english: Texts) -> None:
    assert "Något nytt" == english("Något nytt")


def test_the_places_of_a_sentence_are_filled_in() -> None:
    assert "Hej Anna" == texts_in(SV)("Hej %(name)s", name="Anna")


@pytest.mark.parametrize(("count", "expected"), [(0, "0 things"), (1, "1 thing"), (2, "2 things")])
def test_the_form_fits_the_number_in_english(english: Texts, count: int, expected: str) -> None:
    assert expected == english.ngettext("%(num)s sak", "%(num)s saker", count)


@pytest.mark.parametrize(("count", "expected"), [(0, "0 saker"), (1, "1 sak"), (2, "2 saker")])
def test_the_form_fits_the_number_in_swedish(count: int, expected: str) -> None:
    assert expected == texts_in(SV).ngettext("%(num)s sak", "%(num)s saker", count)


def test_a_marked_sentence_is_translated_where_it_is_shown() -> None:
    assert "Cancel" == texts_in(EN)(marked("Avbryt"))


def test_swedish_is_spoken_where_nobody_said_another_language() -> None:
    assert SV is spoken()


def test_a_language_is_spoken_until_its_page_is_written() -> None:
    with speaking(EN):
        inside = spoken()
    assert (EN, SV) == (inside, spoken())


def test_pages_written_at_the_same_time_each_speak_their_own_language() -> None:
    def another() -> Language:
        with speaking(SV):
            return spoken()

    with speaking(EN), ThreadPoolExecutor() as pool:
        other = pool.submit(another).result()
        assert (SV, EN) == (other, spoken())


@pytest.mark.parametrize(
    ("accept_language", "expected"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.8", SV),
        ("en-GB,en;q=0.9,sv;q=0.8", EN),
        ("sv;q=0.3, en;q=0.9", EN),
        ("de-DE,de;q=0.9", SV),
        ("de, en;q=0.2", EN),
        ("", SV),
        ("*", SV),
        ("en;q=much, ;;q=,,\x00", SV),
        ("en" * 100_000, SV),
    ],
)
def test_the_language_of_a_stranger_is_what_the_browser_asks_for(
    accept_language: str, expected: Language
) -> None:
    assert expected is preferred(accept_language)
