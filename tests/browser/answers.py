"""Every answer that a live server gives, and what is wrong with it whatever page it is."""

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What every answer says, errors included.
FIXED_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_NO_ORIGIN = {"'none'", "'self'"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, and what came back."""

    method: str
    path: str
    status: int
    headers: dict[str, str]
    #: Of pages only.
    body: str

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.status}"


@dataclass
class Recorder:
    """Keeps the answers of what lies behind it."""

    app: ASGIApp
    answers: list[Answer]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)
            if not message.get("more_body", message["type"] == "http.response.start"):
                self.answers.append(_answer(scope, messages))
            await send(message)

        await self.app(scope, receive, keep)


def faults_of(answer: Answer) -> list[str]:
    """Return what no answer of the site may have, in words."""
    headers = answer.headers
    found = [
        f"{name} is {headers.get(name)}" for name, said in FIXED_HEADERS.items() if headers.get(name) != said
    ]
    found += ["permissions-policy is missing"] if "permissions-policy" not in headers else []
    found += _faults_of_policy(headers.get("content-security-policy", ""))
    if answer.body and "no-store" not in headers.get("cache-control", ""):
        found.append(f"cache-control is {headers.get('cache-control')}")
    found += inline_code(answer.body)
    return [f"{answer}: {each}" for each in found]


def inline_code(page: str) -> list[str]:
    """Return the scripts and styles that stand in a page itself."""
    reader = _InlineReader()
    reader.feed(page)
    return reader.found


class _InlineReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.found.append(f"inline <{tag}>")
        for name, value in names.items():
            if (
                name == "style"
                or name.startswith("on")
                or (value or "").strip().lower().startswith("javascript:")
            ):
                self.found.append(f"inline {name} on <{tag}>")


def _faults_of_policy(policy: str) -> list[str]:
    directives = {words[0]: set(words[1:]) for part in policy.split(";") if (words := part.split())}
    sources = set().union(*directives.values()) if directives else set()
    allowed = {*_NO_ORIGIN, "data:"}
    found = [
        f"the policy lets in {each}" for each in sorted(sources - allowed) if not each.startswith("'nonce-")
    ]
    strict = ("default-src", "base-uri", "frame-ancestors", "form-action")
    return found + [
        f"the policy does not bind {each}" for each in strict if not directives.get(each, set()) & _NO_ORIGIN
    ]


def _answer(scope: Scope, messages: list[Message]) -> Answer:
    start, *chunks = messages
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
    page = headers.get("content-type", "").startswith("text/html")
    body = b"".join(each.get("body", b"") for each in chunks)
    plain = gzip.decompress(body) if headers.get("content-encoding") == "gzip" and body else body
    return Answer(scope["method"], scope["path"], start["status"], headers, plain.decode() if page else "")
