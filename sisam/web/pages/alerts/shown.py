"""Everything that the page of an alert tells, of a case or of the site, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.alerts.listing_alerts import AlertLine
from sisam.application.alerts.showing_alerts import AlertFile, Answers
from sisam.application.alerts.showing_site_alerts import SiteAlertFile
from sisam.domain.alert import Alert, AlertCause
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.engine.clocks import local_date
from sisam.web.entries import Entry
from sisam.web.language import Texts, marked
from sisam.web.pages.alerts.about import about_shown
from sisam.web.pages.alerts.ladder import RungShown, rungs_shown, site_rungs_shown, what_is_next
from sisam.web.pages.alerts.life import life_shown, news_shown, site_life_shown
from sisam.web.paths import alert_path, case_path, step_path
from sisam.wording.lists import capital, quoted
from sisam.wording.sides import side_in_words
from sisam.wording.terms import term
from sisam.wording.titles import Titles

#: What is asked by an alert that is about no step: something of the program itself fails.
_WITHOUT_STEP: Final = marked("Driften har fått veta det. Följ ärendet själv tills felet är rättat.")


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
    #: What people have done since somebody looked, the newest first.
    news: tuple[Entry, ...]
    answers: Answers | None
    #: How long the journal of its case was; empty: it is about no case.
    revision: str


def alert_shown(file: AlertFile, texts: Texts, now: datetime, seen: int | None = None) -> AlertShown:
    """Return an alert of a case as its page shows it; `seen` is how long the journal was when they looked."""
    line, language = file.life.line, texts.language
    alert, case, step, due = line.alert, line.case, line.step, line.deadline
    titles, rungs = Titles.of(file.workflow, language), rungs_shown(file.rungs, texts)
    organisation = line.late_organisation
    return AlertShown(
        url=alert_path(alert.id),
        title=titles.step(step.definition) if step else capital(term(alert.cause, language)),
        heading=_heading(alert, titles.step(step.definition) if step else "", due, texts),
        asks=titles.asks(step.definition) if step else texts(_WITHOUT_STEP),
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
        assigned=_held(_given_to(line, texts), alert.assigned_until),
        rungs=rungs,
        next=what_is_next(alert, rungs, texts),
        life=life_shown(file.life.happenings, texts),
        news=() if seen is None else news_shown(file.life.happenings, seen, texts),
        answers=file.answers,
        revision=str(file.length),
    )


def site_alert_shown(file: SiteAlertFile, texts: Texts) -> AlertShown:
    """Return an alert of the site as its page shows it."""
    line = file.story.line
    alert, rungs = line.alert, site_rungs_shown(line.alert, file.rungs, texts)
    about = about_shown(alert, line.organisation, line.unreached, texts.language)
    return AlertShown(
        url=alert_path(alert.id),
        title=about.title,
        heading=texts("Larm: %(what)s", what=about.title),
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
        next=what_is_next(alert, rungs, texts),
        life=site_life_shown(file.story, texts),
        news=(),
        answers=file.answers,
        revision="",
    )


def _heading(alert: Alert, step: str, deadline: Deadline | None, texts: Texts) -> str:
    """Return that something is an alert, and about what; an empty step: it is about none."""
    _ = texts
    if not step:
        return _("Larm: programmet kan inte räkna ut vad som ska hända i ärendet")
    if alert.cause is not AlertCause.OVERDUE:
        cause = term(alert.cause, texts.language)
        return _("Larm om %(step)s: %(cause)s", step=quoted(step, texts.language), cause=cause)
    if deadline is not None and deadline.kind is DeadlineKind.ANSWER:
        return _("Larm: svaret på %(step)s är försenat", step=quoted(step, texts.language))
    return _("Larm: steget %(step)s är försenat", step=quoted(step, texts.language))


def _late(line: AlertLine, titles: Titles) -> str:
    """Return who is late: the party, and its organisation where that may be named."""
    if line.late is None:
        return ""
    organisation = line.late_organisation
    return side_in_words(titles.party(line.late.party), organisation.name if organisation else "")


def _given_to(line: AlertLine, texts: Texts) -> str:
    return line.assigned_to.name if line.assigned_to else texts("en person")


def _held(by: str, until: date | None) -> HeldShown | None:
    return None if until is None else HeldShown(by, until)
