"""The daemons' signs of life, at rest."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, or_, select

from sisam.application.ports.beats import Beat
from sisam.storage.dialect import put_sql, text_of
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.oversight import daemon_beat

_PUT: Final = put_sql(daemon_beat)
_FORGET: Final = text_of(
    delete(daemon_beat).where(
        or_(daemon_beat.c.last_beat < bindparam("earliest"), daemon_beat.c.last_beat > bindparam("latest"))
    )
)
_LISTED: Final = text_of(select(daemon_beat).order_by(daemon_beat.c.last_beat.desc(), daemon_beat.c.id))


class SqlBeats:
    """Signs of life in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def put(self, beat: Beat) -> None:
        """Keep a daemon's sign of life in place of its last one."""
        self._link.run(_PUT, _row_of(beat))

    def forget(self, earliest: datetime, latest: datetime) -> int:
        """Remove daemons whose last sign lies outside these instants and return how many there were."""
        return self._link.run(_FORGET, (instant_text(earliest), instant_text(latest)))

    def listed(self) -> list[Beat]:
        """Return every daemon's last sign of life, the newest first."""
        return [_beat_of(row) for row in self._link.rows(_LISTED)]


def _row_of(beat: Beat) -> Row:
    return (
        beat.id,
        beat.host,
        beat.pid,
        instant_text(beat.last_beat),
        instant_text_or_none(beat.last_sweep_started),
        instant_text_or_none(beat.last_sweep_completed),
    )


def _beat_of(row: Row) -> Beat:
    daemon, host, pid, last_beat, started, completed = row
    return Beat(
        id=daemon,
        host=host,
        pid=pid,
        last_beat=datetime.fromisoformat(last_beat),
        last_sweep_started=instant_or_none(started),
        last_sweep_completed=instant_or_none(completed),
    )
