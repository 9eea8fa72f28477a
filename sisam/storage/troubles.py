"""What went wrong for one person or one case, at rest for as long as it does."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from sisam.domain.ids import CaseId, PersonId
from sisam.domain.site_fact import CaseFailure, Unreachable
from sisam.storage.dialect import delete_sql, put_sql, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.cases import case as case_table
from sisam.storage.schema.outbox import unreachable
from sisam.storage.schema.site_alerts import case_failure

_ALL_UNREACHABLE: Final = text_of(
    select(unreachable).order_by(unreachable.c.since, unreachable.c.person_id, unreachable.c.channel)
)
_FIND: Final = text_of(
    select(unreachable).where(
        unreachable.c.person_id == bindparam("person"), unreachable.c.channel == bindparam("over")
    )
)
_REACHED: Final = delete_sql(unreachable, ("person_id", "channel"))
_PUT_UNREACHABLE: Final = put_sql(unreachable)
_ALL_FAILURES: Final = text_of(
    select(case_failure.c.case_id, case_table.c.number, case_failure.c.since, case_failure.c.error)
    .join(case_table, case_table.c.id == case_failure.c.case_id)
    .order_by(case_failure.c.since, case_failure.c.case_id)
)
_failed: Final = insert(case_failure).values(
    {each.name: bindparam(each.name) for each in case_failure.columns}
)
_PUT_FAILURE: Final = text_of(
    _failed.on_conflict_do_update(
        index_elements=["case_id"],
        set_={"last_at": _failed.excluded.last_at, "error": _failed.excluded.error},
    )
)
_MENDED: Final = delete_sql(case_failure, ("case_id",))


class SqlUnreachables:
    """Persons whose address was refused, in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def all(self) -> list[Unreachable]:
        """Return all of them."""
        return [_unreachable_of(row) for row in self._link.rows(_ALL_UNREACHABLE)]

    def find(self, person_id: PersonId, channel: str) -> Unreachable | None:
        """Return that a channel refused a person; None where it did not."""
        row = self._link.row(_FIND, (person_id, channel))
        return None if row is None else _unreachable_of(row)

    def put(self, unreachable: Unreachable) -> None:
        """Keep that a person was refused.

        Since when is kept while it is the same address; of what came back, the last time counts.
        """
        known = self.find(unreachable.person_id, unreachable.channel)
        goes_on = known is not None and known.address == unreachable.address and not unreachable.came_back
        since = known.since if known is not None and goes_on else unreachable.since
        row = (unreachable.person_id, unreachable.channel, unreachable.address, instant_text(since))
        self._link.run(_PUT_UNREACHABLE, (*row, unreachable.reply))

    def reached(self, person_id: PersonId, channel: str) -> None:
        """Forget that a person could not be reached over a channel, since something got through."""
        self._link.run(_REACHED, (person_id, channel))


def _unreachable_of(row: Row) -> Unreachable:
    person_id, channel, address, since, reply = row
    return Unreachable(person_id, channel, address, datetime.fromisoformat(since), reply)


class SqlCaseFailures:
    """Cases to which nothing could be done, in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def all(self) -> list[CaseFailure]:
        """Return all of them, those that fail longest first."""
        return [
            CaseFailure(case_id, number, datetime.fromisoformat(since), error)
            for case_id, number, since, error in self._link.rows(_ALL_FAILURES)
        ]

    def put(self, case_id: CaseId, error: str, now: datetime) -> None:
        """Keep that a case failed now; since when is kept."""
        at = instant_text(now)
        self._link.run(_PUT_FAILURE, (case_id, at, at, error))

    def mended(self, case_ids: Iterable[CaseId]) -> None:
        """Forget that cases failed, since they passed."""
        self._link.run_many(_MENDED, [(case_id,) for case_id in case_ids])
