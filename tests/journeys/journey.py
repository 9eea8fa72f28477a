"""Living a journey on the real application, with a sweep every night and an audit after each row."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import unified_diff

from sisam.application.access.someone import Caller
from sisam.application.cases.acting import actor_for
from sisam.application.cases.carrying_out import Result
from sisam.application.cases.importing import import_placements
from sisam.application.cases.opening_cases import open_placement
from sisam.application.joint.answering import agree
from sisam.application.joint.forcing import ask_forced
from sisam.application.messages.posting import Post
from sisam.application.register.seating import end_seat
from sisam.application.register.taking_leave import take_leave
from sisam.domain.command import Command
from sisam.domain.ids import CaseId, CommandId
from sisam.errors import SisamError
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.import_files import CsvImportFiles
from sisam.intake.placements import read_placements
from tests.journeys.answers import Answers
from tests.journeys.paper import bring_in
from tests.journeys.phrases import Phrase, Told, act_of
from tests.journeys.table import Row, rows_of
from tests.journeys.town import MUNICIPALITY, Town, a_town, at

#: The number of a placement's case; the pupil's first is 1, and what is done to another one begins "in 2".
NUMBER = "SN-2026/{}"
#: Of compulsory school age until 30 June 2027.
BORN_2011 = "20110315-2383"
_COLUMNS = {
    "type": "placement_type",
    "basis": "legal_basis",
    "number": "personal_number",
    "home": "youth_home_code",
    "home_school": "home_school_code",
    "receiving_school": "receiving_school_code",
    "investigation": "investigation_opened_on",
    "custody": "custody_decided_on",
    "executed": "care_executed_on",
    "applied": "applied_on",
    "admitted": "admitted_on",
    "lesson": "first_lesson_on",
    "forecast": "planned_discharge_on",
    "discharged": "discharged_on",
    "starts": "receiving_school_starts_on",
}
_DEFAULTS = {"type": "treatment", "basis": "sol", "number": BORN_2011, "home": "home"}
_MAX_MESSAGES = 10_000


@dataclass
class Journey:
    """One placement on its way through the days."""

    town: Town = field(default_factory=a_town)
    cases: dict[str, CaseId] = field(default_factory=dict)
    #: Which of the cases a row is about that names none: the one that was opened last.
    current: str = "1"
    now: datetime | None = None
    earlier: dict[str, CommandId] = field(default_factory=dict)
    last: Command | None = None
    heard: set[str] = field(default_factory=set)

    def live(self, table: str) -> None:
        """Live a table and hold everything that the program says against what the table says."""
        expected: list[str] = []
        actual: list[str] = []
        for row in rows_of(table):
            self._pass_days(row.day)
            refused = self._act(row)
            news = self._news()
            where = f"{row.day} {row.who} {row.what}"
            expected += [f"{where}: {each}" for each in row.then]
            actual += [f"{where}: {self._answer(each, news, refused)}" for each in row.then]
            if refused != "not" and not any(each.startswith("refused") for each in row.then):
                actual.append(f"{where}: refused {refused}")
            actual += [f"{where}: {line}" for line in self._faults()]
        assert expected == actual, "\n".join(unified_diff(expected, actual, "table", "program", n=0))

    def _answer(self, clause: str, news: Counter[str], refused: str) -> str:
        """Return what the program says of a clause, which may be about another of the pupil's cases."""
        which, rest = _which(clause)
        case = self.town.case(self._case(which))
        answer = Answers(self.town, case, news, refused).to(rest)
        return answer if which is None else f"in {which} {answer}"

    def _pass_days(self, until: date) -> None:
        """Sweep at five past midnight on every day up to this one, and stand at nine or a minute on."""
        if self.now is None:
            self.now = at(until)
            return
        day = self.now.astimezone(at(until).tzinfo).date()
        if day == until:
            self.now += timedelta(minutes=1)
            return
        while day < until:
            day += timedelta(days=1)
            self.town.sweep(at(day, 0, 5))
        self.now = at(until)

    def _act(self, row: Row) -> str:
        """Do what a row says and return how it was refused, or ``not``."""
        try:
            if row.what:
                self._do(row)
        except SisamError as refusal:
            return type(refusal).__name__
        return "not"

    def _do(self, row: Row) -> None:
        if row.what.startswith(("imports ", "opens ")):
            self._open(row)
            return
        if row.what.startswith("brings "):
            number = self.town.case(self._case()).number
            bring_in(self.town, number, row.what.removeprefix("brings "), self._now())
            return
        if row.what.startswith("forces "):
            self._force(row)
            return
        if row.what.startswith(("leaves", "is away")):
            self._go(row)
            return
        if row.what == "repeats" and self.last is not None:
            result = self._carry_out(self.last)
            assert (True, ()) == (result.repeated, result.events)
            return
        which, what = _which(row.what)
        phrase = Phrase.of(what)
        case = self.town.case(self._case(which))
        act = act_of(phrase, Told(self.town, case, self.earlier))
        person = self.town.roster.persons[self.town.person(row.who)]
        code = row.who.partition(".")[0]
        actor = actor_for(self.town.roster, person, row.day, "cli:test", case=case, act=act, code=code)
        command_id = CommandId(f"command-{len(self.earlier)}-{self._now()}")
        command = Command(command_id, actor, act, command_id, phrase.on, phrase.words)
        self._carry_out(command, which)
        self.earlier[row.what.partition(":")[0].strip()] = command_id
        self.last = command

    def _force(self, row: Row) -> None:
        """Let two people end a handover, as in ``forces educational_handover with social.manager: why``."""
        phrase = Phrase.of(row.what)
        step, _, second = phrase.rest
        site, case_id, now = self.town.site, self._case(), self._now()
        told = Told(self.town, self.town.case(case_id), self.earlier)
        first = Caller("web:first", self.town.person(row.who))
        request = ask_forced(site, first, case_id, told.step(step), phrase.words or "", now)
        caller = Caller("web:second", self.town.person(second))
        agree(site, CsvImportFiles(), caller, request.id, request.digest, now)

    def _go(self, row: Row) -> None:
        """Let somebody leave their seats for good, or until a day."""
        person = self.town.roster.persons[self.town.person(row.who)]
        if row.what != "leaves":
            take_leave(self.town.site, person.email, row.day, date.fromisoformat(row.what.split()[-1]))
            return
        code = row.who.partition(".")[0]
        for seat in self.town.roster.seats_of(person.id, row.day):
            end_seat(self.town.site, code, seat.role, person.email, row.day - timedelta(days=1))

    def _carry_out(self, command: Command, which: str | None = None) -> Result:
        return self.town.carry_out(self._case(which), command, self._now())

    def _open(self, row: Row) -> None:
        """Open the case from a row of `placements.csv`, as a file or as somebody's own command."""
        verb, *given = row.what.split()
        cells = _DEFAULTS | dict(each.split("=") for each in given)
        self.current, after = cells.pop("as", self.current), cells.pop("after", None)
        number = NUMBER.format(self.current)
        named = {_COLUMNS[key]: value for key, value in cells.items()}
        named |= {"case_number": number, "home_municipality": MUNICIPALITY}
        if after is not None:
            named["previous_case_number"] = NUMBER.format(after)
        window = Window(row.day, date(2020, 1, 1), date(2050, 12, 31))
        known = [NUMBER.format(each) for each in self.cases]
        rows = read_placements(_file(named), self.town.roster, known, window)
        actor = self.town.actor(row.who)
        if verb == "imports":
            import_placements(self.town.site, rows, self.town.importer(), self._now())
        else:
            with self.town.store.write() as work:
                post = Post(self.town.site, work, self._now())
                for result in open_placement(self.town.site, work, rows[0], actor, self._now()):
                    result.tell(post)
                post.write()
                work.commit()
        with self.town.store.read() as work:
            self._remember(work.cases.find(number))

    def _remember(self, case_id: CaseId | None) -> None:
        assert case_id is not None
        self.cases[self.current] = case_id

    def _news(self) -> Counter[str]:
        """Return what was told since the last time, as ``WHO TEMPLATE STEP``."""
        with self.town.store.read() as work:
            messages = work.outbox.listed(None, _MAX_MESSAGES)
        steps = {
            id_: step for case in self.cases.values() for id_, step in self.town.case(case).steps.items()
        }
        news: Counter[str] = Counter()
        for message in messages:
            if message.id in self.heard:
                continue
            self.heard.add(message.id)
            who = self.town.roster.persons[message.person_id].email.removesuffix(".example.se")
            role, _, code = who.partition("@")
            for item in message.items:
                about = steps[item.step_id].definition if item.step_id else "case"
                news[f"{code}.{role} {item.template} {about}"] += 1
        return news

    def _faults(self) -> list[str]:
        report = self.town.audit(self._now())
        return [*map(str, report.violations), *report.could_not]

    def _case(self, which: str | None = None) -> CaseId:
        return self.cases[which or self.current]

    def _now(self) -> datetime:
        assert self.now is not None
        return self.now


def _which(text: str) -> tuple[str | None, str]:
    """Return which of the cases a text that begins with ``in 2`` is about, and the rest of it."""
    word, _, rest = text.partition(" ")
    if word != "in":
        return None, text
    which, _, what = rest.partition(" ")
    return which, what


def _file(cells: dict[str, str]) -> CsvFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    return CsvFile("placements.csv", out.getvalue().encode())


def live(table: str) -> None:
    """Live a journey in a town of its own."""
    Journey().live(table)
