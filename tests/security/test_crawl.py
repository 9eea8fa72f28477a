"""Everybody follows every link and asks by every form that only asks: nothing changes but the read log."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from sisam.domain.access import Function
from tests.security.estate import FOREIGN_SECRETS, ORIGIN, PEOPLE, PROTECTED_SECRETS, Estate, Visitor

#: What looking may change.
_OF_LOOKING = frozenset({"read_log", "log_month"})
#: Where pages lead to that are not ours: to the authority that hears complaints, as the law asks.
_AWAY = frozenset({"https://www.digg.se/tdosanmalan"})
#: So many pages of one kind are looked at; the others are like them.
_ALIKE = 4
#: More pages than anybody can come to in this town; a crawl that goes on for ever fails.
_MOST = 900


class _Reader(HTMLParser):
    """Finds the links of a page and the addresses that its forms ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self._action: str | None = None
        self._fields: dict[str, str] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"a", "link"} and "href" in given:
            self.links.append(given["href"])
        if tag in {"script", "img", "use"}:
            self.links += [given[name] for name in ("src", "href") if name in given]
        if tag == "form":
            asks = given.get("method", "get").lower() == "get"
            self._action, self._fields = (given.get("action", "") if asks else None), {}
        if self._action is not None:
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._action is not None:
            self.links.append(f"{self._action}?{urlencode(self._fields)}")
            self._action = None

    def _field(self, tag: str, given: dict[str, str]) -> None:
        if tag == "select":
            self._select = given.get("name", "")
        elif tag == "option":
            # The last one of a list, which is seldom the one that stands there already.
            self._fields[self._select] = given.get("value", "")
        elif tag == "input" and given.get("name"):
            self._fields[given["name"]] = given.get("value", "")


def _shape(path: str) -> str:
    """Return what a path has in common with those that lead through the same door."""
    address, _, query = path.partition("?")
    return re.sub(r"[0-9a-f]{12,}(\.\w+)?", "*", address) + "?" + re.sub(r"=[^&]*", "", query)


def links_in(text: str, here: str, origin: str = ORIGIN) -> Iterator[str]:
    """Return the paths of this site that a page leads to."""
    reader = _Reader()
    reader.feed(text)
    for link in reader.links:
        whole = urlsplit(urljoin(f"{origin}{here}", link))
        if whole.scheme in {"http", "https"} and link not in _AWAY:
            assert f"{whole.scheme}://{whole.netloc}" == origin, f"{link} on {here} leads away"
            yield whole.path + (f"?{whole.query}" if whole.query else "")


def crawled(who: Visitor, begin: str = "/") -> dict[str, str]:
    """Ask for everything that can be come to, and return the pages by their paths; every link works."""
    pages: dict[str, str] = {}
    alike: Counter[str] = Counter()
    waiting, seen = deque([(begin, begin)]), {begin}
    while waiting:
        path, since = waiting.popleft()
        alike[_shape(path)] += 1
        if alike[_shape(path)] > _ALIKE:
            continue
        answer = who.get(path)
        # What help tells of is not for everybody who reads it.
        expected = {200, 303, 403} if since.startswith("/hjalp") else {200, 303}
        assert answer.status_code in expected, f"{path} on {since} answers {answer.status_code}"
        if alike[_shape(path)] == 1:
            again = who.head(path)
            assert (answer.status_code, b"") == (again.status_code, again.content), path
        pages[path] = answer.text
        found = [answer.headers["location"]] if answer.status_code == 303 else []
        if answer.headers.get("content-type", "").startswith("text/html"):
            found += links_in(answer.text, path)
        for link in found:
            if link not in seen:
                seen.add(link)
                waiting.append((link, path))
        assert len(seen) < _MOST, sorted(seen)[-40:]
    return pages


@pytest.mark.slow
@pytest.mark.parametrize(("email", "function"), PEOPLE.items())
def test_looking_changes_nothing_every_link_works_and_nothing_foreign_shows(
    shared: Estate, email: str, function: Function
) -> None:
    who = shared.visitor(email)
    before = shared.content(without=_OF_LOOKING)

    pages = crawled(who)

    assert before == shared.content(without=_OF_LOOKING)
    assert len(pages) > 20
    hidden = (*FOREIGN_SECRETS, *PROTECTED_SECRETS)
    shows = {path: [each for each in hidden if each in text] for path, text in pages.items()}
    assert {} == {path: found for path, found in shows.items() if found}


def test_whoever_is_not_signed_in_can_look_at_what_is_public_and_changes_nothing(shared: Estate) -> None:
    before = shared.content(without=_OF_LOOKING)

    pages = crawled(shared.visitor(), "/logga-in")

    assert before == shared.content(without=_OF_LOOKING)
    assert {"/logga-in", "/hjalp", "/ordlista", "/tillganglighet"} <= pages.keys()
