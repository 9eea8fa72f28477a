"""The language in which a page speaks: Swedish as it is written, English from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.core import negotiate_locale
from babel.messages.pofile import read_po

from sisam.domain.language import Language

TRANSLATIONS = Path(__file__).parent / "translations"

#: Macros that are imported see no context, so what is being spoken lies beside the page, not in it.
_SPOKEN: ContextVar[Language] = ContextVar("spoken", default=Language.SV)


def marked(msgid: str) -> str:
    """Return a sentence as it is; the mark is for the catalogue, the translation comes where it is shown."""
    return msgid


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of the pages in one language: `_ = texts_in(language)`, then `_("Att göra")`."""

    #: The language that they are in.
    language: Language
    #: Each sentence by its Swedish one; those with a number in them have two forms, one and many.
    catalogue: Mapping[str, tuple[str, ...]]

    def __call__(self, msgid: str, **values: object) -> str:
        """Return the sentence, its `%(name)s` filled in; a percent sign is written `%%`."""
        return self.gettext(msgid) % values

    def gettext(self, msgid: str) -> str:
        """Return the sentence with its places still open."""
        return self.catalogue.get(msgid, (msgid,))[0]

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form of a sentence that fits a number, which may stand in it as `%(num)s`."""
        return self.form(one, many, count) % {"num": count, **values}

    def form(self, one: str, many: str, count: int) -> str:
        """Return the form that fits a number, with its places still open."""
        forms = self.catalogue.get(one, (one, many))
        return forms[0] if count == 1 else forms[-1]


@cache
def texts_in(language: Language) -> Texts:
    """Return the sentences of the pages in a language; its catalogue is read once."""
    return Texts(language, {} if language is Language.SV else _catalogue(TRANSLATIONS / language.value))


def _catalogue(folder: Path) -> dict[str, tuple[str, ...]]:
    return {msgid: forms for file in sorted(folder.glob("*.po")) for msgid, forms in sentences_of(file)}


def sentences_of(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sentence of a catalogue's file with its translated forms."""
    with file.open("rb") as source:
        catalogue = read_po(source, locale="en")
    for message in catalogue:
        if message.id:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            yield msgid, tuple(form for form in forms if form)


def spoken() -> Language:
    """Return the language of the page that is being written."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Write the page inside in a language; other requests go on in theirs."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def preferred(accept_language: str) -> Language:
    """Return the language that fits a browser's `Accept-Language` best; Swedish where none does."""
    wanted = [tag for tag, _ in sorted(_weighed(accept_language), key=lambda one: -one[1])]
    found = negotiate_locale(wanted, [each.value for each in Language], sep="-")
    return Language(found) if found else Language.SV


def _weighed(accept_language: str) -> Iterator[tuple[str, float]]:
    for part in accept_language[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            yield tag, float(weight or 1)
        except ValueError:
            continue
