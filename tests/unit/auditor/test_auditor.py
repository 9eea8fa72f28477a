"""An auditor looks, writes down, pings and writes to operations; what fails on the way ends nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.figures import Figures
from sisam.audit.channels import Stuck
from sisam.auditor.auditor import Auditor, Operations
from sisam.auditor.dead_mans_switch import DeadMansSwitch
from sisam.auditor.inspecting import SiteSource
from sisam.auditor.inspecting import Watched as SiteToWatch
from sisam.auditor.notice import Notice
from sisam.auditor.spool import Spool
from sisam.clock import FixedClock
from tests.builders import NOW
from tests.fakes import FakeChannel
from tests.unit.auditor.inspections import MINUTE, Heard, Watched, a_report, no_site
from tests.web_receiver import Receiver, receiver

TAKEN, AGAIN = Reply(Outcome.ACCEPTED, "250 ok"), Reply(Outcome.AGAIN, "450 4.2.0 (recipient)")
US = ("a@example.se", "b@example.se")
GREEN, RED = Watched(), Watched(a_report("I05", "I05"))


@dataclass
class House:
    """An auditor with everything round it; each `look` is five minutes after the one before."""

    folder: Path
    outside: Receiver
    channel: FakeChannel = field(default_factory=FakeChannel)
    heard: Heard = field(default_factory=Heard)
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    site: SiteSource = no_site

    def auditor(self) -> Auditor:
        operations = Operations(US, self.channel.send, Notice("kommunen.se", {}))
        switch = DeadMansSwitch(f"http://127.0.0.1:{self.outside.port}/uuid")
        return Auditor(self.opened, self.clock, self.heard, Spool(self.folder / "spool"), switch, operations)

    def opened(self) -> AbstractContextManager[SiteToWatch]:
        """Open whatever stands there at the moment."""
        return self.site()

    def subjects(self) -> list[str]:
        return [each.subject.removeprefix("SiSam auditor: ") for each in self.channel.sent]

    def paths(self) -> list[str]:
        return [each.path for each in self.outside.posted]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with receiver() as outside:
        yield House(tmp_path, outside)


def look(house: House, *sites: Watched | SiteSource) -> Auditor:
    """Let one auditor look at each site in its turn, five minutes apart."""
    auditor = house.auditor()
    for site in sites:
        read = Figures(last_sweep_completed=house.clock.now())
        if isinstance(site, Watched):
            house.site = Watched(site.report, read if isinstance(site.read, Figures) else site.read).source
        else:
            house.site = site
        auditor.look()
        house.clock.advance(5 * MINUTE)
    return auditor


def test_where_all_is_well_the_outside_hears_it_and_operations_hear_nothing(house: House) -> None:
    look(house, GREEN, GREEN)

    assert (["/uuid", "/uuid"], []) == (house.paths(), house.subjects())
    assert [("looked", "green", 0.0)] * 2 == house.heard.told_of


def test_what_is_red_is_told_outside_at_every_look_and_to_operations_once(house: House) -> None:
    look(house, RED, RED, RED)

    assert ["/uuid/fail"] * 3 == house.paths()
    assert {b"red\nI05 2"} == {each.body for each in house.outside.posted}
    assert ["red (I05)"] * 2 == house.subjects()
    assert set(US) == {each.to_address for each in house.channel.sent}


def test_a_site_that_is_gone_is_told_on_both_roads_and_found_again(house: House) -> None:
    look(house, no_site, GREEN)

    assert ["/uuid/fail", "/uuid"] == house.paths()
    assert ["unchecked (unchecked)"] * 2 + ["all is well again"] * 2 == house.subjects()


def test_at_a_silent_site_nobody_is_told_anything(house: House) -> None:
    house.site = Watched(read=Figures(silent_since=NOW - MINUTE)).source
    house.auditor().look()

    assert ([], []) == (house.paths(), house.subjects())


def test_a_mail_that_is_not_taken_is_tried_again_under_the_same_id(house: House) -> None:
    house.channel.replies = [TAKEN, AGAIN, None, TAKEN]

    first = look(house, RED).spool.read()
    look(house, RED, RED, RED)

    assert first is not None
    assert first.told is not None
    assert ("b@example.se",) == first.told.missing
    assert list(US) == [each.to_address for each in house.channel.sent]
    told = [each[1:] for each in house.heard.told_of if each[0] == "told"]
    assert [(1, ["450 4.2.0 (recipient)"]), (0, ["Unavailable"]), (1, [])] == told


def test_every_attempt_bears_the_id_of_the_first_even_after_a_restart(house: House) -> None:
    asked: list[str] = []

    def refuse(envelope: Envelope, _: datetime) -> Reply:
        asked.append(envelope.message_id)
        return AGAIN

    house.clock.advance(timedelta(microseconds=17))
    house.site = RED.source
    for _ in range(3):
        auditor = house.auditor()
        auditor.operations = Operations(US[:1], refuse, Notice("kommunen.se", {}))
        auditor.look()
        house.clock.advance(MINUTE)

    assert (3, 1) == (len(asked), len(set(asked)))


def test_an_auditor_that_is_started_anew_repeats_nothing(house: House) -> None:
    look(house, RED)
    look(house, RED)
    look(house, GREEN)
    look(house, GREEN)

    assert ["red (I05)"] * 2 + ["all is well again"] * 2 == house.subjects()


def test_what_stays_red_is_mailed_again_after_a_day(house: House) -> None:
    look(house, RED)
    house.clock.advance(timedelta(hours=23))
    look(house, RED)
    house.clock.advance(timedelta(hours=1))
    look(house, RED)

    assert 2 * len(US) == len(house.channel.sent)


def test_a_ping_that_fails_hinders_neither_the_mail_nor_the_next_look(house: House) -> None:
    house.outside.answer_with(500)

    look(house, RED, GREEN)

    assert 2 * len(US) == len(house.channel.sent)
    failed = [each[1:] for each in house.heard.told_of if each[0] == "ping_failed"]
    assert [("it answered 500", False), ("it answered 500", True)] == failed


def broken_post(*_: object) -> Reply:
    raise RuntimeError("drift@example.se")


def test_an_error_that_nobody_anticipated_on_the_way_to_operations_ends_nothing(house: House) -> None:
    auditor = house.auditor()
    auditor.operations = Operations(US, broken_post, Notice("kommunen.se", {}))
    house.site = RED.source

    auditor.look()

    assert ("told", 0, ["RuntimeError", "RuntimeError"]) == house.heard.told_of[-1]


def test_a_spool_that_cannot_be_written_hinders_nobody_from_being_told(house: House) -> None:
    (house.folder / "spool").write_text("no folder")

    auditor = look(house, RED, RED)

    assert ["/uuid/fail"] * 2 == house.paths()
    assert len(US) == len(house.channel.sent)
    assert ("spool_failed", "FileExistsError") in house.heard.told_of
    assert None is auditor.spool.read()


def test_what_was_found_is_written_down_before_anybody_is_told(house: House) -> None:
    spool, found = Spool(house.folder / "spool"), list[str]()

    def post(_envelope: Envelope, _at: datetime) -> Reply:
        report = spool.read()
        assert report is not None
        found.append(report.inspection.verdict)
        return TAKEN

    auditor = house.auditor()
    auditor.operations = Operations(US[:1], post, Notice("kommunen.se", {}))
    house.site = RED.source
    auditor.look()

    assert ["red"] == found


def test_without_an_address_outside_and_without_operations_it_only_writes_down(house: House) -> None:
    auditor = Auditor(RED.source, house.clock, house.heard, Spool(house.folder / "spool"))

    auditor.look()

    report = auditor.spool.read()
    assert report is not None
    assert ("red", None, []) == (report.inspection.verdict, report.told, house.paths())


def test_everything_is_asked_at_first_and_after_midnight_and_while_it_does_not_hold(house: House) -> None:
    well, broken = Watched(), Watched(a_report("I20"))
    auditor = house.auditor()
    for site in (well, well, broken, broken):
        house.site = site.source
        auditor.look()
        house.clock.advance(5 * MINUTE)
    house.clock.advance(timedelta(days=1))
    for site in (broken, broken, well, well):
        house.site = site.source
        auditor.look()
        house.clock.advance(5 * MINUTE)

    assert ([True, False, True, False], [False, False, True, True]) == (
        well.asked_in_full,
        broken.asked_in_full,
    )


def test_since_when_the_switch_is_not_reached_is_written_down_until_it_is(house: House) -> None:
    spool, seen = Spool(house.folder / "spool"), list[object]()
    for answer in (500, 500, 200):
        house.outside.answer_with(answer)
        look(house, GREEN)
        report = spool.read()
        assert report is not None
        seen.append(report.switch_unreached_since)

    assert [NOW, NOW, None] == seen


def test_a_message_that_does_not_get_out_is_told_on_both_roads(house: House) -> None:
    site = Watched(blocked=(Stuck("It works for nobody since 2026-11-01T05:59Z.", ("email",)),))
    house.site = site.source
    house.auditor().look()

    assert {b"red\nchannel 1"} == {each.body for each in house.outside.posted}
    assert ["red (channel)"] * 2 == house.subjects()
