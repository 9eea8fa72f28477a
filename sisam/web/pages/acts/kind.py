"""A kind of act: what it is called, what it asks, and which commands it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from sisam.application.cases.doing import MakeActs, Scene
from sisam.domain.command import Act
from sisam.domain.ids import StepId
from sisam.errors import SisamError
from sisam.web.forms import Form, OptionalDay, OptionalLine, OptionalPassage
from sisam.web.language import marked
from sisam.web.pages.acts.question import Manner, Question
from sisam.web.pages.acts.subject import Subject


class ActForm(Form):
    """What goes with any act; which of it is asked, the act says."""

    nar: OptionalDay = Field(None, title=marked("När hände det?"))
    ord: OptionalPassage = Field("", title=marked("Meddelande"))
    som: OptionalLine = Field("", title=marked("För vilken organisation gör du det?"))
    #: What is looked for in a list that is long.
    sok: OptionalLine = Field("", title=marked("Sök"))


def nothing(_: Subject) -> tuple[Question, ...]:
    """Ask nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that is to be seen to before the act, or with it."""

    title: str
    note: str
    #: Where it is seen to, and what is called so.
    links: tuple[tuple[str, str], ...] = ()


def nothing_beside(_: Subject) -> tuple[Beside, ...]:
    """Show nothing beside the form."""
    return ()


def plain_form(_: Subject) -> type[ActForm]:
    """Return the form of what needs nothing but itself."""
    return ActForm


def typed_words(form: Any, _: Subject) -> str | None:  # noqa: ANN401 — each act has a form of its own
    """Return what was written, as it stands."""
    return form.ord or None


def at_step(act: Any) -> dict[str, str]:  # noqa: ANN401 — any act upon a step
    """Return what an address says of the step that an act is about."""
    return {"steg": act.step_id}


@dataclass(frozen=True, slots=True)
class ActKind:
    """One act as people meet it; its texts are marked Swedish."""

    #: What it is called in an address.
    slug: str
    #: What it bids to do, such as stands on a button.
    title: str
    #: What is asked of the person, in one sentence.
    lead: str
    #: What is told once it was done.
    done: str
    #: The acts of the engine that it is, and what an address says to come to just that one.
    acts: type[Any] | tuple[type[Any], ...]
    #: Returns the commands for what was typed.
    make: Callable[[Any, Subject], MakeActs]
    at: Callable[[Any], dict[str, str]] = lambda _: {}
    form: Callable[[Subject], type[ActForm]] = plain_form
    questions: Callable[[Subject], tuple[Question, ...]] = nothing
    words: Callable[[Any, Subject], str | None] = typed_words
    #: What stands beside the form, such as what is left to settle.
    beside: Callable[[Subject], tuple[Beside, ...]] = nothing_beside
    #: What it is called here, where that is something closer; empty: its title.
    named: Callable[[Subject], str] = lambda _: ""
    #: The act that one does instead, by its name in an address, and the question that leads to it.
    instead: str = ""
    instead_asked: str = ""
    #: It answers an offer, which is shown beside it.
    answers: bool = False
    #: It offers, so that what came back is shown beside it.
    offers: bool = False
    #: What is said before it is done, where it cannot be undone or reaches far, and the heading above it.
    warning: str = ""
    warning_title: str = marked("Det här går inte att ångra")
    #: It is what whoever is asked would rather not press.
    color: str = ""
    #: By the engine's own refusals: the field that mends them.
    mends: Mapping[type[SisamError], str] = field(default_factory=dict)

    @property
    def of_step(self) -> bool:
        """Tell whether it is about a step."""
        return self.at is at_step

    def title_of(self, subject: Subject) -> str:
        """Return what it is called, in the language of whoever acts, with the step that it is about."""
        said = self.named(subject) or subject.texts(self.title)
        return f"{said}: {subject.titles.step(subject.step.definition)}" if subject.step else said

    def is_of(self, act: Act) -> bool:
        """Tell whether it is the one that does an act of the engine."""
        return isinstance(act, self.acts)


def when(subject: Subject, hint: str = "") -> Question:
    """Ask on which day it happened; today where nothing is said."""
    _ = subject.texts
    said = hint or _("Lämna tomt om det är i dag.")
    return Question(Manner.DATE, "nar", _("När hände det?"), said, required=False, most=str(subject.today))


def reason(subject: Subject, label: str, hint: str = "", *, required: bool = True) -> Question:
    """Ask for words of the person's own."""
    _ = subject.texts
    return Question(Manner.PASSAGE, "ord", _(label), _(hint) if hint else "", required=required)


def for_whom(subject: Subject) -> tuple[Question, ...]:
    """Ask for which organisation they do it, where they sit at several."""
    own = subject.own_organisations()
    if len(own) < 2:
        return ()
    _ = subject.texts
    hint = _("Du har uppdrag i flera organisationer. Lämna tomt så väljs den som steget gäller.")
    label = _("För vilken organisation gör du det?")
    return (Question(Manner.LIST, "som", label, hint, required=False, choices=tuple(own)),)


def only(*acts: Act) -> MakeActs:
    """Return what makes these acts, whatever the case is like."""

    def made(_: Scene) -> Sequence[Act]:
        return acts

    return made


def upon_step(act: Callable[[StepId], Act]) -> Callable[[Any, Subject], MakeActs]:
    """Return what makes an act that needs nothing but its step."""
    return lambda _, subject: only(act(subject.the_step.id))
