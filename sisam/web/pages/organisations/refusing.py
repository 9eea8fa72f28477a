"""Why a change of seats cannot be made, beside the field that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.application.register.keeping import OwnSeat, StrangeRole, WatchingRole
from sisam.application.register.seating import AlreadySitting, LastRung
from sisam.application.register.taking_leave import LastRungAway
from sisam.errors import SisamError
from sisam.web.language import Texts, marked
from sisam.wording.dates import long_date

#: By class: which field mends it, and the sentence; `%(day)s` is the day that the error carries.
_SENTENCES: Final[Mapping[type[SisamError], tuple[str, str]]] = {
    AlreadySitting: (
        "epost",
        marked("E-postadress: personen har redan den rollen den dagen. Då behövs inget mer."),
    ),
    OwnSeat: (
        "epost",
        marked("E-postadress: ingen ger sig själv en roll. Be någon annan som sköter rollerna."),
    ),
    WatchingRole: ("roll", marked("Roll: den här rollen ger bara en administratör på myndigheten.")),
    StrangeRole: ("roll", marked("Roll: ingen har den rollen på en sådan arbetsplats. Välj en annan.")),
    LastRung: (
        "sista",
        marked(
            "Sista dag: efter %(day)s skulle ingen ha rollen dit alla andras larm går till sist. Ge "
            "först rollen till en efterträdare, sedan går det bra."
        ),
    ),
    LastRungAway: (
        "fran",
        marked(
            "Från och med: den %(day)s skulle ingen ha rollen dit alla andras larm går till sist. Ge "
            "först rollen till en ersättare, sedan går det bra."
        ),
    ),
}


def problem_of(error: SisamError, texts: Texts) -> dict[str, str]:
    """Return by its field why something cannot be done.

    Raises:
        SisamError: it is nothing that a form could mend.
    """
    for kind, (field, sentence) in _SENTENCES.items():
        if isinstance(error, kind):
            return {field: texts(sentence, day=_day_of(error, texts))}
    raise error


def _day_of(error: SisamError, texts: Texts) -> str:
    """Return the day that an error carries, as people write it; empty: none."""
    if isinstance(error, LastRung):
        return long_date(error.until, texts.language)
    return long_date(error.on, texts.language) if isinstance(error, LastRungAway) else ""
