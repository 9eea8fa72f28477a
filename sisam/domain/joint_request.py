"""A joint request: what takes two people, asked by the first and answered by the second."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.domain.ids import CaseId, OrganisationId, PersonId, StepId


class JointKind(StrEnum):
    """The closed list of what takes two people."""

    FORCED_HANDOVER = "forced_handover"
    IMPORT = "import"


class ImportKind(StrEnum):
    """Which list a file is that two people look at."""

    ORGANISATIONS = "organisations"
    SEATS = "seats"
    PLACEMENTS = "placements"
    STEPS = "steps"


class JointAnswer(StrEnum):
    """What became of a request."""

    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    #: Nobody answered in time.
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class JointRequest:
    """One person's wish for something that a second one must agree to."""

    id: str
    kind: JointKind
    asked_by: PersonId
    asked_for: OrganisationId
    asked_at: datetime
    #: When it lapses.
    expires_at: datetime
    via: str
    case_id: CaseId | None = None
    step_id: StepId | None = None
    #: SHA-256 of what is asked, as hexadecimal text, so that what is agreed to is what was asked.
    digest: str = ""
    #: The reason, or the file; kept enciphered.
    content: bytes = b""
    #: What stays when the content is taken away: of a file its kind and its name.
    subject: str = ""
    #: What came of it: of a file how many rows came to what.
    outcome: str = ""
    answered_by: PersonId | None = None
    #: The organisation that the second person spoke for.
    answered_by_organisation: OrganisationId | None = None
    answered_at: datetime | None = None
    answer: JointAnswer | None = None

    @property
    def waits(self) -> bool:
        """Tell whether nobody has answered yet."""
        return self.answer is None
