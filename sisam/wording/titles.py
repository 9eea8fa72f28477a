"""What the things that a workflow names are called in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sisam.domain.disclosure import DisclosedMatter
from sisam.domain.language import Language
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Outcome, PartyDefinition, State, Transition, Workflow
from sisam.wording.terms import term

_Titled = Outcome | PartyDefinition | State | StepDefinition | Transition
_Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of a workflow by id; an id without a title is shown as it is."""

    language: Language
    steps: _Titles = field(default_factory=dict)
    requests: _Titles = field(default_factory=dict)
    parties: _Titles = field(default_factory=dict)
    states: _Titles = field(default_factory=dict)
    outcomes: _Titles = field(default_factory=dict)
    moves: _Titles = field(default_factory=dict)
    documents: _Titles = field(default_factory=dict)
    routines: Mapping[str, int] = field(default_factory=dict)
    routine_titles: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, workflow: Workflow, language: Language) -> Titles:
        """Return the titles of a workflow in a language."""
        return cls(
            language,
            steps=_by_id(workflow.steps.values(), language),
            requests={step.id: step.asks[language] for step in workflow.steps.values()},
            parties=_by_id(workflow.parties.values(), language),
            states=_by_id(workflow.states.values(), language),
            outcomes=_by_id(workflow.outcomes.values(), language),
            moves=_by_id(workflow.transitions.values(), language),
            documents={name: title[language] for name, title in workflow.documents.items()},
            routines={step.id: step.routine for step in workflow.steps.values() if step.routine},
            routine_titles={number: title[language] for number, title in workflow.routines.items()},
        )

    def step(self, id: str) -> str:  # noqa: A002
        """Return a step's title, by its definition's id."""
        return self.steps.get(id, id)

    def asks(self, id: str) -> str:  # noqa: A002
        """Return what a step asks of whoever is to do it, as a sentence; nothing of an unknown step."""
        return self.requests.get(id, "")

    def party(self, id: str) -> str:  # noqa: A002
        """Return a party's title, in small letters and in the definite form."""
        return self.parties.get(id, id)

    def state(self, id: str) -> str:  # noqa: A002
        """Return a state's title."""
        return self.states.get(id, id)

    def outcome(self, id: str) -> str:  # noqa: A002
        """Return an outcome's title."""
        return self.outcomes.get(id, id)

    def move(self, id: str) -> str:  # noqa: A002
        """Return a move's title, which bids to do it."""
        return self.moves.get(id, id)

    def document(self, id: str) -> str:  # noqa: A002
        """Return what a document is called."""
        return self.documents.get(id, id)

    def matter(self, id: str) -> str:  # noqa: A002
        """Return what something that can be disclosed is called: a document, or a part of the case."""
        return term(DisclosedMatter(id), self.language) if id in tuple(DisclosedMatter) else self.document(id)

    def routine(self, step: str) -> int | None:
        """Return the number of the routine that a step belongs to, if it belongs to one."""
        return self.routines.get(step)

    def numbered(self, number: int) -> str:
        """Return a routine by its number and its title, such as "4 · Handover and agreement"."""
        title = self.routine_titles.get(number)
        return f"{number} · {title}" if title else str(number)

    @property
    def last_routine(self) -> int:
        """Return the highest number of a routine; 0 where no step belongs to one."""
        return max(self.routines.values(), default=0)


def _by_id(records: Iterable[_Titled], language: Language) -> _Titles:
    return {record.id: record.title[language] for record in records}
