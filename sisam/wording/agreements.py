"""Agreements in words, as they are called wherever a deadline rests on one."""

from sisam.domain.language import Language

_TITLES = {
    Language.SV: "samverkansavtalet med {title} (dnr {number})",
    Language.EN: "the collaboration agreement with {title} (registry number {number})",
}
_BY = {Language.SV: "enligt {agreement}", Language.EN: "by {agreement}"}


def agreement_title(title: str, registry_number: str, language: Language) -> str:
    """Return what an agreement is called."""
    return _TITLES[language].format(title=title, number=registry_number)


def by_agreement(title: str, registry_number: str, language: Language) -> str:
    """Return the words that name an agreement as the one that says so."""
    return _BY[language].format(agreement=agreement_title(title, registry_number, language))
