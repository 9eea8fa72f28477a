"""Four things may be searched for, and nothing else is taken for one of them."""

import pytest

from sisam.application.access.terms import LONGEST, TermKind, term_of
from sisam.domain.refusal_of_access import TermUnlawful


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("  Kim   Ek ", TermKind.NAME, ("Kim Ek",)),
        ("Anna-Lena O’Brien", TermKind.NAME, ("Anna-Lena O’Brien",)),
        ("20110315-2383", TermKind.NUMBER, ("201103152383",)),
        ("110315-2383", TermKind.NUMBER, ("201103152383", "191103152383")),
        # A coordination number has sixty added to its day.
        ("201103752383", TermKind.NUMBER, ("201103752383",)),
        ("SN-2026/1", TermKind.CASE_NUMBER, ("SN-2026/1",)),
        ("N/1", TermKind.CASE_NUMBER, ("N/1",)),
    ],
)
def test_what_a_text_asks_for(text: str, kind: TermKind, values: tuple[str, ...]) -> None:
    term = term_of(text)

    assert (kind, values) == (term.kind, term.values)


@pytest.mark.parametrize("text", ["", "   ", "K% E%", "lvu = tre", "Kim\x00Ek", "a b" * LONGEST])
def test_nothing_else_is_taken(text: str) -> None:
    with pytest.raises(TermUnlawful):
        term_of(text)


def test_a_term_shows_itself_in_no_traceback() -> None:
    assert "Kim" not in repr(term_of("Kim Ek"))
