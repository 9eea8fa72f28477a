"""The history of an alert as JSON: of a case, or of the site itself."""

from sisam.application.alerts.alert_life import AlertLife
from sisam.application.alerts.listing_site_alerts import SiteAlertStory

HISTORY_KEYS = {
    "history": "what has happened to it, in order: at, what, rung (from 1), by, to, until, words, told; "
    "people by e-mail address, and null where the program did it or they may not be named",
}


def history_of_case(life: AlertLife) -> list[dict[str, object]]:
    """Return what has happened to an alert of a case."""
    return [
        {
            "at": each.event.recorded_at,
            "what": each.event.type.value.removeprefix("alert_"),
            "rung": _rung(each.event.data.get("rung")),
            "by": each.by.email if each.by else None,
            "to": each.to.email if each.to else None,
            "until": each.event.data.get("until"),
            "words": each.words,
            "told": [told.person.email for told in each.told if told.person],
        }
        for each in life.happenings
    ]


def history_of_site(story: SiteAlertStory) -> list[dict[str, object]]:
    """Return what has happened to an alert of the site."""
    return [
        {
            "at": act.at,
            "what": act.kind.value,
            # An act does not keep it, and the alert's own is where it stands now.
            "rung": None,
            "by": story.persons[act.person_id].email if act.person_id in story.persons else None,
            "to": None,
            "until": act.until,
            "words": act.words,
            "told": [],
        }
        for act in story.acts
    ]


def _rung(value: object) -> int | None:
    return None if value is None else int(str(value)) + 1
