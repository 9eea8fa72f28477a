"""Nothing of a pupil stands in ten thousand messages, nor in anything else that leaves the vault."""

import base64
import json
import quopri
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import import_placements
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.delivering import deliver
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Attachment, Envelope
from sisam.application.ports.outbox import OutboxMessage
from sisam.bootstrap import Program
from sisam.channels.letter import letter
from sisam.cli.main import main
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.roster import Roster
from sisam.errors import SisamError
from tests.acceptance.daemon_process import daemon_at
from tests.aviary import texts
from tests.faults.arrivals import a_row
from tests.faults.canaries import Aviary, texts_of
from tests.faults.chance import Chance
from tests.faults.moves import Mind
from tests.faults.site_on_disk import make_folder, open_site, town_of
from tests.journeys.town import Town, at, furnish
from tests.ports import kept_port
from tests.web_receiver import Receiver, receiver

MESSAGES = 10_000
#: A file system in memory: each message is flushed twice, which would take minutes on a slow disk.
_FAST = Path("/dev/shm")  # noqa: S108
BEGINS = date(2026, 9, 1)
DAYS, ACTS_A_DAY = 56, 14
#: Placements on the first day, and on the first day of each week after it.
AT_FIRST, A_WEEK = 30, 6
#: So many days the outbox is emptied; later on each thing is delivered by itself, which takes less time than
#: telling everybody day by day what they were told the day before.
SENDING_DAYS = 10
_PROTECTION = ("none", "none", "fictitious", "secrecy_marking")
_MOVES = {
    Mind.work: 34,
    Mind.pass_it_on: 20,
    Mind.fire: 12,
    Mind.set_date: 8,
    Mind.set_party: 8,
    Mind.take_over: 4,
    Mind.waive: 3,
    Mind.acknowledge: 8,
    Mind.annul: 5,
    Mind.settle: 10,
}
#: Of the municipality that every case comes from.
_PLACE = "Uppsala"
#: What happens in every life of some length.
_EVERYDAY = {
    Template.STEP_OPENED,
    Template.STEP_OFFERED,
    Template.STEP_RETURNED,
    Template.STEP_CONFIRMED,
    Template.STEP_WAIVED,
    Template.STEP_TAKEN_OVER,
    Template.PARTY_NAMED,
    Template.FORECAST_POSTPONED,
    Template.DATE_CHANGED,
    Template.OVERDUE,
    Template.OVERDUE_ANSWER,
    Template.OVERDUE_OTHER,
    Template.OVERDUE_AGAIN,
    Template.REMINDER,
}
_COMMANDS = (
    ("doctor", "--audit"),
    ("metrics", "--once"),
    ("audit", "--json"),
    ("auditor", "--once"),
    ("case", "list", "--json"),
    ("step", "list", "--json"),
    ("alert", "list", "--json"),
    ("outbox", "list", "--json"),
    ("seat", "list", "--json"),
    ("config", "check"),
    ("db", "check"),
)


@dataclass
class Flock:
    """A site whose pupils are canaries, and the life that people live with them."""

    program: Program
    town: Town
    aviary: Aviary = field(default_factory=Aviary)
    chance: Chance = field(default_factory=lambda: Chance(7))
    now: datetime = field(default_factory=lambda: at(BEGINS))
    commands: dict[CaseId, tuple[CommandId, ...]] = field(default_factory=dict)
    #: Written into the folder so far.
    letters: int = 0

    def live(self) -> None:
        """Let the days pass: placements arrive, people act and write, and everybody is told."""
        for day in range(DAYS):
            self.now = at(BEGINS + timedelta(days=day), 8)
            if not day % 7:
                self._arrive(A_WEEK if day else AT_FIRST)
            sweep(self.town.site, self.now)
            for _ in range(ACTS_A_DAY):
                self._act()
            if day < SENDING_DAYS:
                self._send()

    def _arrive(self, count: int) -> None:
        """Bring placements in by the door that everybody uses, from a file with names and numbers."""
        rows = [self._row(len(self.commands) + each) for each in range(count)]
        import_placements(self.town.site, rows, self.town.importer(), self.now)
        with self.town.store.read() as work:
            for row in rows:
                found = work.cases.find(row.case_number)
                assert found is not None
                self.commands[found] = ()

    def _row(self, number: int) -> PlacementRow:
        given = {
            "pupil_name": self.aviary.name(),
            "personal_number": self.aviary.number(),
            "protection": _PROTECTION[number % len(_PROTECTION)],
        }
        row = None
        while row is None:
            row = a_row(self.chance, f"SN-{number}", self.town.roster, BEGINS, **given)
        return row

    def _act(self) -> None:
        """Let somebody do something, and write a sentence with it, whatever it is."""
        self.now += timedelta(minutes=11)
        case = self.town.case(self.chance.one_of(list(self.commands)))
        today = self.now.date()
        mind = Mind(self.town, self.town.rules, case, today, self.chance, self.commands[case.id])
        move = self.chance.weighed(_MOVES)(mind) if case.open else None
        if move is None:
            return
        new_id = CommandId(self.town.site.ids.new())
        actor = self.town.actor(move.who)
        words = self.aviary.words()
        try:
            self.town.carry_out(case.id, Command(new_id, actor, move.act, new_id, move.on, words), self.now)
        except SisamError:
            return
        self.commands[case.id] += (new_id,)

    def _send(self) -> None:
        channel = self.program.channel()
        while sent := send_due(self.town.site, channel, texts(), self.now):
            self.letters += len(sent)

    def messages(self) -> list[OutboxMessage]:
        """Return every message of this life."""
        with self.town.store.read() as work:
            return work.outbox.listed(None, 10 * MESSAGES)

    def deliver_one_by_one(self, count: int) -> int:
        """Deliver things by themselves, those of the rarest kinds first; return how many."""
        singles = [each for message in self.messages() for each in one_by_one(message)]
        often = Counter(each.items[0].template for each in singles)
        singles.sort(key=lambda each: often[each.items[0].template])
        channel, persons = self.program.channel(), self.town.roster.persons
        for each in singles[:count]:
            person = persons[each.person_id]
            assert deliver(channel, texts(), each, person, person.email, self.now).ok
        return len(singles[:count])

    def cases(self) -> dict[CaseId, Case]:
        """Return every case as it stands."""
        return {case_id: self.town.case(case_id) for case_id in self.commands}


def one_by_one(message: OutboxMessage) -> Iterator[OutboxMessage]:
    """Yield a message of its own for each thing that a message tells."""
    for number, item in enumerate(message.items):
        yield replace(message, message_id=f"<{message.id}-{number}@sisam.invalid>", items=(item,))


def named_anew(program: Program) -> None:
    """Give all organisations names, a place and telephones that are known again, and two languages."""
    with program.store.write() as work:
        roster = work.register.roster()
        organisations = [
            replace(each, name=f"Göken {each.code} i {_PLACE}", phone=f"018-77 {number:02} 00")
            for number, each in enumerate(roster.organisations.values(), start=10)
        ]
        work.register.put_organisations(organisations)
        work.register.put_persons(
            [
                replace(each, language=Language.EN if number % 2 else Language.SV)
                for number, each in enumerate(roster.persons.values())
            ]
        )
        work.commit()


pytestmark = pytest.mark.together


@pytest.fixture(scope="module")
def flock() -> Iterator[Flock]:
    """The site, lived in, with all its messages written to its folder."""
    with TemporaryDirectory(prefix="canaries-", dir=_FAST if _FAST.is_dir() else None) as temporary:
        folder = Path(temporary) / "site"
        make_folder(folder)
        program = open_site(folder)
        furnish(program.site)
        named_anew(program)
        flock = Flock(program, town_of(program))
        flock.live()
        flock.letters += flock.deliver_one_by_one(MESSAGES - flock.letters)
        yield flock
        program.store.close()


@pytest.fixture(scope="module")
def mails(flock: Flock) -> dict[str, bytes]:
    """What lies in the outbox's folder, by the name of the file."""
    folder = flock.program.folder / flock.program.settings.outbox_folder
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_canary_is_known_again_in_every_form() -> None:
    aviary = Aviary()
    planted, number = aviary.words(), aviary.number()
    text = planted.encode()
    forms = {
        "as it is": text,
        "in small letters": planted.casefold().encode(),
        "in great letters": planted.upper().encode(),
        "decomposed": unicodedata.normalize("NFD", planted).encode(),
        "in two octets a letter": planted.encode("utf-16-le"),
        "quoted": quopri.encodestring(text),
        "in hex": text.hex().encode(),
        "in great hex": text.hex().upper().encode(),
        "in JSON": json.dumps(planted).encode(),
        "in HTML": planted.encode("ascii", "xmlcharrefreplace"),
        "in a URL": quote(planted).encode(),
        "a number": number.encode(),
        "a short number": number[2:].encode(),
        "a number in a row": number.replace("-", "").encode(),
    }
    forms |= {f"in base64 after {skip}": base64.encodebytes(b"x" * skip + text) for skip in range(3)}

    assert [] == [name for name, form in forms.items() if not aviary.found_in(b"before " + form + b" after")]
    assert [] == aviary.found_in(b"Nothing of anybody: 2026-11-02, 20260101-9806, kanarie, SN-2026/1")


def test_a_canary_is_found_in_a_header_a_part_and_an_attachment() -> None:
    aviary = Aviary()
    mails = []
    for place in ("subject", "body", "html", "content"):
        given = {"subject": "Ärende", "body": "Hej", "html": "<p>Hej</p>", "content": "BEGIN"}
        given[place] = aviary.words()
        attachment = Attachment("a.ics", "text/calendar; charset=utf-8", given["content"].encode())
        envelope = Envelope(
            message_id="<one@sisam.invalid>",
            to_name="Olle",
            to_address="olle@example.se",
            subject=given["subject"],
            body=given["body"],
            html=given["html"],
            language=Language.SV,
            attachments=(attachment,),
        )
        mails.append(letter(envelope, "sisam@example.se", at(BEGINS)))

    assert [True] * 4 == [bool(aviary.found_in_mail(mail)) for mail in mails]


@pytest.mark.slow
def test_there_are_ten_thousand_messages_about_every_kind_of_thing(
    flock: Flock, mails: dict[str, bytes]
) -> None:
    told = {item.template for message in flock.messages() for item in message.items}

    assert (MESSAGES, MESSAGES) == (flock.letters, len(mails))
    assert set() == _EVERYDAY - told


@pytest.mark.slow
def test_no_mail_holds_anything_of_a_pupil(flock: Flock, mails: dict[str, bytes]) -> None:
    assert {} == {name: found for name, mail in mails.items() if (found := flock.aviary.found_in_mail(mail))}


@pytest.mark.slow
def test_a_mail_about_a_restricted_case_names_no_organisation_no_place_and_no_telephone_but_the_agencys(
    flock: Flock, mails: dict[str, bytes]
) -> None:
    restricted = {case_id for case_id, case in flock.cases().items() if case.restricted}
    names = [*_names_of(flock.town.roster), _PLACE]
    about = {
        f"{message.message_id[1:-1]}.eml": message.items[0].case_id in restricted
        for whole in flock.messages()
        for message in one_by_one(whole)
    }
    seen = dict.fromkeys((True, False), 0)
    agency = flock.town.roster.by_code["sis"]
    can_call = 0
    for name, hidden in about.items():
        # One of the others that names somebody is enough.
        if name in mails and (hidden or not seen[hidden]):
            text = texts_of(mails[name])
            seen[hidden] += any(each in text for each in names)
            can_call += hidden and agency.phone in text

    assert 0 == seen[True]
    assert 0 < seen[False]
    assert 0 < can_call


@pytest.mark.slow
def test_nothing_that_a_site_tells_or_keeps_holds_anything_of_a_pupil(
    flock: Flock, capfd: pytest.CaptureFixture[str]
) -> None:
    with receiver() as outside, kept_port() as port:
        _configured(flock.program.folder, outside, port)
        said = _commands(flock, capfd)
        said |= _a_daemon(flock, port)
        posted = [part for each in outside.posted for part in (each.path.encode(), each.body)]

    assert {} == {what: found for what, text in said.items() if (found := flock.aviary.found_in(text))}
    assert 0 < len(posted)
    assert [] == [each for part in posted for each in flock.aviary.found_in(part)]
    files = [path for path in flock.program.folder.rglob("*") if path.is_file() and path.suffix != ".eml"]
    assert {"sisam.db", "sisam.db-wal", "monday.db", "auditor.json"} <= {path.name for path in files}
    assert {} == {path.name: found for path in files if (found := flock.aviary.found_in(path.read_bytes()))}


def _names_of(roster: Roster) -> list[str]:
    """Return the names and telephones of all organisations but the agency, which is a party nowhere."""
    listed = [each for each in roster.organisations.values() if each.code != "sis"]
    return [word for each in listed for word in (each.name, each.phone)]


def _configured(folder: Path, outside: Receiver, port: int) -> None:
    """Let the site serve its figures at a port, and tell the switch outside."""
    deadman = f'deadman_url = "http://127.0.0.1:{outside.port}/canary"'
    (folder / "config.toml").write_text(f"metrics_port = {port}\nbeat_seconds = 1\n{deadman}\n", "utf-8")


def _commands(flock: Flock, capfd: pytest.CaptureFixture[str]) -> dict[str, bytes]:
    """Return all that the commands say that name nobody as who asks."""
    said = {}
    backup = ("db", "backup", str(flock.program.folder / "monday.db"))
    for words in (*_COMMANDS, backup):
        capfd.readouterr()
        main(["--site", str(flock.program.folder), "--now", flock.now.isoformat(), *words])
        told = capfd.readouterr()
        said[" ".join(words)] = (told.out + told.err).encode()
    return said


def _a_daemon(flock: Flock, port: int) -> dict[str, bytes]:
    """Return what a daemon logs while it sweeps and sends, and what it answers to machines."""
    said = {}
    with daemon_at(flock.program.folder, "--every", "1", now=flock.now.isoformat()) as daemon:
        daemon.event("sweep_completed")
        for path in ("/healthz", "/readyz", "/metrics"):
            with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
                connection.request("GET", path)
                said[path] = connection.getresponse().read()
        daemon.stop()
    return said | {"the daemon's log": daemon.err}
