"""Whom a message cannot be brought is replaced by the next in line, in the same transaction (I09)."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sisam.application.messages.delivery_news import NoNews
from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.ids import CaseId, PersonId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.site_fact import Unreachable
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES, a_holding, a_person
from tests.sites import AGENCY, SINCE, a_case_at, a_site, outbox_at

TEXTS = read_notifications(shipped("notifications"))
OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
COORDINATOR = f"coordinator-of-{SOCIAL_SERVICES}"
LAST = f"person-of-{AGENCY}"


@dataclass
class Town:
    """A channel that knows some addresses and no others."""

    unknown: set[str]
    sent: list[Envelope] = field(default_factory=list)
    name: str = "fake"

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        if envelope.to_address.partition("@")[0] in self.unknown:
            return Reply(Outcome.NEVER, "550 5.1.1")
        self.sent.append(envelope)
        return Reply(Outcome.ACCEPTED, "250")

    def told(self) -> list[str]:
        return [envelope.to_address.partition("@")[0] for envelope in self.sent]


@dataclass
class Heard(NoNews):
    left: list[str] = field(default_factory=list)

    def nobody_left(self, message: OutboxMessage) -> None:
        self.left.append(message.id)


def tell(site: Site, to: Seat = OFFICER, count: int = 1, **fields: object) -> None:
    """Write something that the site's case tells a seat."""
    with site.store.write() as work:
        post = Post(site, work, NOW)
        given = {
            "kind": ItemKind.NOTICE,
            "template": Template.PARTY_NAMED,
            "values": {"party": "home_school"},
        }
        base = Message(to=to, case_id=CaseId("case-N/1"), case_number="N/1", **{**given, **fields})  # type: ignore[arg-type]
        post.add(
            work.cases.load(CaseId("case-N/1")), [replace(base, round=number) for number in range(count)]
        )
        post.write()
        work.commit()


def a_town(to: Seat = OFFICER, *unknown: str, restricted: bool = False) -> tuple[Site, Town]:
    site = a_site()
    a_case_at(site, restricted=restricted)
    deliver(site, Town(set()))
    tell(site, to)
    return site, Town(set(unknown))


def deliver(site: Site, town: Town, now: datetime = NOW, news: NoNews | None = None) -> None:
    while send_due(site, town, TEXTS, now, news=news):
        pass


def given_up(site: Site) -> list[OutboxMessage]:
    return [each for each in outbox_at(site) if each.status is MessageStatus.UNREACHABLE]


def kinds_to(site: Site, person: str) -> list[ItemKind]:
    return [item.kind for each in outbox_at(site) if each.person_id == person for item in each.items]


def test_the_deputy_of_the_seat_is_next_and_it_is_kept_whom_nobody_reached() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    with site.store.write() as work:
        work.register.put_persons([a_person("deputy", language=Language.EN)])
        work.register.add_holdings([a_holding("deputy", seat=OFFICER, deputy=True, active_from=SINCE)])
        work.commit()

    deliver(site, town)

    assert ["deputy"] == town.told()
    assert [ItemKind.NOTICE] == kinds_to(site, "deputy")
    assert [
        Unreachable(
            PersonId(f"person-of-{SOCIAL_SERVICES}"),
            "folder",
            f"person-of-{SOCIAL_SERVICES}@example.se",
            NOW,
            "550 5.1.1",
        )
    ] == unreachable_at(site)


def test_what_is_told_instead_is_told_in_the_language_and_the_role_of_whoever_hears_it() -> None:
    site, town = a_town(Seat(HOME_SCHOOL, Role.HEAD_TEACHER), f"person-of-{HOME_SCHOOL}")
    with site.store.write() as work:
        work.register.put_persons([a_person(f"coordinator-of-{HOME_SCHOOL}", language=Language.EN)])
        work.commit()

    deliver(site, town)

    (envelope,) = town.sent
    assert Language.EN is envelope.language
    assert "Your role: coordinator" in envelope.body
    assert "Din roll" not in envelope.body


def unreachable_at(site: Site) -> list[Unreachable]:
    with site.store.read() as work:
        return work.unreachables.all()


def test_a_refused_message_says_which_messages_tell_its_items_instead() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")

    deliver(site, town)

    (refused,) = given_up(site)
    (item,) = refused.items
    (successor,) = [each for each in outbox_at(site) if each.id == item.successor_id]
    assert (None, "550 5.1.1") == (refused.next_at, refused.last_reply)
    assert (COORDINATOR, MessageStatus.SENT) == (successor.person_id, successor.status)
    assert item.template in [each.template for each in successor.items]


def test_a_colleague_who_was_told_the_same_is_the_successor_and_is_not_told_twice() -> None:
    site = a_site()
    with site.store.write() as work:
        work.register.put_persons([a_person("colleague")])
        work.register.add_holdings([a_holding("colleague", seat=OFFICER, active_from=SINCE)])
        work.commit()
    a_case_at(site)
    deliver(site, Town(set()))
    tell(site)
    town = Town({f"person-of-{SOCIAL_SERVICES}"})

    deliver(site, town)

    assert 1 == town.told().count("colleague")


def test_one_after_another_is_asked_up_to_the_agency() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}", COORDINATOR)

    deliver(site, town)

    assert {LAST} == set(town.told())
    assert {f"person-of-{SOCIAL_SERVICES}", COORDINATOR} == {each.person_id for each in given_up(site)}
    assert [ItemKind.NOTICE] == kinds_to(site, LAST)
    assert {f"person-of-{SOCIAL_SERVICES}", COORDINATOR} == {each.person_id for each in unreachable_at(site)}


def test_every_item_of_what_was_given_up_ends_with_somebody_who_was_told() -> None:
    site, town = a_town(Seat(NEW_SCHOOL, Role.HEAD_TEACHER), f"person-of-{NEW_SCHOOL}", LAST)
    tell(site, count=5)

    deliver(site, town)

    by_id = {each.id: each for each in outbox_at(site)}
    for refused in given_up(site):
        for item in refused.items:
            assert item.successor_id is not None
            assert MessageStatus.UNREACHABLE is not by_id[item.successor_id].status or all(
                each.successor_id for each in by_id[item.successor_id].items
            )


def test_with_nobody_left_it_is_tried_for_ever_and_somebody_else_is_told() -> None:
    site, town = a_town(Seat(AGENCY, Role.COORDINATOR), LAST)
    heard = Heard()

    for hours in range(48):
        deliver(site, town, NOW + timedelta(hours=hours), heard)

    (waiting,) = [each for each in outbox_at(site) if each.status is MessageStatus.QUEUED]
    assert (48, [waiting.id] * 48) == (waiting.attempts, heard.left)
    assert [] == given_up(site)

    town.unknown.clear()
    deliver(site, town, NOW + timedelta(hours=48))
    assert [LAST] == town.told()


def test_whoever_is_reached_again_is_not_unreachable_any_more() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    deliver(site, town)
    town.unknown.clear()

    tell(site, round=1, template=Template.DATE_CHANGED)
    deliver(site, town)

    assert [] == unreachable_at(site)


def test_an_address_that_is_refused_again_has_been_refused_since_the_first_time() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    deliver(site, town)
    later = NOW + timedelta(days=1)

    tell(site, template=Template.DATE_CHANGED)
    deliver(site, town, later)

    assert [NOW] == [each.since for each in unreachable_at(site)]


def test_what_is_told_of_somebody_is_never_passed_on_to_them() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    deliver(site, town)
    values = {"besides": COORDINATOR, "organisation_id": SOCIAL_SERVICES, "role": "coordinator"}
    manager = Seat(SOCIAL_SERVICES, Role.MANAGER)
    tell(site, manager, kind=ItemKind.UNDELIVERABLE, template=Template.UNDELIVERABLE, values=values)
    before = kinds_to(site, COORDINATOR)

    deliver(site, Town({f"manager-of-{SOCIAL_SERVICES}"}))

    assert before == kinds_to(site, COORDINATOR)
    assert [ItemKind.UNDELIVERABLE] == kinds_to(site, LAST)


def test_asking_for_another_attempt_tells_nobody_twice() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    deliver(site, town)
    before = outbox_at(site)
    with site.store.write() as work:
        work.outbox.requeue(MessageStatus.UNREACHABLE, NOW)
        work.commit()

    deliver(site, town)

    assert [each.id for each in before] == [each.id for each in outbox_at(site)]
    assert [each.items for each in before] == [each.items for each in outbox_at(site)]
    assert 1 == len(given_up(site))


def test_what_an_older_version_wrote_without_the_seat_goes_to_the_coordinator_too() -> None:
    site, town = a_town(OFFICER, f"person-of-{SOCIAL_SERVICES}")
    with site.store.write() as work:
        (waiting,) = work.outbox.due(NOW, 10)
    old = replace(
        waiting,
        id="old",
        message_id="<old@x>",
        items=tuple(replace(each, dedup_key="old", seat=None, round=9) for each in waiting.items),
    )
    with site.store.write() as work:
        work.outbox.write([old])
        work.commit()

    deliver(site, town)

    assert {"old", waiting.id} == {each.id for each in given_up(site)}
    assert 2 <= kinds_to(site, COORDINATOR).count(ItemKind.NOTICE)
