"""Lists sentences of the pages that lack English, as lines for a `.po` file: `python -m scripts.texts`."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

from sisam.web.language import TRANSLATIONS, sentences_of

WEB = Path(__file__).parents[1] / "sisam" / "web"
ENGLISH = TRANSLATIONS / "en"
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "silent": "false", "newstyle_gettext": "true"}}
#: How a sentence is marked, in templates and in modules; the two forms of `ngettext` are one entry.
_KEYWORDS = {"_": None, "gettext": None, "texts": None, "marked": None, "ngettext": (1, 2)}

#: A sentence, with its second form where it has one.
Msgid = tuple[str, ...]


@cache
def used() -> dict[Msgid, str]:
    """Return every sentence that the pages use, with the file that it stands in."""
    found = extract_from_dir(str(WEB), _METHODS, _OPTIONS, _KEYWORDS, strip_comment_tags=True)
    return {(msgid if isinstance(msgid, tuple) else (msgid,)): file for file, _, msgid, _, _ in found}


def translated() -> dict[str, tuple[str, ...]]:
    """Return every sentence that has English, with its forms."""
    return {msgid: forms for _, msgid, forms in entries()}


def entries() -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Yield every entry of every room's file."""
    for file in sorted(ENGLISH.glob("*.po")):
        for msgid, forms in sentences_of(file):
            yield file, msgid, forms


def missing() -> dict[Msgid, str]:
    """Return the sentences without English, with the file that each stands in."""
    have = translated()
    return {msgid: file for msgid, file in used().items() if len(have.get(msgid[0], ())) != len(msgid)}


def leftover() -> list[str]:
    """Return what is translated but used nowhere."""
    needed = {msgid[0] for msgid in used()}
    return [f"{file.name}: {msgid}" for file, msgid, _ in entries() if msgid not in needed]


def _po_lines(lacking: Mapping[Msgid, str]) -> Iterator[str]:
    for msgid, file in sorted(lacking.items(), key=lambda one: one[1]):
        yield f"# {file}"
        yield f'msgid "{_escaped(msgid[0])}"'
        if len(msgid) > 1:
            yield from (f'msgid_plural "{_escaped(msgid[1])}"', 'msgstr[0] ""', 'msgstr[1] ""', "")
        else:
            yield from ('msgstr ""', "")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def main() -> None:
    """Print what is missing, then what is left over."""
    print("\n".join(_po_lines(missing())))
    print("\n".join(f"# nowhere used, in {line}" for line in leftover()))


if __name__ == "__main__":
    main()
