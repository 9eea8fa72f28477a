"""Noting failures: which cases a sweep could do nothing to, for the alert that tells it."""

from collections.abc import Mapping
from datetime import datetime

from sisam.application.site import Site
from sisam.domain.ids import CaseId


def note_failures(site: Site, failed: Mapping[CaseId, Exception], now: datetime, *, whole: bool) -> None:
    """Keep which cases failed now, and after a whole sweep forget those that did not.

    A case that fails stays due, so a sweep that was not cut short has looked at it.
    """
    with site.store.read() as work:
        known = {each.case_id for each in work.case_failures.all()}
    mended = known - failed.keys() if whole else frozenset()
    if not failed and not mended:
        return
    with site.store.write() as work:
        for case_id, bug in failed.items():
            work.case_failures.put(case_id, type(bug).__name__, now)
        work.case_failures.mended(sorted(mended))
        work.commit()
