"""Turning away: whoever lacks the right that a door asks for leaves a line in the read log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sisam.application.access.denying import reading_of
from sisam.application.access.someone import Caller
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from sisam.domain.reading import Ruling, Shown

#: What lies behind the doors that ask for a right.
BEHIND: Final[Mapping[Right, Shown]] = {
    Right.WORK_LIST: Shown.WORK_LIST,
    Right.SEARCH: Shown.SEARCH,
    Right.READ_CASE: Shown.CASE,
    Right.IDENTITY: Shown.IDENTITY,
    Right.UNMASK: Shown.IDENTITY,
    Right.WHEREABOUTS: Shown.WHEREABOUTS,
    Right.ACT: Shown.ACT,
    Right.CONFIRM: Shown.ACT,
    Right.FORCE_HANDOVER: Shown.ACT,
    Right.DISPOSE: Shown.ACT,
    Right.ACKNOWLEDGE: Shown.ALERTS,
    Right.SEATS: Shown.REGISTER,
    Right.BREAK_GLASS: Shown.CASE,
    Right.READ_LOG: Shown.READ_LOG,
    Right.STATISTICS: Shown.STATISTICS,
    Right.IMPORT: Shown.IMPORT,
    Right.PUBLISH: Shown.IMPORT,
    Right.USERS: Shown.REGISTER,
    Right.OVERSIGHT: Shown.OVERSIGHT,
}


def turn_away(site: Site, caller: Caller, right: Right, case_id: CaseId | None, now: datetime) -> None:
    """Write down that somebody was denied what lies behind a door, and of which case, if there is one."""
    with site.store.write() as work:
        someone = caller.known(work.register.roster(), now)
        case = case_id if case_id and work.cases.exists(case_id) else None
        work.read_log.write([reading_of(someone, BEHIND[right], case, ruling=Ruling.DENIED)])
        work.commit()
