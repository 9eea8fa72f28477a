"""A sheet: the form of an act on its way, from the first question to the deed."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.application.cases.doing import Wish
from sisam.web.filled import Filled
from sisam.web.forms import taken
from sisam.web.pages.acts.kind import ActForm, ActKind, for_whom
from sisam.web.pages.acts.question import Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.web.typed import Typed


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which act, upon what, what was typed, and what guards it."""

    kind: ActKind
    subject: Subject
    typed: Typed
    key: str
    #: How long the journal was when they looked.
    seen: int

    @property
    def filled(self) -> Filled:
        """Return what stands in its fields."""
        return Filled(self.typed.texts)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return what it asks."""
        return (*self.kind.questions(self.subject), *for_whom(self.subject))

    def wish(self, form: ActForm) -> Wish:
        """Return who asks, and what goes with the act."""
        asker = self.subject.asker
        return Wish(
            email=asker.person.email,
            via=asker.via,
            code=form.som or None,
            happened_on=form.nar,
            words=self.kind.words(form, self.subject),
            key=self.key,
            seen=self.seen,
        )

    def taken(self) -> ActForm | Filled:
        """Return what was typed as values, or the form as it goes back."""
        return taken(self.kind.form(self.subject), self.typed, self.subject.language)

    @property
    def is_to_be_asked(self) -> bool:
        """Tell whether what was typed leads to a question that has not been shown yet."""
        lists = (each.name for each in self.questions if each.manner in (Manner.LIST, Manner.SOUGHT))
        return any(name not in self.typed.texts for name in lists)

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Return what was answered, each with its question."""
        found = []
        for question in self.questions:
            given = (each.strip() for each in self.typed.texts.get(question.name, ()))
            said = [question.said(each, self.subject.texts) for each in given if each]
            if said:
                found.append((question.label, ", ".join(said)))
        return found
