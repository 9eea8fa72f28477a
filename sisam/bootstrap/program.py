"""A site that is open: its settings and its parts, put together so that no part needs to know the others."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from sisam.application.alerts.looking_after_site import WatchReport, look_after
from sisam.application.canary.answering_canary import answer_for_canary
from sisam.application.canary.keeping_canary import keep_canary, retire_canary
from sisam.application.joint.lapsing import lapse
from sisam.application.people.people import People
from sisam.application.ports.bounces import BounceMailbox
from sisam.application.ports.channel import Channel
from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.publishing import publish
from sisam.application.site import Site
from sisam.application.statements.stating import StatingReport, archive_missing, state_now, state_the_day
from sisam.application.statements.verifying import prove
from sisam.audit.auditing import audit
from sisam.audit.canary import last_sign
from sisam.audit.channels import Stuck, stuck
from sisam.audit.checkpoints import Checkpoints, held_against
from sisam.audit.report import Report
from sisam.auditor.findings import SpooledFindings
from sisam.auditor.spool import Spool
from sisam.bootstrap.definitions import Definitions, read_definitions
from sisam.bootstrap.roads import canary_road_of, channel_of, further_channels_of
from sisam.catalogue.folders import layers
from sisam.catalogue.notifications import read_notifications
from sisam.channels.email.bounce_mailboxes import mailbox_at
from sisam.channels.folder.watched_folder import FolderOfMails
from sisam.domain.account import SignInWay
from sisam.domain.canary import WORKFLOW as CANARY_WORKFLOW
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.rules import Rules, RulesKey
from sisam.domain.statement import Statement
from sisam.errors import Fault, Invalid
from sisam.log import log_event
from sisam.settings import CONFIG_FILE, Settings
from sisam.storage.gauges import SqlGauges
from sisam.storage.statement_folder import StatementFolder
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.account_secrets import AccountSecrets
from sisam.vault.one_time_codes import PyotpCodes
from sisam.vault.passwords import ArgonPasswords
from sisam.vault.sealing import WordsSealer
from sisam.vault.signing import StatementKey, load_statement_key, make_statement_key


@dataclass(frozen=True, slots=True)
class Program:
    """A site that is open: its settings, its use cases' ports and its parts."""

    folder: Path
    settings: Settings
    site: Site
    store: SqlStore
    words: WordsSealer
    #: What people sign in with is kept by it.
    secrets: AccountSecrets
    #: Where mail to the canary comes in.
    canary_mails: FolderOfMails

    @property
    def gauges(self) -> SqlGauges:
        """Return where the site's figures are read off."""
        return SqlGauges(self.store.engine)

    def look_after(self, now: datetime, since: datetime | None = None) -> WatchReport:
        """Look after what belongs to no single case, as somebody who has looked since a moment.

        What two people were to do and nobody answered is over by then.

        Raises:
            SiteSilent: the site was restored, and nobody has adopted it yet.
        """
        findings = SpooledFindings(Spool(self.folder / self.settings.spool_folder)).last()
        report = look_after(self.site, now, findings, since)
        lapse(self.site, now)
        return report

    def people(self) -> People:
        """Return what the use cases of people need; made when it is asked for, for a hash takes long."""
        way = SignInWay.DEMO if self.settings.mode == "demo" else SignInWay(self.settings.sign_in)
        return People(self.site, ArgonPasswords(), PyotpCodes(), self.secrets, way)

    def texts(self) -> NotificationTexts:
        """Return the texts of messages, the site's own first."""
        return read_notifications(*layers("notifications", self.folder / self.settings.notifications_folder))

    def channel(self) -> Channel:
        """Return the channel over which persons are told who have named no other."""
        return channel_of(self.settings, self.folder)

    def channels(self) -> dict[str, Channel]:
        """Return every channel that the settings name, the site's own first, by its name."""
        found = (self.channel(), *further_channels_of(self.settings, self.folder))
        return {channel.name: channel for channel in found}

    def bounce_mailbox(self) -> BounceMailbox:
        """Return where mail to the sender's address lands.

        Raises:
            Invalid: the settings name no such place.
            Unavailable: it is no mailbox.
        """
        if not self.settings.bounce_mailbox:
            raise Invalid(
                Fault(
                    "No mailbox is named for what mail servers send back.",
                    "Name a maildir or an mbox.",
                    str(self.folder / CONFIG_FILE),
                    key="bounce_mailbox",
                )
            )
        return mailbox_at(self.folder / self.settings.bounce_mailbox)

    def definitions(self, now: datetime) -> Definitions:
        """Read the definitions that lie in the site's folders and in the program, and prove the workflow."""
        return self._definitions_of(self.settings.workflow, now)

    def _definitions_of(self, name: str, now: datetime) -> Definitions:
        return read_definitions(
            name,
            now,
            self.folder / self.settings.workflows_folder,
            self.folder / self.settings.notifications_folder,
        )

    def all_definitions(self, now: datetime) -> tuple[Definitions, ...]:
        """Return the definitions of placements and, where the site keeps one, those of the canary."""
        names = (self.settings.workflow, *((CANARY_WORKFLOW,) if self.settings.canary else ()))
        return tuple(self._definitions_of(name, now) for name in names)

    def publish(self, now: datetime) -> list[StoredPart]:
        """Publish the definitions as they stand in the files, with the proof's verdict."""
        parts: dict[tuple[str, str], StoredPart] = {}
        for each in self.all_definitions(now):
            # Law and calendar are the same for all; the verdict of placements counts for them.
            parts = {(part.kind, part.name): part for part in each.parts} | parts
        return publish(self.site, tuple(parts.values()))

    def keep_canary(self, now: datetime) -> bool:
        """Make what is missing of the canary, or close its case where the settings keep none any more.

        Raises:
            SiteSilent: the site was restored, and nobody has adopted it yet.
            CanaryUnpublished: its rules are not published.
            CanaryNameTaken: somebody else is called so.
        """
        if not self.settings.canary:
            return retire_canary(self.site, now)
        return keep_canary(self.site, canary_road_of(self.settings), now)

    def answer_for_canary(self, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Answer the alerts whose mail has come in to the canary, and return how many there were."""
        return answer_for_canary(self.site, self.canary_mails, now, stopped)

    def canary_sign(self, now: datetime) -> datetime | None:
        """Return when the canary gave its last sign of life; None where none is kept or none was made."""
        return last_sign(self.store.engine.connect, now) if self.settings.canary else None

    def stuck(self, now: datetime) -> tuple[Stuck, ...]:
        """Return the channels that are down and the messages that fail, both for too long."""
        return stuck(self.store.engine.connect, now)

    def audit(self, now: datetime, *, full: bool = True) -> Report:
        """Ask every invariant; where it is not `full`, only of what may still move or has moved lately."""
        connect = self.store.engine.connect
        report = audit(connect, self._rules, now, unseal=self.words.unseal, full=full)
        checkpoints = Checkpoints(self.folder / self.settings.statement_folder, self._proved)
        return held_against(report, self.store.engine.connect, checkpoints, now)

    @property
    def archive(self) -> StatementFolder:
        """Return the folder with copies of the statements."""
        return StatementFolder(self.folder / self.settings.statement_folder)

    def statement_key(self, *, stated: bool = True) -> StatementKey:
        """Return the key that statements are signed with; a site that never stated anything may get one.

        Raises:
            Unavailable: it cannot be used, or is gone though statements were signed with it.
        """
        path = self.folder / self.settings.statement_key_file
        if stated or path.exists():
            return load_statement_key(path)
        key = make_statement_key(path)
        log_event("statement_key_made", key_id=key.key_id)
        return key

    def state_the_day(self, now: datetime) -> StatingReport | None:
        """Make the statements of the day once its time has come; None: it has not."""
        return state_the_day(self.site, self._key_for, self.archive, now, version("sisam"))

    def state_now(self, now: datetime) -> StatingReport:
        """Make the statements of the day whatever the time, and write every file that is missing."""
        report = state_now(self.site, self._key_for, self.archive, now, version("sisam"))
        return replace(report, files=report.files + archive_missing(self.site, self.archive))

    def _key_for(self, stated: bool) -> StatementKey:
        return self.statement_key(stated=stated)

    def _proved(self, content: str) -> Statement:
        return prove(content, self.statement_key().public)

    def _rules(self, key: RulesKey) -> Rules:
        with self.store.read() as work:
            return self.site.rules.named(key, work.rule_parts)
