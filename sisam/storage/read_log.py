"""The read log, at rest."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, and_, bindparam, false, func, literal_column, or_, select

from sisam.application.ports.read_log import HourOfLog, Logged, Reviewed
from sisam.domain import canary
from sisam.domain.ids import PersonId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.log_month import LogMonth
from sisam.domain.reading import Purpose, Reading, Ruling, Shown
from sisam.storage.dialect import insert_sql, limited, several, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.oversight import read_log
from sisam.storage.words import WordsSeal

_INSERT: Final = insert_sql(read_log, leave_out=("seq",))
# Whoever asks for no organisation is looked after at the agency; the canary looks after itself.
_ADD_MONTH: Final = """
INSERT INTO log_month (organisation_id, first_on)
SELECT id, ? FROM organisation WHERE id <> ? AND (id = ? OR (? IS NULL AND kind = 'agency'))
ON CONFLICT DO NOTHING
"""
_COLUMNS: Final = (
    read_log.c.seq,
    read_log.c.at,
    read_log.c.actor_id,
    read_log.c.actor_organisation_id,
    read_log.c.case_id,
    read_log.c.what,
    read_log.c.purpose,
    read_log.c.break_glass,
    read_log.c.decision,
    read_log.c.via,
    read_log.c.reason,
)


class SqlReadLog:
    """Who was shown what, in a database, within one transaction."""

    __slots__ = ("_link", "_seal")

    def __init__(self, link: Link, seal: WordsSeal) -> None:
        """Take the link of the transaction, and what seals a reason."""
        self._link = link
        self._seal = seal

    def write(self, readings: Sequence[Reading]) -> None:
        """Add readings, and note of which months that makes a review a duty."""
        self._link.run_many(_INSERT, [self._row(each) for each in readings])
        wanting = [each for each in readings if each.wants_review]
        months = dict.fromkeys((_first_on(each), each.actor_organisation_id) for each in wanting)
        for first_on, organisation_id in months:
            self._link.run(_ADD_MONTH, (first_on, canary.ORGANISATION, organisation_id, organisation_id))

    def hours(self, wanted: Reviewed, person_id: PersonId) -> list[HourOfLog]:
        """Return how many lines each hour has of those asked for, and how many are a person's own."""
        given, values = _given(wanted)
        question = _hours(given, *_whose(wanted))
        rows = self._link.rows(question, (person_id, *values))
        return [HourOfLog(datetime.fromisoformat(f"{hour}:00Z"), *counts) for hour, *counts in rows]

    def page(self, wanted: Reviewed) -> list[Logged]:
        """Return the lines that are asked for, the newest first."""
        given, values = _given(wanted)
        rows = self._link.rows(_question(given, *_whose(wanted)), (*values, wanted.limit))
        return [self._logged(row) for row in rows]

    def _row(self, each: Reading) -> Row:
        at = instant_text(each.at)
        sealed = None if each.reason is None else self._seal.seal(each.reason, _place(each.actor_id, at))
        return (
            at,
            each.actor_id,
            each.actor_organisation_id,
            each.case_id,
            each.what.value,
            each.purpose.value,
            int(each.break_glass),
            each.ruling.value,
            each.via,
            sealed,
        )

    def _logged(self, row: Row) -> Logged:
        seq, at, actor_id, organisation_id, case_id, what, purpose, broken, decision, via, sealed = row
        reading = Reading(
            at=datetime.fromisoformat(at),
            actor_id=actor_id,
            actor_organisation_id=organisation_id,
            case_id=case_id,
            what=Shown(what),
            purpose=Purpose(purpose),
            ruling=Ruling(decision),
            via=via,
            break_glass=bool(broken),
            reason=None if sealed is None else self._seal.unseal(sealed, _place(actor_id, at)),
        )
        return Logged(seq, reading)


def _place(actor_id: str, at: str) -> str:
    """Return the name of a reason's place, to which its words are sealed."""
    return f"reading:{actor_id}:{at}"


_CONDITIONS: Final = {
    "case": read_log.c.case_id == bindparam("case"),
    "person": read_log.c.actor_id == bindparam("person"),
    "ruling": read_log.c.decision == bindparam("ruling"),
    "purpose": read_log.c.purpose == bindparam("purpose"),
    "since": read_log.c.at >= bindparam("since"),
    "until": read_log.c.at < bindparam("until"),
    "before": read_log.c.seq < bindparam("before"),
}


_HOUR: Final = func.substr(read_log.c.at, literal_column("1"), literal_column("13"))
_DENIED: Final[ColumnElement[bool]] = literal_column("decision = 'denied'")
_WITH_REASON: Final[ColumnElement[bool]] = literal_column("purpose = 'reason'")
#: As `Reading.wants_review` says it.
_WANTS: Final[ColumnElement[bool]] = literal_column("(decision = 'denied' OR purpose IN ('work', 'reason'))")
_OWN: Final = and_(_WANTS, read_log.c.actor_id == bindparam("own"))


def _given(wanted: Reviewed) -> tuple[tuple[str, ...], tuple[object, ...]]:
    """Return which conditions are asked for, and the values of all parameters of the question."""
    given: dict[str, object] = {
        "case": wanted.case_id,
        "person": wanted.person_id,
        "ruling": wanted.ruling and wanted.ruling.value,
        "purpose": wanted.purpose and wanted.purpose.value,
        "since": None if wanted.since is None else instant_text(wanted.since),
        "until": None if wanted.until is None else instant_text(wanted.until),
        "before": wanted.before,
    }
    asked = {name: value for name, value in given.items() if value is not None}
    return tuple(asked), (*asked.values(), *(wanted.organisations or ()))


def _whose(wanted: Reviewed) -> tuple[int | None, bool]:
    """Return of how many organisations lines are asked for, None: of all, and whether of none too."""
    return None if wanted.organisations is None else len(wanted.organisations), wanted.nowhere_too


@lru_cache
def _question(asked: tuple[str, ...], own: int | None, nowhere_too: bool) -> str:
    conditions = _conditions(asked, own, nowhere_too)
    return text_of(limited(select(*_COLUMNS).where(*conditions).order_by(read_log.c.seq.desc())))


@lru_cache
def _hours(asked: tuple[str, ...], own: int | None, nowhere_too: bool) -> str:
    sums = (func.sum(each) for each in (_DENIED, _WITH_REASON, _WANTS, _OWN))
    counted = select(_HOUR, func.count(literal_column("*")), *sums)
    return text_of(counted.where(*_conditions(asked, own, nowhere_too)).group_by(_HOUR))


def _conditions(asked: tuple[str, ...], own: int | None, nowhere_too: bool) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_CONDITIONS[each] for each in asked]
    if own is not None:
        at = read_log.c.actor_organisation_id
        theirs = at.in_(several(own)) if own else false()
        conditions.append(or_(theirs, at.is_(None)) if nowhere_too else theirs)
    return conditions


def _first_on(reading: Reading) -> str:
    """Return the first day of the month in which something was read, by the clock in Stockholm."""
    return LogMonth.of(reading.at.astimezone(STOCKHOLM).date()).first_on.isoformat()
