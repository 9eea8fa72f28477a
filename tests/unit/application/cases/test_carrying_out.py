"""One command in one transaction: all of it or nothing, and harmless when it is sent again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sisam.application.cases.carrying_out import apply, carry_out
from sisam.domain.command import Annul, Confirm, Fire, Offer, Tick
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.message import Template
from sisam.domain.refusal import NotAParty, NotTheOwner, SomethingRestsOnIt
from sisam.errors import Conflict, NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES, YOUTH_HOME, a_change
from tests.sites import a_case_at, a_site, case_at, does, everything_at, journal_at, outbox_at
from tests.story import a_command_of


def test_a_command_leaves_the_case_the_journal_and_the_messages() -> None:
    site = a_site()
    case_id = a_case_at(site)

    result = does(site, case_id, Fire("admit"), YOUTH_HOME)

    assert "admitted" == case_at(site, case_id).state
    assert result.events == tuple(journal_at(site, case_id)[-len(result.events) :])
    told = {item.template for message in outbox_at(site) for item in message.items}
    assert {Template.STEP_OPENED} == told


def test_a_command_may_go_on_where_the_last_one_ended() -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = next(s.id for s in case_at(site, case_id).live_steps() if s.definition == "contact")

    does(site, case_id, Offer(contact))
    does(site, case_id, Confirm(contact), HOME_SCHOOL)

    assert not case_at(site, case_id).steps[contact].live


def test_the_same_command_again_does_nothing_and_tells_that_it_was_done() -> None:
    site = a_site()
    case_id = a_case_at(site)
    command = a_command_of(Fire("admit"), YOUTH_HOME)
    first = carry_out(site, case_id, command, NOW)
    before = everything_at(site, [case_id])

    again = carry_out(site, case_id, command, NOW.replace(hour=15))

    assert (False, True) == (first.repeated, again.repeated)
    assert ((), ()) == (again.events, again.messages)
    assert "admitted" == again.case.state
    assert before == everything_at(site, [case_id])


def test_a_key_is_the_organisations_own() -> None:
    site = a_site()
    case_id = a_case_at(site)
    carry_out(site, case_id, a_command_of(Fire("apply"), SOCIAL_SERVICES), NOW)

    other = replace(a_command_of(Fire("admit"), YOUTH_HOME), id=CommandId("command-2"))
    result = carry_out(site, case_id, other, NOW)

    assert not result.repeated
    assert "admitted" == case_at(site, case_id).state


def test_a_refused_command_leaves_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = next(s.id for s in case_at(site, case_id).live_steps() if s.definition == "contact")
    before = everything_at(site, [case_id])

    with pytest.raises(NotTheOwner):
        does(site, case_id, Offer(contact), HOME_SCHOOL)

    assert before == everything_at(site, [case_id])


def test_whoever_changes_a_case_that_somebody_else_changed_meanwhile_leaves_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    stale = case_at(site, case_id)
    does(site, case_id, Fire("apply"))
    before = everything_at(site, [case_id])

    with pytest.raises(Conflict), site.store.write() as work:
        work.cases.save_many([a_change(stale, replace(stale, length=stale.length + 1, state="custody"))])

    assert before == everything_at(site, [case_id])


def test_a_case_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound) as error:
        does(a_site(), CaseId("case-9"), Tick())

    assert ("case", "case-9") == (error.value.kind, error.value.name)


def test_what_is_applied_without_a_commit_is_undone() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = everything_at(site, [case_id])

    with site.store.write() as work:
        applied = apply(site, work, case_id, a_command_of(Fire("apply")), NOW)
        assert applied.case == work.cases.load(case_id)

    assert before == everything_at(site, [case_id])


def test_a_command_is_annulled_by_what_the_journal_knows_of_it() -> None:
    site = a_site()
    case_id = a_case_at(site)
    does(site, case_id, Fire("apply"))
    mistake = journal_at(site, case_id)[-1].command_id

    does(site, case_id, Annul(mistake, ()), words="A mistake.")

    assert "investigation" == case_at(site, case_id).state


def test_a_command_that_the_journal_does_not_know_is_not_annulled() -> None:
    site = a_site()
    case_id = a_case_at(site)

    with pytest.raises(NotFound) as error:
        does(site, case_id, Annul(CommandId("command-9"), ()), words="A mistake.")

    assert ("command", "command-9") == (error.value.kind, error.value.name)


def test_nobody_annuls_another_cases_command() -> None:
    site = a_site()
    first, second = a_case_at(site, "N/1"), a_case_at(site, "N/2")
    does(site, first, Fire("apply"))
    mistake = journal_at(site, first)[-1].command_id

    with pytest.raises(NotFound):
        does(site, second, Annul(mistake, ()), words="A mistake.")


def test_the_opening_is_not_annulled() -> None:
    site = a_site()
    case_id = a_case_at(site)

    with pytest.raises(SomethingRestsOnIt):
        does(site, case_id, Annul(CommandId("open-N/1"), ()), words="A mistake.")


def test_a_command_of_a_stranger_is_told_apart_from_a_repetition() -> None:
    site = a_site()
    case_id = a_case_at(site)
    carry_out(site, case_id, a_command_of(Fire("apply"), SOCIAL_SERVICES), NOW)

    stranger = replace(a_command_of(Fire("admit"), NEW_SCHOOL), id=CommandId("command-2"))
    with pytest.raises(NotAParty):
        carry_out(site, case_id, stranger, NOW)


def test_what_waited_is_told_with_the_command_that_finds_it() -> None:
    site = a_site()
    case_id = a_case_at(site)
    now = NOW.replace(day=10)

    does(site, case_id, Fire("apply"), now=now)

    told = [item.template for message in outbox_at(site) for item in message.items]
    assert Template.OVERDUE in told
    assert date(2026, 11, 10) == case_at(site, case_id).last_act_on


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)])
def test_after_the_clock_was_put_back_nothing_is_recorded_before_what_was_recorded_last(
    back: timedelta,
) -> None:
    site = a_site()
    case_id = a_case_at(site)
    contact = next(step.id for step in case_at(site, case_id).live_steps() if step.definition == "contact")

    does(site, case_id, Offer(contact), now=NOW - back)

    assert {NOW} == {event.recorded_at for event in journal_at(site, case_id)}
