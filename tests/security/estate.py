"""The town's pages in this process, over TLS, with a foreign pupil of whom nobody of ours knows."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from sisam.application.access.denying import reading_of
from sisam.application.access.someone import Caller
from sisam.application.cases.sweeping import sweep
from sisam.application.joint.request import make
from sisam.application.people.keeping_sessions import begin
from sisam.application.people.people import People
from sisam.bootstrap import Program, open_program
from sisam.cli.main import main
from sisam.cli.web_parts import web_parts
from sisam.clock import FixedClock
from sisam.domain.access import Function
from sisam.domain.account import SignInWay
from sisam.domain.ids import PersonId
from sisam.domain.joint_request import JointKind
from sisam.domain.reading import Ruling, Shown
from sisam.storage.dialect import choose_library
from sisam.web.app import create_app
from sisam.web.doors import Door, doors_of
from sisam.web.session_gate import SessionGate, form_token
from sisam.web.tokens import fresh_key
from tests.acceptance.command_line import as_csv
from tests.browser.accounts import give_accounts
from tests.browser.town import ADMINISTRATOR, NOW, found_town
from tests.unit.web.site_of_pages import Heard

HOST: Final = "sisam.example.se"
ORIGIN: Final = f"https://{HOST}"
#: What a browser says of itself when it sends a form of the site.
OF_THE_SITE: Final = {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}
#: Some days after the town was founded, when alerts have been raised.
LATER: Final = datetime.fromisoformat(NOW) + timedelta(days=10)
#: The month before, in which somebody who sits nowhere was denied something.
READ_IN: Final = "2026-10"
OWN_CASE, PROTECTED_CASE, FOREIGN_CASE = "SN-2026/1", "SN-2026/3", "G-2026/9"
FOREIGN_NAME, FOREIGN_NUMBER = "Xerxes Fjärran", "20110412-2385"
PROTECTED_NAME = "Mio Hav"
#: Whatever would tell that there is such a pupil.
FOREIGN_SECRETS: Final = (
    *("Xerxes", "Fjärran", "Fj&auml;rran", "20110412", "110412-2385", "1104122385", "G-2026/9", "G-2026%2F9"),
)
PROTECTED_SECRETS: Final = ("Mio Hav", "20120111", "120111-2388", "1201112388")
F = Function
#: One of ours for each function that people have.
PEOPLE: Final = {
    "olle.ek@boden.example": F.SOCIAL_WORKER,
    "maja.lind@boden.example": F.SOCIAL_MANAGER,
    "helge.tall@sis.example": F.HOME_HEAD,
    "pia.tall@sis.example": F.HOME_SCHOOL_STAFF,
    "rut.bjork@boden.example": F.SCHOOL_STAFF,
    "ulf.berg@boden.example": F.SCHOOL_AUTHORITY,
    "sten.stod@sis.example": F.STATISTICIAN,
    "lo.logg@sis.example": F.LOG_REVIEWER,
    ADMINISTRATOR: F.ADMINISTRATOR,
    "dag.drift@sis.example": F.OPERATIONS,
}

_ORGANISATIONS = """\
code,kind,name,parent_code,controller_code,municipality_code,phone
granhem,youth_home,Ungdomshemmet Granhem,,,,010-444 22 22
granhem-skola,youth_home_school,Skolan på Granhem,granhem,,,010-444 22 23
"""
_SEATS = """\
organisation_code,role,name,email,phone,language,active_from
granhem,manager,Gro Gran,gro.gran@sis.example,,sv,2026-01-01
granhem-skola,educational_lead,Gun Gran,gun.gran@sis.example,,sv,2026-01-01
"""
_PLACEMENT = {
    "case_number": FOREIGN_CASE,
    "home_municipality": "2584",
    "youth_home_code": "granhem",
    "home_school_code": "fjallskolan",
    "pupil_name": FOREIGN_NAME,
    "personal_number": FOREIGN_NUMBER,
    "placement_type": "treatment",
    "legal_basis": "lvu_3",
    "care_executed_on": "2026-10-12",
    "admitted_on": "2026-10-12",
}


def found_estate(folder: Path) -> None:
    """Make the site in a folder that is not there yet."""
    found_town(folder)
    for kind, text, words in (
        ("organisations", _ORGANISATIONS, ()),
        ("seats", _SEATS, ()),
        ("placements", as_csv([_PLACEMENT]), ("--as", ADMINISTRATOR)),
    ):
        path = folder.parent / f"more-{kind}.csv"
        path.write_text(text, encoding="utf-8")
        assert 0 == main(["--site", str(folder), "--now", NOW, "import", kind, str(path), *words])
    give_accounts(folder, datetime.fromisoformat(NOW))
    program = open_program(folder, durable=False)
    for day in range(11):
        sweep(program.site, datetime.fromisoformat(NOW) + timedelta(days=day))
    _ask_for_two(program, OWN_CASE, "helge.tall@sis.example")
    _ask_for_two(program, FOREIGN_CASE, "gro.gran@sis.example")
    _deny_somebody(program)
    program.store.close()
    _over_tls(folder)


def _ask_for_two(program: Program, number: str, email: str) -> None:
    """Let somebody have asked for what takes two people, in a case."""
    with program.store.write() as work:
        roster = work.register.roster()
        someone = Caller("cli:test", roster.by_email[email].id).known(roster, LATER)
        case_id = work.cases.find(number)
        assert case_id is not None
        step = next(iter(work.cases.load_whole(case_id).steps))
        asked = make(
            program.site, someone, someone.seats[0], JointKind.FORCED_HANDOVER, b"Because", (case_id, step)
        )
        work.joint_requests.add(asked)
        work.commit()


def _deny_somebody(program: Program) -> None:
    """Let a month of the log wait for the agency's reviewer."""
    at = datetime.fromisoformat(f"{READ_IN}-15T12:00+02:00")
    with program.store.write() as work:
        someone = Caller("cli:test").known(work.register.roster(), at)
        work.read_log.write([reading_of(someone, Shown.CASE, ruling=Ruling.DENIED)])
        work.commit()


def _over_tls(folder: Path) -> None:
    config = folder / "config.toml"
    text = config.read_text("utf-8")
    for name, value in (
        ("public_url", f'"{ORIGIN}"'),
        ("web_tls", "true"),
        ("web_proxies", '["127.0.0.1"]'),
    ):
        text = re.sub(rf"(?m)^#?\s*{name} = .*$", f"{name} = {value}", text)
    config.write_text(text, encoding="utf-8")


@dataclass
class Estate:
    """A site that is served here, and what it holds."""

    folder: Path
    program: Program
    clock: FixedClock = field(default_factory=lambda: FixedClock(LATER))
    heard: Heard = field(default_factory=Heard)
    #: Every answer of every visitor, for what must be so of all of them.
    answers: list[Response] = field(default_factory=list, repr=False)

    @cached_property
    def app(self) -> FastAPI:
        """Return its pages."""
        return create_app(web_parts(self.program, self.clock, self.heard))

    @property
    def people(self) -> People:
        """Return what its gate knows people by."""
        gate: SessionGate = self.app.state.parts.gatekeeper
        return gate.people

    @cached_property
    def doors(self) -> list[Door]:
        """Return every way into them."""
        return list(doors_of(self.app.routes))

    def visitor(self, email: str | None = None) -> "Visitor":
        """Return somebody before a browser, signed in where an address is given."""
        return Visitor(self, email)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database beside the program."""
        with closing(self._connection()) as connection:
            found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
            return found

    def _connection(self) -> Any:  # noqa: ANN401
        # By the program's own library: two of them in one process would take each other's locks away.
        return choose_library().module.connect(self.folder / "sisam.db")

    def one(self, sql: str, *values: object) -> Any:  # noqa: ANN401
        """Return the first value of the first row."""
        return self.rows(sql, *values)[0][0]

    def case_id(self, number: str) -> str:
        """Return the opaque id of a case."""
        return str(self.one('SELECT id FROM "case" WHERE number = ?', number))

    def person_id(self, email: str) -> PersonId:
        """Return the id of a person."""
        return PersonId(self.one("SELECT id FROM person WHERE email = ?", email))

    def content(self, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[Any, ...]]]:
        """Return all that the database holds, by table, without the moments at which sessions were seen."""
        found = {}
        with closing(self._connection()) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                if table in without:
                    continue
                columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
                kept = [column for column in columns if column != "seen_at"]
                names = ", ".join(f'"{each}"' for each in kept)
                question = f'SELECT {names} FROM "{table}"'  # noqa: S608 — names out of the schema
                found[table] = sorted(connection.execute(question).fetchall(), key=repr)
        return found


@dataclass
class Visitor:
    """Somebody before a browser of their own."""

    estate: Estate
    email: str | None = None
    client: TestClient = field(init=False)
    session_id: str = ""

    def __post_init__(self) -> None:
        self.client = TestClient(
            self.estate.app, ORIGIN, raise_server_exceptions=False, follow_redirects=False
        )
        if self.email:
            self.begin()

    def begin(self) -> None:
        """Be signed in anew, just now."""
        assert self.email is not None
        people, now = self.estate.people, self.estate.clock.now()
        with self.estate.program.store.write() as work:
            person_id = work.register.roster().by_email[self.email].id
            begun = begin(people, work, person_id, SignInWay.LOCAL, now)
            work.commit()
        self.hold(begun.session_id)

    def hold(self, session_id: str) -> None:
        """Hold a session of which the id is known, and nothing else."""
        self.session_id = session_id
        self.client.cookies.clear()
        self.client.cookies.set("__Host-sisam", session_id, domain=HOST)

    def get(self, path: str, **headers: str) -> Response:
        """Ask for a page."""
        return self._kept(self.client.get(path, headers=headers))

    def head(self, path: str) -> Response:
        """Ask for a page without its body."""
        return self._kept(self.client.head(path))

    def post(self, path: str, headers: dict[str, str] | None = None, /, **fields: Any) -> Response:  # noqa: ANN401
        """Send a form with what every form of the site carries."""
        given = {"_token": self.token, "_key": fresh_key(), "_revision": "1", **fields}
        return self._kept(
            self.client.post(path, data=given, headers=OF_THE_SITE if headers is None else headers)
        )

    @property
    def token(self) -> str:
        """Return what their forms carry: of the session, else of the visit."""
        return form_token(self.session_id or self.client.cookies.get("__Host-sisam-in") or "")

    def _kept(self, answer: Response) -> Response:
        self.estate.answers.append(answer)
        return answer


@contextmanager
def opened(folder: Path) -> Iterator[Estate]:
    """Serve a site in this process until the end of this block; nothing that fails goes unnoticed."""
    program = open_program(folder, durable=False)
    try:
        estate = Estate(folder, program)
        yield estate
        assert [] == estate.heard.failed
    finally:
        program.store.close()
