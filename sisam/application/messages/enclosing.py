"""Enclosing: the files that go with a message."""

from datetime import date

from sisam.application.ports.channel import Attachment
from sisam.application.ports.outbox import OutboxMessage
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.statement import file_name

_STATEMENT = "application/json"


def statements_in(site: Site, message: OutboxMessage) -> tuple[Attachment, ...]:
    """Return the files of the statements that a message tells of; they are the same at every attempt."""
    return tuple(
        _statement(
            site, OrganisationId(item.values["organisation_id"]), date.fromisoformat(item.values["on"])
        )
        for item in message.items
        if item.template is Template.STATEMENT
    )


def _statement(site: Site, organisation_id: OrganisationId, day: date) -> Attachment:
    with site.store.read() as work:
        signed = work.statements.get(organisation_id, day).signed
    name = file_name(signed.statement.organisation, day)
    return Attachment(name, _STATEMENT, signed.file().encode())
