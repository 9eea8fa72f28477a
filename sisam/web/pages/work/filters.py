"""Which part of their work somebody asks for, as the address of the page says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar
from urllib.parse import urlencode

from sisam.application.ports.work_lists import Urgency
from sisam.application.worklist.choosing import WorkFilter
from sisam.errors import NotFound
from sisam.web.narrowing import PHASES, ROUTINES

WORK: Final = "/att-gora"
URGENCIES: Final[Mapping[str, Urgency]] = {
    "sent": Urgency.LATE,
    "i-dag": Urgency.TODAY,
    "den-har-veckan": Urgency.THIS_WEEK,
    "inom-tre-manader": Urgency.AHEAD,
    "andra": Urgency.WAITING,
    "senare": Urgency.LATER,
}

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Address:
    """What stands in the address of the page; what is empty asks for any."""

    organisation: str = ""
    urgency: str = ""
    routine: str = ""
    phase: str = ""

    @property
    def wanted(self) -> WorkFilter:
        """Return what is asked for.

        Raises:
            NotFound: there is nothing of that name to ask for.
        """
        return WorkFilter(
            organisation=self.organisation or None,
            urgency=_meant(URGENCIES, self.urgency),
            routine=_meant(ROUTINES, self.routine),
            phase=_meant(PHASES, self.phase),
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but an urgency is asked for."""
        return bool(self.organisation or self.routine or self.phase)

    def url(self, after: str = "") -> str:
        """Return the address of the page that tells the same, or of the one that begins at a bookmark."""
        told = {
            "organisation": self.organisation,
            "bradskar": self.urgency,
            "rutin": self.routine,
            "skede": self.phase,
            "efter": after,
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{WORK}?{query}" if query else WORK

    def of(self, urgency: str) -> Address:
        """Return the same but for its urgency."""
        return replace(self, urgency=urgency)


def _meant(possible: Mapping[str, M], name: str) -> M | None:
    if not name:
        return None
    if name not in possible:
        raise NotFound("page", WORK)
    return possible[name]
