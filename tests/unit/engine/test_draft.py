"""A draft changes a case by recording events and in no other way."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sisam.domain.actor import DAEMON
from sisam.domain.command import Tick
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.engine.draft import Draft
from tests.builders import NOW, SOCIAL_SERVICES, TODAY, a_case, shipped_rules
from tests.story import a_command_of


def a_draft(now: datetime = NOW, **told: Any) -> Draft:  # noqa: ANN401
    return Draft(shipped_rules(), a_command_of(Tick(), **told), now, a_case(length=4))


def record_a_fact(draft: Draft) -> None:
    draft.record(EventType.FACT_SET, fact=Fact.SCHOOL_FORM, value="grundskola", was=None)


def test_a_recorded_event_is_folded_into_the_case_at_once() -> None:
    draft = a_draft()

    record_a_fact(draft)

    assert "grundskola" == draft.case.facts[Fact.SCHOOL_FORM]
    assert [5] == [event.position for event in draft.events]


def test_the_case_before_stays_as_it_was() -> None:
    draft = a_draft()
    before = draft.case

    record_a_fact(draft)

    assert {} == before.facts
    assert before is draft.before


def test_an_event_tells_who_when_and_by_which_command() -> None:
    draft = a_draft()

    record_a_fact(draft)

    event = draft.events[0]
    assert (NOW, NOW, draft.command.actor, draft.command.id) == (
        event.recorded_at,
        event.happened_at,
        event.actor,
        event.command_id,
    )


def test_a_key_that_the_type_of_event_does_not_have_is_a_bug() -> None:
    with pytest.raises(ValueError, match="fact_set has no key name"):
        a_draft().record(EventType.FACT_SET, fact=Fact.SCHOOL_FORM, value="x", was=None, name="Kim")


def test_before_the_opening_there_is_no_case() -> None:
    draft = Draft(shipped_rules(), a_command_of(Tick()), NOW, None)

    with pytest.raises(RuntimeError, match="must be opened"):
        _ = draft.case


def test_the_day_is_the_local_one() -> None:
    assert date(2026, 11, 3) == a_draft(datetime(2026, 11, 2, 23, 30, tzinfo=UTC)).today


def test_what_is_told_without_a_day_happened_now() -> None:
    draft = a_draft()

    assert TODAY == draft.happened_on
    assert a_draft(on=TODAY).happened_on == draft.happened_on


def test_what_is_told_of_another_day_happened_at_its_start() -> None:
    draft = a_draft(on=date(2026, 7, 1))

    record_a_fact(draft)

    # Midnight in Stockholm, in summer time.
    assert datetime(2026, 6, 30, 22, tzinfo=UTC) == draft.events[0].happened_at
    assert NOW == draft.events[0].recorded_at


def test_what_time_does_is_nobodys_act_and_happens_now() -> None:
    draft = a_draft(by=SOCIAL_SERVICES, on=date(2026, 7, 1))
    draft.time_passes = True

    record_a_fact(draft)

    event = draft.events[0]
    assert (DAEMON, None, "daemon", NOW) == (
        event.actor.person_id,
        event.actor.organisation_id,
        event.actor.via,
        event.happened_at,
    )
