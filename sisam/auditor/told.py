"""What operations are told, and when they are told again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sisam.auditor.inspection import Inspection

#: While something is wrong they are told again so often.
AGAIN_AFTER: Final = timedelta(days=1)
#: More of the same, or less, is no reason for a mail at every look.
MORE_AFTER: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What operations were told last; it stands for all that must not be told twice."""

    #: When it was first tried.
    at: datetime
    #: The ids of the invariants that were broken; empty: that all is well.
    kinds: tuple[str, ...]
    #: Stands for every single finding.
    digest: str
    #: The addresses that have not taken it yet.
    missing: tuple[str, ...] = ()


def news_of(inspection: Inspection, told: Told | None, addresses: Sequence[str]) -> Told | None:
    """Return what operations are to be told now, and which of them; None where they know.

    They are told at once where other invariants are broken than they know of and where all is well
    again; within an hour where only the cases are others; and once a day while anything is wrong.
    """
    news = Told(inspection.at, tuple(inspection.counts), _digest_of(inspection), tuple(addresses))
    if told is None:
        return news if news.kinds and addresses else None
    if _is_due(news, told):
        return news if addresses else None
    still = tuple(address for address in told.missing if address in addresses)
    return replace(told, missing=still) if still else None


def _is_due(news: Told, told: Told) -> bool:
    if news.kinds != told.kinds:
        return True
    since = news.at - told.at
    # What was told in the future was told before a clock was put back.
    again = bool(news.kinds) and not timedelta(0) <= since < AGAIN_AFTER
    return again or (news.digest != told.digest and since >= MORE_AFTER)


def _digest_of(inspection: Inspection) -> str:
    lines = {f"{each.invariant} {' '.join((each.case_id or '', *each.ids))}" for each in inspection.findings}
    return sha256("\n".join(sorted(lines | set(inspection.could_not))).encode()).hexdigest()
