"""The languages that schools and municipalities read."""

from enum import StrEnum


class Language(StrEnum):
    """A language in which every sentence for people exists."""

    SV = "sv"
    EN = "en"
