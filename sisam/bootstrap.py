"""The composition root: puts the parts of a site together, so that no part needs to know the others."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from sisam.application.alerts.looking_after_site import WatchReport, look_after
from sisam.application.canary.answering_canary import answer_for_canary
from sisam.application.canary.keeping_canary import CanaryRoad, keep_canary, retire_canary
from sisam.application.joint.lapsing import lapse
from sisam.application.people.people import People
from sisam.application.ports.bounces import BounceMailbox
from sisam.application.ports.channel import Channel
from sisam.application.ports.rule_book import StoredPart
from sisam.application.rules.publishing import ACCEPTED, publish
from sisam.application.rules.rule_keeping import KeptRules, Readers
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
from sisam.catalogue.agreements import agreement_from_body
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_body, calendar_from_body, read_calendar
from sisam.catalogue.definitions import law_from_body, read_law, read_workflow, workflow_from_body
from sisam.catalogue.folders import first_with, layers, shipped
from sisam.catalogue.notifications import read_notifications
from sisam.channels.apprise import AppriseChannel
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.channels.email.bounce_mailboxes import mailbox_at
from sisam.channels.folder import FolderChannel
from sisam.channels.folder.watched_folder import FolderOfMails
from sisam.channels.webhook import WebhookChannel
from sisam.domain.account import SignInWay
from sisam.domain.calendar import Calendar
from sisam.domain.canary import CODE as CANARY_CODE
from sisam.domain.canary import WORKFLOW as CANARY_WORKFLOW
from sisam.domain.contact import Contact, Way
from sisam.domain.notification_text import NotificationTexts
from sisam.domain.office_hours import ALWAYS_WRITTEN, OfficeHours
from sisam.domain.rules import Rules, RulesKey
from sisam.domain.source import Law
from sisam.domain.statement import Statement
from sisam.domain.workflow import Workflow
from sisam.engine.releasing import GROUPING
from sisam.errors import Fault, Invalid
from sisam.log import log_event
from sisam.proof.checking import check
from sisam.proof.objection import Objection
from sisam.settings import CONFIG_FILE, Settings, read_settings
from sisam.storage.engine import address_of
from sisam.storage.gauges import SqlGauges
from sisam.storage.statement_folder import StatementFolder
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.account_secrets import AccountSecrets
from sisam.vault.cipher import Vault
from sisam.vault.keys import load_keys
from sisam.vault.one_time_codes import PyotpCodes
from sisam.vault.passwords import ArgonPasswords
from sisam.vault.sealing import SubjectSealer, WordsSealer
from sisam.vault.signing import StatementKey, load_statement_key, make_statement_key

_ID_BYTES = 8


class RandomIds:
    """Identifiers from the machine's own source of chance."""

    def new(self) -> str:
        """Return sixteen hexadecimal digits that nobody has had before."""
        return secrets.token_hex(_ID_BYTES)


@dataclass(frozen=True, slots=True)
class Definitions:
    """The definitions as they stand in the files now, with what the proof says of them."""

    workflow: Workflow
    law: Law
    calendar: Calendar
    texts: NotificationTexts
    parts: tuple[StoredPart, ...]
    objections: tuple[Objection, ...]


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
        return keep_canary(self.site, _canary_road_of(self.settings), now)

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


def open_program(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    *,
    read_only: bool = False,
    durable: bool = True,
) -> Program:
    """Open a site, `read_only` for those who may not write even by mistake.

    Where it is not `durable`, commits do not wait for the disc: only for a site still in the making.

    Raises:
        Invalid: its settings are wrong.
        Unavailable: its key or its database cannot be used, or the key is not the one of this site.
    """
    settings = read_settings(folder)
    vault = Vault(load_keys(folder / settings.vault_key_file, environment))
    words = WordsSealer(vault)
    address = address_of(folder / settings.database)
    store = SqlStore(address, words, read_only=read_only, durable=durable)
    with store.read() as work:
        used = work.subjects.any_key()
    if used is not None:
        vault.require(used)
    site = Site(
        store=store,
        rules=KeptRules(Readers(workflow_from_body, law_from_body, calendar_from_body, agreement_from_body)),
        sealer=SubjectSealer(vault),
        ids=RandomIds(),
        workflow_name=settings.workflow,
        channel=settings.channel,
        further_channels=frozenset(each.name for each in further_channels_of(settings, folder)),
        public_url=settings.public_url,
        mail_domain=settings.mail_domain,
        office_hours=OfficeHours.read(settings.office_hours or ALWAYS_WRITTEN),
        grouping=GROUPING,
    )
    mails = _canary_mails_of(settings, folder)
    return Program(folder, settings, site, store, words, AccountSecrets(vault), mails)


def channel_of(settings: Settings, folder: Path) -> FolderChannel | EmailChannel:
    """Return the channel that a site's settings name."""
    if settings.channel == "folder":
        return FolderChannel(folder / settings.outbox_folder, settings.mail_from)
    return EmailChannel(_mail_server_of(settings, folder), settings.mail_from)


def further_channels_of(
    settings: Settings, folder: Path
) -> Iterator[WebhookChannel | AppriseChannel | FolderChannel]:
    """Yield the channels beside the site's own that its settings give what they need."""
    if settings.webhook_secret_file:
        yield WebhookChannel(folder / settings.webhook_secret_file)
    if settings.apprise_url_file:
        yield AppriseChannel(folder / settings.apprise_url_file)
    # Also where no canary is kept any more, so that what was written to it goes nowhere else.
    if not settings.canary_maildir:
        yield FolderChannel(folder / settings.canary_folder, settings.mail_from, name=Way.CANARY)


def _canary_mails_of(settings: Settings, folder: Path) -> FolderOfMails:
    if settings.canary_maildir:
        return FolderOfMails(folder / settings.canary_maildir / "new")
    return FolderOfMails(folder / settings.canary_folder)


def _canary_road_of(settings: Settings) -> CanaryRoad:
    """Return how the canary is told: at its mailbox, else by files in the folder that is watched."""
    if settings.canary_maildir:
        return CanaryRoad(settings.canary_email)
    email = f"{CANARY_CODE}@{settings.mail_domain}"
    return CanaryRoad(email, (Contact(Way.CANARY, email),))


def operations_channel_of(settings: Settings, folder: Path) -> EmailChannel | None:
    """Return the road to operations that goes past the outbox; None where nobody is named."""
    if not settings.operations_email:
        return None
    return EmailChannel(_operations_server_of(settings, folder), settings.mail_from)


def _mail_server_of(settings: Settings, folder: Path) -> MailServer:
    return MailServer(
        host=settings.smtp_host,
        port=settings.smtp_port,
        security=Security(settings.smtp_security),
        user=settings.smtp_user,
        password_file=folder / settings.smtp_password_file if settings.smtp_password_file else None,
        ca_file=folder / settings.smtp_ca_file if settings.smtp_ca_file else None,
    )


def _operations_server_of(settings: Settings, folder: Path) -> MailServer:
    if not settings.operations_smtp_host:
        return _mail_server_of(settings, folder)
    password, authorities = settings.operations_smtp_password_file, settings.operations_smtp_ca_file
    return MailServer(
        host=settings.operations_smtp_host,
        port=settings.operations_smtp_port,
        security=Security(settings.operations_smtp_security),
        user=settings.operations_smtp_user,
        password_file=folder / password if password else None,
        ca_file=folder / authorities if authorities else None,
    )


def read_definitions(
    workflow_name: str,
    now: datetime,
    workflows: Path | None = None,
    notifications: Path | None = None,
) -> Definitions:
    """Read the definitions, an operator's files first, and prove the workflow.

    Raises:
        Invalid: files are missing or break their shape; every fault is told.
    """
    folders = layers("workflows", workflows)
    workflow, body = read_workflow(*(folder / workflow_name for folder in folders))
    law_path, calendar_path = (
        first_with(folders, name) or shipped("workflows") / name for name in ("law.toml", "calendar.toml")
    )
    law, law_body = read_law(law_path)
    calendar = read_calendar(calendar_path)
    texts = read_notifications(*layers("notifications", notifications))
    objections = check(workflow, law, texts)
    verdict = "refused" if objections else ACCEPTED
    part = partial(_part, verdict=verdict, now=now)
    parts = (
        part("calendar", "calendar", calendar.version, calendar_body(calendar_path)),
        part("law", "law", law.version, law_body),
        part("workflow", workflow.name, workflow.version, body),
    )
    return Definitions(workflow, law, calendar, texts, parts, objections)


def _part(kind: str, name: str, version: str, body: str, *, verdict: str, now: datetime) -> StoredPart:
    return StoredPart(kind, name, version, hash_of(body), body, verdict, now)
