"""Which pupils go to no school, asked of the spells at rest."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sisam.application.ports.schooling import PupilWithoutSpell
from sisam.domain.anchor import Anchor
from sisam.domain.canary import WORKFLOW as CANARY
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId
from sisam.storage.canonical import read
from sisam.storage.instants import day_or_none
from sisam.storage.link import Link, Row
from sisam.storage.rows.case_row import rules_of

_WITHOUT: Final = f"""
SELECT c.id, c.number, c.restricted, c.anchors, c.facts, c.parties, a.party, a.organisation_id,
    (SELECT max(s.until_on) FROM schooling AS s
     WHERE s.case_id = c.id AND s.planned = 0 AND s.from_on <= ?),
    c.workflow_name, c.workflow_version, c.workflow_hash, c.law_version, c.law_hash, c.calendar_version,
    c.calendar_hash, c.agreement_version, c.agreement_hash
FROM "case" AS c JOIN accountability AS a ON a.case_id = c.id AND a.until_position IS NULL
WHERE c.closed_at IS NULL AND c.workflow_name <> '{CANARY}' AND NOT EXISTS (
    SELECT 1 FROM schooling AS s
    WHERE s.case_id = c.id AND s.planned = 0 AND s.from_on <= ? AND (s.until_on IS NULL OR s.until_on >= ?))
ORDER BY c.number
"""  # noqa: S608 — the name above
_IS_CLOSED: Final = 'SELECT 1 FROM "case" WHERE id = ? AND closed_at IS NOT NULL'


class SqlSchooling:
    """Spells of schooling in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def without(self, day: date) -> list[PupilWithoutSpell]:
        """Return the open cases of pupils, whatever their age, that no spell covers on a day."""
        return [_pupil_of(row) for row in self._link.rows(_WITHOUT, (day.isoformat(),) * 3)]

    def closed(self, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
        """Return which of these cases are closed."""
        return frozenset(each for each in case_ids if self._link.row(_IS_CLOSED, (each,)) is not None)


def _pupil_of(row: Row) -> PupilWithoutSpell:
    case_id, number, restricted, anchors, facts, parties, party, organisation_id, last_on, *followed = row
    return PupilWithoutSpell(
        case_id=case_id,
        case_number=number,
        restricted=bool(restricted),
        rules=rules_of(tuple(followed)),
        anchors={Anchor(name): date.fromisoformat(on) for name, on in read(anchors).items()},
        facts={Fact(name): value for name, value in read(facts).items()},
        parties=read(parties),
        accountable_party=party,
        accountable=organisation_id,
        last_on=day_or_none(last_on),
    )
