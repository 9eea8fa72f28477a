"""Aliases: what stands for a pupil with protected identity, wherever a name would stand."""

from typing import Final

from sisam.domain.language import Language

_SENTENCES: Final = {
    Language.SV: "Skyddad elev, ärende {number}",
    Language.EN: "Protected pupil, case {number}",
}


def alias(number: str, language: Language) -> str:
    """Return what a protected pupil is called: it tells no more than the number of the case."""
    return _SENTENCES[language].format(number=number)
