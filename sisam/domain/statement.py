"""A daily statement: how things stand for one organisation, and how far the journals go that it shares."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from hashlib import sha256
from json import JSONDecoder, JSONEncoder
from typing import Any, Final

from sisam.errors import Fault, Invalid

#: The only form of file that there is so far.
FORMAT: Final = "sisam-statement-1"
_DAY_FIRST: Final = len("2026-11-02")
#: Letters and digits that every file system takes; whatever else a code holds is written as its bytes.
_PLAIN: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def _by_field(value: Any) -> object:  # noqa: ANN401 — JSON's encoder asks for whatever it does not know
    """Return a record by its fields, and a day or an instant in ISO form."""
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return value.isoformat()


_ENCODER: Final = JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_by_field
)
_DECODER: Final = JSONDecoder()


class NotAStatement(Invalid):
    """A file is no statement, or not letter by letter as it was written."""

    def __init__(self, file: str | None = None) -> None:
        """Keep the file, as the person named it."""
        super().__init__(
            Fault(
                "This is no statement of SiSam, or it is not letter by letter as it was written.",
                "Take it again, as it came with the mail or lies in the site's folder.",
                file,
            )
        )


class UnknownFormat(Invalid):
    """A file says that it is of a form that this program does not know."""

    def __init__(self, found: str, file: str | None = None) -> None:
        """Keep the form that the file names."""
        super().__init__(
            Fault(f'Its format is "{found}"; this program reads {FORMAT}.', "Use a newer version.", file)
        )
        #: The form that the file names.
        self.found = found


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, in numbers."""

    #: Open cases in which the organisation is a party.
    cases: int
    #: Steps that wait for it: to be done, or to be answered.
    waiting: int
    #: Those of them that are late.
    late: int
    #: Alerts that go on in its cases, and about its seats.
    alerts: int


@dataclass(frozen=True, slots=True)
class NextDue:
    """A step that waits for the organisation, with its day."""

    case: str
    step: str
    on: date


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """A seat of the organisation on which nobody sits from a day on; the statement's own day: now."""

    organisation: str
    role: str
    on: date


@dataclass(frozen=True, slots=True)
class Owed:
    """What another organisation owes; no code: what is owed in restricted cases, whoever owes it."""

    organisation: str | None
    #: Offers that wait for its answer.
    answers: int
    #: Steps that it is to do.
    steps: int
    #: Those of both that are late.
    late: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Open cases shared with another that gets statements; no code: restricted ones, shared with whomever."""

    organisation: str | None
    cases: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far the journal of a case went, and the hash that it ended with."""

    case: str
    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One organisation's day."""

    organisation: str
    day: date
    made_at: datetime
    #: The version of the program that made it.
    program: str
    counts: Counts
    deadlines: tuple[NextDue, ...] = ()
    vacancies: tuple[EmptySeat, ...] = ()
    owed: tuple[Owed, ...] = ()
    shared: tuple[Shared, ...] = ()
    #: By case number: of its open cases, and of those that closed lately.
    heads: tuple[Head, ...] = ()

    @property
    def checksum(self) -> str:
        """Return what its heads come to in one."""
        return checksum_of(self.heads)

    @property
    def owed_in_all(self) -> int:
        """Return how many answers and steps others owe."""
        return sum(each.answers + each.steps for each in self.owed)

    def shared_with(self, code: str) -> Shared:
        """Return what it says that it shares with another; of one that it does not name, nothing."""
        return next(
            (each for each in self.shared if each.organisation == code), Shared(code, 0, checksum_of(()))
        )


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement as it was signed, letter by letter."""

    #: Canonical JSON.
    body: str
    #: Ed25519 over the bytes of the body, in hexadecimal digits.
    signature: str
    #: Which key it was signed with; a hint, and no proof.
    key_id: str

    @property
    def statement(self) -> Statement:
        """Return what the body tells.

        Raises:
            NotAStatement: it tells something else.
        """
        return read_statement(self.body)

    def file(self) -> str:
        """Return the file that it is handed over in: one line of canonical JSON."""
        form, key_id, signature = map(_ENCODER.encode, (FORMAT, self.key_id, self.signature))
        return f'{{"format":{form},"key_id":{key_id},"signature":{signature},"statement":{self.body}}}\n'


def checksum_of(heads: Iterable[Head]) -> str:
    """Return the SHA-256 of heads in the order of their case numbers, a line each."""
    lines = sorted(f"{each.case} {each.position} {each.hash}\n" for each in heads)
    return sha256("".join(lines).encode()).hexdigest()


def body_of(statement: Statement) -> str:
    """Return a statement as canonical JSON."""
    return _ENCODER.encode(statement)


def read_statement(body: str, file: str | None = None) -> Statement:
    """Return the statement that a body tells.

    Raises:
        NotAStatement: it tells something else, or not in canonical JSON.
    """
    try:
        statement = _statement_of(_DECODER.decode(body))
        if body_of(statement) == body:
            return statement
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
        pass
    raise NotAStatement(file)


def read_file(text: str, file: str | None = None) -> SignedStatement:
    """Return the signed statement that a file holds; whether the signature is right is for others to say.

    Raises:
        NotAStatement: the file holds something else, or one letter more or less.
        UnknownFormat: it is of a form that a later program writes.
    """
    try:
        found = _DECODER.decode(text)
        form, body = found["format"], _ENCODER.encode(found["statement"])
        signature, key_id = found["signature"], found["key_id"]
        if not all(isinstance(each, str) for each in (form, signature, key_id)):
            raise NotAStatement(file)
        signed = SignedStatement(body, signature, key_id)
        whole = signed.file()
    except (LookupError, TypeError, ValueError, RecursionError):
        raise NotAStatement(file) from None
    if form != FORMAT:
        raise UnknownFormat(form, file)
    if whole != text:
        raise NotAStatement(file)
    read_statement(body, file)
    return signed


def file_name(code: str, day: date) -> str:
    """Return the name of the file that an organisation's statement of a day lies in."""
    plain = "".join(each if each in _PLAIN else _bytes_of(each) for each in code)
    return f"sisam-statement-{plain}-{day.isoformat()}.json"


def day_of_file(name: str) -> date | None:
    """Return the day that the name of a statement's file tells; None where it is no such name."""
    stem = name.removesuffix(".json")
    if stem == name or not name.startswith("sisam-statement-"):
        return None
    try:
        return date.fromisoformat(stem[-_DAY_FIRST:])
    except ValueError:
        return None


def _bytes_of(sign: str) -> str:
    return "".join(f"%{each:02X}" for each in sign.encode())


def _statement_of(found: Any) -> Statement:  # noqa: ANN401 — as JSON has it
    return Statement(
        organisation=found["organisation"],
        day=date.fromisoformat(found["day"]),
        made_at=datetime.fromisoformat(found["made_at"]),
        program=found["program"],
        counts=Counts(**found["counts"]),
        deadlines=tuple(
            NextDue(each["case"], each["step"], date.fromisoformat(each["on"])) for each in found["deadlines"]
        ),
        vacancies=tuple(
            EmptySeat(each["organisation"], each["role"], date.fromisoformat(each["on"]))
            for each in found["vacancies"]
        ),
        owed=tuple(Owed(**each) for each in found["owed"]),
        shared=tuple(Shared(**each) for each in found["shared"]),
        heads=tuple(Head(**each) for each in found["heads"]),
    )
