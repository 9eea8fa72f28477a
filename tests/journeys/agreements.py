"""Agreements of the town, as their files have them, and workflows of other versions."""

import json
import tomllib
from dataclasses import replace
from datetime import datetime

from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.adopting_agreements import WrittenAgreement, adopt_agreement
from sisam.application.rules.moving_on import MovingReport, follow_published
from sisam.application.rules.publishing import publish
from sisam.catalogue.agreements import agreement_from_body
from sisam.catalogue.bodies import body_of, hash_of
from tests.journeys.town import Town, the_parts

_ADMINISTRATOR = "administrator@sis.example.se"
#: Contact 3 working days instead of 5, its answer 1 instead of 3; the contact teacher acts for the school.
NORRBY = """
code = "norrby"
version = "1"
title = { sv = "Norrby kommun", en = "Norrby municipality" }
registry_number = "SiS 2026/117"
municipality = "0380"
signed_by = ["sis", "social"]
valid_from = 2026-10-01
valid_until = 2026-11-30
[clock.contact]
due = { 2 = { count = 3, clock = "working_days" } }
answer = { count = 1, clock = "working_days" }
[clock.educational_handover]
due = { 2 = { count = 20, clock = "working_days" } }
[role]
home_school = "manager"
"""


def adopts(town: Town, text: str, now: datetime, *, dry_run: bool = False) -> MovingReport:
    """Let the agency's administrator adopt an agreement."""
    body = body_of(tomllib.loads(text))
    written = WrittenAgreement(agreement_from_body(body), body)
    return adopt_agreement(town.site, written, _ADMINISTRATOR, "cli:test", now, dry_run=dry_run)


def publishes(town: Town, version: str, now: datetime, *, without: frozenset[str] = frozenset()) -> None:
    """Publish the shipped workflow under another version, perhaps without some of its steps."""
    publish(town.site, [another_workflow(version, now, without=without)])


def another_workflow(version: str, now: datetime, *, without: frozenset[str] = frozenset()) -> StoredPart:
    """Return the shipped workflow under another version."""
    part = next(each for each in the_parts() if each.kind == "workflow")
    tables = json.loads(part.body)
    tables["workflow.toml"]["version"] = version
    for table in tables.values():
        table["step"] = [step for step in table.get("step", ()) if step["id"] not in without]
    body = body_of(tables)
    return replace(part, version=version, body=body, hash=hash_of(body), published_at=now)


def second_version(now: datetime) -> StoredPart:
    """Return the workflow as it was before there were transfers and pauses."""
    part = another_workflow("2", now, without=frozenset({"change_of_home", "settle", "still_absent"}))
    tables = json.loads(part.body)
    own = tables["workflow.toml"]
    del (
        own["document"],
        own["pause"],
        own["transition"]["transfer"],
        own["party"]["previous_youth_home_school"],
    )
    for table in tables.values():
        for step in table["step"]:
            for key in ("waits_in_pauses", "on_transfer", "owner_in_later_rounds"):
                step.pop(key, None)
    body = body_of(tables)
    return replace(part, body=body, hash=hash_of(body))


def follows(town: Town, now: datetime, number: str | None = None) -> MovingReport:
    """Let the agency's administrator bring cases under the rules published last."""
    return follow_published(town.site, _ADMINISTRATOR, "cli:test", now, number=number)
