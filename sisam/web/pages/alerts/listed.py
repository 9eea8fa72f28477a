"""The alerts of a list in the words of whoever looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.worklist.listing_alarms import AlarmList
from sisam.application.worklist.told_site_alerts import SiteAlertToAnswer
from sisam.application.worklist.work_line import WorkLine
from sisam.domain.language import Language
from sisam.domain.step import StepStatus
from sisam.engine.clocks import local_date
from sisam.web.pages.alerts.about import about_shown
from sisam.web.pages.work.lines import CaseShown, Speaker
from sisam.web.paths import ALERTS, alert_path


@dataclass(frozen=True, slots=True)
class AlarmShown:
    """An alert in a list."""

    url: str
    title: str
    #: The case; None: it is about none.
    case: CaseShown | None
    #: Whose people mend it, where it is about no case.
    organisation: str
    #: Who is late.
    late: str
    days_late: int
    rung: int
    #: Until when somebody acts on it; None: nobody does.
    acknowledged_until: date | None


@dataclass(frozen=True, slots=True)
class AlarmsShown:
    """A list of alerts as the page shows it."""

    waiting: tuple[AlarmShown, ...]
    #: How many wait in all.
    waiting_count: int
    others: tuple[AlarmShown, ...]
    older: str
    newer: str


def alarms_shown(found: AlarmList, language: Language, now: datetime) -> AlarmsShown:
    """Return a list of alerts in a language."""
    today = local_date(now)
    speaker = Speaker(language, today, found.pupils)
    of_site = [(each, _acts(each, today)) for each in found.site_alerts]
    waiting = [_of_site(each, language) for each, acts in of_site if not acts]
    count = len(waiting) + found.alert_count
    waiting += [_of_case(speaker, each.line, each.rung) for each in found.alerts]
    others = [_of_site(each, language) for each, acts in of_site if acts]
    others += [_of_case(speaker, line, line.alert.rung) for line in found.others if line.alert]
    return AlarmsShown(
        waiting=tuple(waiting),
        waiting_count=count,
        others=tuple(others),
        older=f"{ALERTS}?efter={found.after}" if found.after else "",
        newer="" if found.first else ALERTS,
    )


def _acts(told: SiteAlertToAnswer, today: date) -> bool:
    """Tell whether somebody has said that they act on an alert, and that time still runs."""
    until = told.alert.acknowledged_until
    return until is not None and until >= today


def _of_case(speaker: Speaker, line: WorkLine, rung: int) -> AlarmShown:
    alert, answering = line.alert, line.step.status is StepStatus.OFFERED and line.step.confirmer is not None
    side, named = (line.step.confirmer, line.confirmer) if answering else (line.step.owner, line.owner)
    return AlarmShown(
        url=alert_path(alert.id) if alert else "",
        title=speaker.titles(line.workflow).step(line.step.definition),
        case=speaker.case(line.case, line.workflow),
        organisation="",
        late=speaker.side(line, side or line.step.owner, named),
        days_late=line.days_late,
        rung=rung + 1,
        acknowledged_until=alert.acknowledged_until if alert else None,
    )


def _of_site(told: SiteAlertToAnswer, language: Language) -> AlarmShown:
    about = about_shown(told.alert, told.organisation, told.unreached, language)
    number = about.case_number
    return AlarmShown(
        url=alert_path(told.alert.id),
        title=about.title,
        case=CaseShown(about.case_url, number, "", "", restricted=False) if number else None,
        organisation=about.organisation,
        late="",
        days_late=0,
        rung=told.alert.rung + 1,
        acknowledged_until=told.alert.acknowledged_until,
    )
