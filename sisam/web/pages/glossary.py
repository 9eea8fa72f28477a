"""The glossary: every word that a newcomer would ask about, for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.domain.language import Language
from sisam.web.asking import Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.showing import show
from sisam.wording.glossary import in_order
from sisam.wording.glossary_entry import Entry

router = APIRouter()

GLOSSARY: Final = "/ordlista"


@door(router, "GET", GLOSSARY, right=PUBLIC)
def glossary_page(visitor: Visitor) -> Response:
    """Show the glossary in the language of whoever asks, with the words of the other one beside."""
    return show(
        visitor.frame,
        "glossary/page.html",
        letters=by_letter(visitor.language),
        other=other_than(visitor.language),
    )


def by_letter(language: Language) -> list[tuple[str, Sequence[Entry]]]:
    """Return the entries by the letter that they begin with, in the order of the language."""
    found = groupby(in_order(language), key=lambda entry: entry.word[language][0].upper())
    return [(letter, tuple(entries)) for letter, entries in found]


def other_than(language: Language) -> Language:
    """Return the language in which the words are given too."""
    return next(each for each in Language if each is not language)
