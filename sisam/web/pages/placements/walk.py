"""The walk through the parts of a new placement: what was answered so far, and where somebody is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sisam.application.access.someone import Someone
from sisam.application.cases.choosing_parties import Choices, choices_for, home_municipality_of
from sisam.application.cases.doing import Wish
from sisam.application.cases.entering_one import Entry
from sisam.domain.fact import PlacementType, Protection
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from sisam.web.asking import Asking
from sisam.web.filled import Filled
from sisam.web.forms import UnknownField
from sisam.web.language import Texts
from sisam.web.pages.placements.answers import COLUMNS, NAMES, Part, cell_of
from sisam.web.tokens import fresh_key, key_of
from sisam.web.typed import OF_EVERY_FORM, TURN_FIELD, Typed

#: Hidden fields: where somebody is, which parts are answered, and which case it is to follow on.
AT, ANSWERED, AFTER = "_del", "_klart", "_efter"
_OURS: Final = OF_EVERY_FORM | {AT, ANSWERED, AFTER, TURN_FIELD}
_ANSWERS: Final = frozenset(name for names in NAMES.values() for name in names)


@dataclass(frozen=True, slots=True, repr=False)
class Walk:
    """Who answers, and what they have answered; nothing of it is kept but in the page itself."""

    asker: Asking
    typed: Typed
    #: The parts whose answers were found good.
    answered: frozenset[Part]
    #: Makes it harmless to open the case twice.
    key: str
    #: The id of the case that it is to follow on; empty: none was named.
    after: str = ""

    @classmethod
    def begun(cls, asker: Asking, after: str) -> Walk:
        """Return the walk of somebody who has answered nothing yet; where they work is their guess."""
        home = home_municipality_of(_someone(asker))
        return cls(asker, Typed({"kommun": (home,)} if home else {}), frozenset(), fresh_key(), after)

    @classmethod
    def of(cls, asker: Asking, typed: Typed) -> Walk:
        """Return the walk that a form carries on.

        Raises:
            UnknownField: something came that no part asks.
            KeyMissing: the form carries no key that the pages have given out.
        """
        if set(typed.texts) - _OURS - _ANSWERS:
            raise UnknownField
        answers = {name: texts for name, texts in typed.texts.items() if name in _ANSWERS}
        said = typed.text(ANSWERED).split()
        answered = frozenset(part for part in Part if part in said)
        return cls(asker, Typed(answers), answered, key_of(typed), typed.text(AFTER))

    @property
    def texts(self) -> Texts:
        """Return the sentences in the asker's language."""
        return self.asker.texts

    @property
    def language(self) -> Language:
        """Return that language."""
        return self.asker.language

    @property
    def filled(self) -> Filled:
        """Return what stands in the fields."""
        return Filled(self.typed.texts)

    def given(self, name: str) -> str:
        """Return what was answered; empty: nothing."""
        return self.typed.text(name).strip()

    @property
    def acute(self) -> bool:
        """Tell whether it is an acute placement."""
        return self.given("slag") == PlacementType.ACUTE

    @property
    def protected(self) -> bool:
        """Tell whether the pupil's identity is protected."""
        return self.given("skydd") not in ("", Protection.NONE)

    @property
    def choices(self) -> Choices:
        """Return the organisations that there are to choose among."""
        someone = _someone(self.asker)
        return choices_for(someone, self.given("kommun"), self.given("sok"), self.given("hemskola"))

    @property
    def wish(self) -> Wish:
        """Return who asks."""
        return Wish(email=self.asker.person.email, via=self.asker.via, key=self.key)

    def entry(self, asked: frozenset[str]) -> Entry:
        """Return the placement as it is answered, as far as it is asked."""
        cells = dict(self._cells(asked))
        return Entry(cells, CaseId(self.after) if self.after else None)

    def _cells(self, asked: frozenset[str]) -> Iterator[tuple[str, str]]:
        without = bool(self.given("utan_pnr")) and not self.given("pnr")
        for name, column in COLUMNS.items():
            if name in asked:
                yield column, cell_of(name, self.given(name), without_number=without)
        social_services = self.choices.social_services
        if len(social_services) == 1:
            yield COLUMNS["socialtjanst"], social_services[0].code

    def having(self, part: Part) -> Walk:
        """Return the walk once a part was answered well."""
        return replace(self, answered=self.answered | {part})

    def next_part(self) -> Part | None:
        """Return the first part that is not answered; None: all are."""
        return next((part for part in Part if part not in self.answered), None)

    def hidden(self, but: Part | None) -> Iterator[tuple[str, str]]:
        """Yield what a form carries on in its hidden fields beside the part that it shows."""
        shown = NAMES[but] if but else ()
        for name, texts in self.typed.texts.items():
            if name not in shown:
                yield from ((name, text) for text in texts)
        yield ANSWERED, " ".join(part for part in Part if part in self.answered)
        if self.after:
            yield AFTER, self.after


def _someone(asker: Asking) -> Someone:
    return Someone(asker.person.id, asker.now, asker.roster, asker.seats, asker.via)
