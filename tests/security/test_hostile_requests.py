"""Whatever is sent in, in whatever shape: no answer fails, and nothing of it becomes a part of one."""

import itertools
from html.parser import HTMLParser

import pytest
from httpx2 import Response

from tests.browser.answers import inline_code
from tests.security.estate import HOST, OF_THE_SITE, OWN_CASE, Estate, Visitor
from tests.security.test_gates import posts, unchanged
from tests.security.test_matrix import listed, paths_of
from tests.security.things import things_of

OLLE = "olle.ek@boden.example"
#: The element or attribute that shows that somebody's text became a part of a page.
MARK = "fientligt"
SCRIPTS = [
    f"<{MARK}>",
    f'"><{MARK} x="',
    f"' {MARK}='1",
    f'" {MARK}="1',
    f"</title><{MARK}>",
    f"</script><{MARK}>",
    f"--><{MARK}><!--",
    f"&lt;{MARK}&gt;<{MARK}>",
    f"javascript:{MARK}",
    f"{{{{ 7*191 }}}}<{MARK}>",
]
BYTES = [
    "\x00",
    "a\x00b",
    "\r\nX-Planted: 1",
    "\n\n<b>",
    "\ud800",
    "\u202e",
    "%",
    "%00",
    "%ff",
    "é" * 300,
    "-1",
]
_FIELDS = [
    "email",
    "losenord",
    "sok",
    "anledning",
    "skal",
    "namn",
    "person",
    "till",
    "_steg",
    "steg",
    "nar",
    "som",
]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hostile: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hostile += [tag] if MARK in tag else []
        self.hostile += [name for name, _ in attrs if MARK in name]
        self.hostile += [
            f"{name}={value}"
            for name, value in attrs
            if name in {"href", "src", "action"} and (value or "").lower().startswith("javascript")
        ]


def hostile_in(answer: Response) -> list[str]:
    """Return what of somebody's text became a part of a page, or of its headers."""
    reader = _Elements()
    reader.feed(answer.text)
    planted = ["header" for name in answer.headers if name.lower() == "x-planted"]
    return reader.hostile + inline_code(answer.text) + planted


def every_address(estate: Estate) -> list[str]:
    own = things_of(estate, OLLE).own
    return [next(paths_of(door, doorway, own)) for door, doorway in listed(estate) if door.method == "GET"]


def harmless(answer: Response, told: object) -> None:
    assert answer.status_code < 500, told
    assert [] == hostile_in(answer), told


@pytest.mark.slow
def test_nothing_that_stands_in_an_address_becomes_a_part_of_a_page(shared: Estate) -> None:
    who, texts = shared.visitor(OLLE), itertools.cycle([*SCRIPTS, *BYTES[:-1]])
    names = ["nyss", "visa", "efter", "fore", "till", "steg", "sok", "arende", "fas", "rutin", "lan", "sida"]
    for path in every_address(shared):
        for _ in range(3):
            given = {name: next(texts).encode("utf-8", "surrogatepass") for name in names}
            answer = who.client.get(path.partition("?")[0], params=given)
            harmless(answer, (path, given))


@pytest.mark.slow
def test_nothing_that_stands_in_a_path_becomes_a_part_of_a_page(shared: Estate) -> None:
    who = shared.visitor(OLLE)
    for text in (*SCRIPTS, *BYTES[:-2]):
        raw = "".join(f"%{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))
        for where in (
            "/arenden/*",
            "/arenden/*/gor/*",
            "/larm/*",
            "/hjalp/*",
            "/inbjudan/*",
            "/organisation/*",
        ):
            harmless(who.client.get(where.replace("*", raw)), (where, text))


@pytest.mark.slow
def test_nothing_that_is_typed_becomes_a_part_of_a_page(shared: Estate) -> None:
    who, texts = shared.visitor(OLLE), itertools.cycle([*SCRIPTS, *BYTES[:-1]])
    for path in posts(shared, OLLE):
        if path in {"/logga-ut", "/konto/avsluta"}:
            continue
        for names in (*([name] for name in _FIELDS), _FIELDS):
            fields = {name: next(texts).encode("utf-8", "surrogatepass") for name in names}
            harmless(who.post(path, **fields), (path, fields))


@pytest.mark.parametrize(
    "header", ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "Forwarded"]
)
@pytest.mark.parametrize(
    "value", ["evil.example", f"{HOST}@evil.example", f"{HOST}:443@evil.example", "http"]
)
def test_no_header_leads_anybody_astray(shared: Estate, header: str, value: str) -> None:
    answer = shared.visitor().client.get("/att-gora", headers={header: value})

    assert answer.status_code in {303, 421}
    assert "evil.example" not in answer.text + str(answer.headers)


SHAPES = {
    "json": ({"Content-Type": "application/json"}, b'{"sok": ' + b"[" * 5_000 + b"]" * 5_000 + b"}"),
    "no kind": ({"Content-Type": ""}, b"sok=x"),
    "text": ({"Content-Type": "text/plain"}, b"sok=x"),
    "many fields": ({"Content-Type": "application/x-www-form-urlencoded"}, b"&".join([b"a=1"] * 5_000)),
    "many parts": (
        {"Content-Type": "multipart/form-data; boundary=x"},
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' * 2_000 + b"--x--",
    ),
    "half a part": ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\nContent-Disp"),
    "no boundary": ({"Content-Type": "multipart/form-data"}, b"--x\r\n\r\n"),
    "long part head": (
        {"Content-Type": "multipart/form-data; boundary=x"},
        b'--x\r\nContent-Disposition: form-data; name="' + b"a" * 60_000 + b'"\r\n\r\n1\r\n--x--',
    ),
    "not text": ({"Content-Type": "application/x-www-form-urlencoded"}, bytes(range(256)) * 20),
    "too much": ({"Content-Type": "application/x-www-form-urlencoded"}, b"sok=" + b"x" * 3_000_000),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_a_body_is_taken_or_fails(shared: Estate, shape: str) -> None:
    who, (headers, body) = shared.visitor(OLLE), SHAPES[shape]
    before = unchanged(shared)

    for path in posts(shared, OLLE):
        answer = who.client.post(path, content=body, headers={**OF_THE_SITE, **headers})
        assert 400 <= answer.status_code < 500, (path, answer.status_code)

    assert before == unchanged(shared)


def test_two_values_of_one_field_are_no_value(shared: Estate) -> None:
    who = shared.visitor(OLLE)
    body = f"_token={who.token}&sok=Kim+Sj%C3%B6&sok=Mio+Hav"
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = who.client.post("/arenden", content=body, headers={**OF_THE_SITE, **kind})

    assert 422 == answer.status_code
    assert f"/arenden/{shared.case_id(OWN_CASE)}" not in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "../app.py",
        "..%2fapp.py",
        "%2e%2e/%2e%2e/config.toml",
        "....//x",
        "sisam.css%00.js",
        "/etc/passwd",
        "..\\x",
    ],
)
def test_nothing_but_the_files_of_the_pages_is_served(shared: Estate, name: str) -> None:
    style = shared.visitor().get("/logga-in").text.partition("/statisk/")[2].partition("/")[0]

    for digest in (style, "0" * 16, ".."):
        assert 404 == shared.visitor().client.get(f"/statisk/{digest}/{name}").status_code


def test_a_scanner_of_links_that_sends_every_form_changes_nothing(estate: Estate) -> None:
    own = things_of(estate, OLLE).own
    before = estate.content(without=frozenset({"read_log", "log_month", "attempt"}))
    who: Visitor = estate.visitor()

    for door, doorway in listed(estate):
        for path in paths_of(door, doorway, own):
            who.get(path)
            who.head(path)
            answer = who.post(path, plan="x", kod="x", losenord="x", email=OLLE, anteckning="x", sprak="en")
            assert answer.status_code < 500, path

    assert before == estate.content(without=frozenset({"read_log", "log_month", "attempt"}))
