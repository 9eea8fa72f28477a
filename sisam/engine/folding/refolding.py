"""Refolding: a whole journal, each event under the rules that held when it was recorded."""

from collections.abc import Callable, Iterable

from sisam.domain.case import Case
from sisam.domain.event import Event, EventType
from sisam.domain.rules import Rules, RulesKey
from sisam.engine.folding.evolving import evolve
from sisam.engine.folding.rule_names import key_told


def refold(rules_of: Callable[[RulesKey], Rules], events: Iterable[Event]) -> Case:
    """Return the case that a journal makes: it begins with the rules that its opening names.

    From an event that changes them on, it goes by the rules that this one names.

    Raises:
        ValueError: the journal is empty, or no journal of a case.
        KeyError: an event lacks what it must tell.
    """
    case: Case | None = None
    rules: Rules | None = None
    for event in events:
        if rules is None or event.type is EventType.RULES_CHANGED:
            following = rules_of(key_told(event))
        case = evolve(rules or following, case, event)
        rules = following
    if case is None:
        raise ValueError("the journal is empty")
    return case
