"""What calls for somebody besides their steps: alerts, questions of others, empty seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.joint.listing import Waiting
from sisam.application.worklist.told_alerts import AlertToAnswer
from sisam.application.worklist.told_site_alerts import SiteAlertToAnswer
from sisam.application.worklist.vacant_seats import VacantSeat
from sisam.domain.joint_request import JointKind
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.web.language import Texts
from sisam.web.pages.alerts.about import about_shown
from sisam.web.pages.imports.page import IMPORTS
from sisam.web.pages.work.lines import CaseShown, Speaker, way_of
from sisam.web.paths import alert_path, case_path, step_path
from sisam.wording.lists import capital
from sisam.wording.terms import term
from sisam.wording.work_list import verb_in_words


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
    #: How many days it is late; 0 where it is not about a day.
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


def alert_shown(told: AlertToAnswer, speaker: Speaker) -> AlertShown:
    """Return an alert about a step of a case."""
    _, line = speaker.texts, told.line
    return AlertShown(
        url=alert_path(told.id),
        title=speaker.titles(line.workflow).step(line.step.definition),
        sentence=speaker.asked(line),
        about=_about(speaker.case(line.case, line.workflow), _),
        restricted=line.case.restricted,
        days_late=line.days_late,
        rung=told.rung + 1,
        deed_url=way_of(line) if told.is_theirs else "",
        deed=verb_in_words(line.verb, speaker.language) if told.is_theirs else "",
    )


def _about(case: CaseShown, _: Texts) -> str:
    """Return which case it is: the pupil where they may be named, and the number."""
    number = _("Ärende %(number)s", number=case.number)
    return f"{case.pupil} · {number}" if case.pupil and not case.restricted else number


def site_alert_shown(told: SiteAlertToAnswer, speaker: Speaker) -> AlertShown:
    """Return an alert of the site."""
    _, about = speaker.texts, about_shown(told.alert, told.organisation, told.unreached, speaker.language)
    case = _("Ärende %(number)s", number=about.case_number) if about.case_number else ""
    return AlertShown(
        url=alert_path(told.alert.id),
        title=about.title,
        sentence=about.asks,
        about=case or about.organisation,
        restricted=False,
        days_late=0,
        rung=told.alert.rung + 1,
    )


def request_shown(waiting: Waiting, speaker: Speaker, roster: Roster) -> RequestShown:
    """Return what somebody asks that takes two people."""
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
        return IMPORTS
    step = waiting.step
    return step_path(waiting.case.id, step.id) if step else case_path(waiting.case.id)


def vacancy_shown(seat: VacantSeat, language: Language) -> VacancyShown:
    """Return a seat that is empty, or soon will be."""
    return VacancyShown(
        url=alert_path(seat.alert_id),
        role=capital(term(seat.role, language)),
        organisation=seat.organisation.name,
        empty_from=seat.empty_from,
        ahead=seat.ahead,
        waiting=seat.waiting,
    )
