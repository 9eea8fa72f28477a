"""Who will hear of an act, of what and how: one phrase for each text that can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.cases.previewing import Hears
from sisam.domain.contact import Way
from sisam.domain.message import Template
from sisam.web.language import Texts, marked
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import term
from sisam.wording.titles import Titles

#: By text; `step` is the title of the step that it is about.
_PHRASES: Final[Mapping[Template, str]] = {
    Template.STEP_OPENED: marked("att %(step)s ska göras"),
    Template.STEP_OFFERED: marked("att %(step)s är överlämnat och ska besvaras"),
    Template.STEP_RETURNED: marked("att %(step)s är skickat tillbaka"),
    Template.THIRD_RETURN: marked("att %(step)s har skickats tillbaka för tredje gången eller fler"),
    Template.OFFER_WITHDRAWN: marked("att %(step)s inte längre ska besvaras"),
    Template.STEP_CONFIRMED: marked("att %(step)s är bekräftat"),
    Template.STEP_WAIVED: marked("att %(step)s är struket"),
    Template.STEP_TAKEN_OVER: marked("att någon annan har tagit över %(step)s"),
    Template.PARTY_NAMED: marked("att en part är registrerad i ärendet"),
    Template.FORECAST_POSTPONED: marked("att den planerade utskrivningen är framflyttad"),
    Template.DATE_CHANGED: marked("att ett datum är ändrat"),
    Template.OVERDUE: marked("att %(step)s är försenat"),
    Template.OVERDUE_ANSWER: marked("att svaret på %(step)s är försenat"),
    Template.OVERDUE_OTHER: marked("att %(step)s är försenat hos någon annan"),
    Template.OVERDUE_AGAIN: marked("att %(step)s fortfarande är försenat"),
    Template.REMINDER: marked("en påminnelse om %(step)s"),
    Template.ALERT_ASSIGNED: marked("att ett larm är lagt på dem"),
    Template.TRANSFERRED: marked("att eleven har kommit till ett annat ungdomshem"),
    Template.PAUSED: marked("att eleven är borta, och till när"),
    Template.RESUMED: marked("att eleven är tillbaka"),
    Template.NEW_PLACEMENT: marked("att eleven har en ny placering"),
    Template.DEBT_CARRIED: marked("att %(step)s fortsätter i det nya ärendet"),
    Template.HOME_MOVES: marked("att eleven byter hemkommun"),
    Template.RECONSIDERED: marked("att den planerade utskrivningen är ändrad"),
    Template.AGREEMENT_ADOPTED: marked("att ett samverkansavtal gäller"),
    Template.CASE_CLOSED: marked("att ärendet är avslutat"),
    Template.DISCLOSED: marked("att uppgifter är utlämnade till dem"),
    Template.DISCLOSURE_ENDED: marked("att uppgifter inte längre är utlämnade till dem"),
    Template.SECOND_WANTED: marked("att en andra person behöver säga ja"),
    Template.HANDOVER_FORCED: marked("att %(step)s är avslutat utan svar"),
}
#: What is told of an act in a case has a phrase above; anything else is told so.
_OTHERWISE: Final = marked("vad som har hänt")
_WAYS: Final[Mapping[str, str]] = {
    Way.EMAIL: marked("e-post"),
    Way.APPRISE: marked("sms eller chatt"),
    Way.WEBHOOK: marked("annat system"),
    # The folder stands for e-mail where a site has no mail server yet.
    "folder": marked("e-post"),
}


@dataclass(frozen=True, slots=True)
class ShownHearing:
    """Somebody who will be told."""

    who: str
    role: str
    tells: tuple[str, ...]
    way: str
    #: When it goes out; None: at once.
    at: datetime | None


def hearing(hears: Hears, titles: Titles, texts: Texts) -> ShownHearing:
    """Return who will be told, in the language of whoever asks."""
    role = capital(term(hears.role, titles.language))
    return ShownHearing(
        who=hears.person.name if hears.person else texts("Någon hos en annan part"),
        role=f"{role}, {hears.organisation.name}" if hears.organisation else role,
        tells=tuple(phrase_of(each, step, titles, texts) for each, step in hears.tells),
        way=_way_of(hears.channel, texts),
        at=hears.at if hears.later else None,
    )


def phrase_of(template: Template, step: str | None, titles: Titles, texts: Texts) -> str:
    """Return what somebody hears by a text, in some words."""
    return texts(_PHRASES.get(template, _OTHERWISE), step=quoted(titles.step(step or ""), titles.language))


def _way_of(channel: str, texts: Texts) -> str:
    return texts(_WAYS[channel]) if channel in _WAYS else channel
