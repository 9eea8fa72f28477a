"""A workflow as its stored body tells it, read without the engine's and the catalogue's eyes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_OWN_FILE = "workflow.toml"
_Table = Mapping[str, Any]
#: Acts whose steps hand the case over within one place of the chain.
_CHANGES = frozenset({"change_of_party", "change_of_home"})
#: Whose a time is that an agreement has set.
_AGREED = {"source": "agreement", "citation": None}


class Definition:
    """The parts of a workflow that an auditor asks for."""

    def __init__(self, body: str, agreement: str | None = None) -> None:
        """Read a body: the tables of each file by the file's name, and what an agreement sets otherwise.

        Raises:
            ValueError: it is no JSON.
            KeyError: it is not the body of a workflow.
        """
        files: Mapping[str, _Table] = json.loads(body)
        own = files[_OWN_FILE]
        #: The parties that accountability moves through, in order.
        self.chain: Sequence[str] = own["chain"]
        #: The rungs of each ladder, from the first; what reminds before the deadline is none.
        self.ladders: Mapping[str, Sequence[_Table]] = {
            name: [rung for rung in rungs if "before" not in rung] for name, rungs in own["ladder"].items()
        }
        self.states: Mapping[str, _Table] = own["state"]
        self._parties: Mapping[str, _Table] = own["party"]
        self._transitions: Sequence[_Table] = tuple(own["transition"].values())
        self._pause: _Table | None = own.get("pause")
        self._outcomes: Mapping[str, _Table] = own["outcome"]
        self.steps: Mapping[str, _Table] = {
            step["id"]: step for file in files.values() for step in file.get("step", ())
        }
        if agreement is not None:
            self._lay_over(json.loads(agreement))

    def _lay_over(self, agreement: _Table) -> None:
        """Put the agreement's times in the place of the workflow's, and its roles."""
        self.steps = dict(self.steps)
        for name, clock in agreement.get("clock", {}).items():
            step = dict(self.steps[name])
            due = list(step["due"])
            for number, agreed in clock.get("due", {}).items():
                due[int(number) - 1] = {**due[int(number) - 1], **agreed, **_AGREED}
            answer = {**clock["answer"], **_AGREED} if "answer" in clock else step.get("answer")
            self.steps[name] = {**step, "due": due, "answer": answer}
        roles = agreement.get("role", {})
        self._parties = {
            name: {**party, "role": roles.get(name, party["role"])} for name, party in self._parties.items()
        }

    @property
    def initial(self) -> str:
        """Return the state that a case opens in."""
        return next(name for name, state in self.states.items() if state.get("initial"))

    @property
    def final(self) -> str:
        """Return the state of a closed case."""
        return next(name for name, state in self.states.items() if state.get("final"))

    @property
    def every_party(self) -> frozenset[str]:
        """Return all parties."""
        return frozenset(self._parties)

    def role_of(self, party: str) -> str | None:
        """Return the role that acts for a party; None for a party that the workflow does not know."""
        role: str | None = self._parties.get(party, {}).get("role")
        return role

    def movers(
        self, source: str | None, target: str | None, *, starts_round: bool = False
    ) -> frozenset[str] | None:
        """Return the parties that may move a case from one state to another; None where no move does.

        A move that begins a new round is another sort of move than all others.
        """
        fitting = [
            each
            for each in self._transitions
            if source in each["from"]
            and target == each["to"]
            and each.get("starts_round", False) == starts_round
        ]
        if not fitting:
            return None
        return self.with_stand_ins(party for each in fitting for party in each["by"])

    def closers(self, outcome: str | None, source: str | None) -> frozenset[str] | None:
        """Return the parties that may close a case with an outcome; None where it cannot end so."""
        found = self._outcomes.get(outcome or "")
        if found is None or source not in found["from"]:
            return None
        return self.with_stand_ins(found["by"])

    def pausers(self, state: str | None) -> frozenset[str] | None:
        """Return the parties that may pause a case in a state; None where it cannot be paused."""
        if self._pause is None or state not in self._pause["from"]:
            return None
        return self.with_stand_ins(self._pause["by"])

    def with_stand_ins(self, parties: Iterable[str]) -> frozenset[str]:
        """Return parties together with whoever may stand in for them."""
        named = frozenset(parties)
        stand_ins = (each for party in named for each in self._parties.get(party, {}).get("stand_ins", ()))
        return named | {each["party"] for each in stand_ins}

    def place_reached(self, step: str | None) -> int | None:
        """Return the place of the chain that confirming a step reaches, if it goes forward to one."""
        definition = self.steps.get(step or "", {})
        confirmer = definition.get("confirmed_by")
        if not definition.get("passes_accountability") or self.changes_party(step):
            return None
        return self.chain.index(confirmer) if confirmer in self.chain else None

    def changes_party(self, step: str | None) -> bool:
        """Tell whether a step hands over within one place of the chain."""
        definition = self.steps.get(step or "", {})
        changes = definition.get("opens_by_change") or definition.get("opened_by") in _CHANGES
        return bool(changes and definition.get("passes_accountability"))
