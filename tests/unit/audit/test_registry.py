"""The reference page lists exactly the invariants that are checked, and those that are not yet."""

import re
from pathlib import Path

from sisam.audit.registry import INVARIANTS, NOT_CHECKED

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "invariants.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[tuple[str, ...]]:
    """Return the cells of the rows below a heading whose first cell is the id of an invariant."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if re.match(r"\| I\d\d \|", line)]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_the_page_lists_what_is_checked_in_the_words_of_the_checks() -> None:
    assert [(each.id, each.title, each.text) for each in INVARIANTS] == rows("Checked")


def test_the_page_says_what_is_not_checked_yet() -> None:
    assert list(NOT_CHECKED.items()) == rows("Not checked yet")


def test_every_invariant_is_either_checked_or_said_not_to_be() -> None:
    listed = [each.id for each in INVARIANTS] + list(NOT_CHECKED)
    assert [f"I{number:02}" for number in range(1, 28)] == sorted(listed)


def test_every_check_quotes_its_rule_under_its_id() -> None:
    checks = [(each.id, check) for each in INVARIANTS for check in each.checks]
    quoted = [(id_, (check.__doc__ or "").startswith(f"{id_}: ")) for id_, check in checks]
    assert [(id_, True) for id_, _ in checks] == quoted


def test_every_invariant_has_a_check() -> None:
    assert [] == [each.id for each in INVARIANTS if not each.checks]
