"""The published parts as frozen values: the accepted ones published last, each made once."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.rule_keeping import KeptRules, NotAccepted, NothingPublished, Readers
from sisam.domain.agreement import Agreement
from sisam.domain.calendar import Calendar
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.errors import NotFound
from tests.builders import NOW, a_rule_part, an_agreement, shipped_rules
from tests.fakes import Shelf


@dataclass
class Reading:
    """Readers that remember which bodies they read."""

    read: list[str] = field(default_factory=list)

    def workflow(self, body: str) -> Workflow:
        self.read.append(body)
        return replace(shipped_rules().workflow, title={})

    def law(self, body: str) -> Law:
        self.read.append(body)
        return Law(body, {})

    def calendar(self, body: str) -> Calendar:
        self.read.append(body)
        return shipped_rules().calendar

    def agreement(self, body: str) -> Agreement:
        self.read.append(body)
        return an_agreement(hash=body)


def a_part(kind: str, version: str = "1", **fields: str) -> StoredPart:
    name = "placement" if kind == "workflow" else kind
    given = {
        "kind": kind,
        "name": name,
        "version": version,
        "hash": f"{kind}-{version}",
        "body": f"{kind} {version}",
    }
    return a_rule_part(**{**given, **fields}, published_at=NOW + timedelta(hours=int(version)))


def kept(reading: Reading | None = None) -> KeptRules:
    readers = reading or Reading()
    return KeptRules(Readers(readers.workflow, readers.law, readers.calendar, readers.agreement))


def all_parts() -> list[StoredPart]:
    return [a_part(kind) for kind in ("calendar", "law", "workflow")]


def test_a_new_case_follows_what_was_published_last() -> None:
    shelf = Shelf([*all_parts(), a_part("law", "2")])

    rules = kept().current("placement", shelf)

    assert (
        RulesKey(
            "placement", RulePart("1", "workflow-1"), RulePart("2", "law-2"), RulePart("1", "calendar-1")
        )
        == rules.key
    )
    assert "law 2" == rules.law.version


def test_a_workflow_of_another_name_is_not_followed() -> None:
    shelf = Shelf([*all_parts(), a_part("workflow", "2", name="outreach")])

    assert RulePart("1", "workflow-1") == kept().current("placement", shelf).key.workflow


@pytest.mark.parametrize("missing", ["calendar", "law", "workflow"])
def test_without_one_of_its_parts_no_case_opens(missing: str) -> None:
    shelf = Shelf([part for part in all_parts() if part.kind != missing])

    with pytest.raises(NothingPublished) as error:
        kept().current("placement", shelf)

    assert missing == error.value.kind


@pytest.mark.parametrize("kind", ["calendar", "law", "workflow"])
def test_what_the_proof_refused_is_followed_by_no_case(kind: str) -> None:
    shelf = Shelf([*all_parts(), a_part(kind, "2", verdict="refused")])

    with pytest.raises(NotAccepted) as error:
        kept().current("placement", shelf)

    assert (kind, "2") == (error.value.kind, error.value.version)


def test_an_open_case_follows_its_own_rules_whatever_was_published_since() -> None:
    rules = kept()
    shelf = Shelf(all_parts())
    key = rules.current("placement", shelf).key
    shelf.publish(a_part("law", "2"))

    assert "law 1" == rules.named(key, shelf).law.version


def test_what_was_never_published_is_not_found() -> None:
    part = RulePart("9", "nine")

    with pytest.raises(NotFound) as error:
        kept().named(RulesKey("placement", part, part, part), Shelf(all_parts()))

    assert "nine" == error.value.name


def test_what_was_read_once_is_kept() -> None:
    reading = Reading()
    rules, shelf = kept(reading), Shelf(all_parts())

    first = rules.current("placement", shelf)
    second = rules.named(first.key, shelf)

    assert first is second
    assert ["workflow 1", "law 1", "calendar 1"] == reading.read
