"""What the pages are made of: all that comes to them from the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from fastapi import Request

from sisam.application.overview.giving_overview import KeptSums
from sisam.application.ports.import_files import ImportFiles
from sisam.application.ports.typed_placements import TypedPlacements
from sisam.application.site import Site
from sisam.clock import Clock
from sisam.domain.contact import Way
from sisam.domain.language import Language
from sisam.web.gatekeeper import ClosedGate, Gatekeeper
from sisam.web.house import HouseView

#: How this machine calls itself.
LOOPBACK_HOSTS: Final = frozenset({"localhost", "127.0.0.1", "::1"})

#: A whole request, from its first byte to the last one of its answer.
REQUEST_SECONDS: Final = 30.0
#: The part of it in which an answer must begin, so that there is time to say that there is none.
ANSWER_SECONDS: Final = 25.0


class WebDiary(Protocol):
    """Hears what happens to the pages; nothing that it hears holds a value that somebody sent."""

    def request_failed(self, reference: str, door: str, error: Exception) -> None:
        """Hear that a request could not be answered, and under which number the person was told so."""
        ...

    def request_refused(self, why: str) -> None:
        """Hear by the word of a closed list why a request was not let in."""
        ...

    def user_changed(self, person_id: str, what: str, by: str, via: str) -> None:
        """Hear by the word of a closed list what somebody did to what a person signs in with."""
        ...


@dataclass(frozen=True, slots=True)
class WebParts:
    """What the pages need of the outside world."""

    site: Site
    clock: Clock
    diary: WebDiary
    #: Reads a placement that somebody types.
    placements: TypedPlacements
    #: By which names the site is asked for, without a port.
    hosts: frozenset[str] = LOOPBACK_HOSTS
    #: Whether it is reached over TLS, so that cookies are secure and browsers told to come so again.
    tls: bool = False
    #: Whether it is a demonstration with invented people.
    demo: bool = False
    #: Who stands at the doors.
    gatekeeper: Gatekeeper = field(default_factory=ClosedGate)
    #: How long an answer may take.
    answer_seconds: float = ANSWER_SECONDS
    #: The version of the program.
    version: str = ""
    #: Tells when a sweep was completed last, None: none ever was; without it no page tells of sweeps.
    last_sweep: Callable[[datetime], datetime | None] | None = None
    #: What the municipalities are called, by code.
    municipalities: Mapping[str, str] = field(default_factory=dict)
    #: What the forms of school are called, by code.
    school_forms: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    #: What the counties are called, by the two digits with which their municipalities begin.
    counties: Mapping[str, str] = field(default_factory=dict)
    #: Reads the files that are brought in by two people; None: none are, here.
    files: ImportFiles | None = None
    #: Refuses an address that a way cannot lead to, told by the field of it; None: nobody chooses ways here.
    addresses: Callable[[Way, str, str], None] | None = None
    #: The figures of the overview that were added up last.
    sums: KeptSums = field(default_factory=KeptSums)
    #: Looks at the site itself; None: nobody can.
    house: HouseView | None = None


def parts_of(request: Request) -> WebParts:
    """Return what the app that was asked is made of."""
    parts: WebParts = request.app.state.parts
    return parts
