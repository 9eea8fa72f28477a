"""Closing a case, with everything in it settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic import Field

from sisam.application.cases.acting import ACTING_ROLES, NoSeat, second_named
from sisam.application.cases.doing import MakeActs, Scene
from sisam.domain import command as acts
from sisam.domain.command import Act
from sisam.domain.ids import PersonId, StepId
from sisam.domain.refusal import (
    DateAhead,
    ReasonMissing,
    SecondNameMissing,
    SettleFirst,
    UnknownName,
    WrongState,
)
from sisam.domain.refusal_between_cases import (
    CarriesNothing,
    NoPartyThere,
    NothingFollows,
    NotOwedThere,
    SettleOrCarry,
)
from sisam.domain.seat import Seat
from sisam.domain.step import Step
from sisam.engine.options import Option
from sisam.errors import NotFound
from sisam.web.forms import Line, OptionalLine
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, Beside, reason, when
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.web.paths import step_path
from sisam.wording.alphabet import sort_key
from sisam.wording.lists import capital
from sisam.wording.terms import term


class CloseForm(ActForm):
    """How it ended, who else stands behind it, and what goes on elsewhere."""

    vad: Line = Field(title=marked("Hur slutade det?"))
    andra: OptionalLine = Field("", title=marked("Vem står bakom det tillsammans med dig?"))
    vidare: tuple[str, ...] = Field((), title=marked("Vad fortsätter i det nya ärendet?"))


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    asked = [Question(Manner.ALTERNATIVES, "vad", _("Hur slutade det?"), choices=_outcomes(subject))]
    hint = _("Behövs för vissa sätt att avsluta. Det står vid alternativet.")
    people = tuple(_seconds(subject))
    label = _("Vem står bakom det tillsammans med dig?")
    asked.append(Question(Manner.LIST, "andra", label, hint, required=False, choices=people))
    debts = tuple((each.id, subject.titles.step(each.definition)) for each in _owed(subject))
    if subject.view.followed_by and debts:
        label = _("Vad fortsätter i det nya ärendet?")
        hint = _("Markera de steg som inte är gjorda och som ska göras i elevens nya ärende.")
        asked.append(Question(Manner.BOXES, "vidare", label, hint, required=False, choices=debts))
    hint = marked("Krävs om något inte är gjort, eller om ärendet avslutas på ett ovanligt sätt.")
    return (*asked, when(subject), reason(subject, marked("Varför?"), hint, required=False))


def _outcomes(subject: Subject) -> tuple[Choice, ...]:
    """Return the ways to end that the state and the asker's organisation allow, whatever is still owed."""
    found = list[Choice]()
    for act, option in subject.options(acts.Close):
        if is_open(option):
            outcome = subject.workflow.outcomes[act.outcome]
            hint = subject.texts("Kräver en andra person.") if outcome.two_names else ""
            found.append((outcome.id, subject.titles.outcome(outcome.id), hint))
    return tuple(found)


def is_open(option: Option) -> bool:
    """Tell whether an act can be begun; what is owed at a closing can be settled on the way."""
    return option.allowed or isinstance(option.why_not, (SettleFirst, SettleOrCarry))


def _owed(subject: Subject) -> Iterator[Step]:
    for step in subject.view.case.live_steps():
        definition = subject.workflow.steps[step.definition]
        if not definition.is_watch and not definition.ends_with_closing:
            yield step


def _beside(subject: Subject) -> tuple[Beside, ...]:
    """Return what is still owed: each is done, waived by whoever it is owed to, or carried."""
    _ = subject.texts
    case_id = subject.view.case.id
    return tuple(
        Beside(
            subject.titles.step(step.definition),
            _("Ska göras av %(who)s.", who=subject.side(step.owner)),
            ((step_path(case_id, step.id), _("Öppna steget")),),
        )
        for step in _owed(subject)
    )


def _seconds(subject: Subject) -> Iterator[Choice]:
    """Yield who could stand behind it too: who sits at one of the parties, as far as they may be named."""
    roster, case, view = subject.asker.roster, subject.view.case, subject.view
    named = {each for each in view.parties.values() if view.viewer.may_see(case, each)}
    own = subject.asker.person.id
    found: dict[PersonId, Seat] = {}
    for seat, holdings in roster.holdings.items():
        if seat.organisation_id in named and seat.role in ACTING_ROLES:
            active = (each.person_id for each in holdings if each.is_active(subject.today))
            found |= {each: seat for each in active if each not in found and each != own}
    for person_id, seat in sorted(found.items(), key=lambda each: sort_key(roster.persons[each[0]].name)):
        organisation = roster.organisations[seat.organisation_id].name
        role = capital(term(seat.role, subject.language))
        yield person_id, f"{roster.persons[person_id].name}, {role}, {organisation}"


def _close(form: Any, subject: Subject) -> MakeActs:  # noqa: ANN401
    def made(scene: Scene) -> Sequence[Act]:
        second = None
        if form.andra:
            person = scene.roster.persons.get(PersonId(form.andra))
            if person is None:
                raise NotFound("person", form.andra)
            second = second_named(scene.roster, scene.case, person.email, subject.today)
        return [acts.Close(form.vad, second, tuple(map(StepId, form.vidare)))]

    return made


CLOSE: Final = ActKind(
    slug="avsluta",
    title=marked("Avsluta ärendet"),
    lead=marked(
        "Säg hur placeringen slutade. Allt som inte är gjort ska först göras, strykas eller föras vidare."
    ),
    done=marked("Klart: ärendet är avslutat."),
    acts=acts.Close,
    make=_close,
    at=lambda act: {"vad": act.outcome},
    form=lambda _: CloseForm,
    questions=_asks,
    beside=_beside,
    warning=marked(
        "Ett avslutat ärende öppnas aldrig igen. Det som stryks eller förs vidare kan inte tas tillbaka."
    ),
    color="danger",
    mends={
        SecondNameMissing: "andra",
        NoSeat: "andra",
        NotFound: "andra",
        ReasonMissing: "ord",
        WrongState: "vad",
        UnknownName: "vad",
        CarriesNothing: "vidare",
        NothingFollows: "vidare",
        NoPartyThere: "vidare",
        NotOwedThere: "vidare",
        DateAhead: "nar",
    },
)
