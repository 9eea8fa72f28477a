"""Laying over: an agreement's times and roles on a workflow, from which it takes nothing away."""

from collections.abc import Iterator
from dataclasses import replace

from sisam.domain.agreement import Agreement, ClockOverlay
from sisam.domain.due_rule import DueRule
from sisam.domain.refusal_of_rules import AgreementMisfit
from sisam.domain.source import Source
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow


def laid_over(workflow: Workflow, agreement: Agreement) -> Workflow:
    """Return the workflow with the times and roles that were agreed on.

    Raises:
        AgreementMisfit: it is about something that the workflow does not have, or that law has set.
    """
    for misfit in misfits(workflow, agreement):
        raise misfit
    steps = {
        step.id: _timed(step, agreement.clocks[step.id]) if step.id in agreement.clocks else step
        for step in workflow.steps.values()
    }
    parties = {
        party.id: replace(party, role=agreement.roles.get(party.id, party.role))
        for party in workflow.parties.values()
    }
    return replace(workflow, steps=steps, parties=parties)


def misfits(workflow: Workflow, agreement: Agreement) -> Iterator[AgreementMisfit]:
    """Yield each thing that cannot be laid over a workflow."""
    for step_id, overlay in agreement.clocks.items():
        step = workflow.steps.get(step_id)
        if step is None:
            yield AgreementMisfit(agreement.code, "step", step_id)
        else:
            yield from _misfits_of(agreement, step, overlay)
    for party in agreement.roles:
        if party not in workflow.parties:
            yield AgreementMisfit(agreement.code, "party", party)


def _misfits_of(
    agreement: Agreement, step: StepDefinition, overlay: ClockOverlay
) -> Iterator[AgreementMisfit]:
    for number in overlay.due:
        name = f"{step.id}.due.{number}"
        if number > len(step.due):
            yield AgreementMisfit(agreement.code, "rule", name)
        elif step.due[number - 1].source is Source.LAW:
            yield AgreementMisfit(agreement.code, "law", name)
    if overlay.answer is not None:
        if step.answer is None:
            yield AgreementMisfit(agreement.code, "answer", step.id)
        elif step.answer_source is Source.LAW:
            yield AgreementMisfit(agreement.code, "law", f"{step.id}.answer")


def _timed(step: StepDefinition, overlay: ClockOverlay) -> StepDefinition:
    due = tuple(_agreed(rule, number, overlay) for number, rule in enumerate(step.due, 1))
    if overlay.answer is None:
        return replace(step, due=due)
    return replace(step, due=due, answer=overlay.answer, answer_source=Source.AGREEMENT)


def _agreed(rule: DueRule, number: int, overlay: ClockOverlay) -> DueRule:
    if number not in overlay.due:
        return rule
    # Whatever was cited was cited for another time.
    return replace(rule, interval=overlay.due[number], source=Source.AGREEMENT, citation=None)
