"""Showing the rules that new cases come under, with an agreement laid over them or without."""

from dataclasses import dataclass
from datetime import datetime

from sisam.application.site import Site
from sisam.domain.agreement import Agreement
from sisam.domain.rules import Rules
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.laying_over import laid_over
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """The published rules, and what one agreement makes of them."""

    #: As new cases without an agreement come under them.
    rules: Rules
    #: With the agreement's times and roles, where one was asked for.
    workflow: Workflow
    #: The agreement that was asked for.
    agreement: Agreement | None
    #: All that are in force, by their code.
    agreements: tuple[Agreement, ...]


def rules_in_force(site: Site, now: datetime, agreement_code: str = "") -> RulesInForce:
    """Return the rules as they were published last, with the agreement of that code laid over them.

    Raises:
        NotFound: no agreement of that code is in force.
        Unavailable: nothing has been published yet.
        AgreementMisfit: the agreement does not fit the workflow that was published after it.
    """
    with site.store.read() as work:
        rules = site.rules.current(site.workflow_name, work.rule_parts)
        adopted = site.rules.agreements(work.rule_parts)
    day = local_date(now)
    valid = tuple(sorted((each for each in adopted if each.is_valid(day)), key=lambda each: each.code))
    agreement = _named(valid, agreement_code) if agreement_code else None
    workflow = laid_over(rules.workflow, agreement) if agreement else rules.workflow
    return RulesInForce(rules, workflow, agreement, valid)


def _named(agreements: tuple[Agreement, ...], code: str) -> Agreement:
    for each in agreements:
        if each.code == code:
            return each
    raise NotFound("agreement", code)
