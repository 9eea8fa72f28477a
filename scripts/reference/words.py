"""The closed vocabularies as tables of the pages, and links to them."""

from enum import StrEnum

from scripts.reference.markdown import code, link, table
from scripts.reference.vocabularies import VOCABULARIES


def vocabulary(words: type[StrEnum]) -> str:
    """Return a heading and a table of what each word means."""
    explained = VOCABULARIES[words]
    rows = ((code(word.value), explained.words[word]) for word in words)
    return f"### {explained.title}\n\n{table(('word', 'what it means'), rows)}"


def vocabularies_of(page: str) -> list[str]:
    """Return the tables of all vocabularies that a page explains."""
    return [vocabulary(words) for words, explained in VOCABULARIES.items() if explained.page == page]


def words_link(words: type[StrEnum], page: str) -> str:
    """Return a link from a page to where a vocabulary is explained."""
    explained = VOCABULARIES[words]
    file = "" if explained.page == page else f"{explained.page}.md"
    return link(explained.title.lower(), f"{file}#{slug(explained.title)}")


def slug(title: str) -> str:
    """Return the name by which links find a heading."""
    return "".join(sign for sign in title.lower().replace(" ", "-") if sign.isalnum() or sign in "-_")
