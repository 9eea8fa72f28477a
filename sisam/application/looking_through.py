"""Looking through cases: one after the other in batches, without changing anything."""

from collections.abc import Callable, Iterator

from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.case import Case

#: Cases loaded in one go.
BATCH = 100


def look_through(
    work: UnitOfWork, *, open_only: bool, progress: Callable[[int], None] = lambda _count: None
) -> Iterator[Case]:
    """Yield all cases or the open ones, in the order of their opening, with live deadlines and alerts."""
    ids = work.cases.ids(open_only=open_only)
    for start in range(0, len(ids), BATCH):
        yield from work.cases.load_many(ids[start : start + BATCH])
        progress(start)
