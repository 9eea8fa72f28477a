"""A site: the ports that every use case works with, put together in one frozen value."""

from dataclasses import dataclass

from sisam.application.ports.ids import Ids
from sisam.application.ports.rule_book import RuleBook
from sisam.application.ports.sealer import Sealer
from sisam.application.ports.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class Site:
    """What a use case needs of the outside world, time excepted."""

    store: Store
    rules: RuleBook
    sealer: Sealer
    ids: Ids
    #: The workflow that placements follow.
    workflow_name: str = "placement"
    #: Over which channel persons are told.
    channel: str = "folder"
    #: Where pages are found; empty until there are pages, and messages then say whom to call.
    public_url: str = ""
    #: What stands after the @ of a Message-ID.
    mail_domain: str = "sisam.invalid"
