"""Drawing a workflow as Mermaid text: its states, and its steps by routine."""

from collections.abc import Iterable, Iterator

from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.step_definition import ACCOUNTABLE, StepDefinition
from sisam.domain.workflow import Phase, State, Workflow
from sisam.proof.shown_words import WORDS
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: What would end a label; one pass, so that no escape is escaped again.
_ESCAPES = str.maketrans({":": "#58;", ";": "#59;", "#": "#35;"})


def graph(workflow: Workflow, language: Language) -> str:
    """Return both drawings as Markdown, so that any page that knows Mermaid shows them."""
    words = WORDS[language]
    parts = (
        (words.states, states_graph(workflow, language)),
        (words.steps, steps_graph(workflow, language)),
    )
    return "\n".join(f"## {heading}\n\n```mermaid\n{drawing}```\n" for heading, drawing in parts)


def states_graph(workflow: Workflow, language: Language) -> str:
    """Return a state diagram: the phases hold their states, moves and outcomes lead from one to another."""
    return _text(("stateDiagram-v2", *_states(workflow, language), *_moves(workflow, language)))


def steps_graph(workflow: Workflow, language: Language) -> str:
    """Return a flow chart: per routine each step between who owns it and who confirms it.

    A thick arrow passes accountability on.
    """
    lines = ["flowchart LR"]
    for number, (routine, steps) in enumerate(by_routine(workflow)):
        title = WORDS[language].routine_named(routine, workflow.routines)
        lines.append(f"  subgraph r{number}[{_quoted(title)}]")
        lines += [f"    {line}" for line in _parties(workflow, number, steps, language)]
        lines += [f"    {line}" for step in steps for line in _step(number, step, language)]
        lines.append("  end")
    return _text(lines)


def by_routine(workflow: Workflow) -> list[tuple[int | None, list[StepDefinition]]]:
    """Return the steps of each routine in order; those beside the routines come last."""
    numbers = sorted({step.routine for step in workflow.steps.values() if step.routine is not None})
    return [
        (routine, steps)
        for routine in (*numbers, None)
        if (steps := [step for step in workflow.steps.values() if step.routine == routine])
    ]


def _states(workflow: Workflow, language: Language) -> Iterator[str]:
    yield from (f"  [*] --> s_{state.id}" for state in workflow.states.values() if state.initial)
    for phase in Phase:
        inside = [state for state in workflow.states.values() if state.phase is phase]
        if not inside:
            continue
        yield f"  state {_quoted(capital(term(phase, language)))} as p_{phase} {{"
        yield from (f"    {_state(state, language)}" for state in inside)
        yield "  }"
    yield from (f"  s_{state.id} --> [*]" for state in workflow.states.values() if state.final)


def _state(state: State, language: Language) -> str:
    return f"state {_quoted(state.title[language])} as s_{state.id}"


def _moves(workflow: Workflow, language: Language) -> Iterator[str]:
    for transition in workflow.transitions.values():
        for source in transition.sources:
            yield f"  s_{source} --> s_{transition.target} : {_label(transition.title[language])}"
    for state in workflow.states.values():
        titles = [each.title[language] for each in workflow.outcomes.values() if state.id in each.sources]
        if titles:
            yield f"  s_{state.id} --> s_{workflow.final.id} : {'<br/>'.join(map(_label, titles))}"


def _parties(
    workflow: Workflow, number: int, steps: Iterable[StepDefinition], language: Language
) -> Iterator[str]:
    parties = [party for step in steps for party in (step.owner, step.confirmed_by) if party is not None]
    for party in dict.fromkeys(parties):
        yield f"r{number}_{party}([{_quoted(_party(workflow, party, language))}])"


def _party(workflow: Workflow, party: PartyName, language: Language) -> str:
    if party == ACCOUNTABLE:
        return WORDS[language].accountable
    return workflow.parties[party].title[language]


def _step(number: int, step: StepDefinition, language: Language) -> Iterator[str]:
    yield f"s_{step.id}[{_quoted(step.title[language])}]"
    yield f"r{number}_{step.owner} --> s_{step.id}"
    if step.confirmed_by is not None:
        arrow = "==>" if step.passes_accountability else "-->"
        yield f"s_{step.id} {arrow} r{number}_{step.confirmed_by}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "#quot;") + '"'


def _label(text: str) -> str:
    """Return a text without the signs that end a label."""
    return text.translate(_ESCAPES)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
