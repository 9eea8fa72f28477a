"""Looking through cases: one after the other in batches, without changing anything."""

from collections.abc import Callable, Iterator

from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.canary import WORKFLOW as CANARY
from sisam.domain.case import Case

#: Cases loaded in one go.
BATCH = 100


def look_through(
    work: UnitOfWork,
    *,
    open_only: bool,
    progress: Callable[[int], None] = lambda _count: None,
    workflow: str | None = None,
) -> Iterator[Case]:
    """Yield all cases or the open ones, in the order of their opening, with live deadlines and alerts.

    Of one workflow, where one is named; else of all, but for a canary that sings: it concerns people only
    once its alert has climbed to one.
    """
    ids = work.cases.ids(open_only=open_only)
    for start in range(0, len(ids), BATCH):
        cases = work.cases.load_many(ids[start : start + BATCH])
        yield from (case for case in cases if is_meant(case, workflow))
        progress(start)


def is_meant(case: Case, workflow: str | None) -> bool:
    """Tell whether a case is of a workflow; where none is named, of any but a canary's that sings."""
    if workflow is not None or case.rules.workflow_name != CANARY:
        return workflow in (None, case.rules.workflow_name)
    return any(alert.live and alert.rung > 0 for alert in case.alerts.values())
