"""The sentence that tells why something was refused, with what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from sisam.domain.language import Language
from sisam.domain.refusal import (
    DateAhead,
    GuardFails,
    ReasonMissing,
    SomethingRestsOnIt,
    StepNotOffered,
    StepNotOpen,
    UnknownName,
    WrongState,
)
from sisam.domain.refusal_between_cases import SettleOrCarry
from sisam.domain.refusal_of_pause import NotPausable
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.errors import Invalid, SisamError
from sisam.wording.alert_refusals import ENGLISH_OF_AN_ALERT, SWEDISH_OF_AN_ALERT
from sisam.wording.disclosure_refusals import ENGLISH_OF_DISCLOSURE, SWEDISH_OF_DISCLOSURE
from sisam.wording.english_refusals import ENGLISH
from sisam.wording.joint_refusals import ENGLISH_OF_TWO, SWEDISH_OF_TWO
from sisam.wording.log_review_refusals import ENGLISH_OF_A_LOG, SWEDISH_OF_A_LOG
from sisam.wording.refusal_attributes import CLOSE, SET_DATE, told
from sisam.wording.swedish_refusals import SWEDISH
from sisam.wording.titles import Titles

#: Every sentence, by language and class.
SENTENCES: Mapping[Language, Mapping[str, str]] = {
    Language.SV: {
        **SWEDISH,
        **SWEDISH_OF_AN_ALERT,
        **SWEDISH_OF_A_LOG,
        **SWEDISH_OF_DISCLOSURE,
        **SWEDISH_OF_TWO,
    },
    Language.EN: {
        **ENGLISH,
        **ENGLISH_OF_AN_ALERT,
        **ENGLISH_OF_A_LOG,
        **ENGLISH_OF_DISCLOSURE,
        **ENGLISH_OF_TWO,
    },
}
_NAMES = SENTENCES[Language.SV]

#: The attribute whose value tells the sentences of a class apart.
_TELLS_APART: Mapping[type[SisamError], str] = {
    StepNotOpen: "status",
    StepNotOffered: "status",
    ReasonMissing: "act",
    SomethingRestsOnIt: "what",
    DateAhead: "what",
    GuardFails: "guard",
    UnknownName: "kind",
    AgreementMisfit: "what",
}


def refusal(error: SisamError, language: Language, titles: Titles | None = None) -> str:
    """Return what is wrong and what to do about it.

    An error that the catalogue does not know (of the store, the vault, a channel) is told by the sentence
    of its kind; `is_told` says whether it has one of its own. Without titles, ids stand as they are.
    """
    known = titles or Titles(language)
    sentence = SENTENCES[language][_name(error)]
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return sentence.format(**{name: told(error, name, known) for name in names})


def is_told(error: SisamError) -> bool:
    """Tell whether the catalogue has a sentence for just this class."""
    return type(error).__name__ in _NAMES


def _name(error: SisamError) -> str:
    """Return the name of the sentence: of this case of the class, of the class, or of its kind."""
    variant = f"{type(error).__name__}.{_case(error)}"
    if variant in _NAMES:
        return variant
    return next(each.__name__ for each in type(error).__mro__ if each.__name__ in _NAMES)


def _case(error: SisamError) -> str:
    """Return what tells the sentences of a class apart, where it has several."""
    attribute = _TELLS_APART.get(type(error))
    if attribute is not None:
        return str(getattr(error, attribute))
    match error:
        case WrongState():
            return _case_of_move(error)
        case NotPausable() if not error.states:
            return "never"
        case SettleOrCarry() if not error.carriable:
            return "none"
        case Invalid() if error.faults:
            return "faults"
    return ""


def _case_of_move(error: WrongState) -> str:
    if error.move.startswith(SET_DATE):
        return "set-date"
    kind = "close" if error.move.startswith(CLOSE) else "move"
    return kind if error.possible else f"{kind}.none"
