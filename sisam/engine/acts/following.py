"""Following: a case comes under other rules, from that day on."""

from sisam.domain.case import Case
from sisam.domain.command import FollowRules
from sisam.domain.deadline import Deadline
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal_of_rules import RulesFollowedAlready, RulesUnfit
from sisam.domain.rules import Rules
from sisam.domain.step import StepStatus
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.telling import notify_parties
from sisam.engine.draft import Draft
from sisam.engine.steps.reconciling import reconcile
from sisam.engine.steps.retiming import retime_answer


def follow_rules(draft: Draft, act: FollowRules) -> None:
    """Let the case follow other rules; what is owed is due as they say, and what was missed stays missed.

    Whose dates or seats an agreement has changed are told of it.

    Raises:
        RulesFollowedAlready: it follows them.
        RulesUnfit: they do not know where the case stands, what it has done or who is in it.
    """
    before = draft.rules
    if act.rules.key == draft.case.rules:
        raise RulesFollowedAlready(number=draft.case.number)
    for what, name in _unknown(act.rules.workflow, draft.case):
        raise RulesUnfit(what=what, name=name, version=act.rules.key.workflow.version)
    draft.follow(act.rules)
    settled = len(draft.events)
    reconcile(draft)
    for step in list(draft.case.live_steps()):
        if step.status is StepStatus.OFFERED:
            retime_answer(draft, step)
    agreed = before.key.agreement != act.rules.key.agreement
    retimed = any(event.type is EventType.DEADLINE_SET for event in draft.events[settled:])
    if agreed and (retimed or _roles(before) != _roles(act.rules)):
        notify_parties(
            draft, tuple(draft.workflow.parties), Template.AGREEMENT_ADOPTED, None, on=str(draft.today)
        )


def _roles(rules: Rules) -> dict[str, str]:
    return {party.id: party.role for party in rules.workflow.parties.values()}


def _unknown(workflow: Workflow, case: Case) -> list[tuple[str, str]]:
    """Return what a workflow would have to know of a case and does not, as what it is and its name."""
    state = workflow.states.get(case.state)
    found = [("state", case.state)] if state is None or state.phase is not case.phase else []
    found += [("party", party) for party in (*case.parties, *case.absent) if party not in workflow.parties]
    found += [
        ("step", step.definition) for step in case.steps.values() if step.definition not in workflow.steps
    ]
    found += [
        ("place", each.party) for each in case.accountabilities if workflow.place(each.party) != each.place
    ]
    found += [
        ("ladder", alert.ladder)
        for alert in case.alerts.values()
        if alert.live and not _has_rung(workflow, alert.ladder, alert.rung)
    ]
    return found or [("rule", each.rule) for each in _standing(case) if not _has_rule(workflow, each)]


def _has_rung(workflow: Workflow, ladder: str, rung: int) -> bool:
    return ladder in workflow.ladders and rung < len(workflow.ladders[ladder].rungs)


def _standing(case: Case) -> list[Deadline]:
    """Return the deadlines that may stand as they are: what was missed, and what is to be answered."""
    clocks = [(step, case.live_deadline(step.id)) for step in case.live_steps()]
    return [
        clock
        for step, clock in clocks
        if clock and (step.status is StepStatus.OFFERED or clock.ended_position is not None)
    ]


def _has_rule(workflow: Workflow, deadline: Deadline) -> bool:
    name, _, rest = deadline.rule.partition(".")
    definition = workflow.steps[name]
    if rest == "answer":
        return definition.answer is not None
    return not rest.startswith("due.") or any(rule.id == deadline.rule for rule in definition.due)
