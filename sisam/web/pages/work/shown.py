"""Everything that the page of somebody's work tells, in the words of their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sisam.application.ports.work_lists import Urgency
from sisam.application.worklist.listing_work import WorkList
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.web.frame import Place
from sisam.web.language import Texts, marked
from sisam.web.narrowing import PHASES, ROUTINES, routine_title
from sisam.web.pages.work.calls import (
    AlertShown,
    RequestShown,
    VacancyShown,
    alert_shown,
    request_shown,
    site_alert_shown,
    vacancy_shown,
)
from sisam.web.pages.work.filters import URGENCIES, Address
from sisam.web.pages.work.lines import IdleShown, LineShown, Speaker
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: So many alerts stand above the steps; all of them stand on their own page.
ALERTS_ON_TOP = 5
_GROUPS = {
    Urgency.LATE: marked("Försenat"),
    Urgency.TODAY: marked("I dag"),
    Urgency.THIS_WEEK: marked("Den här veckan"),
    Urgency.AHEAD: marked("Inom tre månader"),
    Urgency.WAITING: marked("Väntar på andra"),
    Urgency.LATER: marked("Senare"),
}
_Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The lines of one urgency that stand on this page."""

    #: Names the group in the page.
    name: str
    title: str
    #: How many there are in all.
    count: int
    lines: tuple[LineShown, ...]
    #: It lies so far ahead that it is unfolded only when somebody asks for it.
    folded: bool


@dataclass(frozen=True, slots=True)
class WorkShown:
    """Somebody's work as the page shows it."""

    #: What is asked of them, in a sentence.
    lead: str
    tabs: tuple[Place, ...]
    address: Address
    #: The codes and names of the organisations that could be chosen.
    organisations: _Choices
    phases: _Choices
    routines: _Choices
    requests: tuple[RequestShown, ...]
    alerts: tuple[AlertShown, ...]
    alert_count: int
    groups: tuple[GroupShown, ...]
    idle: tuple[IdleShown, ...]
    vacancies: tuple[VacancyShown, ...]
    #: The next page; empty: there is none.
    older: str
    #: The first page; empty: this is it.
    newer: str
    #: Whether nothing at all waits for them, as far as was asked.
    nothing: bool
    #: The next day of something that they wait for; None: there is none.
    next_due: date | None


def work_shown(found: WorkList, address: Address, roster: Roster, language: Language) -> WorkShown:
    """Return somebody's work in their language."""
    speaker = Speaker(language, found.days.today, found.pupils)
    _ = speaker.texts
    own = sum(count for urgency, count in found.counts.items() if urgency is not Urgency.WAITING)
    asked = any(not each.mine for each in found.requests)
    of_cases = (alert_shown(each, speaker) for each in found.alerts)
    alerts = (*(site_alert_shown(each, speaker) for each in found.site_alerts), *of_cases)
    waiting = found.group(Urgency.WAITING)
    return WorkShown(
        lead=_lead(found, _),
        tabs=_tabs(found, address, _),
        address=address,
        organisations=tuple((each.code, each.name) for each in found.organisations),
        phases=tuple((name, capital(term(phase, language))) for name, phase in PHASES.items()),
        routines=tuple((word, routine_title(word, _)) for word in ROUTINES),
        requests=tuple(request_shown(each, speaker, roster) for each in found.requests),
        alerts=alerts[:ALERTS_ON_TOP],
        alert_count=len(found.site_alerts) + found.alert_count,
        groups=tuple(_groups(found, speaker)),
        idle=tuple(map(speaker.idle, found.without_step)),
        vacancies=tuple(vacancy_shown(each, language) for each in found.vacancies),
        older=address.url(found.after) if found.after else "",
        newer="" if found.first else address.url(),
        nothing=not own and not found.alert_count and not found.site_alerts and not asked,
        next_due=min((line.due_on for line in waiting if line.due_on), default=None),
    )


def _lead(found: WorkList, _: Texts) -> str:
    """Say in one sentence what is asked of whoever looks."""
    late, today = found.counts[Urgency.LATE], found.counts[Urgency.TODAY]
    if late:
        return _.ngettext(
            "En sak är försenad. Börja med den.", "%(num)s saker är försenade. Börja med dem.", late
        )
    if today:
        return _.ngettext("En sak ska bli klar i dag.", "%(num)s saker ska bli klara i dag.", today)
    if alerts := len(found.site_alerts) + found.alert_count:
        return _.ngettext(
            "%(num)s larm väntar på att någon av er kvitterar.",
            "%(num)s larm väntar på att någon av er kvitterar.",
            alerts,
        )
    if any(found.counts[each] for each in (Urgency.THIS_WEEK, Urgency.AHEAD, Urgency.LATER)):
        return _("Inget är försenat, och inget måste bli klart i dag.")
    if questions := sum(not each.mine for each in found.requests):
        return _.ngettext("En fråga väntar på ditt svar.", "%(num)s frågor väntar på ditt svar.", questions)
    return _("Inget väntar på dig just nu.")


def _tabs(found: WorkList, address: Address, _: Texts) -> tuple[Place, ...]:
    every = sum(found.counts.values())
    tabs = [Place(address.of("").url(), _("Allt"), not address.urgency, every)]
    for name, urgency in URGENCIES.items():
        count = found.counts[urgency]
        if count or name == address.urgency:
            tabs.append(Place(address.of(name).url(), _(_GROUPS[urgency]), name == address.urgency, count))
    return tuple(tabs)


def _groups(found: WorkList, speaker: Speaker) -> list[GroupShown]:
    names = {urgency: name for name, urgency in URGENCIES.items()}
    return [
        GroupShown(
            name=names[urgency],
            title=speaker.texts(_GROUPS[urgency]),
            count=found.counts[urgency],
            lines=tuple(map(speaker.line, lines)),
            folded=urgency is Urgency.LATER and len(lines) < len(found.lines),
        )
        for urgency in Urgency
        if (lines := found.group(urgency))
    ]
