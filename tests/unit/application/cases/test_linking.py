"""The cases of one pupil are found, linked and settled together, and only the parties hear of it."""

from typing import Any

import pytest

from sisam.application.access.someone import Caller
from sisam.application.cases.carrying_out import Result, carry_out
from sisam.application.cases.doing import Wish, do, tell_beside
from sisam.application.cases.opening_cases import open_placement
from sisam.application.cases.opening_one import open_one
from sisam.application.messages.posting import Post
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Close, Command
from sisam.domain.event import EventType
from sisam.domain.identity import Identity
from sisam.domain.ids import CommandId, OrganisationId, PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal_between_cases import AnotherPupil, NoPartyThere, NothingFollows
from sisam.domain.step import StepStatus
from sisam.errors import NotFound
from tests.builders import NOW, OTHER_SCHOOL, SOCIAL_SERVICES
from tests.sites import a_placement_row, a_site, case_at, journal_at, outbox_at

SECOND = PersonId("second")
OFFICER = Wish(f"person-of-{SOCIAL_SERVICES}@example.se", "cli:kim")
#: Another municipality's, as far as these cases are concerned.
STRANGER = OTHER_SCHOOL


def opened(site: Site, number: str, **fields: Any) -> Case:  # noqa: ANN401
    """Open a case for a placement of the same pupil, by social services unless another is named."""
    by = fields.pop("by", SOCIAL_SERVICES)
    actor = Actor(PersonId(f"person-of-{by}"), by, "cli:kim")
    with site.store.write() as work:
        post = Post(site, work, NOW)
        results = open_placement(site, work, a_placement_row(number, **fields), actor, NOW)
        for result in results:
            result.tell(post)
        post.write()
        work.commit()
    return results[-1].case


def close(site: Site, case: Case, outcome: str = "new_placement", **fields: Any) -> Result:  # noqa: ANN401
    """Close a case by social services, carrying every handover that is owed unless something else is said."""
    live = case_at(site, case.id).live_steps()
    carries = fields.pop("carries", tuple(step.id for step in live if step.confirmer))
    by = fields.pop("by", SOCIAL_SERVICES)
    actor = Actor(PersonId(f"person-of-{by}"), OrganisationId(by), "cli:kim")
    key = f"close-{case.number}"
    command = Command(CommandId(key), actor, Close(outcome, SECOND, carries), key, words="Placed anew.")
    return carry_out(site, case.id, command, NOW)


def settles(site: Site, case: Case) -> bool:
    return any(step.definition == "settle" for step in case_at(site, case.id).live_steps())


def test_a_case_named_or_not_is_followed_by_the_new_one() -> None:
    site = a_site()
    first = opened(site, "N/1")

    assert first.id == opened(site, "N/2").previous_case_id
    assert settles(site, first)


def test_a_closed_case_is_followed_only_where_it_is_named_and_stays_closed() -> None:
    site = a_site()
    first = opened(site, "N/1")
    close(site, first, "deceased", carries=())
    before = journal_at(site, first.id)

    second = opened(site, "N/2", previous_case_number="N/1")
    close(site, second, "deceased", carries=())
    third = opened(site, "N/3")

    assert (first.id, None) == (second.previous_case_id, third.previous_case_id)
    assert before == journal_at(site, first.id)


def test_an_open_case_is_followed_whichever_was_named() -> None:
    site = a_site()
    first = opened(site, "N/1")
    second = opened(site, "N/2")

    third = opened(site, "N/3", previous_case_number="N/1")

    assert second.id == third.previous_case_id
    assert [True, True, False] == [settles(site, each) for each in (first, second, third)]


def test_a_case_of_another_pupil_is_not_followed() -> None:
    site = a_site()
    opened(site, "N/1")

    with pytest.raises(AnotherPupil):
        opened(site, "N/2", identity=Identity("Bo Al", "201103162408"), previous_case_number="N/1")
    with pytest.raises(NotFound):
        opened(site, "N/2", previous_case_number="N/9")


def test_a_pupil_without_a_number_is_the_one_of_the_case_that_was_named() -> None:
    site = a_site()
    first = opened(site, "N/1", identity=Identity("Kim Ek", None), number_unknown=True)

    second = opened(site, "N/2", previous_case_number="N/1")

    assert first.id == second.previous_case_id
    assert settles(site, first)


def test_both_cases_are_changed_by_one_command_or_none_is() -> None:
    site = a_site()
    first = opened(site, "N/1", anchors={})
    second = opened(site, "N/2")

    result = close(site, first)

    assert [second.id] == [each.case.id for each in result.elsewhere]
    commands = {event.command_id for event in (*result.events, *result.elsewhere[0].events)}
    assert {"close-N/1"} == commands
    with site.store.read() as work:
        assert first.id == work.cases.receipt(SOCIAL_SERVICES, "close-N/1").case_id  # type: ignore[union-attr]


def test_a_closing_that_is_sent_again_carries_nothing_twice() -> None:
    site = a_site()
    first, second = opened(site, "N/1"), opened(site, "N/2")
    close(site, first)
    before = journal_at(site, second.id)

    again = close(site, first, carries=())

    assert again.repeated
    assert before == journal_at(site, second.id)


def test_debts_go_to_the_nearest_case_that_is_open() -> None:
    site = a_site()
    first, second, third = (opened(site, f"N/{number}") for number in (1, 2, 3))
    close(site, second)

    close(site, first)

    debts = [step for step in case_at(site, first.id).steps.values() if step.status is StepStatus.TAKEN_OVER]
    assert debts
    assert {True} == {step.successor_step_id in case_at(site, third.id).steps for step in debts}


def test_nothing_is_carried_where_no_case_follows() -> None:
    site = a_site()

    with pytest.raises(NothingFollows):
        close(site, opened(site, "N/1"))


def test_nothing_is_carried_into_a_case_of_others() -> None:
    site = a_site()
    first = opened(site, "N/1")
    second = opened(site, "N/2", parties={PartyName("social_services"): STRANGER}, by=STRANGER)

    with pytest.raises(NoPartyThere):
        close(site, first)
    assert EventType.DEBT_ACCEPTED not in {event.type for event in journal_at(site, second.id)}


def test_settling_is_asked_of_a_case_of_others_and_nothing_of_it_is_told() -> None:
    site = a_site()
    first = opened(site, "N/1")
    actor = Actor(PersonId("person-elsewhere"), STRANGER, "cli:kim")
    row = a_placement_row("N/2", parties={PartyName("social_services"): STRANGER})

    with site.store.write() as work:
        results = open_placement(site, work, row, actor, NOW)
        someone = Caller("cli:kim", actor.person_id).known(work.register.roster(), NOW)
        told = tell_beside(site, work, someone, results)
        work.commit()

    assert () == told
    assert settles(site, first)
    assert STRANGER not in {event.actor.organisation_id for event in journal_at(site, first.id)}


@pytest.mark.parametrize(("by", "number"), [(SOCIAL_SERVICES, "N/2"), (STRANGER, "")])
def test_the_mail_that_asks_to_settle_names_the_new_case_to_a_party_of_it_alone(by: str, number: str) -> None:
    site = a_site()
    opened(site, "N/1")

    opened(site, "N/2", parties={PartyName("social_services"): by}, by=by)

    items = [item for message in outbox_at(site) for item in message.items]
    [asked] = [each for each in items if each.template is Template.NEW_PLACEMENT]
    assert number == asked.fields["new_case"]


def test_whoever_is_a_party_hears_what_happened_in_the_case_before() -> None:
    site = a_site()
    opened(site, "N/1")

    done = open_one(site, a_placement_row("N/2"), OFFICER, NOW)

    assert ["N/1"] == [each.case.number for each in done.beside]
    assert EventType.STEP_OPENED in {event.type for event in done.beside[0].events}
    told = [item.template for message in outbox_at(site) for item in message.items]
    assert Template.NEW_PLACEMENT in told


def test_trying_tells_of_both_cases_and_writes_nothing() -> None:
    site = a_site()
    first = opened(site, "N/1")
    before = journal_at(site, first.id)

    tried = open_one(site, a_placement_row("N/2"), OFFICER, NOW, only_try=True)

    assert ["N/1"] == [each.case.number for each in tried.beside]
    assert before == journal_at(site, first.id)


def test_once_no_case_follows_nothing_is_asked_of_those_before() -> None:
    site = a_site()
    first, second, third = (opened(site, f"N/{number}") for number in (1, 2, 3))
    close(site, second, "deceased", carries=())
    assert settles(site, first)

    result = close(site, third, "deceased", carries=())

    assert not settles(site, first)
    assert [first.id] == [each.case.id for each in result.elsewhere]


def test_a_closing_by_a_number_tells_of_the_case_that_goes_on() -> None:
    site = a_site()
    first = opened(site, "N/1")
    opened(site, "N/2")
    carries = tuple(step.id for step in case_at(site, first.id).live_steps() if step.confirmer)

    wish = Wish(OFFICER.email, OFFICER.via, words="Placed anew.")
    done = do(site, "N/1", lambda _: [Close("new_placement", SECOND, carries)], wish, NOW)

    assert not done.case.open
    assert ["N/2"] == [each.case.number for each in done.beside]
    assert {EventType.DEBT_ACCEPTED} == {event.type for event in done.beside[0].events}
