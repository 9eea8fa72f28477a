"""Tables that fit."""

from hypothesis import given
from hypothesis import strategies as st

from sisam.cli.table import lines_of_table

ADDRESS = "ann-charlotte.berg@goteborg.example.se"
WORD = st.text("abcåäö@.-", min_size=1, max_size=30)
CELL = st.lists(WORD, max_size=6).map(" ".join)


def test_a_table_that_fits_has_a_line_a_row() -> None:
    rows = [["P-1", "two words"], ["P-22", ""]]

    assert ["id   text", "P-1  two words", "P-22"] == list(lines_of_table(["id", "text"], rows, 80))


def test_without_headings_there_are_none() -> None:
    assert ["a b"] == list(lines_of_table(["", ""], [["a", "b"]], 80))


def test_numbers_stand_to_the_right() -> None:
    assert [" n x", " 7 a", "12 b"] == list(
        lines_of_table(["n", "x"], [["7", "a"], ["12", "b"]], 80, right={0})
    )


def test_words_are_folded_between_but_never_within() -> None:
    lines = list(lines_of_table(["id", "text"], [["0123456789abcdef", "word " * 30]], 40, whole={0}))

    assert "0123456789abcdef word word word word" == lines[1]
    assert "                 word word word word" == lines[2]


def test_what_is_whole_is_not_even_folded_between_words() -> None:
    lines = list(lines_of_table(["a", "b"], [["one two", "three four five"]], 16, whole={0}))

    assert ["a       b", "one two three", "        four", "        five"] == lines


def test_where_one_line_cannot_hold_the_words_a_row_takes_two() -> None:
    row = ["d381b5a3fb0940d6", "unreachable", ADDRESS, "step_opened P-102 and 2 more"]

    assert [
        "message          status      to",
        "  tells",
        f"d381b5a3fb0940d6 unreachable {ADDRESS}",
        "  step_opened P-102 and 2 more",
    ] == list(lines_of_table(["message", "status", "to", "tells"], [row], 75))


HEADINGS = ["id", "step", "late", "n"]


def test_a_second_line_that_would_say_nothing_is_left_out() -> None:
    rows = [["a" * 10, "b" * 10, ""], ["a" * 10, "b" * 10, "c" * 10]]

    assert [
        "one        two",
        "  three",
        f"{'a' * 10} {'b' * 10}",
        f"{'a' * 10} {'b' * 10}",
        f"  {'c' * 10}",
    ] == list(lines_of_table(["one", "two", "three"], rows, 24))


def test_what_is_to_stand_below_does_where_one_line_cannot_hold_the_row() -> None:
    rows = [["a1", "feedback", "oak", "4"], ["a2", "officer at oak: empty from Monday", "", "12"]]

    assert [
        "id  n",
        "  step                          late",
        "a1  4",
        "  feedback                      oak",
        "a2 12",
        "  officer at oak: empty from Monday",
    ] == list(lines_of_table(HEADINGS, rows, 36, right={3}, below={1, 2}))


def test_it_stands_in_one_line_where_there_is_room() -> None:
    rows = [["a1", "feedback", "oak", "4"]]

    assert ["id step     late n", "a1 feedback oak  4"] == list(
        lines_of_table(HEADINGS, rows, 36, right={3}, below={1, 2})
    )


def test_a_row_with_something_below_takes_two_lines_and_the_rest_is_cut() -> None:
    people = "Thomas Lagerqvist (away from 2026-11-23 until 2026-12-01), Emelie Roos (deputy)"
    rows = [["oak", "The administration of education", people], ["elm", "Elm", "Jo"]]

    assert [
        "code name",
        "  who",
        "oak  The administration of …",
        "  Thomas Lagerqvist (away from …",
        "elm  Elm",
        "  Jo",
    ] == list(lines_of_table(["code", "name", "who"], rows, 32, below={2}))


def test_what_looks_like_markup_is_shown_as_it_is() -> None:
    assert "[bold]x[/bold] :smile:" == list(lines_of_table(["text"], [["[bold]x[/bold] :smile:"]], 80))[1]


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=4), st.integers(30, 100))
def test_no_width_breaks_or_loses_a_word(rows: list[tuple[str, ...]], width: int) -> None:
    lines = list(lines_of_table(["a", "b", "c", "d"], rows, width))

    told = sorted(word for line in lines for word in line.split())
    assert sorted([*"abcd", *(word for row in rows for cell in row for word in cell.split())]) == told
    assert max(map(len, lines)) <= max(width, 32)
