"""The cases that follow on a case of the same pupil, however long their line is."""

from typing import Final

from sqlalchemy import bindparam, literal_column, select

from sisam.domain.ids import CaseId
from sisam.storage.dialect import text_of
from sisam.storage.link import Link
from sisam.storage.schema.cases import case

#: The cases that name a case as the one before, the cases that name those, and so on; how far off each is.
#: What is asked of them goes along, since SQLite would join all open cases to it afterwards.
_ASKED = (case.c.id, case.c.closed_at, case.c.opened_at)
_LINE = (
    select(*_ASKED, literal_column("1").label("distance"))
    .where(case.c.previous_case_id == bindparam("id"))
    .cte("line", recursive=True)
)
_WHOLE_LINE = _LINE.union_all(
    select(*_ASKED, (_LINE.c.distance + literal_column("1")).label("distance")).join(
        _LINE, case.c.previous_case_id == _LINE.c.id
    )
)
_FOLLOWING: Final = text_of(
    select(_WHOLE_LINE.c.id)
    .where(_WHOLE_LINE.c.closed_at.is_(None))
    .order_by(_WHOLE_LINE.c.distance, _WHOLE_LINE.c.opened_at, _WHOLE_LINE.c.id)
)


def following(link: Link, case_id: CaseId) -> list[CaseId]:
    """Return the open cases that follow on a case, if need be over closed ones; the nearest first."""
    return [CaseId(row[0]) for row in link.rows(_FOLLOWING, (case_id,))]
