"""What a preview says: what happens, which clocks start, move or end, who hears of it, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sisam.application.cases.doing import Done
from sisam.application.cases.explaining import explanation
from sisam.application.cases.previewing import ClockTurn, Preview, Turn
from sisam.domain.case import Case
from sisam.domain.deadline import DeadlineKind
from sisam.domain.event import EventType
from sisam.web.language import marked
from sisam.web.pages.acts.heard import ShownHearing, hearing
from sisam.web.pages.acts.subject import Subject, joined
from sisam.wording.cast import Cast
from sisam.wording.stories import happening

#: What stands in the lists of clocks and messages, and would be told twice.
_ECHOES: Final = frozenset(
    {
        EventType.DEADLINE_SET,
        EventType.DEADLINE_MET,
        EventType.DEADLINE_CANCELLED,
        EventType.DEADLINE_REMINDED,
    }
)
_TURNS: Final = {
    Turn.STARTS: marked("Börjar"),
    Turn.MOVES: marked("Flyttas"),
    Turn.ENDS: marked("Slutar"),
}


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock that starts, moves or ends."""

    turn: str
    step: str
    #: What it waits for: to be done, or to be answered.
    kind: str
    due_on: date
    was_on: date | None
    #: How the day was reckoned; empty where that may not be said, or nothing is reckoned anew.
    explanation: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """All that a preview says."""

    happenings: tuple[str, ...]
    #: What happens in other cases of the same pupil, by number.
    beside: tuple[tuple[str, tuple[str, ...]], ...]
    clocks: tuple[ShownClock, ...]
    hearings: tuple[ShownHearing, ...]
    #: What stays as it is, where somebody could think otherwise.
    stays: tuple[str, ...]


def foreseen(preview: Preview, subject: Subject) -> Foreseen:
    """Return what a preview says, in the language of whoever asks."""
    return Foreseen(
        happenings=tuple(happenings_of(preview.done, subject)),
        beside=tuple((each.case.number, tuple(happenings_of(each, subject))) for each in preview.done.beside),
        clocks=tuple(_clock(each, preview, subject) for each in preview.clocks),
        hearings=tuple(hearing(each, subject.titles, subject.texts) for each in preview.hears),
        stays=tuple(_staying(preview, subject)),
    )


def happenings_of(done: Done, subject: Subject) -> Iterator[str]:
    """Yield a sentence for each new event that is worth one."""
    titles = subject.titles
    names = {each.id: each.name for each in done.roster.organisations.values()}
    cast = Cast.of(done.journal, {} if done.case.restricted else names, subject.asker.codes)
    for event in done.events:
        if event.type not in _ECHOES:
            yield f"{happening(event, titles, subject.language, cast)}."


def _clock(turn: ClockTurn, preview: Preview, subject: Subject) -> ShownClock:
    deadline = turn.deadline
    told = turn.turn is not Turn.ENDS and preview.after.explains(deadline)
    kind = marked("att svara på") if deadline.kind is DeadlineKind.ANSWER else marked("att göra")
    return ShownClock(
        turn=subject.texts(_TURNS[turn.turn]),
        step=subject.titles.step(turn.step.definition),
        kind=subject.texts(kind),
        due_on=deadline.due_on,
        was_on=turn.was.due_on if turn.was else None,
        explanation=explanation(preview.done.rules, deadline, subject.language) if told else "",
    )


def _staying(preview: Preview, subject: Subject) -> Iterator[str]:
    """Yield what somebody could take for done and is not."""
    _ = subject.texts
    before, after = _accountable(preview.before.case, subject), _accountable(preview.done.case, subject)
    if before and before == after:
        yield _("Ansvaret ligger kvar hos %(who)s.", who=before)
    if not preview.hears:
        yield _("Ingen får något meddelande.")
    if not preview.clocks:
        yield _("Inga tidsgränser ändras.")


def _accountable(case: Case, subject: Subject) -> str:
    accountable = case.accountable
    if accountable is None:
        return ""
    name = subject.named(accountable.organisation_id)
    return joined((subject.titles.party(accountable.party), f"({name})" if name else ""), " ")
