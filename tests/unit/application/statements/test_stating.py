"""A day's statements are made once, kept, told and laid into the folder, whoever asks and however often."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from sisam.application.messages.sending import send_due
from sisam.application.ports.site_state import SiteState
from sisam.application.ports.unit_of_work import Store, UnitOfWork
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from sisam.application.statements.stating import (
    StatingReport,
    archive_day,
    archive_missing,
    state_now,
    state_the_day,
)
from sisam.application.statements.verifying import broken_chains
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.command import Fire
from sisam.domain.message import ItemKind
from sisam.domain.seat import Role, Seat
from sisam.domain.statement import SignedStatement, file_name, read_file
from tests.builders import HOME_SCHOOL, NOW, PARTIES, SOCIAL_SERVICES, TODAY, YOUTH_HOME
from tests.fakes import FakeChannel
from tests.sites import AGENCY, a_case_at, a_site, case_at, does, outbox_at

RECEIVERS = 4
TEXTS = read_notifications(shipped("notifications"))


class ClearSigner:
    """Signs without a key."""

    key_id = "clear"

    def sign(self, body: str) -> SignedStatement:
        return SignedStatement(body, "5e", self.key_id)


@dataclass
class Drawer:
    """An archive that keeps its files in memory."""

    files: dict[str, str] = field(default_factory=dict)

    def names(self) -> frozenset[str]:
        return frozenset(self.files)

    def put(self, name: str, content: str) -> bool:
        is_new = self.files.get(name) != content
        self.files[name] = content
        return is_new


def states(site: Site, drawer: Drawer, now: datetime = NOW) -> StatingReport:
    return state_now(site, lambda _stated: ClearSigner(), drawer, now, "1.0")


def stored(site: Site) -> set[tuple[str, str]]:
    with site.store.read() as work:
        return {(each.organisation_id, each.day.isoformat()) for each in work.statements.given()}


def test_each_coordinator_is_told_the_day_and_each_file_is_written() -> None:
    site, drawer = a_site(), Drawer()

    report = states(site, drawer)

    assert StatingReport(TODAY, made=RECEIVERS, messages=RECEIVERS, files=RECEIVERS) == report
    messages = outbox_at(site)
    assert {ItemKind.STATEMENT} == {item.kind for each in messages for item in each.items}
    assert Seat(SOCIAL_SERVICES, Role.COORDINATOR) in {item.seat for each in messages for item in each.items}
    assert file_name(SOCIAL_SERVICES, TODAY) in drawer.files
    assert (
        SOCIAL_SERVICES == read_file(drawer.files[file_name(SOCIAL_SERVICES, TODAY)]).statement.organisation
    )


def test_a_day_is_stated_once_and_the_next_one_again() -> None:
    site, drawer = a_site(), Drawer()
    first = states(site, drawer)

    again = states(site, drawer, NOW + timedelta(hours=5))
    tomorrow = states(site, drawer, NOW + timedelta(days=1))

    assert StatingReport(TODAY, 0, 0, 0) == again
    assert first.made == tomorrow.made
    assert 2 * RECEIVERS == len(stored(site)) == len(outbox_at(site)) == len(drawer.files)


def test_a_coordinator_who_comes_later_that_day_waits_for_the_next_picture() -> None:
    site, drawer = a_site(), Drawer()
    states(site, drawer)
    a_case_at(site)

    assert 0 == states(site, drawer, NOW + timedelta(hours=1)).made


@pytest.mark.parametrize(
    ("moment", "made"),
    [
        ("2026-11-02T05:59+01:00", None),
        ("2026-11-02T06:00+01:00", RECEIVERS),
        ("2026-11-01T12:00+01:00", None),
    ],
)
def test_the_daemon_makes_them_when_it_is_time(moment: str, made: int | None) -> None:
    site = a_site()
    report = state_the_day(
        site, lambda _stated: ClearSigner(), Drawer(), datetime.fromisoformat(moment), "1.0"
    )

    assert made == (report and report.made)
    assert (made or 0) == len(stored(site))


def test_days_that_passed_while_nothing_ran_are_not_made_up_for() -> None:
    site, drawer = a_site(), Drawer()
    states(site, drawer)

    states(site, drawer, NOW + timedelta(days=9))

    assert {"2026-11-02", "2026-11-11"} == {day for _, day in stored(site)}


class Overtaken:
    """A store in which somebody else makes the statements while ours are being put together."""

    def __init__(self, site: Site, drawer: Drawer) -> None:
        self.site, self.drawer, self.done = site, drawer, False

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self.site.store.read() as work:
            yield work

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        if not self.done:
            self.done = True
            states(self.site, self.drawer)
        with self.site.store.write() as work:
            yield work


def test_of_two_who_make_them_at_once_the_first_one_counts() -> None:
    site, theirs, mine = a_site(), Drawer(), Drawer()
    store: Store = Overtaken(site, theirs)

    report = states(replace(site, store=store), mine)

    assert (0, 0) == (report.made, report.messages)
    assert (RECEIVERS, RECEIVERS) == (len(stored(site)), len(outbox_at(site)))
    assert theirs.files == mine.files


def test_a_file_that_was_not_written_before_the_program_died_is_written_later() -> None:
    site, drawer = a_site(), Drawer()
    states(site, drawer)
    whole = dict(drawer.files)
    lost, changed = file_name(SOCIAL_SERVICES, TODAY), file_name(HOME_SCHOOL, TODAY)
    del drawer.files[lost]
    drawer.files[changed] = "of another database"

    assert 2 == archive_day(site, drawer, TODAY)
    assert whole == drawer.files


def test_missing_files_of_whichever_day_are_written_by_hand() -> None:
    site, drawer = a_site(), Drawer()
    states(site, drawer)
    states(site, drawer, NOW + timedelta(days=1))
    whole = dict(drawer.files)
    drawer.files.clear()

    assert (2 * RECEIVERS, 0) == (archive_missing(site, drawer), archive_missing(site, drawer))
    assert whole == drawer.files


def test_a_silent_site_states_nothing() -> None:
    site, drawer = a_site(), Drawer()
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW))
        work.commit()

    with pytest.raises(SiteSilent):
        states(site, drawer)
    with pytest.raises(SiteSilent):
        state_the_day(site, lambda _stated: ClearSigner(), drawer, NOW, "1.0")
    assert (set(), {}) == (stored(site), drawer.files)


def test_a_key_is_asked_for_only_where_something_is_signed_and_told_whether_there_was_any() -> None:
    site, drawer = a_site(), Drawer()
    asked = []

    def key(stated: bool) -> ClearSigner:
        asked.append(stated)
        return ClearSigner()

    for days in (0, 0, 1):
        state_now(site, key, drawer, NOW + timedelta(days=days), "1.0")

    assert [False, True] == asked


def test_two_statements_of_a_day_tell_the_same_of_a_case_and_the_journals_hold_it() -> None:
    site, drawer = a_site(), Drawer()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    states(site, drawer)

    social, school = (
        read_file(drawer.files[file_name(each, TODAY)]).statement for each in (SOCIAL_SERVICES, HOME_SCHOOL)
    )

    assert social.shared_with(HOME_SCHOOL).checksum == school.shared_with(SOCIAL_SERVICES).checksum
    assert (1, social.heads) == (len(social.heads), school.heads)
    assert [] == broken_chains(site, social)


def test_a_case_whose_rules_are_not_there_costs_nobody_the_day() -> None:
    site, drawer = a_site(), Drawer()
    broken, sound = a_case_at(site, "N/1"), a_case_at(site, "N/2")
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE \"case\" SET workflow_hash = 'nope' WHERE id = ?", (broken,))

    report = states(site, drawer)

    statement = read_file(drawer.files[file_name(SOCIAL_SERVICES, TODAY)]).statement
    assert (RECEIVERS, 2) == (report.made, statement.counts.cases)
    assert [case_at(site, sound).number] == [each.case for each in statement.heads]
    assert [] == broken_chains(site, statement)


def test_the_mail_tells_the_figures_and_brings_the_file() -> None:
    site, drawer, channel = a_site(), Drawer(), FakeChannel()
    states(site, drawer)
    send_due(site, channel, TEXTS, NOW)

    mail = next(each for each in channel.sent if each.to_name == f"The coordinator-of-{SOCIAL_SERVICES}")

    assert "Dagens läge: inget försenat, inget väntar på er" == mail.subject
    assert "Öppna ärenden: 0\n" in mail.body
    (file,) = mail.attachments
    assert (file_name(SOCIAL_SERVICES, TODAY), drawer.files[file.name].encode()) == (file.name, file.content)


def test_the_agency_coordinator_gets_the_day_of_those_who_have_none() -> None:
    site, drawer = a_site(), Drawer()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    states(site, drawer)

    agency = read_file(drawer.files[file_name(AGENCY, TODAY)]).statement

    assert 1 == agency.counts.cases
    assert agency.counts.waiting > 0


def bodies(site: Site) -> dict[str, str]:
    channel = FakeChannel()
    send_due(site, channel, TEXTS, NOW)
    return {each.to_name: each.body for each in channel.sent}


def test_the_mail_says_whom_to_call_where_none_comes_and_that_nothing_need_be_done() -> None:
    site = a_site()
    states(site, Drawer())

    told = bodies(site)

    social, agency = told[f"The coordinator-of-{SOCIAL_SERVICES}"], told[f"The person-of-{AGENCY}"]
    assert "Inget är försenat. Ni behöver inte göra något med anledning av det här mejlet.\n" in social
    assert "Har det inte kommit klockan 8 är något fel. Ring då samordnaren hos The org-agency.\n" in social
    assert "Har det inte kommit klockan 8 är något fel. Ring då den som sköter servern.\n" in agency


def test_the_mail_counts_the_pupils_without_school_for_whom_the_organisation_acts() -> None:
    site = a_site()
    no_school = {name: each for name, each in PARTIES.items() if name != "home_school"}
    a_case_at(site, "N/1", parties=no_school)
    a_case_at(site, "N/2", parties=no_school)
    a_case_at(site, "N/3")
    states(site, Drawer())

    told = bodies(site)

    assert "Elever utan skola i dag: 2\n" in told[f"The coordinator-of-{SOCIAL_SERVICES}"]
    assert "Se till att alla elever som är utan skola" in told[f"The coordinator-of-{SOCIAL_SERVICES}"]
    assert "Elever utan skola i dag: 0\n" in told[f"The person-of-{AGENCY}"]
