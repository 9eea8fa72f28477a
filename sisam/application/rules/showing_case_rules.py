"""Showing the rules that a case follows, to whoever may open the case."""

from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.access.finding import ById, find_for
from sisam.application.access.showing import Look, one, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.viewing import view_case
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.rules.showing_rules import RulesInForce
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from sisam.domain.reading import Shown


@dataclass(frozen=True, slots=True)
class RulesOfCase:
    """The rules of a case, and where it stands in them."""

    rules: RulesInForce
    #: The id of the state that it is in, or was in when the one who asks ceased to be a party.
    state: str


def rules_of_case(site: Site, caller: Caller, case_id: CaseId, now: datetime) -> RulesOfCase:
    """Return the rules that a case follows; that somebody looked is written down first.

    Raises:
        NotFound: there is no such case, or it is none of theirs.
        NotPermitted: they may open no case at all.
        Unavailable: it cannot be written down; nothing is shown then.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[RulesOfCase]:
        found = find_for(site, work, someone, ById(case_id), Right.READ_CASE, Shown.CASE)
        if not found.permit.now:
            found, _ = view_case(site, work, someone, ById(case_id))
        plain = site.rules.named(replace(found.case.rules, agreement=None), work.rule_parts)
        rules = RulesInForce(plain, found.rules.workflow, found.rules.agreement, ())
        return one(RulesOfCase(rules, found.case.state), case_id, found.permit)

    return shown(site, caller, Shown.CASE, look, now)
