"""What is laid out fits a terminal of 80 columns."""

from __future__ import annotations

from sisam.simulation.report.layout import bar, counted, heading, paragraph, table


def test_a_heading_ends_at_the_right_margin() -> None:
    assert ["", f"CASES{'two':>75}", "─" * 80] == list(heading("Cases", "two"))


def test_a_heading_without_an_aside_has_no_blanks_at_its_end() -> None:
    assert "CASES" == list(heading("Cases"))[1]


def test_a_paragraph_is_folded_within_the_margins() -> None:
    lines = list(paragraph("word " * 40))

    assert {"  word"} == {line[:6] for line in lines}
    assert max(map(len, lines)) <= 80


def test_a_table_puts_words_to_the_left_and_numbers_to_the_right() -> None:
    assert ["  step count", "  a        1", "  bbbb    20"] == list(
        table(("step", "count"), [("a", "1"), ("bbbb", "20")])
    )


def test_a_table_without_headings_has_none() -> None:
    assert ["  a     1"] == list(table(("", ""), [("a", "1")]))


def test_what_does_not_fit_is_cut_from_the_words() -> None:
    (line,) = table(("", ""), [("x" * 100, "7")])

    assert 80 == len(line)
    assert line.endswith("…     7")


def test_a_count_is_told_with_its_noun() -> None:
    assert ("1 case", "1,200 cases", "2 people") == (
        counted(1, "case"),
        counted(1200, "case"),
        counted(2, "person", "people"),
    )


def test_a_bar_is_as_long_as_its_count_beside_the_greatest() -> None:
    assert ("", "█", "█████", "█" * 10) == (bar(0, 40, 10), bar(1, 40, 10), bar(20, 40, 10), bar(40, 40, 10))
