"""A site with a canary, whose nights pass by hand."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from sisam.application.canary.answering_canary import answer_for_canary
from sisam.application.canary.keeping_canary import CanaryRoad, keep_canary
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Channel
from sisam.application.ports.rule_book import StoredPart
from sisam.application.site import Site
from sisam.audit.auditing import audit
from sisam.audit.canary import last_sign
from sisam.audit.report import Report
from sisam.auditor.judging import judge
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_from_body
from sisam.catalogue.definitions import law_from_body, read_workflow, workflow_from_body
from sisam.catalogue.folders import layers, shipped
from sisam.catalogue.notifications import read_notifications
from sisam.channels.folder import FolderChannel
from sisam.channels.folder.watched_folder import FolderOfMails
from sisam.domain.contact import Contact, Way
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.rules import Rules, RulesKey
from sisam.storage.gauges import SqlGauges
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW
from tests.fakes import FakeChannel
from tests.sites import a_site

EMAIL = "canary@sisam.invalid"
ROAD = CanaryRoad(EMAIL, (Contact(Way.CANARY, EMAIL),))
#: When the canary of these tests is made: a Monday morning.
MADE = NOW
_STOCKHOLM = ZoneInfo("Europe/Stockholm")


@cache
def canary_part() -> StoredPart:
    """The canary's workflow that ships, as it is published."""
    workflow, body = read_workflow(shipped("workflows/canary"))
    return StoredPart("workflow", workflow.name, workflow.version, hash_of(body), body, "accepted", NOW)


@cache
def texts() -> NotificationTexts:
    return read_notifications(*layers("notifications", None))


@dataclass
class Aviary:
    """A site, the folder that mail to its canary is laid into, and the channels of a daemon there."""

    folder: Path
    site: Site = field(default_factory=lambda: a_site(further_channels=frozenset({Way.CANARY})))
    store: SqlStore = field(init=False)
    mails: FolderOfMails = field(init=False)
    channel: Channel = field(init=False)
    others: FakeChannel = field(default_factory=lambda: FakeChannel(name="folder"))

    def __post_init__(self) -> None:
        assert isinstance(self.site.store, SqlStore)
        self.store = self.site.store
        self.mails = FolderOfMails(self.folder)
        self.channel = FolderChannel(self.folder, name=Way.CANARY)
        with self.store.write() as work:
            work.rule_parts.publish(canary_part())
            work.commit()

    def keep(self, now: datetime = MADE) -> bool:
        return keep_canary(self.site, ROAD, now)

    def answer(self, now: datetime) -> int:
        return answer_for_canary(self.site, self.mails, now)

    def tell(self, now: datetime) -> None:
        """Let the daemon sweep and deliver."""
        sweep(self.site, now)
        for channel in (self.channel, self.others):
            send_due(self.site, channel, texts(), now)

    def night(self, day: int, *, month: int = 11) -> int:
        """Let the daemon live through the first minutes of a day of 2026, and return what it answered."""
        midnight = at(day, month=month)
        self.tell(midnight)
        self.keep(midnight + timedelta(minutes=1))
        return self.answer(midnight + timedelta(minutes=1))

    def ill(self, now: datetime) -> list[str]:
        """What the auditor says of the site besides that nobody sweeps."""
        figures = replace(SqlGauges(self.store.engine).figures(now), last_sweep_completed=now)
        inspection = judge(now, self.audit(now), figures, last_sign(self.store.engine.connect, now))
        return [each.invariant for each in inspection.findings]

    def audit(self, now: datetime) -> Report:
        with self.store.read() as work:
            parts = {(part.kind, part.hash): part for part in work.rule_parts.parts()}

        def rules(key: RulesKey) -> Rules:
            # Read beforehand, for a store in memory has one connection, which the audit holds.
            of = {kind: parts[kind, getattr(key, kind).hash].body for kind in ("workflow", "law", "calendar")}
            return Rules(
                key,
                workflow_from_body(of["workflow"]),
                law_from_body(of["law"]),
                calendar_from_body(of["calendar"]),
            )

        return audit(self.store.engine.connect, rules, now)


def at(day: int, hour: int = 0, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of 2026 by the clock in Stockholm."""
    return datetime(2026, month, day, hour, minute, tzinfo=_STOCKHOLM).astimezone(UTC)
