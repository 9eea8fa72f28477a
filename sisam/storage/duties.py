"""What waits on the organisations, counted over all cases."""

from collections.abc import Iterator, Sequence
from typing import Final

from sisam.application.ports.duties import PartyDuty
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.site_fact import Duty
from sisam.domain.step import StepStatus
from sisam.storage.instants import day_or_none
from sisam.storage.link import Link, Row

_SIDES: Final = "s.owner_party, s.owner_organisation_id, s.confirmer_party, s.confirmer_organisation_id"
# What is no day is told as a case that fails, and must not keep the other duties from being counted.
_DAY: Final = "CASE WHEN d.due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' THEN date(d.due_on) END"
# One pass, from the open cases to their steps, which lie together: closed cases cost nothing. The hashes name
# the rules, so the versions need not be compared; the step's one clock is pending, or it was missed.
_ALL: Final = f"""
SELECT s.status, {_SIDES}, count(*), min({_DAY}), max({_DAY}), sum(d.due_on IS NULL),
    c.workflow_name, c.workflow_version, c.workflow_hash, c.law_version, c.law_hash, c.calendar_version,
    c.calendar_hash, c.agreement_version, c.agreement_hash
FROM "case" AS c CROSS JOIN step AS s ON s.case_id = c.id
LEFT JOIN deadline AS d ON d.step_id = s.id AND d.status = 'pending'
WHERE c.closed_at IS NULL AND s.status IN ('open', 'offered')
GROUP BY c.workflow_hash, c.law_hash, c.calendar_hash, c.agreement_hash, s.status, {_SIDES}
"""  # noqa: S608 — the names above


class SqlDuties:
    """Duties in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def all(self) -> list[PartyDuty]:
        """Return what waits on owners of open steps, and on the confirmers of open and offered ones."""
        return [duty for row in self._link.rows(_ALL) for duty in _duties_of(row)]


def _duties_of(row: Row) -> Iterator[PartyDuty]:
    """Yield what a group of steps asks of their owner, while they are open, and of their confirmer."""
    status, owner, owner_id, confirmer, confirmer_id, count, first, last, late, *followed = row
    rules = _rules_of(followed)
    duty = Duty(count, day_or_none(first), day_or_none(last), bool(late))
    if status == StepStatus.OPEN:
        yield PartyDuty(rules, PartyName(owner), OrganisationId(owner_id), duty)
    if confirmer is not None:
        yield PartyDuty(rules, PartyName(confirmer), OrganisationId(confirmer_id), duty)


def _rules_of(columns: Sequence[str]) -> RulesKey:
    name, *parts = columns
    workflow, law, calendar, agreement = (
        RulePart(*parts[place : place + 2]) for place in range(0, len(parts), 2)
    )
    return RulesKey(name, workflow, law, calendar, agreement if agreement.hash else None)
