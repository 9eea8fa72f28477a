"""Each event of a journal is folded under the rules that held when it was recorded."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.event import EventType
from sisam.domain.rules import Rules, RulesKey
from sisam.engine.folding.refolding import refold
from sisam.engine.folding.rule_names import key_told
from tests.builders import agreed_rules, shipped_rules
from tests.story import admitted

BOOK = {rules.key: rules for rules in (shipped_rules(), agreed_rules())}


def test_a_journal_that_changes_its_rules_gives_the_case_that_was_decided() -> None:
    story = admitted()
    story.follows(agreed_rules())
    story.sweeps(date(2026, 11, 6))
    story.follows(shipped_rules())

    assert replace(story.case, next_at=None) == refold(BOOK.__getitem__, story.events)


def test_the_rules_are_asked_for_as_they_followed_on_each_other() -> None:
    story = admitted()
    story.follows(agreed_rules())
    asked: list[RulesKey] = []

    def rules_of(key: RulesKey) -> Rules:
        asked.append(key)
        return BOOK[key]

    refold(rules_of, story.events)

    assert [shipped_rules().key, agreed_rules().key] == asked


def test_an_opening_of_the_first_days_tells_hashes_alone() -> None:
    opening = admitted().events[0]
    versions = {"law_version", "calendar_version", "agreement_version"}
    old = replace(opening, data={key: value for key, value in opening.data.items() if key not in versions})

    told = key_told(old)

    key = shipped_rules().key
    assert (key.workflow, key.law.hash, "") == (told.workflow, told.law.hash, told.law.version)


def test_an_empty_journal_is_none() -> None:
    with pytest.raises(ValueError, match="empty"):
        refold(BOOK.__getitem__, ())


def test_the_change_itself_is_an_event_with_the_names_of_all_parts() -> None:
    story = admitted()
    story.follows(agreed_rules())

    (change,) = (event for event in story.last.events if event.type is EventType.RULES_CHANGED)

    assert agreed_rules().key == key_told(change)
