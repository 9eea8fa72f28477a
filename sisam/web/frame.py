"""What stands around every page: who is here, where they may go, and what must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.domain.language import Language


class Appearance(StrEnum):
    """Whether pages are light or dark; the cookie holds the word."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """How a notice is meant; each has an icon and a word of its own, never its colour alone."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the site in the navigation."""

    #: The path it lies at.
    url: str
    #: What it is called, in the language of the page.
    title: str
    #: Whether the page shown lies there.
    current: bool = False
    #: How many things wait there for an answer.
    count: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a page tells at its top, such as what an act just did."""

    #: The sentence, in the language of the page.
    text: str
    #: How it is meant.
    tone: Tone = Tone.SUCCESS


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the layout needs; every page is shown inside one."""

    #: The language of the page.
    language: Language
    #: When the page is written.
    now: datetime
    #: The path and query of the page, or of the nearest above it that can be asked for: to come back to.
    path: str
    #: Whether the page answers a form, so that nobody can come back to it but only to its path.
    answers_form: bool = False
    #: Guards the forms of the layout and of the page; empty before anybody is signed in.
    token: str = ""
    #: Who is signed in, as others see the name; empty: nobody.
    person: str = ""
    #: For which organisation.
    organisation: str = ""
    #: Where the person may go.
    places: tuple[Place, ...] = ()
    #: Light, dark, or as the machine is set.
    appearance: Appearance = Appearance.AUTOMATIC
    #: What is told on top of the page.
    told: tuple[Told, ...] = ()
    #: When the last sweep was completed, where that is too long ago; None: all is well.
    watch_stopped_at: datetime | None = None
    #: Whether nobody watches, and never has since the start; then there is no moment to tell.
    watch_never_ran: bool = False
    #: Whether the site is a demonstration with invented people.
    demo: bool = False
    #: When the session ends unless something is done; None: nobody is signed in.
    session_ends_at: datetime | None = None
    #: When it ends whatever is done.
    session_latest_at: datetime | None = None
    #: The version of the program.
    version: str = ""
