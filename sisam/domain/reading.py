"""A reading: that somebody was shown something, or was denied it; written before it is shown (I22)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.domain.ids import CaseId, OrganisationId, PersonId


class Shown(StrEnum):
    """The closed list of what can be shown, and of what was tried where it was denied."""

    WORK_LIST = "work_list"
    CASE_LIST = "case_list"
    SEARCH = "search"
    CASE = "case"
    STEP = "step"
    PREVIEW = "preview"
    PRINT = "print"
    IDENTITY = "identity"
    WHEREABOUTS = "whereabouts"
    ALERTS = "alerts"
    GAPS = "gaps"
    STATISTICS = "statistics"
    EXPORT = "export"
    READ_LOG = "read_log"
    IMPORT = "import"
    #: Who sits where, and who can sign in; it is about no pupil, so that only what was denied is written.
    REGISTER = "register"
    #: How the site itself is; ids only, so that of this too only what was denied is written.
    OVERSIGHT = "oversight"
    #: Something was done in a case, and its answer shown; what it was stands in the journal.
    ACT = "act"


class Purpose(StrEnum):
    """The closed list of what something is shown for."""

    #: Ordinary work in the own scope.
    WORK = "work"
    #: With a reason of the person's own, which is kept enciphered beside it.
    REASON = "reason"
    #: To look after who has read what.
    REVIEW = "review"
    #: To look after the site; never anything of a pupil.
    OVERSIGHT = "oversight"


class Ruling(StrEnum):
    """What came of it."""

    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the read log."""

    at: datetime
    #: A person, or whoever owns the site's files (``owner``) where nobody is named.
    actor_id: PersonId
    #: None where they sit nowhere that counted.
    actor_organisation_id: OrganisationId | None
    #: None where it was no case in particular, or none that exists.
    case_id: CaseId | None
    what: Shown
    purpose: Purpose
    ruling: Ruling
    #: ``web:SESSION`` or ``cli:USER``.
    via: str
    break_glass: bool = False
    #: What the person wrote of why; kept enciphered.
    reason: str | None = None

    @property
    def wants_review(self) -> bool:
        """Tell whether it makes somebody look through the log of its month (ADR 21).

        Looking after the log or the site does not: each review would make the next one.
        """
        return self.ruling is Ruling.DENIED or self.purpose in (Purpose.WORK, Purpose.REASON)


#: The actor of what the site's owner looks at in nobody's name, with the rights of the file's owner.
OWNER = PersonId("owner")
