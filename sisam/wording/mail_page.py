"""A message as a page: headings, paragraphs and lists, which every reader shows or says in its own way."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, groupby

from sisam.domain.language import Language
from sisam.wording.mails import Rendered, Section

# Nothing is fetched and nothing is styled: the person's own program knows best how they read.
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{subject}</title>
</head>
<body>
<main>
<h1>{subject}</h1>
{content}
</main>
</body>
</html>
"""
#: "Due: 3 May"; a sentence with a colon in it is longer, or has a full stop before.
_LABELLED = re.compile(r"([^:.?!]{1,40}): (.+)")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def mail_page(rendered: Rendered, language: Language) -> str:
    """Return a message as HTML that holds nothing but itself."""
    content = "\n".join(_section(each, rendered.headings) for each in rendered.sections)
    return _PAGE.format(language=language, subject=escape(rendered.subject), content=content)


def _section(section: Section, headings: frozenset[str]) -> str:
    """Return a section with what stands under its heading, and behind it what is said of all sections."""
    blocks = [block.strip().splitlines() for block in section.text.strip().split("\n\n")]
    if not section.heading:
        return "\n".join(chain.from_iterable(map(_block, blocks)))
    own = [lines for lines in blocks if lines[0] in headings]
    told = "\n".join(chain.from_iterable(_thing(lines, headings) for lines in own))
    rest = "\n".join(chain.from_iterable(_block(lines) for lines in blocks if lines not in own))
    return f"<section>\n<h2>{escape(section.heading)}</h2>\n{told}\n</section>\n{rest}".rstrip()


def _thing(lines: list[str], headings: frozenset[str]) -> Iterator[str]:
    """Yield one thing under its heading; where only headings are told, they are a list."""
    if len(lines) > 1 and headings.issuperset(lines):
        yield "\n".join(["<ul>", *(f"<li>{escape(line)}</li>" for line in lines), "</ul>"])
    else:
        yield f"<h3>{escape(lines[0])}</h3>"
        yield from _block(lines[1:])


def _block(block: Iterable[str]) -> Iterator[str]:
    for labelled, lines in groupby(block, key=_is_labelled):
        if labelled:
            yield _list([_pair(line) for line in lines])
        else:
            yield f"<p>{'<br>'.join(map(_with_links, lines))}</p>"


def _is_labelled(line: str) -> bool:
    return _LABELLED.fullmatch(line) is not None


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value


def _list(pairs: list[tuple[str, str]]) -> str:
    rows = "\n".join(f"<dt>{escape(name)}</dt>\n<dd>{_with_links(value)}</dd>" for name, value in pairs)
    return f"<dl>\n{rows}\n</dl>"


def _with_links(line: str) -> str:
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escape(line))
