"""Who a case is about, as far as that may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sisam.domain.ids import PartyName
from sisam.web.pages.cases.teller import Teller
from sisam.wording.aliases import alias

_HOME_SCHOOL: Final = PartyName("home_school")


@dataclass(frozen=True, slots=True)
class PupilShown:
    """The pupil of a case."""

    #: The name, an alias, or what the case is called.
    title: str
    #: As people write it; empty where it may not be seen.
    personal_number: str
    home_school: str
    restricted: bool
    #: Whether a protected pupil is shown by name, for this once.
    unmasked: bool
    #: It may be asked for who a protected pupil is.
    may_unmask: bool


def pupil_shown(teller: Teller, *, may_unmask: bool) -> PupilShown:
    """Return the pupil of a case; `may_unmask` tells whether whoever looks has that right."""
    view, identity = teller.view, teller.view.identity
    return PupilShown(
        title=_title(teller),
        personal_number=_written(identity.number) if identity and identity.number else "",
        home_school=_home_school(teller),
        restricted=view.case.restricted,
        unmasked=view.case.restricted and identity is not None,
        may_unmask=may_unmask and view.sheet.masked,
    )


def _title(teller: Teller) -> str:
    """Return who a case is about, as far as that may be seen; else its number."""
    _, view = teller.texts, teller.view
    if view.identity is not None and view.identity.name:
        return view.identity.name
    if view.case.restricted:
        return alias(view.case.number, teller.language)
    return _("Ärende %(number)s", number=view.case.number)


def _written(number: str) -> str:
    """Return a personal number as people write it."""
    return f"{number[:8]}-{number[8:]}"


def _home_school(teller: Teller) -> str:
    """Return the school that the pupil comes from, where it is known and may be named."""
    school = teller.view.case.parties.get(_HOME_SCHOOL)
    named = teller.named(school) if school else None
    return named.name if named else ""
