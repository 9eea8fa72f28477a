"""A preview tells what then happens: in the case, to its clocks, and to people."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from sisam.application.access.finding import ById
from sisam.application.cases.doing import CaseChanged, Done, Wish, do
from sisam.application.cases.previewing import Preview, Turn, preview
from sisam.application.ports.read_log import Reviewed
from sisam.application.site import Site
from sisam.domain import command as acts
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, PartyName, StepId
from sisam.domain.message import Template
from sisam.domain.reading import Shown
from sisam.domain.refusal import NotTheOwner
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.sites import a_case_at, a_site, case_at, does, everything_at, outbox_at

FIRST_HALF_OF_DECEMBER = date(2026, 12, 7)
HANDOVER = "educational_handover"


@dataclass(frozen=True)
class Told:
    """An act as a test names it: what was done before, what is done, and by whom."""

    act: Callable[[Case], Act]
    by: str = SOCIAL_SERVICES
    before: tuple[tuple[Callable[[Case], Act], str], ...] = ()
    words: str | None = "Därför."


def step(case: Case, definition: str) -> StepId:
    return [each.id for each in case.steps.values() if each.definition == definition][-1]


def offered(case: Case) -> Act:
    return acts.Offer(step(case, HANDOVER), documents=("handover_dossier",))


ADMIT = (lambda _: acts.Fire("admit"), YOUTH_HOME)
OFFER = (offered, HOME_SCHOOL)
FORECAST = (lambda _: acts.SetDate(Anchor.FORECAST, FIRST_HALF_OF_DECEMBER), SOCIAL_SERVICES)
PAUSE = (lambda _: acts.Pause("hospital", NOW.date() + timedelta(days=3)), SOCIAL_SERVICES)
CONSENT = acts.Disclose(PartyName("home_school"), DisclosedMatter.IDENTITY, DisclosureBasis.CONSENT)

TOLD: dict[str, Told] = {
    "admit": Told(lambda _: acts.Fire("admit"), YOUTH_HOME),
    "offer": Told(offered, HOME_SCHOOL, (ADMIT,)),
    "confirm": Told(lambda case: acts.Confirm(step(case, HANDOVER)), YOUTH_HOME_SCHOOL, (ADMIT, OFFER)),
    "return": Told(lambda case: acts.Return(step(case, HANDOVER)), YOUTH_HOME_SCHOOL, (ADMIT, OFFER)),
    "withdraw": Told(lambda case: acts.Withdraw(step(case, HANDOVER)), HOME_SCHOOL, (ADMIT, OFFER)),
    "done": Told(lambda case: acts.Done(step(case, "mapping")), YOUTH_HOME_SCHOOL, (ADMIT,)),
    "waive": Told(lambda case: acts.Waive(step(case, "introduction_meeting")), YOUTH_HOME_SCHOOL, (ADMIT,)),
    "take over": Told(lambda case: acts.TakeOver(step(case, HANDOVER)), SOCIAL_SERVICES, (ADMIT,)),
    "set date": Told(lambda _: acts.SetDate(Anchor.FORECAST, FIRST_HALF_OF_DECEMBER), before=(ADMIT,)),
    "reconsider": Told(lambda _: acts.Reconsider(date(2026, 12, 14)), before=(ADMIT, FORECAST)),
    "set party": Told(
        lambda _: acts.SetParty(PartyName("receiving_school"), NEW_SCHOOL), before=(ADMIT, FORECAST)
    ),
    "set fact": Told(lambda _: acts.SetFact(Fact.LEGAL_BASIS, "lvu_2")),
    "pause": Told(PAUSE[0], before=(ADMIT,)),
    "resume": Told(lambda _: acts.Resume(), before=(ADMIT, PAUSE)),
    "discharge": Told(lambda _: acts.Fire("discharge"), before=(ADMIT, FORECAST)),
    "record spell": Told(lambda _: acts.RecordSpell(HOME_SCHOOL, NOW.date())),
    "disclose": Told(lambda _: CONSENT),
    "end disclosure": Told(
        lambda _: acts.EndDisclosure(CONSENT.party, CONSENT.matter),
        before=((lambda _: CONSENT, SOCIAL_SERVICES),),
    ),
    "close": Told(lambda _: acts.Close("not_admitted")),
}


def a_case(told: Told) -> tuple[Site, CaseId, Wish]:
    site = a_site()
    case_id = a_case_at(site)
    for act, by in told.before:
        does(site, case_id, act(case_at(site, case_id)), by)
    wish = Wish(f"person-of-{told.by}@example.se", "web:1", words=told.words, key="a-key")
    return site, case_id, wish


def happened(done: Done) -> list[tuple[Any, ...]]:
    return [(each.position, each.type, dict(each.data), each.words) for each in done.events]


def heard(found: Preview) -> set[tuple[str, Template]]:
    return {
        (each.person.email, template) for each in found.hears if each.person for template, _ in each.tells
    }


def sent(site: Site, before: int) -> set[tuple[str, Template]]:
    """Return what the outbox got beside what it had, by address."""
    with site.store.read() as work:
        persons = work.register.roster().persons
    return {
        (persons[message.person_id].email, item.template)
        for message in outbox_at(site)[before:]
        for item in message.items
    }


@pytest.mark.parametrize("name", TOLD)
def test_what_was_foreseen_is_what_happens(name: str) -> None:
    told = TOLD[name]
    site, case_id, wish = a_case(told)
    act, had = told.act(case_at(site, case_id)), len(outbox_at(site))
    unchanged = everything_at(site, [case_id])

    found = preview(site, ById(case_id), lambda _: [act], wish, NOW)
    assert unchanged == everything_at(site, [case_id])
    before = case_at(site, case_id)
    done = do(site, ById(case_id), lambda _: [act], wish, NOW)

    assert happened(found.done) == happened(done)
    assert found.done.case.steps == done.case.steps
    assert replace(found.done.case, recorded_at=None) == replace(done.case, recorded_at=None)
    assert heard(found) == sent(site, had)
    clocks = {each.step.id: each.deadline.due_on for each in found.clocks if each.turn is not Turn.ENDS}
    assert clocks == {
        step_id: clock.due_on
        for step_id, each in done.case.steps.items()
        if each.live
        and (clock := done.case.live_deadline(step_id))
        and (
            (was := before.live_deadline(step_id)) is None
            or (was.kind, was.due_on) != (clock.kind, clock.due_on)
        )
    }


def test_an_offer_ends_one_clock_and_starts_another_and_is_told_to_whoever_is_to_answer() -> None:
    site, case_id, wish = a_case(TOLD["offer"])
    act = offered(case_at(site, case_id))

    found = preview(site, ById(case_id), lambda _: [act], wish, NOW)

    turns = [(each.turn, each.deadline.kind.value) for each in found.clocks]
    assert [(Turn.STARTS, "answer"), (Turn.ENDS, "do")] == turns
    assert {(f"person-of-{YOUTH_HOME_SCHOOL}@example.se", Template.STEP_OFFERED)} == heard(found)


def test_in_the_case_of_a_protected_pupil_nobody_of_another_organisation_is_named() -> None:
    site = a_site()
    case_id = a_case_at(site, restricted=True)
    does(site, case_id, acts.Fire("admit"), YOUTH_HOME)
    wish = Wish(f"person-of-{HOME_SCHOOL}@example.se", "web:1")
    act = offered(case_at(site, case_id))

    found = preview(site, ById(case_id), lambda _: [act], wish, NOW)

    assert [(None, None)] == [(each.person, each.organisation) for each in found.hears]


def test_a_preview_is_refused_as_the_act_is_and_leaves_a_line_in_the_read_log_where_it_is_shown() -> None:
    site, case_id, wish = a_case(TOLD["offer"])
    stranger = replace(wish, email=f"person-of-{EDUCATION_ADMINISTRATION}@example.se")
    act = offered(case_at(site, case_id))

    with pytest.raises(NotTheOwner):
        preview(site, ById(case_id), lambda _: [act], stranger, NOW)
    preview(site, ById(case_id), lambda _: [act], wish, NOW)

    with site.store.read() as work:
        lines = work.read_log.page(Reviewed(case_id=case_id))
    assert [Shown.PREVIEW] == [each.reading.what for each in lines]


def test_whatever_somebody_has_done_since_is_a_conflict_unless_it_was_this_command() -> None:
    site, case_id, wish = a_case(TOLD["offer"])
    act = offered(case_at(site, case_id))
    seen = replace(wish, seen=case_at(site, case_id).length)
    does(site, case_id, acts.Done(step(case_at(site, case_id), "mapping")), YOUTH_HOME_SCHOOL)

    with pytest.raises(CaseChanged):
        do(site, ById(case_id), lambda _: [act], seen, NOW)
    now = replace(seen, seen=case_at(site, case_id).length)
    first = do(site, ById(case_id), lambda _: [act], now, NOW)
    again = do(site, ById(case_id), lambda _: [act], now, NOW)

    assert (True, 0) == (first.new > 0, again.new)
