"""The definitions of a site as they stand in its files now, with what the proof says of them."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.publishing import ACCEPTED
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_body, read_calendar
from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import first_with, layers, shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.calendar import Calendar
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Objection


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definitions as they stand in the files now, with what the proof says of them."""

    workflow: Workflow
    law: Law
    calendar: Calendar
    texts: NotificationTexts
    parts: tuple[StoredPart, ...]
    objections: tuple[Objection, ...]


def read_definitions(
    workflow_name: str,
    now: datetime,
    workflows: Path | None = None,
    notifications: Path | None = None,
) -> Definitions:
    """Read the definitions, an operator's files first, and prove the workflow.

    Raises:
        Invalid: files are missing or break their shape; every fault is told.
    """
    folders = layers("workflows", workflows)
    workflow, body = read_workflow(*(folder / workflow_name for folder in folders))
    law_path, calendar_path = (
        first_with(folders, name) or shipped("workflows") / name for name in ("law.toml", "calendar.toml")
    )
    law, law_body = read_law(law_path)
    calendar = read_calendar(calendar_path)
    texts = read_notifications(*layers("notifications", notifications))
    objections = check(workflow, law, texts)
    verdict = "refused" if objections else ACCEPTED
    part = partial(_part, verdict=verdict, now=now)
    parts = (
        part("calendar", "calendar", calendar.version, calendar_body(calendar_path)),
        part("law", "law", law.version, law_body),
        part("workflow", workflow.name, workflow.version, body),
    )
    return Definitions(workflow, law, calendar, texts, parts, objections)


def _part(kind: str, name: str, version: str, body: str, *, verdict: str, now: datetime) -> StoredPart:
    return StoredPart(kind, name, version, hash_of(body), body, verdict, now)
