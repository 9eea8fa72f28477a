"""Looking at whether what is sent can reach anybody: the channel of the settings, and its domain."""

from collections.abc import Iterator

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.settings import Settings
from sisam.wording.doctor_sentences import DoctorSentence

#: No mail with this domain in its Message-ID comes from anybody.
_NOBODYS_DOMAIN = ".invalid"


def telling(settings: Settings, figures: Figures) -> Iterator[Finding]:
    """Yield what keeps people from being told though everything works; nothing where nothing does."""
    if settings.channel == "folder" and figures.open_cases:
        how = DoctorSentence.FOLDER_ALONE.of(open=figures.open_cases)
        yield Finding("telling", Level.WARN, how, DoctorSentence.SET_CHANNEL.of())
    if settings.channel == "email" and settings.mail_domain.endswith(_NOBODYS_DOMAIN):
        how = DoctorSentence.NOBODYS_DOMAIN.of(domain=settings.mail_domain)
        yield Finding("telling", Level.WARN, how, DoctorSentence.SET_DOMAIN.of())
