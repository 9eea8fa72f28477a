"""The rules of a case: workflow, agreement, law and calendar as one frozen value."""

from dataclasses import dataclass

from sisam.domain.agreement import Agreement
from sisam.domain.calendar import Calendar
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow


@dataclass(frozen=True, slots=True)
class RulePart:
    """The version and the hash that name one part of the rules for good."""

    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class RulesKey:
    """The names of all parts of the rules that a case follows."""

    workflow_name: str
    workflow: RulePart
    law: RulePart
    calendar: RulePart
    #: None: "utan avtal".
    agreement: RulePart | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that decides how a case goes; a case keeps them until a command moves it on."""

    key: RulesKey
    #: With the agreement's times and roles, where there is one.
    workflow: Workflow
    law: Law
    calendar: Calendar
    #: None: "utan avtal".
    agreement: Agreement | None = None
