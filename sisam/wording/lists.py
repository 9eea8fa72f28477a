"""Several words as one phrase."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from sisam.domain.language import Language
from sisam.wording.locales import LOCALES


def one_of(words: Iterable[str], language: Language) -> str:
    """Return the words as a choice: `a, b eller c`, `a, b or c`."""
    return format_list(list(words), style="or", locale=LOCALES[language])


def all_of(words: Iterable[str], language: Language) -> str:
    """Return the words as a sum: `a, b och c`, `a, b and c`."""
    return format_list(list(words), locale=LOCALES[language])


def quoted(word: str, language: Language) -> str:
    """Return a title in the quotation marks of the language."""
    return f"”{word}”" if language is Language.SV else f"“{word}”"


def capital(phrase: str) -> str:
    """Return the phrase with a capital, fit to begin a sentence."""
    return phrase[:1].upper() + phrase[1:]
