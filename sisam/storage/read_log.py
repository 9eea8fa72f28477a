"""The read log, at rest."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, false, or_, select

from sisam.application.ports.read_log import Logged, Reviewed
from sisam.domain.reading import Purpose, Reading, Ruling, Shown
from sisam.storage.dialect import insert_sql, limited, several, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.oversight import read_log
from sisam.storage.words import WordsSeal

_INSERT: Final = insert_sql(read_log, leave_out=("seq",))
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
        """Add readings."""
        self._link.run_many(_INSERT, [self._row(each) for each in readings])

    def page(self, wanted: Reviewed) -> list[Logged]:
        """Return the lines that are asked for, the newest first."""
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
        own = wanted.organisations
        question = _question(tuple(asked), None if own is None else len(own), wanted.nowhere_too)
        rows = self._link.rows(question, (*asked.values(), *(own or ()), wanted.limit))
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


@lru_cache
def _question(asked: tuple[str, ...], own: int | None, nowhere_too: bool) -> str:
    conditions = [_CONDITIONS[each] for each in asked]
    if own is not None:
        at = read_log.c.actor_organisation_id
        theirs = at.in_(several(own)) if own else false()
        conditions.append(or_(theirs, at.is_(None)) if nowhere_too else theirs)
    return text_of(limited(select(*_COLUMNS).where(*conditions).order_by(read_log.c.seq.desc())))
