"""What an alert of the site is about, in a few words and in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.alert import AlertCause
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.organisation import Organisation
from sisam.domain.seat import Person, Role
from sisam.domain.site_alert import SiteAlert, Sort
from sisam.web.language import Texts, marked, texts_in
from sisam.web.pages.organisations.paths import organisation_url
from sisam.web.pages.read_log.reviews_told import review_url
from sisam.web.paths import case_path
from sisam.wording.dates import month_name
from sisam.wording.terms import term

#: By sort, and for a case by cause: the title, and what is asked.
_TITLES: Mapping[str, str] = {
    "seat": marked("Ingen har rollen %(role)s"),
    "seat_ahead": marked("Snart har ingen rollen %(role)s"),
    "person": marked("%(person)s går inte att nå"),
    "somebody": marked("En person går inte att nå"),
    "no_school": marked("En elev går inte i någon skola"),
    "case_fails": marked("Programmet kan inte hantera ett ärende"),
    "channel": marked("Meddelanden kommer inte fram"),
    "audit": marked("Egenkontrollen har hittat ett fel"),
    "auditor": marked("Egenkontrollen hörs inte av"),
    "log": marked("Åtkomstloggen för %(month)s ska granskas"),
    "log_late": marked("Åtkomstloggen för %(month)s är inte granskad"),
}
_ASKS: Mapping[str, str] = {
    "seat": marked("Utse någon i dag. Så länge går det som rollen ska göra till samordnaren."),
    "seat_ahead": marked("Utse någon innan ingen har rollen, så att inget blir liggande."),
    "person": marked(
        "Rätta adressen, eller utse någon annan som kan nås. Så länge får nästa person meddelandena."
    ),
    "somebody": marked(
        "Rätta adressen, eller utse någon annan som kan nås. Så länge får nästa person meddelandena."
    ),
    "no_school": marked("Se till att eleven får börja, eller registrera den skolgång som redan pågår."),
    "case_fails": marked("Ingen får larm om tidsgränser i ärendet. Följ det för hand tills felet är rättat."),
    "channel": marked("De väntar, och skickas när felet är rättat. Ring den som sköter servern."),
    "audit": marked("Något har hänt som inte får hända. Ring den som sköter servern."),
    "auditor": marked("Ingen vet om allt stämmer förrän den är i gång igen. Ring den som sköter servern."),
    "log": marked("En loggranskare ser igenom vem som har sett vad under månaden, och skriver under."),
    "log_late": marked(
        "Tiden har gått ut. Se till att en loggranskare granskar månaden, eller utse en loggranskare."
    ),
}
#: What is mended where it is said who sits where.
_OF_SEATS = frozenset({"seat", "seat_ahead", "person", "somebody", "log_late"})


@dataclass(frozen=True, slots=True)
class AboutShown:
    """What an alert of the site is about."""

    title: str
    #: What somebody is to do.
    asks: str
    #: Whose people mend it; empty: whoever runs the site, or it is not told.
    organisation: str
    #: The number of the case, where it is about one.
    case_number: str
    #: The page of the case; empty: it is about none.
    case_url: str
    #: Where those who look after seats mend it; empty: nowhere here.
    seats_url: str
    #: Where the month of the log is reviewed that it is about; empty: it is about none.
    log_url: str


def about_shown(
    alert: SiteAlert, organisation: Organisation | None, unreached: Person | None, language: Language
) -> AboutShown:
    """Return what an alert of the site is about, as whoever may know of it is told."""
    _: Texts = texts_in(language)
    kind, case_id = _kind(alert, unreached), alert.about.as_case
    seat = alert.about.as_seat
    role = term(Role(seat.role), language) if seat else ""
    log = alert.about.as_log
    month = month_name(log[1].first_on, language) if log else ""
    return AboutShown(
        title=_(_TITLES[kind], role=role, month=month, person=unreached.name if unreached else ""),
        asks=_(_ASKS[kind]),
        organisation=organisation.name if organisation else "",
        case_number=alert.detail.get("case_number", "") if case_id else "",
        seats_url=organisation_url(organisation) if organisation and kind in _OF_SEATS else "",
        log_url=review_url(*log) if log else "",
        case_url=case_path(case_id) if case_id and alert.cause is AlertCause.NO_SCHOOL else "",
    )


def _kind(alert: SiteAlert, unreached: Person | None) -> str:
    match alert.about.sort:
        case Sort.SEAT:
            return "seat_ahead" if alert.detail.get("template") == Template.VACANCY_AHEAD else "seat"
        case Sort.PERSON:
            return "person" if unreached else "somebody"
        case Sort.LOG:
            return "log_late" if alert.detail.get("template") == Template.LOG_REVIEW_LATE else "log"
        case Sort.CASE:
            return "no_school" if alert.cause is AlertCause.NO_SCHOOL else "case_fails"
        case sort:
            return sort.value
