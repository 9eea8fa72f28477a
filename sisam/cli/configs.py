"""The command that looks whether a site's settings can work."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sisam.bootstrap import channel_of, further_channels_of, operations_channel_of, read_definitions
from sisam.channels.email import EmailChannel, Security
from sisam.channels.email.bounce_mailboxes import mailbox_at
from sisam.channels.folder import FolderChannel
from sisam.cli.errand import instant_of
from sisam.cli.exit_codes import ExitCode
from sisam.cli.failing import tell
from sisam.cli.given import Given, taking
from sisam.cli.saying import remark
from sisam.doctor.telling import telling
from sisam.errors import Fault, Invalid, SisamError
from sisam.settings import CONFIG_FILE, Settings, read_settings, site_folder
from sisam.storage.engine import address_of
from sisam.storage.gauges import SqlGauges
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.keys import load_keys

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Look whether the settings can work.",
)

Look = Callable[[], object]


@app.callback()
def config() -> None:
    """Keep `check` a verb of its own, though it is the only one."""


@app.command()
@taking
def check(
    given: Given,
    connect: Annotated[
        bool,
        typer.Option("--connect", help="Also connect to the mail server, encrypt and log in; send nothing."),
    ] = False,
) -> None:
    """Read the settings and what they name.

    What is wrong is said. Without --connect nobody is asked over the network.
    """
    folder = site_folder(given.folder)
    given.stage.folder = folder
    settings = read_settings(folder)
    looks = [
        *_at_files(settings, folder, given),
        *_at_channel(settings, folder, connect=connect),
        *_at_operations(settings, folder, connect=connect),
        *_at_further_channels(settings, folder),
    ]
    errors = [error for look in looks if (error := _error_of(look)) is not None]
    for error in errors:
        tell(error, given.stage)
    if errors:
        raise typer.Exit(ExitCode.ERROR)
    for sentence in (*_warnings(settings), *_of_telling(folder, settings, given)):
        remark(f"Warning: {sentence}")
    print("The settings are in order" + (", and the mail server lets us in." if connect else "."))


def _error_of(look: Look) -> SisamError | None:
    try:
        look()
    except SisamError as error:
        return error
    return None


def _at_files(settings: Settings, folder: Path, given: Given) -> Iterator[Look]:
    now = instant_of(given)
    yield lambda: load_keys(folder / settings.vault_key_file, os.environ)
    yield lambda: SqlStore(address_of(folder / settings.database)).close()
    yield lambda: _require_backup_folder(settings, folder)
    yield lambda: read_definitions(
        settings.workflow, now, folder / settings.workflows_folder, folder / settings.notifications_folder
    )


def _at_channel(settings: Settings, folder: Path, *, connect: bool) -> Iterator[Look]:
    channel = channel_of(settings, folder)
    if isinstance(channel, EmailChannel):
        yield lambda: _require_own_address(settings, folder)
        yield from _at_server(channel, connect=connect)
    elif connect and not settings.operations_email:
        yield lambda: _refuse(
            folder, "channel", "There is no mail server to connect to.", 'Set it to "email" first.'
        )


def _at_operations(settings: Settings, folder: Path, *, connect: bool) -> Iterator[Look]:
    channel = operations_channel_of(settings, folder)
    if channel is not None:
        yield lambda: _require_own_address(settings, folder)
        yield from _at_server(channel, connect=connect)


def _at_further_channels(settings: Settings, folder: Path) -> Iterator[Look]:
    for channel in further_channels_of(settings, folder):
        if not isinstance(channel, FolderChannel):
            yield channel.probe
    for mailbox in filter(None, (settings.bounce_mailbox, settings.canary_maildir)):
        yield partial(mailbox_at, folder / mailbox)


def _at_server(channel: EmailChannel, *, connect: bool) -> Iterator[Look]:
    server = channel.server
    if server.user:
        yield server.password
    if server.security is not Security.PLAIN:
        yield server.tls
    if connect:
        yield channel.probe


def _warnings(settings: Settings) -> Iterator[str]:
    """Yield what works and leaves nobody to notice that it does not."""
    if not settings.deadman_url:
        yield "deadman_url is empty, so nobody outside notices that this machine has fallen silent."
    if not settings.operations_email:
        yield "operations_email is empty, so the auditor writes to nobody."
    elif settings.operations_smtp_host in ("", settings.smtp_host):
        yield "operations_email goes through the same mail server as every message; better over another."


def _of_telling(folder: Path, settings: Settings, given: Given) -> Iterator[str]:
    store = SqlStore(address_of(folder / settings.database))
    with closing(store):
        figures = SqlGauges(store.engine).figures(instant_of(given))
    yield from (f"{each.told}. {each.remedy}" for each in telling(settings, figures))


def _require_backup_folder(settings: Settings, folder: Path) -> None:
    if settings.backup_folder and not (folder / settings.backup_folder).is_dir():
        _refuse(folder, "backup_folder", "There is no such folder.", "Make it, or correct its path.")


def _require_own_address(settings: Settings, folder: Path) -> None:
    if settings.mail_from.endswith(".invalid"):
        _refuse(folder, "mail_from", "Refusals cannot come back to it.", "Write an address of your own.")


def _refuse(folder: Path, key: str, sentence: str, remedy: str) -> None:
    raise Invalid(Fault(sentence, remedy, str(folder / CONFIG_FILE), key=key))
