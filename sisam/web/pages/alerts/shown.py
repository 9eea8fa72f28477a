"""Everything that the page of an alert tells, of a case or of the site, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.alerts.listing_alerts import AlertLine
from sisam.application.alerts.showing_alerts import AlertFile, Answers
from sisam.application.alerts.showing_site_alerts import SiteAlertFile
from sisam.domain.language import Language
from sisam.engine.clocks import local_date
from sisam.web.entries import Entry
from sisam.web.language import speaking, texts_in
from sisam.web.pages.alerts.about import about_shown
from sisam.web.pages.alerts.told import Narrator, RungShown
from sisam.web.paths import alert_path, case_path, step_path
from sisam.wording.lists import capital
from sisam.wording.sides import side_in_words
from sisam.wording.terms import term
from sisam.wording.titles import Titles


@dataclass(frozen=True, slots=True)
class HeldShown:
    """Who acts on an alert, or has it alone, and until when."""

    by: str
    until: date


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An alert as its page shows it."""

    url: str
    title: str
    #: That it is an alert, and about what, in a sentence.
    heading: str
    #: What is to be done, in a sentence.
    asks: str
    #: The case: its page, its number, its pupil where they may be named; empty: it is about none.
    case_url: str
    case_number: str
    pupil: str
    restricted: bool
    #: Where the step is done; empty: it is about none.
    step_url: str
    #: Where it is said who sits where; empty: that does not mend it.
    seats_url: str
    #: Where the month of the log is reviewed that it is about; empty: it is about none.
    log_url: str
    #: Who is late, or whose people mend it; empty: it is not told.
    late: str
    telephone: str
    #: The last day that has passed; None: it is not about a day.
    due_on: date | None
    days_late: int
    raised_at: datetime
    live: bool
    acknowledged: HeldShown | None
    snoozed_until: date | None
    assigned: HeldShown | None
    rungs: tuple[RungShown, ...]
    next: str
    life: tuple[Entry, ...]
    answers: Answers | None
    #: How long the journal of its case was; empty: it is about no case.
    revision: str


def alert_shown(file: AlertFile, language: Language, now: datetime) -> AlertShown:
    """Return an alert of a case as its page shows it."""
    with speaking(language):
        return _of_case(file, Narrator(language), now)


def site_alert_shown(file: SiteAlertFile, language: Language) -> AlertShown:
    """Return an alert of the site as its page shows it."""
    with speaking(language):
        return _of_site(file, Narrator(language))


def _of_case(file: AlertFile, narrator: Narrator, now: datetime) -> AlertShown:
    line, language = file.life.line, narrator.language
    alert, case, step, due = line.alert, line.case, line.step, line.deadline
    titles, rungs = Titles.of(file.workflow, language), narrator.rungs(file.rungs)
    organisation = line.late_organisation
    return AlertShown(
        url=alert_path(alert.id),
        title=titles.step(step.definition) if step else capital(term(alert.cause, language)),
        heading=narrator.heading(alert, titles.step(step.definition) if step else "", due),
        asks=titles.asks(step.definition) if step else narrator.without_step,
        case_url=case_path(case.id),
        case_number=case.number,
        pupil=file.pupil,
        restricted=case.restricted,
        step_url=step_path(case.id, step.id) if step else "",
        seats_url="",
        log_url="",
        late=_late(line, titles),
        telephone=organisation.phone if organisation else "",
        due_on=due.due_on if due else None,
        days_late=max((local_date(now) - due.due_on).days, 0) if due else 0,
        raised_at=alert.raised_at,
        live=alert.live,
        acknowledged=_held(
            line.acknowledged_by.name if line.acknowledged_by else "", alert.acknowledged_until
        ),
        snoozed_until=alert.snoozed_until,
        assigned=_held(_given_to(line, language), alert.assigned_until),
        rungs=rungs,
        next=narrator.next(alert, rungs),
        life=narrator.life(file.life.happenings),
        answers=file.answers,
        revision=str(file.length),
    )


def _of_site(file: SiteAlertFile, narrator: Narrator) -> AlertShown:
    line = file.story.line
    alert, rungs = line.alert, narrator.rungs_of_site(line.alert, file.rungs)
    about = about_shown(alert, line.organisation, line.unreached, narrator.language)
    return AlertShown(
        url=alert_path(alert.id),
        title=about.title,
        heading=narrator.texts("Larm: %(what)s", what=about.title),
        asks=about.asks,
        case_url=about.case_url,
        case_number=about.case_number,
        pupil="",
        restricted=False,
        step_url="",
        seats_url=about.seats_url,
        log_url=about.log_url,
        late=about.organisation,
        telephone=line.organisation.phone if line.organisation else "",
        due_on=None,
        days_late=0,
        raised_at=alert.raised_at,
        live=alert.live,
        acknowledged=_held(
            line.acknowledged_by.name if line.acknowledged_by else "", alert.acknowledged_until
        ),
        snoozed_until=alert.snoozed_until,
        assigned=None,
        rungs=rungs,
        next=narrator.next(alert, rungs),
        life=narrator.life_of_site(file.story),
        answers=file.answers,
        revision="",
    )


def _late(line: AlertLine, titles: Titles) -> str:
    """Return who is late: the party, and its organisation where that may be named."""
    if line.late is None:
        return ""
    organisation = line.late_organisation
    return side_in_words(titles.party(line.late.party), organisation.name if organisation else "")


def _given_to(line: AlertLine, language: Language) -> str:
    return line.assigned_to.name if line.assigned_to else texts_in(language)("en person")


def _held(by: str, until: date | None) -> HeldShown | None:
    return None if until is None else HeldShown(by, until)
