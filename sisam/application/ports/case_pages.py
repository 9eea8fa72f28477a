"""Which cases a list asks for, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from sisam.domain.ids import OrganisationId
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """What is asked of the cases; None asks for any."""

    #: One of these is, or was, a party.
    organisations: frozenset[OrganisationId]
    #: Closed ones instead of open ones.
    closed: bool = False
    phase: Phase | None = None
    #: One of these is accountable now.
    accountable: frozenset[OrganisationId] | None = None
    #: A step was late at this moment.
    late_at: datetime | None = None
    #: A step of this routine waits on somebody, a late one where those are asked for; 0: of none of them.
    routine: int | None = None
    #: The pupil is at home where codes begin so: a county's two digits, or a municipality's four; that of
    #: protected pupils is not told.
    place: str | None = None
