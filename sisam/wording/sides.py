"""How a side of a step is called: by its organisation, and by the party that this is in the case."""

from __future__ import annotations

from sisam.wording.lists import capital

#: A shorter word, such as "skolan", stands in the names of many organisations of different parties.
_TELLING_LENGTH = 8


def side_in_words(party: str, organisation: str) -> str:
    """Return an organisation with its party, such as "Björkskolan (hemskolan)".

    Where the name tells the party already that is not said twice; without a name the party stands alone.
    """
    if not organisation:
        return capital(party)
    return organisation if _tells(organisation, party) else f"{organisation} ({party})"


def _tells(organisation: str, party: str) -> bool:
    """Tell whether an organisation is named after its party: "Alby socialtjänst" after "socialtjänsten"."""
    called = party.casefold().split()[-1]
    words = (word for word in organisation.casefold().split() if len(word) >= _TELLING_LENGTH)
    return any(called.startswith(word) or word.startswith(called) for word in words)
