"""Protecting: from now on the case is that of a pupil with protected identity."""

from sisam.domain.command import Protect
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName
from sisam.domain.refusal import AlreadyRecorded
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party

_SOCIAL_SERVICES = PartyName("social_services")


def protect(draft: Draft, _: Protect) -> None:
    """Record that the pupil lives under protected identity; the kind of it only the vault knows.

    Raises:
        NotAParty: only social services and files tell of it.
        AlreadyRecorded: the case is protected already.
    """
    require_party(draft, (_SOCIAL_SERVICES,))
    if draft.case.restricted:
        raise AlreadyRecorded(what=Fact.PROTECTED)
    draft.record(EventType.FACT_SET, words=draft.command.words, fact=Fact.PROTECTED, value="yes", was="no")
