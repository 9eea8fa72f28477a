"""How the doctor words what it finds."""

from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.errors import Invalid, SisamError
from sisam.wording.doctor_failures import SWEDISH_FAILURES
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying


def well(name: str, how: Saying) -> Finding:
    """Return that something is as it should be."""
    return Finding(name, Level.OK, how)


def failed(name: str, error: SisamError, level: Level = Level.BAD) -> Finding:
    """Return what an error of ours says: what is wrong before the semicolon, what to do behind it."""
    if isinstance(error, Invalid) and error.faults:
        first, *others = error.faults
        more = f" (and {len(others)} more)" if others else ""
        how = _in_its_own_words(f"{first.where}: {first.sentence}{more}")
        return Finding(name, level, how, _in_its_own_words(first.remedy))
    sentence = (type(error).__doc__ or type(error).__name__).strip().splitlines()[0]
    told, _, remedy = sentence.partition("; ")
    english = told.rstrip("."), f"{remedy[:1].upper()}{remedy[1:]}"
    swedish = SWEDISH_FAILURES.get(type(error).__name__)
    if swedish is None:
        return Finding(name, level, *map(_in_its_own_words, english))
    return Finding(
        name,
        level,
        *(DoctorSentence.EITHER.of(sv=sv, en=en) for sv, en in zip(swedish, english, strict=True)),
    )


def ago(moment: datetime | None, now: datetime) -> Saying:
    """Return how long ago something was, as people say it."""
    if moment is None:
        return DoctorSentence.NEVER.of()
    if moment <= now:
        return DoctorSentence.AGO.of(lasting=now - moment)
    return DoctorSentence.AHEAD.of(lasting=moment - now)


def _in_its_own_words(english: str) -> Saying:
    return DoctorSentence.IN_ITS_OWN_WORDS.of(told=english)
