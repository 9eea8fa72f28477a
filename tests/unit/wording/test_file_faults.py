"""What is wrong in a file is told in Swedish on a page, whatever reader found it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sisam.domain.language import Language
from sisam.wording.file_faults import ENGLISH_FAULTS, fault_in
from sisam.wording.swedish_file_faults import SWEDISH_FAULTS
from tests.sentences import texts_in

PROGRAM = Path(__file__).parents[3] / "sisam"
INTAKE = PROGRAM / "intake"
#: What holds rows against the cases that are there.
CASES = PROGRAM / "application" / "cases"
READERS = [*sorted(INTAKE.glob("*.py")), CASES / "comparing_rows.py", CASES / "back_filling.py"]
#: What only the command line meets, since a page has the file already.
NOT_ON_PAGES = {"The file cannot be read: {}.", "Give the path of a CSV file that you may read."}
#: What is typed on a page, and told there.
TYPED = "typed_placements.py"


def sentences() -> Iterator[str]:
    """Yield what the readers of files say, with `{}` for whatever it is about."""
    for path in READERS:
        if path.name != TYPED:
            yield from filter(_is_sentence, texts_in(path))


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and " " in text and not text.startswith(", ")


def test_every_sentence_of_the_readers_has_swedish() -> None:
    english = {each for each in sentences() if told_in_swedish(each) == each}

    assert set() == english - NOT_ON_PAGES


#: A word of its own in the readers' sentence, where the table has one sentence for each.
SPLIT = {
    "{} {} this seat since {}.": "{} holds this seat since {}.",
    "Record the change with `{}`, or correct the cell.": (
        "Record the change with `sisam case set-party {} {} {}`, or correct the cell."
    ),
}


@pytest.mark.parametrize("language", list(Language))
def test_no_page_names_a_command(language: Language) -> None:
    known = {*sentences(), *SPLIT.values()} - SPLIT.keys()
    told = [fault_in(each, language) for each in sorted(known)]

    assert [] == [each for each in told if "sisam " in each or "`" in each]


@pytest.mark.parametrize("english", sorted(ENGLISH_FAULTS))
def test_the_command_line_names_what_is_typed_there(english: str) -> None:
    assert "`sisam " in english
    assert english in SWEDISH_FAULTS


def told_in_swedish(sentence: str) -> str:
    return fault_in(SPLIT.get(sentence, sentence), Language.SV)


def test_both_are_about_the_same_things() -> None:
    dropped = {"{} is not an e-mail address. {}"}

    assert set() == {
        english
        for english, swedish in SWEDISH_FAULTS.items()
        if english.count("{}") != swedish.count("{}") and english not in dropped
    }


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("The cell is empty.", "Cellen är tom."),
        (
            "Municipality 1480 has 2 active organisations of the kind school: a (A), b (B).",
            "Kommunen 1480 har 2 organisationer av sorten school: a (A), b (B).",
        ),
        (
            "The home has no active organisation of the kind youth_home_school right below it.",
            "Ungdomshemmet har ingen organisation av sorten youth_home_school direkt under sig.",
        ),
        ('"lärare" is not a known word here.', '"lärare" är inget ord som går att använda här.'),
        ("admitted_on 2026-11-03 lies before applied_on 2026-11-04.", None),
        ("2026-12-01 lies in the future; today is 2026-11-02.", None),
        ("Nobody has thought of this.", "Nobody has thought of this."),
    ],
)
def test_a_sentence_is_told_in_the_language_of_the_page(english: str, swedish: str | None) -> None:
    told = fault_in(english, Language.SV)

    assert told == (swedish or told)
    assert (swedish is None) <= (told != english)
    assert english == fault_in(english, Language.EN)


def test_each_language_is_told_what_to_press() -> None:
    typed = "Import it with `sisam import seats FILE`."

    assert "Välj Personer i roller vid Vad filen innehåller." == fault_in(typed, Language.SV)
    assert "Choose People in seats under What the file holds." == fault_in(typed, Language.EN)


def test_a_long_sentence_is_left_alone() -> None:
    sentence = f"{'x' * 3_000} is not a date."

    assert sentence == fault_in(sentence, Language.SV)


def test_swedish_is_quoted_as_the_pages_quote() -> None:
    # Two straight marks stand for themselves: so a mark is written inside a cell.
    straight = [each for each in SWEDISH_FAULTS.values() if '"' in each.replace('""', "")]

    assert [] == straight
