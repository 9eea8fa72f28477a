"""A crowd before browsers: each reads and acts over HTTP, and remembers what was answered."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, IncompleteRead
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from sisam.application.people.keeping_sessions import begin
from sisam.bootstrap import Program
from sisam.cli.main import main
from sisam.domain.account import SignInWay
from sisam.domain.ids import PersonId
from sisam.web.session_gate import SESSION_COOKIE, form_token
from sisam.web.tokens import fresh_key
from tests.acceptance.command_line import as_csv
from tests.browser.accounts import give_accounts
from tests.browser.town import ADMINISTRATOR, LAST_RUNG, NOW, ORGANISATIONS, SEATS

_FOUNDED: Final = "2026-01-01T08:00+01:00"
#: Ten days after the cases came in: what was to be done at once is late.
LATER: Final = "2026-11-12T08:00+01:00"
#: So many of each; two of each want the same case.
OFFICERS = HEADS = 10
CASES: Final = OFFICERS // 2
OFFICERS_STEP, HEADS_STEP = "contact", "school_information"
#: No case changes more often while somebody looks at it.
_TRIES: Final = 20
_PATIENCE_SECONDS: Final = 60
_REVISION: Final = re.compile(r'name="_revision" value="(\d+)"')
#: Of a case; what is said of others stands in no journal.
_ALERT: Final = re.compile(r'href="(/larm/\w+\.a\d+)"')
_PLACEMENT: Final = {
    "personal_number": "unknown",
    "home_municipality": "2582",
    "youth_home_code": "tallhem",
    "home_school_code": "bjorkskolan",
    "placement_type": "acute",
    "legal_basis": "sol",
    "admitted_on": "2026-10-30",
}
#: What shows that no answer came, or not the whole of it.
_UNANSWERED: Final = (OSError, HTTPException)


def found_crowd(folder: Path) -> None:
    """Make the town's register with many officers and many heads of one school, and cases for them."""
    agency = ("--agency-name", "Myndigheten", "--coordinator-name", "Siv", "--coordinator-email", LAST_RUNG)
    assert 0 == main(("--now", _FOUNDED, "init", str(folder), *agency))
    places = [("boden-soc", "officer")] * OFFICERS + [("bjorkskolan", "head_teacher")] * HEADS
    seats = [
        f"{code},{role},Person {number},{_address(number)},,sv,2026-01-01\n"
        for number, (code, role) in enumerate(places)
    ]
    rows = [{**_PLACEMENT, "case_number": f"T-{each}", "pupil_name": f"Elev {each}"} for each in range(CASES)]
    for kind, text, words in (
        ("organisations", ORGANISATIONS, ()),
        ("seats", SEATS + "".join(seats), ()),
        ("placements", as_csv(rows), ("--as", ADMINISTRATOR)),
    ):
        path = folder.parent / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        assert 0 == main(["--site", str(folder), "--now", NOW, "import", kind, str(path), *words])
    give_accounts(folder, datetime.fromisoformat(NOW))
    config = folder / "config.toml"
    often = re.sub(r"(?m)^(sweep|delivery|beat)_seconds = .*$", r"\1_seconds = 1", config.read_text("utf-8"))
    config.write_text(often, encoding="utf-8")


def _address(number: int) -> str:
    return f"p{number}@boden.example"


@dataclass(frozen=True, slots=True)
class Press:
    """A button with what stands in its form, to be pressed as often as one likes."""

    path: str
    #: What nobody else writes, and what the journal is to hold once.
    words: str
    fields: dict[str, str]


@dataclass
class Member:
    """One of the crowd, with a connection of their own."""

    person_id: PersonId
    email: str
    session_id: str
    port: int
    #: The case that they want, and the step in it that is theirs.
    case_id: str
    step_id: str
    #: Method, path and status of everything that was answered.
    answers: list[tuple[str, str, int]] = field(default_factory=list)
    #: What was pressed, with what was answered; 0: nothing, and one cannot know what was done.
    pressed: list[tuple[Press, int]] = field(default_factory=list)
    #: How often no answer came, and how often half of one.
    cut: int = 0
    halves: int = 0
    #: Hears of every answer.
    heard: Callable[[], None] = field(default=lambda: None, repr=False)
    _connection: HTTPConnection | None = field(default=None, repr=False)

    def works(self) -> None:
        """Read the work, hand over what is wanted, and write about what is late."""
        self.ask("/att-gora")
        self.ask(f"/arenden/{self.case_id}")
        self._offers()
        for path in _ALERT.findall(self.ask("/larm"))[:1]:
            words = f"{self.email} skriver om {path}"
            note = Press(f"{path}/anteckna", words, {"_key": fresh_key(), "anteckning": words})
            for _ in range(2):
                self.press(note)

    def reads_until_nobody_answers(self) -> None:
        """Ask for a page again and again until the site is gone."""
        before = self.cut
        while self.cut == before:
            self.ask("/att-gora")

    def presses_again(self) -> None:
        """Press whatever was not answered, with the key that it had."""
        for press, status in list(self.pressed):
            if not status:
                self.press(press)

    def press(self, press: Press) -> int:
        """Press a button and return what was answered."""
        status, _ = self._exchange("POST", press.path, urlencode(press.fields | {"_token": self.token}))
        self.pressed.append((press, status))
        return status

    def ask(self, path: str) -> str:
        """Ask for a page and return it; empty: no answer came."""
        return self._exchange("GET", path)[1]

    @property
    def token(self) -> str:
        """Return what their forms carry."""
        return form_token(self.session_id)

    def hang_up(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _offers(self) -> None:
        """Hand the step over as soon as nobody else changes the case meanwhile, with a click too many."""
        path = f"/arenden/{self.case_id}/gor/lamna-over?steg={self.step_id}"
        words = f"{self.email} lämnar över {self.step_id}"
        press = Press(path, words, {"_key": fresh_key(), "_steg": "gor", "ord": words})
        for _ in range(_TRIES):
            seen = _REVISION.search(self.ask(path))
            press = replace(press, fields=press.fields | {"_revision": seen[1] if seen else "1"})
            if self.press(press) != HTTPStatus.CONFLICT:
                break
        self.press(press)

    def _exchange(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        self._connection = self._connection or HTTPConnection(
            "127.0.0.1", self.port, timeout=_PATIENCE_SECONDS
        )
        headers = {"Cookie": f"{SESSION_COOKIE[False]}={self.session_id}"}
        if body is not None:
            origin = f"http://127.0.0.1:{self.port}"
            kind = "application/x-www-form-urlencoded"
            headers |= {"Content-Type": kind, "Origin": origin, "Sec-Fetch-Site": "same-origin"}
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            text = answer.read().decode()
        except _UNANSWERED as error:
            self.cut += 1
            self.halves += isinstance(error, IncompleteRead)
            self.hang_up()
            return 0, ""
        assert not answer.headers.get("Location", "").startswith("/logga-in"), self.email
        self.answers.append((method, path, answer.status))
        self.heard()
        return answer.status, text


@dataclass(frozen=True, slots=True)
class Crowd:
    """All of them."""

    members: Sequence[Member]

    @classmethod
    def of(cls, program: Program, port: int) -> "Crowd":
        """Sign everybody in to a site that is served at a port."""
        people, now = program.people(), datetime.fromisoformat(LATER)
        with program.store.write() as work:
            by_email = work.register.roster().by_email
            persons = [by_email[_address(number)] for number in range(OFFICERS + HEADS)]
            sessions = [begin(people, work, each.id, SignInWay.LOCAL, now).session_id for each in persons]
            found = (work.cases.find(f"T-{number}") for number in range(CASES))
            cases = [work.cases.load(case_id) for case_id in found if case_id is not None]
            work.commit()
        steps = [{each.definition: each.id for each in case.live_steps()} for case in cases]
        members = []
        for number, (person, session_id) in enumerate(zip(persons, sessions, strict=True)):
            which = number % OFFICERS // 2
            step = steps[which][OFFICERS_STEP if number < OFFICERS else HEADS_STEP]
            members.append(Member(person.id, person.email, session_id, port, cases[which].id, step))
        return cls(members)

    def at_once(self, deed: Callable[[Member], None]) -> None:
        """Let everybody do something at the same time."""
        with ThreadPoolExecutor(len(self.members)) as threads:
            list(threads.map(deed, self.members))
        for member in self.members:
            member.hang_up()

    @property
    def statuses(self) -> set[int]:
        """Return every status that anybody was answered with."""
        return {status for member in self.members for _, _, status in member.answers}

    @property
    def accepted(self) -> list[str]:
        """Return the words of everything that was answered as done, in their order."""
        done = (
            {press.words for press, status in member.pressed if status == HTTPStatus.SEE_OTHER}
            for member in self.members
        )
        return sorted(words for each in done for words in each)

    @property
    def shown(self) -> Counter[tuple[PersonId, str]]:
        """Return how often each case was shown to whom, as a page of its own."""
        return Counter(
            (member.person_id, path.removeprefix("/arenden/"))
            for member in self.members
            for method, path, status in member.answers
            if (method, status) == ("GET", HTTPStatus.OK) and re.fullmatch("/arenden/[^/?]+", path)
        )
