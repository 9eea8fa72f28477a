"""Checking a workflow: every objection to it, before any case may follow it."""

from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.proof import (
    accountability,
    anchors,
    due_dates,
    ladders,
    languages,
    moves,
    names,
    openings,
    parties,
    pauses,
    reminders,
    states,
    steps,
    texts,
    watches,
)
from sisam.proof.objection import Objection
from sisam.proof.texts import Texts

#: What is judged once every name means something.
_STRUCTURE = (
    states.objections,
    moves.objections,
    watches.objections,
    parties.objections,
    accountability.objections,
    steps.objections,
    openings.objections,
    anchors.objections,
    due_dates.objections,
    pauses.objections,
    ladders.objections,
    reminders.objections,
)


def check(workflow: Workflow, law: Law, templates: Texts) -> tuple[Objection, ...]:
    """Return every objection to a workflow; none means that it is accepted.

    A workflow that refers to what does not exist is judged by its words alone: what follows from
    a wrong name would only hide it.
    """
    words = (*languages.objections(workflow, law), *texts.objections(templates))
    unknown = tuple(names.objections(workflow, law))
    if unknown:
        return (*unknown, *words)
    return (*(each for judge in _STRUCTURE for each in judge(workflow)), *words)
