"""An alert of the site in words, for somebody at a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date

from sisam.application.alerts.listing_site_alerts import SiteAlertLine, SiteAlertStory
from sisam.cli.saying import wrapped
from sisam.domain.alert import AlertCause
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.seat import Role
from sisam.domain.site_alert import ActKind, SiteAct, Sort
from sisam.wording.dates import long_date, moment
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import term

_EN = Language.EN
_DONE = {
    ActKind.RAISED: "raised",
    ActKind.CLIMBED: "went on",
    ActKind.ACKNOWLEDGED: "acknowledged",
    ActKind.NOTED: "noted",
    ActKind.SNOOZED: "postponed",
    ActKind.CLEARED: "ended",
}
#: What is counted in an alert about such a thing.
_COUNTED = {Sort.SEAT: "Steps that wait there", Sort.AUDIT: "Found"}


def about_in_words(line: SiteAlertLine) -> str:
    """Return what an alert of the site is about, in a few words."""
    detail, about = line.alert.detail, line.alert.about
    match about.sort:
        case Sort.SEAT:
            code = line.organisation.code if line.organisation else about.parts[0]
            return f"{term(Role(about.parts[1]), _EN)} at {code}: {_empty(detail)}"
        case Sort.PERSON:
            person = line.unreached.email if line.unreached else about.parts[0]
            return f"{person}: not reached over {about.parts[1]}"
        case Sort.CASE:
            what = "no school" if line.alert.cause is AlertCause.NO_SCHOOL else "its rules throw"
            return f"case {detail.get('case_number', about.parts[0])}: {what}"
        case Sort.CHANNEL:
            return f"channel {about.parts[0]}: down"
        case Sort.AUDIT:
            return f"audit: {about.parts[0]} does not hold"
        case Sort.AUDITOR:
            return "auditor: silent"
        case Sort.LOG:
            code = line.organisation.code if line.organisation else about.parts[0]
            late = detail.get("template") == Template.LOG_REVIEW_LATE
            return f"log of {code} for {about.parts[1]}: {'not reviewed' if late else 'to be reviewed'}"


def print_site_alert(story: SiteAlertStory) -> None:
    """Print an alert of the site with all that was done about it."""
    for sentence in _sentences(story):
        for piece in wrapped(sentence, "  "):
            print(piece)
    print()
    print("What has happened")
    for act in story.acts:
        for piece in wrapped(f"  {_act(act, story)}", "  "):
            print(piece)


def _empty(detail: Mapping[str, str]) -> str:
    ahead = detail.get("template") == Template.VACANCY_AHEAD
    return f"empty from {detail['on']}" if ahead else "empty"


def _sentences(story: SiteAlertStory) -> Iterator[str]:
    line, alert = story.line, story.line.alert
    yield f"Alert {alert.id}: {term(alert.cause, _EN)}"
    yield f"About: {about_in_words(line)}"
    if line.organisation is not None:
        yield f"Organisation: {line.organisation.name}, {line.organisation.code}"
    if alert.cause is AlertCause.NO_SCHOOL:
        since = date.fromisoformat(alert.detail["on"])
        yield f"Without school since {long_date(since, _EN)}; school days: {alert.detail['count']}"
    elif count := alert.detail.get("count"):
        yield f"{_COUNTED.get(alert.about.sort, 'Count')}: {count}"
    yield f"Rung: {alert.rung + 1}"
    if alert.acknowledged_until is not None:
        by = f" by {line.acknowledged_by.email}" if line.acknowledged_by else ""
        yield f"Acknowledged{by} until {long_date(alert.acknowledged_until, _EN)}"
    if alert.next_at is not None:
        yield capital(f"goes on by itself: {moment(alert.next_at, _EN)}")


def _act(act: SiteAct, story: SiteAlertStory) -> str:
    who = f" by {story.persons[act.person_id].email}" if act.person_id in story.persons else ""
    until = f", until {long_date(act.until, _EN)}" if act.until else ""
    words = f": {quoted(act.words, _EN)}" if act.words else ""
    reason = act.alert.cleared_reason if act.kind is ActKind.CLEARED else None
    why = f": {term(reason, _EN)}" if reason else ""
    return f"{moment(act.at, _EN)}  {_DONE[act.kind]}{who}{until}{why}{words}"
