"""A site: the ports that every use case works with, put together in one frozen value."""

from dataclasses import dataclass

from sisam.application.ports.ids import Ids
from sisam.application.ports.rule_book import RuleBook
from sisam.application.ports.sealer import Sealer
from sisam.application.ports.unit_of_work import Store
from sisam.domain.office_hours import ALWAYS, OfficeHours
from sisam.engine.releasing import Grouping


@dataclass(frozen=True, slots=True)
class Site:
    """What a use case needs of the outside world, time excepted."""

    store: Store
    rules: RuleBook
    sealer: Sealer
    ids: Ids
    #: The workflow that placements follow.
    workflow_name: str = "placement"
    #: Over which channel persons are told who have named no other.
    channel: str = "folder"
    #: The channels beside it that persons may have named.
    further_channels: frozenset[str] = frozenset()
    #: Where pages are found; empty until there are pages, and messages then say whom to call.
    public_url: str = ""
    #: What stands after the @ of a Message-ID.
    mail_domain: str = "sisam.invalid"
    #: When messages are read by whoever has named no hours of their own.
    office_hours: OfficeHours = ALWAYS
    #: How long messages wait to become one; None: each goes out by itself, at once.
    grouping: Grouping | None = None
