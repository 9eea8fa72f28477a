"""Everything that the page of somebody's work tells, in the words of their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.joint.listing import Waiting
from sisam.application.ports.work_lists import Urgency
from sisam.application.worklist.listing_work import WorkList
from sisam.application.worklist.told_alerts import AlertToAnswer
from sisam.application.worklist.told_site_alerts import SiteAlertToAnswer
from sisam.application.worklist.vacant_seats import VacantSeat
from sisam.domain.joint_request import JointKind
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.web.frame import Place
from sisam.web.language import Texts, marked
from sisam.web.pages.alerts.about import about_shown
from sisam.web.pages.work.filters import PHASES, ROUTINES, URGENCIES, Address
from sisam.web.pages.work.lines import CaseShown, IdleShown, LineShown, Speaker, way_of
from sisam.web.paths import alert_path, case_path, step_path
from sisam.wording.lists import capital
from sisam.wording.terms import term
from sisam.wording.work_list import verb_in_words

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
class AlertShown:
    """An alert that waits to be acknowledged."""

    url: str
    title: str
    #: What is late or what to do, in a sentence.
    sentence: str
    #: Which case, or which organisation.
    about: str
    restricted: bool
    #: Since which day it is late, and how many days that is; None: it is not about a day.
    since: date | None
    days_late: int
    rung: int
    #: Where what is late is done, and what stands on the button; empty: they can only acknowledge it.
    deed_url: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class RequestShown:
    """Something that takes two people."""

    url: str
    title: str
    sentence: str
    expires_at: datetime
    #: They have asked it themselves.
    mine: bool


@dataclass(frozen=True, slots=True)
class VacancyShown:
    """A seat on which nobody sits, or soon will."""

    url: str
    role: str
    organisation: str
    empty_from: date
    ahead: bool
    waiting: int


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
    of_cases = (_alert(each, speaker) for each in found.alerts)
    alerts = (*(_site_alert(each, speaker) for each in found.site_alerts), *of_cases)
    waiting = found.group(Urgency.WAITING)
    return WorkShown(
        lead=_lead(found, _),
        tabs=_tabs(found, address, _),
        address=address,
        organisations=tuple((each.code, each.name) for each in found.organisations),
        phases=tuple((name, capital(term(phase, language))) for name, phase in PHASES.items()),
        routines=_routines(_),
        requests=tuple(_request(each, speaker, roster) for each in found.requests),
        alerts=alerts[:ALERTS_ON_TOP],
        alert_count=len(found.site_alerts) + found.alert_count,
        groups=tuple(_groups(found, speaker)),
        idle=tuple(map(speaker.idle, found.without_step)),
        vacancies=tuple(_vacancy(each, language) for each in found.vacancies),
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


def _routines(_: Texts) -> _Choices:
    return tuple(
        (name, _("Rutin %(number)s", number=number) if number else _("Utanför rutinerna"))
        for name, number in sorted(ROUTINES.items(), key=lambda each: each[1] or len(ROUTINES))
    )


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


def _alert(told: AlertToAnswer, speaker: Speaker) -> AlertShown:
    _, line = speaker.texts, told.line
    return AlertShown(
        url=alert_path(told.id),
        title=speaker.titles(line.workflow).step(line.step.definition),
        sentence=speaker.asked(line),
        about=_about(speaker.case(line.case, line.workflow), _),
        restricted=line.case.restricted,
        since=line.step.place.since,
        days_late=line.days_late,
        rung=told.rung + 1,
        deed_url=way_of(line) if told.is_theirs else "",
        deed=verb_in_words(line.verb, speaker.language) if told.is_theirs else "",
    )


def _about(case: CaseShown, _: Texts) -> str:
    """Return which case it is: the pupil where they may be named, and the number."""
    number = _("Ärende %(number)s", number=case.number)
    return f"{case.pupil} · {number}" if case.pupil and not case.restricted else number


def _site_alert(told: SiteAlertToAnswer, speaker: Speaker) -> AlertShown:
    _, about = speaker.texts, about_shown(told.alert, told.organisation, told.unreached, speaker.language)
    case = _("Ärende %(number)s", number=about.case_number) if about.case_number else ""
    return AlertShown(
        url=alert_path(told.alert.id),
        title=about.title,
        sentence=about.asks,
        about=case or about.organisation,
        restricted=False,
        since=None,
        days_late=0,
        rung=told.alert.rung + 1,
    )


def _request(waiting: Waiting, speaker: Speaker, roster: Roster) -> RequestShown:
    _, request = speaker.texts, waiting.request
    forced = request.kind is JointKind.FORCED_HANDOVER
    # Who asks for a protected pupil tells where the pupil is; the page of the step names them to whom it may.
    hidden = waiting.case is not None and waiting.case.restricted
    asker = _("Någon hos en annan part") if hidden else roster.persons[request.asked_by].name
    number = waiting.case.number if waiting.case else ""
    if waiting.mine:
        sentence = _("Du har bett om det. En annan person behöver säga ja.")
    elif forced:
        sentence = _(
            "%(asker)s vill avsluta en överlämning som ingen svarar på. Säg ja eller nej.", asker=asker
        )
    else:
        sentence = _("%(asker)s vill läsa in en fil. Titta på den och säg ja eller nej.", asker=asker)
    return RequestShown(
        url=_way_to_answer(waiting),
        title=_("Ärende %(number)s: avsluta utan svar", number=number) if forced else _("Läsa in en fil"),
        sentence=sentence,
        expires_at=request.expires_at,
        mine=waiting.mine,
    )


def _way_to_answer(waiting: Waiting) -> str:
    """Return where a request is answered: at its step, or where files are brought in."""
    if waiting.case is None:
        return "/import"
    step = waiting.step
    return step_path(waiting.case.id, step.id) if step else case_path(waiting.case.id)


def _vacancy(seat: VacantSeat, language: Language) -> VacancyShown:
    return VacancyShown(
        url=alert_path(seat.alert_id),
        role=capital(term(seat.role, language)),
        organisation=seat.organisation.name,
        empty_from=seat.empty_from,
        ahead=seat.ahead,
        waiting=seat.waiting,
    )
