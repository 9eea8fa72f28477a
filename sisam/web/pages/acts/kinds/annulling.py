"""Undoing a mistaken registration by a new one, while nothing rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import Field

from sisam.domain import command as acts
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CommandId
from sisam.domain.refusal import ReasonMissing, SomethingRestsOnIt
from sisam.errors import NotFound
from sisam.web.forms import Line
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.stories import tell

#: How far back one looks; what is older has long been built upon.
_MOST: Final = 15
_NEVER: Final = frozenset({EventType.CASE_OPENED, EventType.CASE_CLOSED, EventType.COMMAND_ANNULLED})


class AnnulForm(ActForm):
    """Which registration was a mistake."""

    vad: Line = Field(title=marked("Vilken registrering var fel?"))


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _("De senaste står först. Det som andra redan har byggt vidare på går inte att ångra.")
    return (
        Question(
            Manner.LIST, "vad", _("Vilken registrering var fel?"), hint, choices=tuple(_commands(subject))
        ),
        reason(subject, marked("Vad var fel?")),
    )


def _commands(subject: Subject) -> Iterator[Choice]:
    """Yield what people have registered lately, each by the first thing that it did."""
    view = subject.view
    events = [each.event for each in view.journal]
    annulled = {str(each.data["command"]) for each in events if each.type is EventType.COMMAND_ANNULLED}
    firsts: dict[CommandId, Event] = {}
    for event in events:
        if not event.actor.is_daemon and event.type not in _NEVER and event.command_id not in annulled:
            firsts.setdefault(event.command_id, event)
    cast = subject.cast
    for command_id, event in list(reversed(firsts.items()))[:_MOST]:
        yield command_id, tell(event, subject.titles, subject.language, cast)


ANNUL: Final = ActKind(
    slug="angra",
    title=marked("Ångra en registrering"),
    lead=marked("Ångra något som har registrerats fel. Både felet och rättelsen står kvar i historiken."),
    done=marked("Klart: registreringen är ångrad."),
    acts=acts.Annul,
    make=lambda form, _: only(acts.Annul(CommandId(form.vad), ())),
    form=lambda _: AnnulForm,
    questions=_asks,
    mends={ReasonMissing: "ord", SomethingRestsOnIt: "vad", NotFound: "vad"},
)
