"""Saying what a record of a workflow is called, in the English of objections and stories."""

from collections.abc import Iterable

from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.reckoning import Interval
from sisam.domain.step_definition import ACCOUNTABLE, StepDefinition
from sisam.domain.workflow import Outcome, State, Transition, Workflow
from sisam.wording.intervals import interval_in_words


def named(record: StepDefinition | State | Transition | Outcome) -> str:
    """Return a record's title with its id."""
    title = record.title.get(Language.EN, "").strip()
    return f'"{title}" ({record.id})' if title else record.id


def party_named(workflow: Workflow, name: PartyName) -> str:
    """Return a party's title with its name."""
    if name == ACCOUNTABLE:
        return "the accountable party"
    definition = workflow.parties.get(name)
    title = definition.title.get(Language.EN, "").strip() if definition else ""
    return f"{title} ({name})" if title else name


def interval_named(interval: Interval) -> str:
    """Return an interval in words."""
    return interval_in_words(interval, Language.EN)


def listed(names: Iterable[str]) -> str:
    """Return several names as a list in a sentence."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
