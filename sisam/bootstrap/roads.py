"""The roads to people: the channels that the settings of a site open, and the one of its canary."""

from collections.abc import Iterator
from pathlib import Path

from sisam.application.canary.keeping_canary import CanaryRoad
from sisam.channels.apprise import AppriseChannel
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.channels.folder import FolderChannel
from sisam.channels.folder.watched_folder import FolderOfMails
from sisam.channels.webhook import WebhookChannel
from sisam.domain.canary import CODE as CANARY_CODE
from sisam.domain.contact import Contact, Way
from sisam.settings import Settings


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


def canary_mails_of(settings: Settings, folder: Path) -> FolderOfMails:
    """Return where mail to the canary comes in."""
    if settings.canary_maildir:
        return FolderOfMails(folder / settings.canary_maildir / "new")
    return FolderOfMails(folder / settings.canary_folder)


def canary_road_of(settings: Settings) -> CanaryRoad:
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
