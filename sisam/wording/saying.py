"""A saying: a sentence of a closed list and the values in it, to be said in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from typing import Final, Self

from sisam.domain.language import Language
from sisam.wording.dates import short_date, short_moment
from sisam.wording.terms import Pair, chosen, term

#: The units of a duration, each with its seconds: one and many of them, in Swedish and English.
_UNITS: Final = (
    (86_400, ("dag|dagar", "day|days")),
    (3_600, ("timme|timmar", "hour|hours")),
    (60, ("minut|minuter", "minute|minutes")),
)
_SECONDS: Final = ("sekund|sekunder", "second|seconds")


class SaidSentence(Enum):
    """A sentence in Swedish and English; `{name}` is filled in, `{name:one|many}` as a count of things."""

    def of(self, **values: object) -> Saying:
        """Return the sentence with the values that it tells."""
        return Saying(self, values)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence with its values, in no language yet."""

    sentence: SaidSentence
    values: Mapping[str, object]

    def said(self, language: Language) -> str:
        """Return it in a language."""
        pair: Pair = self.sentence.value
        return chosen(pair, language).format(
            **{name: _told(value, language) for name, value in self.values.items()}
        )


class _Count(int):
    """A number that a sentence can tell with the thing that it counts."""

    separator: str

    @classmethod
    def in_language(cls, number: int, language: Language) -> Self:
        count = cls(number)
        count.separator = "\u00a0" if language is Language.SV else ","
        return count

    def __format__(self, forms: str) -> str:
        number = f"{int(self):,}".replace(",", self.separator)
        if not forms:
            return number
        one, _, many = forms.partition("|")
        return f"{number} {one if self == 1 else many}"


def lasting(duration: timedelta, language: Language) -> str:
    """Return a duration as people say it: the greatest unit that it fills."""
    seconds = int(duration.total_seconds())
    unit, forms = next((each for each in _UNITS if seconds >= each[0]), (1, _SECONDS))
    return format(_Count.in_language(seconds // unit, language), chosen(forms, language))


def _told(value: object, language: Language) -> object:
    match value:
        case Saying():
            return value.said(language)
        case StrEnum():
            return term(value, language) if language is Language.SV else value.value
        case int():
            return _Count.in_language(value, language)
        case timedelta():
            return lasting(value, language)
        case datetime():
            return short_moment(value, language) if language is Language.SV else f"{value:%Y-%m-%d %H:%M} UTC"
        case date():
            return short_date(value, language) if language is Language.SV else value.isoformat()
        case tuple():
            return ", ".join(str(_told(each, language)) for each in value)
    return value
