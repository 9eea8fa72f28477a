"""Looking at whether what is sent can reach anybody: the channel of the settings, and its domain."""

from collections.abc import Iterator

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.settings import Settings

#: No mail with this domain in its Message-ID comes from anybody.
_NOBODYS_DOMAIN = ".invalid"


def telling(settings: Settings, figures: Figures) -> Iterator[Finding]:
    """Yield what keeps people from being told though everything works; nothing where nothing does."""
    if settings.channel == "folder" and figures.open_cases:
        told = f"{figures.open_cases} open cases, and every message is laid into a folder: nobody gets mail"
        remedy = 'Set channel = "email" and the mail server: docs/howto/run-a-site.md.'
        yield Finding("telling", Level.WARN, told, remedy)
    if settings.channel == "email" and settings.mail_domain.endswith(_NOBODYS_DOMAIN):
        told = f"mail_domain is {settings.mail_domain}, so mail servers may take mails for unwanted"
        yield Finding("telling", Level.WARN, told, "Set mail_domain to a domain of your own.")
