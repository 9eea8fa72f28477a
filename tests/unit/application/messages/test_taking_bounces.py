"""What came back after it was taken is told to the next in line, once, as if it had been refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from sisam.application.messages.delivery_news import NoNews
from sisam.application.messages.sending import send_due
from sisam.application.messages.taking_bounces import BounceReport, take_bounces
from sisam.application.ports.bounces import Bounce, Letter
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.ids import CaseId
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, SOCIAL_SERVICES, a_message, an_item
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, outbox_at

TEXTS = read_notifications(shipped("notifications"))
LATER = NOW + timedelta(minutes=5)


@dataclass
class Box:
    """A mailbox in memory."""

    lying: dict[str, Bounce | None]
    away: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def letters(self, limit: int) -> list[Letter]:
        fresh = [key for key in self.lying if key not in self.away and key not in self.left]
        return [Letter(key, self.lying[key]) for key in fresh[:limit]]

    def put_away(self, keys: Sequence[str]) -> None:
        self.away.extend(keys)

    def leave(self, keys: Sequence[str]) -> None:
        self.left.extend(keys)


def a_bounce(*names: str, permanent: bool = True) -> Bounce:
    return Bounce(names or ("<m1@sisam.example.se>",), "5.1.1", permanent, "550 5.1.1")


def a_site_that_sent(person: str = f"person-of-{SOCIAL_SERVICES}") -> Site:
    site = a_site()
    a_case_at(site, "case")
    item = an_item(
        template=Template.PARTY_NAMED,
        case_id=CaseId("case-case"),
        fields={"case_number": "N/case"},
        seat=Seat(SOCIAL_SERVICES, Role.OFFICER),
        values={"party": "home_school"},
    )
    with site.store.write() as work:
        work.outbox.write([a_message("m1", person_id=person, items=(item,))])
        work.commit()
    while send_due(site, FakeChannel(), TEXTS, NOW):
        pass
    return site


def the_first(site: Site) -> OutboxMessage:
    with site.store.read() as work:
        return work.outbox.one("m1")


def test_what_came_back_for_good_is_unreachable_and_told_to_somebody_else() -> None:
    site = a_site_that_sent()
    before = len(outbox_at(site))

    report = take_bounces(site, Box({"a": a_bounce()}), LATER)

    first = the_first(site)
    assert BounceReport(returned=1) == report
    assert (MessageStatus.UNREACHABLE, None, None, "It came back: 550 5.1.1") == (
        first.status,
        first.sent_at,
        first.next_at,
        first.last_reply,
    )
    successors = {item.successor_id for item in first.items}
    assert successors <= {each.id for each in outbox_at(site)[before:]}
    assert None not in successors


def test_the_same_report_twice_and_again_later_tells_nothing_twice() -> None:
    site = a_site_that_sent()
    take_bounces(site, Box({"a": a_bounce(), "b": a_bounce()}), LATER)
    after = outbox_at(site)

    again = Box({"a": a_bounce()})
    report = take_bounces(site, again, LATER + timedelta(hours=1))

    assert (BounceReport(noted=1), ["a"]) == (report, again.away)
    assert after == outbox_at(site)


def test_a_delay_changes_nothing_and_is_put_away() -> None:
    site = a_site_that_sent()
    before, box = outbox_at(site), Box({"a": a_bounce(permanent=False)})

    assert BounceReport(noted=1) == take_bounces(site, box, LATER)
    assert (before, ["a"]) == (outbox_at(site), box.away)


def test_what_is_not_ours_is_counted_and_left() -> None:
    site = a_site_that_sent()
    before = outbox_at(site)
    box = Box({"a": a_bounce("<else@example.se>", "not-there"), "b": None, "c": a_bounce("<x@y>")})

    report = take_bounces(site, box, LATER)

    assert BounceReport(unknown=2, others=1) == report
    assert (4 - 1, before, ["a", "b", "c"], []) == (report.letters, outbox_at(site), box.left, box.away)


@pytest.mark.parametrize("names", [("m1",), ("<else@x>", "<m1@sisam.example.se>"), ("<else@x>", "m1")])
def test_it_is_found_by_any_of_its_names(names: tuple[str, ...]) -> None:
    site = a_site_that_sent()

    assert BounceReport(returned=1) == take_bounces(site, Box({"a": a_bounce(*names)}), LATER)


def test_a_message_that_is_still_to_be_sent_is_not_given_up() -> None:
    site = a_site()
    a_case_at(site, "case")
    item = an_item(case_id=CaseId("case-case"))
    with site.store.write() as work:
        work.outbox.write([a_message("m1", person_id=f"person-of-{SOCIAL_SERVICES}", items=(item,))])
        work.commit()

    assert BounceReport(noted=1) == take_bounces(site, Box({"a": a_bounce()}), LATER)
    assert MessageStatus.QUEUED is the_first(site).status


def test_with_nobody_left_it_waits_to_be_tried_again_and_that_is_told() -> None:
    site = a_site_that_sent()
    told: list[str] = []

    class Heard(NoNews):
        def nobody_left(self, message: OutboxMessage) -> None:
            told.append(message.id)

    everybody = [each.message_id for each in outbox_at(site)]
    # Whoever else is told is sent to, and comes back as well, until the line is at its end.
    for minutes in range(20):
        now = LATER + timedelta(minutes=minutes)
        while send_due(site, FakeChannel(), TEXTS, now):
            pass
        everybody = [each.message_id for each in outbox_at(site)]
        take_bounces(site, Box({each: a_bounce(each) for each in everybody}), now, Heard())
        if told:
            break

    with site.store.read() as work:
        last = work.outbox.one(told[0])
    assert (MessageStatus.QUEUED, None) == (last.status, last.sent_at)
    assert last.next_at == now + timedelta(minutes=15)


def test_a_silent_site_takes_nothing() -> None:
    site, box = a_site_that_sent(), Box({"a": a_bounce()})
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW))
        work.commit()

    with pytest.raises(SiteSilent):
        take_bounces(site, box, LATER)
    assert [] == box.away


def test_when_asked_to_stop_it_begins_no_more() -> None:
    site, box = a_site_that_sent(), Box({"a": a_bounce()})

    assert BounceReport() == take_bounces(site, box, LATER, stopped=lambda: True)
    assert [] == box.away
