"""Typing out: the command line that would do an act."""

from collections.abc import Callable
from typing import Any

from sisam.domain import command as acts
from sisam.domain.case import Case
from sisam.domain.command import Act

_STEP_VERBS: dict[type, str] = {
    acts.Offer: "offer",
    acts.Confirm: "confirm",
    acts.Return: "return",
    acts.Withdraw: "withdraw",
    acts.Done: "done",
    acts.Waive: "waive",
    acts.TakeOver: "take-over",
}
#: What is given with a pause, by whether it is a new one.
_PAUSING = {True: "--reason REASON --until DATE", False: "--until DATE --words TEXT"}
_OTHERS: dict[type, Callable[[Case, Any], str]] = {
    acts.Fire: lambda case, act: f"case fire {case.number} {act.transition}",
    acts.Transfer: lambda case, _: f"case transfer {case.number} --to CODE --on DATE",
    acts.Reconsider: lambda case, _: f"case reconsider {case.number} --on DATE --reason TEXT",
    acts.SetDate: lambda case, act: f"case set-date {case.number} {act.anchor} DATE",
    acts.SetFact: lambda case, act: f"case set-fact {case.number} {act.fact} VALUE",
    acts.SetParty: lambda case, act: f"case set-party {case.number} {act.party} CODE",
    acts.MoveHome: lambda case, act: f"case move {case.number} --to {act.municipality or 'MUNICIPALITY'}",
    acts.Protect: lambda case, _: f"case protect {case.number} --kind WORD",
    acts.LiftProtection: lambda case, _: f"case lift-protection {case.number} --reason TEXT",
    acts.Disclose: lambda case, _: f"case disclose {case.number} --to PARTY --what MATTER --basis BASIS",
    acts.EndDisclosure: lambda case, _: f"case end-disclosure {case.number} --to PARTY --what MATTER",
    acts.Pause: lambda case, _: f"case pause {case.number} {_PAUSING[case.pause is None]}",
    acts.Resume: lambda case, _: f"case resume {case.number}",
    acts.RecordSpell: lambda case, _: f"case schooling {case.number} --school CODE --from DATE",
    acts.EndSpell: lambda case, _: f"case schooling {case.number} --ended DATE",
    acts.Close: lambda case, act: f"case close {case.number} --outcome {act.outcome}",
    acts.Acknowledge: lambda _, act: f"alert acknowledge {act.alert_id} --until DATE --plan TEXT",
    acts.Note: lambda _, act: f"alert note {act.alert_id} --note TEXT",
    acts.Snooze: lambda _, act: f"alert snooze {act.alert_id} --until DATE --reason TEXT",
    acts.Assign: lambda _, act: f"alert assign {act.alert_id} --to EMAIL --until DATE --reason TEXT",
}


def typed(case: Case, act: Act) -> str:
    """Return what to type after `sisam` to do an act in a case."""
    verb = _STEP_VERBS.get(type(act))
    if verb is None:
        return _OTHERS[type(act)](case, act)
    return f"step {verb} {case.number} {_name(case, act)}"


def typed_short(case: Case, act: Act) -> str:
    """Return the same without the case's number, for a list that is all about one case."""
    return typed(case, act).replace(f" {case.number}", "", 1)


def _name(case: Case, act: Any) -> str:  # noqa: ANN401 — any act upon a step
    """Return the step's name in the workflow, or its id where several of that name are live."""
    step = case.steps[act.step_id]
    same = [each for each in case.live_steps() if each.definition == step.definition]
    return step.definition if len(same) == 1 else step.id
