"""What a transaction tells: one message a person, nothing twice, and never to nobody."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.application.messages.posting import NobodyToTell, Post
from sisam.application.ports.outbox import MessageStatus
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
)
from tests.sites import AGENCY, SINCE, a_case_at, a_site, case_at, does, outbox_at

OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)


def a_message(to: Seat = OFFICER, **fields: object) -> Message:
    """Something that a case has to tell a seat."""
    given = {"kind": ItemKind.NOTICE, "template": Template.PARTY_NAMED, "values": {"party": "home_school"}}
    return Message(to=to, case_id=CaseId("case-N/1"), case_number="N/1", **{**given, **fields})  # type: ignore[arg-type]


def posted(site: Site, *messages: Message) -> list[tuple[str, int]]:
    """Write messages to the outbox and return each person told with the number of items."""
    case_id = a_case_at(site)
    with site.store.write() as work:
        post = Post(site, work, NOW)
        post.add(work.cases.load(case_id), messages)
        count = post.write()
        work.commit()
    written = [(message.person_id, len(message.items)) for message in outbox_at(site)]
    assert count == len(written)
    return written  # type: ignore[return-value]


def test_the_one_who_sits_in_the_seat_is_told() -> None:
    assert [(f"person-of-{SOCIAL_SERVICES}", 1)] == posted(a_site(), a_message())


def test_nothing_to_tell_is_no_message() -> None:
    assert [] == posted(a_site())


def test_one_person_gets_one_message_with_all_items() -> None:
    items = (a_message(round=1), a_message(round=2), a_message(template=Template.STEP_OPENED))

    assert [(f"person-of-{SOCIAL_SERVICES}", 3)] == posted(a_site(), *items)


def test_the_same_item_is_written_once() -> None:
    assert [(f"person-of-{SOCIAL_SERVICES}", 1)] == posted(a_site(), a_message(), a_message())


def test_different_persons_get_messages_of_their_own() -> None:
    told = posted(a_site(), a_message(), a_message(Seat(HOME_SCHOOL, Role.HEAD_TEACHER)))

    assert {f"person-of-{SOCIAL_SERVICES}": 1, f"person-of-{HOME_SCHOOL}": 1} == dict(told)


def test_everybody_who_holds_the_seat_is_told() -> None:
    site = a_site()
    with site.store.write() as work:
        work.register.put_persons([a_person("colleague")])
        work.register.add_holdings([a_holding("colleague", seat=OFFICER, active_from=SINCE)])
        work.commit()

    assert {f"person-of-{SOCIAL_SERVICES}", "colleague"} == {who for who, _ in posted(site, a_message())}


@pytest.mark.parametrize(
    ("seat", "falls_to"),
    [
        # A vacant seat falls to the organisation's own coordinator, …
        (Seat(HOME_SCHOOL, Role.MANAGER), f"coordinator-of-{HOME_SCHOOL}"),
        # … else to the one of the organisation above, …
        (Seat(NEW_SCHOOL, Role.MANAGER), "coordinator-of-org-education"),
        (Seat(YOUTH_HOME_SCHOOL, Role.COORDINATOR), f"person-of-{AGENCY}"),
        # … else to the agency's.
        (Seat(OTHER_SCHOOL, Role.HEAD_TEACHER), f"person-of-{AGENCY}"),
    ],
)
def test_a_vacant_seat_falls_to_a_coordinator(seat: Seat, falls_to: str) -> None:
    assert [(falls_to, 1)] == posted(a_site(), a_message(seat))


def test_two_vacant_seats_that_fall_to_the_same_person_are_told_once() -> None:
    first, second = Seat(HOME_SCHOOL, Role.MANAGER), Seat(HOME_SCHOOL, Role.CONTACT_TEACHER)

    assert [(f"coordinator-of-{HOME_SCHOOL}", 1)] == posted(a_site(), a_message(first), a_message(second))


def test_where_nobody_could_be_told_nothing_is_written() -> None:
    site = a_site()
    case_id = a_case_at(site)
    with site.store.write() as work:
        leaving = work.register.roster().holdings[Seat(AGENCY, Role.COORDINATOR)][0]
        work.register.end_holding(leaving, date(2026, 11, 1))
        work.commit()

    with pytest.raises(NobodyToTell) as error, site.store.write() as work:
        Post(site, work, NOW).add(
            work.cases.load(case_id), [a_message(Seat(OTHER_SCHOOL, Role.HEAD_TEACHER))]
        )

    assert "N/1" == error.value.case_number
    assert [] == outbox_at(site)


def test_a_message_waits_at_once_under_an_id_that_stays() -> None:
    site = replace(a_site(), mail_domain="sisam.example.se", channel="folder")
    posted(site, a_message())

    (message,) = outbox_at(site)
    assert (MessageStatus.QUEUED, 0, NOW, NOW, "folder") == (
        message.status,
        message.attempts,
        message.created_at,
        message.next_at,
        message.channel,
    )
    assert f"<{message.id}@sisam.example.se>" == message.message_id


def test_an_item_names_case_step_and_what_makes_it_unique() -> None:
    site = a_site()
    case_id = a_case_at(site)
    step = next(iter(case_at(site, case_id).live_steps()))
    site_two = a_site()
    posted(
        site_two,
        a_message(
            kind=ItemKind.OVERDUE, template=Template.OVERDUE, step_id=step.id, step="contact", rung=2, round=1
        ),
    )

    (item,) = outbox_at(site_two)[0].items
    assert (ItemKind.OVERDUE, Template.OVERDUE, case_id, step.id, 2, 1) == (
        item.kind,
        item.template,
        item.case_id,
        item.step_id,
        item.rung,
        item.round,
    )
    person = f"person-of-{SOCIAL_SERVICES}"
    assert f"{step.id}|overdue|overdue|2|1|{person}|folder" == item.dedup_key
    assert "N/1" == item.fields["case_number"]


def test_a_person_is_told_in_their_language() -> None:
    site = a_site()
    with site.store.write() as work:
        work.register.put_persons([a_person(f"person-of-{SOCIAL_SERVICES}", language=Language.EN)])
        work.commit()

    posted(site, a_message(template=Template.STEP_OPENED, step="contact"))

    (message,) = outbox_at(site)
    assert Language.EN is message.language
    assert "Early contact with the home school" == message.items[0].fields["step"]


def test_of_a_restricted_case_no_organisation_is_told() -> None:
    site = a_site()
    case_id = a_case_at(site, restricted=True)
    message = a_message(
        Seat(HOME_SCHOOL, Role.HEAD_TEACHER),
        values={"party": "social_services", "organisation_id": OrganisationId(SOCIAL_SERVICES)},
    )
    with site.store.write() as work:
        post = Post(site, work, NOW)
        post.add(work.cases.load(case_id), [message])
        post.write()
        work.commit()

    (written,) = outbox_at(site)
    assert "" == written.items[0].fields.get("organisation", "")


LATE_WITH_YOU = (Template.OVERDUE, Template.OVERDUE_AGAIN, Template.OVERDUE_ANSWER)


def late(to: Seat, template: Template = Template.OVERDUE) -> Message:
    """An alert about the contact, with whoever sits in a seat."""
    values = {"party": "home_school", "organisation_id": to.organisation_id}
    return a_message(
        to,
        kind=ItemKind.OVERDUE,
        template=template,
        step="contact",
        due_on=date(2026, 10, 30),
        values=values,
    )


@pytest.mark.parametrize("template", LATE_WITH_YOU)
def test_who_gets_the_alert_of_another_organisation_is_told_whose_it_is_and_why(template: Template) -> None:
    site = a_site()
    posted(site, late(Seat(NEW_SCHOOL, Role.MANAGER), template))

    [item] = outbox_at(site)[0].items
    assert Template.OVERDUE_OTHER is item.template
    assert (
        f"The {NEW_SCHOOL}",
        f"Du får det här därför att ingen har rollen chef hos The {NEW_SCHOOL}.",
    ) == (
        item.fields["organisation"],
        item.fields["instead"],
    )
    assert "|overdue_other|" in item.dedup_key


def test_who_gets_the_alert_of_their_own_organisation_is_late_themselves() -> None:
    site = a_site()
    posted(site, late(Seat(HOME_SCHOOL, Role.MANAGER)))

    [item] = outbox_at(site)[0].items
    assert Template.OVERDUE is item.template
    assert f"Du får det här därför att ingen har rollen chef hos The {HOME_SCHOOL}." == item.fields["instead"]


def test_who_sits_in_the_seat_gets_the_alert_as_it_is() -> None:
    site = a_site()
    posted(site, late(Seat(NEW_SCHOOL, Role.HEAD_TEACHER)))

    [item] = outbox_at(site)[0].items
    assert (Template.OVERDUE, "") == (item.template, item.fields["instead"])


def test_other_news_for_a_vacant_seat_keep_their_text() -> None:
    site = a_site()
    posted(site, a_message(Seat(NEW_SCHOOL, Role.MANAGER), template=Template.STEP_OPENED, step="contact"))

    [item] = outbox_at(site)[0].items
    assert Template.STEP_OPENED is item.template
    assert item.fields["instead"]


@pytest.mark.parametrize(("definition", "passes"), [("educational_handover", True), ("contact", False)])
def test_only_a_step_that_passes_accountability_says_so(definition: str, passes: bool) -> None:
    site = a_site()
    case_id = a_case_at(site)
    does(site, case_id, Fire("apply"))
    does(site, case_id, Fire("admit"), YOUTH_HOME)
    case = case_at(site, case_id)
    step = next(each for each in case.live_steps() if each.definition == definition)
    with site.store.write() as work:
        post = Post(site, work, NOW)
        post.add(
            case, [a_message(template=Template.STEP_OFFERED, step=definition, step_id=step.id, round=99)]
        )
        post.write()
        work.commit()

    assert passes == bool(outbox_at(site)[-1].items[-1].fields["passes"])


def test_what_is_about_no_case_is_told_without_any_rules_being_published() -> None:
    site = a_site()
    at_agency = Seat(OrganisationId(AGENCY), Role.COORDINATOR)
    told = Message(
        kind=ItemKind.SUMMARY,
        template=Template.STORM_OPERATIONS,
        to=at_agency,
        values={"about": "storm:1", "count": "60"},
    )
    with site.store.write() as work:
        post = Post(replace(site, workflow_name="nobody-published-it"), work, NOW)
        post.add(None, [told, replace(told, values={"about": "storm:2", "count": "61"})])
        post.write()
        work.commit()

    written = outbox_at(site)[0]
    assert [None, None] == [item.case_id for item in written.items]
    assert ["60", "61"] == [item.fields["count"] for item in written.items]
    assert ["storm:1", "storm:2"] == [item.dedup_key.split("|")[0] for item in written.items]


def test_who_must_not_be_told_is_not_told_while_a_colleague_is_there() -> None:
    site = a_site()
    with site.store.write() as work:
        work.register.put_persons([a_person("colleague")])
        work.register.add_holdings([a_holding("colleague", seat=OFFICER, active_from=SINCE)])
        work.commit()

    assert [("colleague", 1)] == posted(site, a_message(values={"besides": f"person-of-{SOCIAL_SERVICES}"}))


def test_who_must_not_be_told_is_told_before_nobody_is() -> None:
    alone = f"person-of-{SOCIAL_SERVICES}"

    assert [(alone, 1)] == posted(a_site(), a_message(values={"besides": alone}))
