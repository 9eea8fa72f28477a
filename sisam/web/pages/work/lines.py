"""The lines of a work list in the words of whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sisam.application.cases.explaining import explanation
from sisam.application.ports.work_lists import AlertMark, CaseMark, Urgency
from sisam.application.worklist.asking import moving_side
from sisam.application.worklist.work_line import CaseLine, WorkLine
from sisam.domain.asked import Asked, Verb
from sisam.domain.deadline import DeadlineKind
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation
from sisam.domain.step import Side
from sisam.domain.workflow import Workflow
from sisam.web.language import Texts, texts_in
from sisam.web.pages.work.ways import may_move, way_to_do
from sisam.web.paths import alert_path, case_path, step_path
from sisam.wording.aliases import alias
from sisam.wording.sides import side_in_words
from sisam.wording.titles import Titles
from sisam.wording.work_list import asked_in_words, verb_in_words

#: How soon something must be done, as the mark beside it.
_KINDS: Final = {
    Urgency.LATE: "late",
    Urgency.TODAY: "today",
    Urgency.THIS_WEEK: "soon",
    Urgency.AHEAD: "open",
    Urgency.WAITING: "waiting",
    Urgency.LATER: "open",
}
#: Beyond it nobody counts days.
_NEAR: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class CaseShown:
    """Which case it is, as far as a list tells it."""

    url: str
    number: str
    #: The pupil's name, or an alias; empty: it may not be told here.
    pupil: str
    state: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class LineShown:
    """A live step as the list shows it."""

    case: CaseShown
    #: Where it is done, and what stands on the button.
    url: str
    #: The page of the step itself.
    step_url: str
    verb: str
    #: Pressing it leads to something to do; else it only shows.
    acts: bool
    title: str
    #: What is asked, in one or two sentences.
    sentence: str
    kind: str
    late: bool
    days_late: int
    due_on: date | None
    #: The day is so near that people count up to it.
    near: bool
    #: The page of its alert; empty: none goes on.
    alert: str
    #: Why it is asked: whose it is, in which routine, and what its day is.
    reasons: tuple[str, ...]
    #: How its day was counted; empty: it may not be told in a list.
    explanation: str


@dataclass(frozen=True, slots=True)
class IdleShown:
    """A case for which they are accountable without a step of theirs."""

    case: CaseShown
    #: The organisation of theirs that is accountable.
    organisation: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says lines in a language; the titles of a workflow are gathered once a page."""

    language: Language
    today: date
    #: The names of those pupils who may be called by them.
    pupils: Mapping[CaseId, str] = field(default_factory=dict)
    _titles: dict[int, Titles] = field(default_factory=dict)

    @property
    def texts(self) -> Texts:
        """Return the sentences of the pages."""
        return texts_in(self.language)

    def titles(self, workflow: Workflow) -> Titles:
        """Return what the things of a workflow are called."""
        key = id(workflow)
        if key not in self._titles:
            self._titles[key] = Titles.of(workflow, self.language)
        return self._titles[key]

    def case(self, mark: CaseMark, workflow: Workflow) -> CaseShown:
        """Return a case as a list tells it."""
        return CaseShown(
            url=case_path(mark.id),
            number=mark.number,
            pupil=alias(mark.number, self.language) if mark.restricted else self.pupils.get(mark.id, ""),
            state=self.titles(workflow).state(mark.state),
            restricted=mark.restricted,
        )

    def line(self, line: WorkLine) -> LineShown:
        """Return a live step as the list shows it."""
        titles, step = self.titles(line.workflow), line.step
        return LineShown(
            case=self.case(line.case, line.workflow),
            url=way_of(line),
            step_url=step_path(line.case.id, step.id),
            verb=verb_in_words(line.verb, self.language),
            acts=line.verb is not Verb.OPEN,
            title=titles.step(step.definition),
            sentence=self.asked(line),
            kind=_KINDS[line.urgency],
            late=line.late,
            days_late=line.days_late,
            due_on=line.due_on,
            near=line.due_on is not None and timedelta() <= line.due_on - self.today <= _NEAR,
            alert=alert_path(line.alert.id) if line.alert else "",
            reasons=tuple(self._reasons(line)),
            explanation=explanation(line.rules, line.clock, self.language)
            if line.explained and line.clock
            else "",
        )

    def idle(self, line: CaseLine) -> IdleShown:
        """Return a case for which they answer without a step of theirs."""
        return IdleShown(self.case(line.case, line.workflow), line.organisation.name)

    def asked(self, line: WorkLine) -> str:
        """Return what a step asks, in one or two sentences."""
        step = line.step
        return asked_in_words(
            line.asked,
            self.titles(line.workflow),
            step.definition,
            owner=(moving_side(step) if line.asked is Asked.NOTHING else step.owner).party,
            confirmer=step.confirmer.party if step.confirmer else None,
            language=self.language,
        )

    def side(self, line: WorkLine, side: Side, organisation: Organisation | None) -> str:
        """Return who a side is, within a sentence: its party, and its organisation if that may be named."""
        party = self.titles(line.workflow).party(side.party)
        return side_in_words(party, organisation.name) if organisation else party

    def _reasons(self, line: WorkLine) -> Iterator[str]:
        _, step = self.texts, line.step
        owner = self.side(line, step.owner, line.owner)
        if step.confirmer is None:
            yield _("Det är %(owner)s som ska göra det.", owner=owner)
        else:
            confirmer = self.side(line, step.confirmer, line.confirmer)
            yield _("Det ska gå från %(owner)s till %(confirmer)s.", owner=owner, confirmer=confirmer)
        if step.routine:
            yield _("Det hör till rutin %(number)s i SiSam-modellen.", number=step.routine)
        if line.clock is not None and line.clock.kind is DeadlineKind.ANSWER:
            yield _("Dagen gäller svaret.")
        if step.returns:
            yield _.ngettext(
                "Det har skickats tillbaka %(num)s gång.",
                "Det har skickats tillbaka %(num)s gånger.",
                step.returns,
            )
        if line.alert is not None:
            yield self._of_alert(line.alert)

    def _of_alert(self, alert: AlertMark) -> str:
        _ = self.texts
        if alert.acknowledged_until is not None:
            return _("Larmet är kvitterat.")
        return _("Larmet står på nivå %(rung)s i larmtrappan.", rung=alert.rung + 1)


def way_of(line: WorkLine) -> str:
    """Return where what a line asks is done."""
    moves = may_move(line.workflow, line.case.state, line.step.owner.party)
    return way_to_do(line.asked, line.case.id, line.step.id, line.definition, moves=moves)
