"""Whether somebody is at the end of every ladder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from sisam.audit.reckoning import local_day
from sisam.audit.report import Violation
from sisam.audit.site import SiteAlerts
from sisam.audit.snapshot import Snapshot

_PARTIES: Final = """
SELECT DISTINCT p.case_id AS id, p.organisation_id
FROM v_party AS p JOIN v_case AS c ON c.id = p.case_id
WHERE c.closed_at IS NULL AND p.until_seq IS NULL AND p.case_id IN :ids
ORDER BY p.case_id, p.organisation_id
"""


def last_rungs_are_held(snapshot: Snapshot) -> Iterator[Violation]:
    """I08: every last rung resolves to an active person.

    For each organisation that is a party of an open case, or that an alert of the site is about, today:
    its own coordinator, else its parent's and so upwards, else the agency's. Whoever is away does not
    count.
    """
    today = local_day(snapshot.now)
    empty: defaultdict[str, list[str]] = defaultdict(list)
    for row in snapshot.rows(_PARTIES):
        if not snapshot.register.last_rung(row["organisation_id"], today):
            empty[row["id"]].append(row["organisation_id"])
    for case_id, organisations in empty.items():
        told = f"No coordinator is there for {', '.join(organisations)}."
        yield snapshot.violation("I08", case_id, told)


def last_rungs_of_the_site(alerts: SiteAlerts) -> Iterator[Violation]:
    """I08: every last rung resolves to an active person."""
    today = local_day(alerts.now)
    for alert_id, row in alerts.uncleared.items():
        organisation_id = row["organisation_id"]
        if organisation_id is not None and not alerts.register.last_rung(organisation_id, today):
            yield alerts.violation("I08", alert_id, f"No coordinator is there for {organisation_id}.")
