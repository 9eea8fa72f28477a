"""What went wrong for one person or one case, at rest for as long as it does."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, case, select
from sqlalchemy.dialects.sqlite import insert

from sisam.domain.ids import CaseId, PersonId
from sisam.domain.site_fact import CaseFailure, Unreachable
from sisam.storage.dialect import delete_sql, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link
from sisam.storage.schema.cases import case as case_table
from sisam.storage.schema.outbox import unreachable
from sisam.storage.schema.site_alerts import case_failure

_ALL_UNREACHABLE: Final = text_of(
    select(unreachable).order_by(unreachable.c.since, unreachable.c.person_id, unreachable.c.channel)
)
_REACHED: Final = delete_sql(unreachable, ("person_id", "channel"))
_new: Final = insert(unreachable).values({each.name: bindparam(each.name) for each in unreachable.columns})
_PUT_UNREACHABLE: Final = text_of(
    _new.on_conflict_do_update(
        index_elements=["person_id", "channel"],
        set_={
            "since": case(
                (unreachable.c.address == _new.excluded.address, unreachable.c.since),
                else_=_new.excluded.since,
            ),
            "address": _new.excluded.address,
            "reply": _new.excluded.reply,
        },
    )
)
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
        return [
            Unreachable(person_id, channel, address, datetime.fromisoformat(since), reply)
            for person_id, channel, address, since, reply in self._link.rows(_ALL_UNREACHABLE)
        ]

    def put(self, unreachable: Unreachable) -> None:
        """Keep that a person was refused; since when is kept while it is the same address."""
        row = (
            unreachable.person_id,
            unreachable.channel,
            unreachable.address,
            instant_text(unreachable.since),
            unreachable.reply,
        )
        self._link.run(_PUT_UNREACHABLE, row)

    def reached(self, person_id: PersonId, channel: str) -> None:
        """Forget that a person could not be reached over a channel, since something got through."""
        self._link.run(_REACHED, (person_id, channel))


class SqlCaseFailures:
    """Cases for which the rules threw, in a database, within one transaction."""

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
