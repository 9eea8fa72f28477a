"""What waits on the organisations, counted over all cases."""

from typing import Final

from sisam.application.ports.duties import PartyDuty
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.rules import RulePart, RulesKey
from sisam.domain.site_fact import Duty
from sisam.storage.instants import day_or_none
from sisam.storage.link import Link, Row

_RULES: Final = (
    "c.workflow_name, c.workflow_version, c.workflow_hash, c.law_version, c.law_hash, c.calendar_version, "
    "c.calendar_hash, c.agreement_version, c.agreement_hash"
)
# The step's one clock is pending, or it was missed and there is no other.
_FIGURES: Final = "count(*), min(d.due_on), max(d.due_on), sum(d.due_on IS NULL)"
_FROM: Final = """
FROM step AS s JOIN "case" AS c ON c.id = s.case_id
LEFT JOIN deadline AS d ON d.step_id = s.id AND d.status = 'pending'
"""
_OWNED: Final = f"""
SELECT {_RULES}, s.owner_party, s.owner_organisation_id, {_FIGURES} {_FROM}
WHERE s.status = 'open'
GROUP BY {_RULES}, s.owner_party, s.owner_organisation_id
"""
_TO_CONFIRM: Final = f"""
SELECT {_RULES}, s.confirmer_party, s.confirmer_organisation_id, {_FIGURES} {_FROM}
WHERE s.status IN ('open', 'offered') AND s.confirmer_party IS NOT NULL
GROUP BY {_RULES}, s.confirmer_party, s.confirmer_organisation_id
"""


class SqlDuties:
    """Duties in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def all(self) -> list[PartyDuty]:
        """Return what waits on owners of open steps, and on the confirmers of open and offered ones."""
        return [_duty_of(row) for question in (_OWNED, _TO_CONFIRM) for row in self._link.rows(question)]


def _duty_of(row: Row) -> PartyDuty:
    name, *parts, party, organisation_id, count, first, last, late = row
    workflow, law, calendar, agreement = (
        RulePart(*parts[place : place + 2]) for place in range(0, len(parts), 2)
    )
    followed = agreement if agreement.hash else None
    return PartyDuty(
        rules=RulesKey(name, workflow, law, calendar, followed),
        party=PartyName(party),
        organisation_id=OrganisationId(organisation_id),
        duty=Duty(count, day_or_none(first), day_or_none(last), bool(late)),
    )
