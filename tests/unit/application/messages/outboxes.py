"""Sites in whose outbox messages wait."""

from sisam.application.ports.outbox import OutboxMessage
from sisam.application.site import Site
from sisam.domain.ids import CaseId
from tests.builders import SOCIAL_SERVICES, a_message, an_item
from tests.sites import a_case_at, a_site


def a_site_with(*messages: OutboxMessage) -> Site:
    site = a_site()
    a_case_at(site, "case")
    with site.store.write() as work:
        work.outbox.write(messages)
        work.commit()
    return site


def to_officer(id: str = "message-1", **fields: object) -> OutboxMessage:  # noqa: A002
    """A message about the case of `a_site_with` to the officer of social services."""
    items = (an_item(dedup_key=id, case_id=CaseId("case-case"), fields={"case_number": "N/case"}),)
    return a_message(id, **{"person_id": f"person-of-{SOCIAL_SERVICES}", "items": items, **fields})
