"""What a work list says: the groups, what is asked in one sentence, and the words on the buttons."""

from __future__ import annotations

from typing import Final

from sisam.domain.asked import Asked, Verb
from sisam.domain.language import Language
from sisam.wording.lists import quoted
from sisam.wording.titles import Titles

_Pair = tuple[str, str]

_VERBS: Final[dict[Verb, _Pair]] = {
    Verb.DONE: ("Markera som klart", "Mark as done"),
    Verb.OFFER: ("Lämna över", "Hand over"),
    Verb.CONFIRM: ("Svara", "Answer"),
    Verb.RECORD: ("Fyll i", "Fill in"),
    Verb.MOVE_ON: ("Gå vidare", "Move on"),
    Verb.END_PAUSE: ("Besvara", "Reply"),
    Verb.CLOSE: ("Avsluta ärendet", "Close the case"),
    Verb.ACKNOWLEDGE: ("Kvittera", "Acknowledge"),
    Verb.OPEN: ("Visa", "Show"),
}
#: Told with the step's title, and with the party that the sentence is about.
_SENTENCES: Final[dict[Asked, _Pair]] = {
    Asked.ANSWER: (
        "{party} har lämnat över {title}. Bekräfta, eller skicka tillbaka och skriv varför.",
        "{party} has handed over {title}. Confirm it, or send it back and say why.",
    ),
    Asked.COLLEAGUE_ANSWERS: (
        "Du har själv lämnat över {title}. Någon annan hos er behöver svara.",
        "You have handed over {title} yourself. Somebody else among you needs to answer.",
    ),
    Asked.HAND_OVER_AGAIN: (
        "{party} har skickat tillbaka {title}. Läs varför, komplettera och lämna över igen.",
        "{party} has sent back {title}. Read why, complete it and hand it over again.",
    ),
    Asked.AWAIT_ANSWER: (
        "Ni har lämnat över {title}. Nu är det {party} som ska svara.",
        "You have handed over {title}. Now {party} is to answer.",
    ),
    Asked.AWAIT_HANDOVER: (
        "{title} ska komma från {party}. Ni behöver inte göra något nu.",
        "{title} is to come from {party}. You need not do anything now.",
    ),
    Asked.NOTHING: (
        "{title} väntar på {party}, inte på er.",
        "{title} waits for {party}, not for you.",
    ),
}


def verb_in_words(verb: Verb, language: Language) -> str:
    """Return what stands on a button."""
    return _VERBS[verb][language is Language.EN]


def asked_in_words(
    asked: Asked, titles: Titles, step: str, *, owner: str, confirmer: str | None, language: Language
) -> str:
    """Return what a step asks, in one or two sentences; its sides are the names of parties.

    What its owner is to do the workflow says itself.
    """
    if asked not in _SENTENCES:
        return titles.asks(step)
    about = confirmer if asked in (Asked.HAND_OVER_AGAIN, Asked.AWAIT_ANSWER) else owner
    sentence = _SENTENCES[asked][language is Language.EN]
    told = sentence.format(party=titles.party(about or owner), title=quoted(titles.step(step), language))
    return told[:1].upper() + told[1:]
