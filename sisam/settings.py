"""The settings of a site, read from its `config.toml`."""

import os
import re
import tomllib
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from sisam.domain.office_hours import OfficeHours
from sisam.errors import Fault, Invalid, Unavailable

#: The file that makes a folder a site.
CONFIG_FILE = "config.toml"
#: Lies where the program does, and in no site.
PROGRAM_FILE = Path("sisam", "settings.py")
#: Names the site's folder where ``--site`` does not.
SITE_VARIABLE = "SISAM_SITE"


class SiteMissing(Unavailable):
    """The folder is not a site; make one with `sisam init DIR`, or name yours with --site DIR."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder that was looked into."""
        super().__init__(folder)
        #: The folder that was looked into.
        self.folder = folder


class ProgramFolder(SiteMissing):
    """This is the program's folder, not a site. Name yours with --site DIR (make demo leaves one in
    demo-site), or make one with `sisam init DIR`.
    """  # noqa: D205 — one sentence more than a line holds


def is_this_machine(host: str) -> bool:
    """Tell whether a mail server's name or number can only mean the machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def mail_address(text: str) -> str:
    """Return an address that e-mail can come from.

    Raises:
        ValueError: it is none.
    """
    local, _, domain = text.rpartition("@")
    if not local or not domain or not text.isprintable() or set(text) & set(' <>,;"()'):
        raise ValueError("this is not an e-mail address")
    return text


def address_or_none(text: str) -> str:
    """Return an address of e-mail; empty: there is none.

    Raises:
        ValueError: it is none.
    """
    return text and mail_address(text)


def outside_address(url: str) -> str:
    """Return the address of somebody outside who is spoken with over HTTPS; empty: nobody is.

    Raises:
        ValueError: it is none, or would let others listen.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not url or (parts.scheme == "https" and host) or (parts.scheme == "http" and is_this_machine(host)):
        return url
    raise ValueError("this is not an address that begins with https://")


def proxy_address(text: str) -> str:
    """Return the number of a proxy, or of a network of them.

    Raises:
        ValueError: it is none.
    """
    ip_network(text)
    return text


def header_or_none(text: str) -> str:
    """Return the name of a header that only a proxy of the site's gives; empty: there is none.

    Raises:
        ValueError: no header can be called so, or every browser sends it.
    """
    if text and not (re.fullmatch(r"[A-Za-z0-9-]{3,64}", text) and text.lower().startswith("x-")):
        raise ValueError('this is not the name of a header that begins with "X-"')
    return text


def hours_or_none(text: str) -> str:
    """Return office hours as they are written; empty: every hour is one.

    Raises:
        ValueError: they are none.
    """
    if text:
        OfficeHours.read(text)
    return text


class Settings(BaseModel):
    """Every setting, with the same defaults as the shipped `config.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    database: str = "sisam.db"
    vault_key_file: str = "vault.key"
    statement_key_file: str = "statement.key"
    statement_folder: str = "statements"
    channel: Literal["folder", "email"] = "folder"
    outbox_folder: str = "outbox"
    workflows_folder: str = "workflows"
    notifications_folder: str = "notifications"
    agreements_folder: str = "agreements"
    workflow: str = "placement"
    public_url: str = ""
    mail_domain: str = "sisam.invalid"
    mail_from: Annotated[str, AfterValidator(mail_address)] = "sisam@sisam.invalid"
    smtp_host: str = ""
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    smtp_security: Literal["starttls", "tls", "plain"] = "starttls"
    smtp_user: str = ""
    smtp_password_file: str = ""
    smtp_ca_file: str = ""
    bounce_mailbox: str = ""
    webhook_secret_file: str = ""
    apprise_url_file: str = ""
    sweep_seconds: Annotated[int, Field(ge=1, le=60)] = 20
    delivery_seconds: Annotated[int, Field(ge=1, le=60)] = 20
    beat_seconds: Annotated[int, Field(ge=1, le=60)] = 10
    metrics_host: str = "127.0.0.1"
    metrics_port: Annotated[int, Field(ge=0, le=65535)] = 0
    mode: Literal["production", "demo"] = "production"
    web_host: str = "127.0.0.1"
    web_port: Annotated[int, Field(ge=0, le=65535)] = 8321
    web_tls: bool = False
    web_proxies: list[Annotated[str, AfterValidator(proxy_address)]] = Field(default=[])
    sign_in: Literal["local", "proxy"] = "local"
    proxy_user_header: Annotated[str, AfterValidator(header_or_none)] = ""
    proxy_time_header: Annotated[str, AfterValidator(header_or_none)] = ""
    backup_folder: str = ""
    auditor_seconds: Annotated[int, Field(ge=60, le=300)] = 300
    deadman_url: Annotated[str, AfterValidator(outside_address)] = ""
    spool_folder: str = "spool"
    operations_email: list[Annotated[str, AfterValidator(mail_address)]] = Field(default=[])
    operations_smtp_host: str = ""
    operations_smtp_port: Annotated[int, Field(ge=1, le=65535)] = 587
    operations_smtp_security: Literal["starttls", "tls", "plain"] = "starttls"
    operations_smtp_user: str = ""
    operations_smtp_password_file: str = ""
    operations_smtp_ca_file: str = ""
    canary: bool = True
    canary_folder: str = "canary"
    canary_email: Annotated[str, AfterValidator(address_or_none)] = ""
    canary_maildir: str = ""
    office_hours: Annotated[str, AfterValidator(hours_or_none)] = "08:00-17:00"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("smtp_host")
    @classmethod
    def _host_for_email(cls, host: str, others: ValidationInfo) -> str:
        if others.data.get("channel") == "email" and not host:
            raise ValueError('the channel "email" needs the name of a mail server')
        return host

    @field_validator("web_tls")
    @classmethod
    def _tls_for_others(cls, tls: bool, others: ValidationInfo) -> bool:
        host = others.data.get("web_host", "")
        if not tls and not is_this_machine(host):
            raise ValueError(f"{host} is reached from other machines, so the pages need TLS before them")
        if tls and others.data.get("mode") == "demo":
            raise ValueError("a demonstration, where everybody may be anybody, is for this machine alone")
        if tls and not others.data.get("public_url", "").startswith("https://"):
            raise ValueError("TLS needs a public_url that begins with https://")
        return tls

    @field_validator("web_proxies")
    @classmethod
    def _proxies_with_tls(cls, proxies: list[str], others: ValidationInfo) -> list[str]:
        if "web_tls" in others.data and others.data["web_tls"] is not bool(proxies):
            raise ValueError("web_tls and web_proxies go together")
        return proxies

    @field_validator("proxy_user_header")
    @classmethod
    def _header_with_proxy(cls, header: str, others: ValidationInfo) -> str:
        by_proxy = others.data.get("sign_in") == "proxy"
        if by_proxy and not others.data.get("web_tls"):
            raise ValueError("people are only let in on a proxy's word with web_tls and web_proxies")
        if by_proxy is not bool(header):
            raise ValueError('sign_in = "proxy" and proxy_user_header go together')
        return header

    @field_validator("operations_smtp_host")
    @classmethod
    def _host_for_operations(cls, host: str, others: ValidationInfo) -> str:
        if others.data.get("operations_email") and not (host or others.data.get("smtp_host")):
            raise ValueError("operations_email needs the name of a mail server here, or in smtp_host")
        return host

    @field_validator("smtp_security", "operations_smtp_security")
    @classmethod
    def _plain_only_here(cls, security: str, others: ValidationInfo) -> str:
        host = others.data.get(_beside(others, "host"), "")
        if security == "plain" and host and not is_this_machine(host):
            raise ValueError(f'"plain" is for a mail server on this machine, and {host} is another')
        return security

    @field_validator("smtp_password_file", "operations_smtp_password_file")
    @classmethod
    def _password_with_user(cls, path: str, others: ValidationInfo) -> str:
        user = _beside(others, "user")
        if bool(others.data.get(user)) is not bool(path):
            raise ValueError(f"{user} and {others.field_name} go together")
        return path

    @field_validator("canary_maildir")
    @classmethod
    def _maildir_with_address(cls, path: str, others: ValidationInfo) -> str:
        if bool(others.data.get("canary_email")) is not bool(path):
            raise ValueError("canary_email and canary_maildir go together")
        return path


def _beside(validated: ValidationInfo, name: str) -> str:
    """Return the name of another setting of the same mail server."""
    server, _, _ = str(validated.field_name).partition("smtp_")
    return f"{server}smtp_{name}"


def site_folder(named: Path | None) -> Path:
    """Return the site's folder: the named one, else SISAM_SITE's, else the present folder.

    Raises:
        SiteMissing: no `config.toml` lies there that this user may see, or it is the program's own.
    """
    folder = named or Path(os.environ.get(SITE_VARIABLE) or ".")
    try:
        is_site = (folder / CONFIG_FILE).is_file()
        if is_program_folder(folder):
            raise ProgramFolder(folder)
    except OSError as error:
        raise SiteMissing(folder) from error
    if not is_site:
        raise SiteMissing(folder)
    return folder


def is_program_folder(folder: Path) -> bool:
    """Tell whether the program itself lies in a folder, whose `config.toml` is only the one that it ships."""
    return (folder / PROGRAM_FILE).is_file()


def read_settings(folder: Path) -> Settings:
    """Read a site's settings; what its file leaves out has the default.

    Raises:
        Invalid: the file is no TOML, or has wrong keys or values; every fault is told.
    """
    path = folder / CONFIG_FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Invalid(
            _fault(path, f"The file cannot be read: {error.strerror}.", "Check its rights.")
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(_fault(path, f"This is not TOML: {error}.", "Correct the line.")) from error
    try:
        return Settings(**tables)
    except ValidationError as error:
        raise Invalid(
            *(_wrong(path, detail["loc"], _said(detail["msg"])) for detail in error.errors())
        ) from error


def _wrong(path: Path, location: tuple[int | str, ...], message: str) -> Fault:
    key = ".".join(map(str, location))
    if location[0] in Settings.model_fields:
        return Fault(f"The value does not fit: {message}.", "Correct it.", str(path), key=key)
    known = ", ".join(Settings.model_fields)
    return Fault("There is no such setting.", f"Use one of: {known}.", str(path), key=key)


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def _fault(path: Path, sentence: str, remedy: str) -> Fault:
    return Fault(sentence, remedy, str(path))
