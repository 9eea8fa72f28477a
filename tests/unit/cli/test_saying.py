"""Sentences as wide as the terminal."""

import pytest

from sisam.cli.saying import counted, remark, say, wrapped


def test_a_sentence_is_wrapped_at_the_terminals_width(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")

    say("It was offered by the home school.")
    remark("  Nothing has been changed here.")

    assert (
        "It was offered by\nthe home school.\n",
        "  Nothing has been\n  changed here.\n",
    ) == capsys.readouterr()


def test_lines_after_the_first_may_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")

    assert ["Error: It belongs to", "  somebody else."] == wrapped(
        "Error: It belongs to somebody else.", "  "
    )


def test_what_people_copy_is_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")

    assert ["see", "a-rather-long@address.example.se"] == wrapped("see a-rather-long@address.example.se")


@pytest.mark.parametrize(("count", "told"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_one_is_no_plural(count: int, told: str) -> None:
    assert told == counted(count, "case")
