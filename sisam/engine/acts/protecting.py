"""Protecting: from now on the case is that of a pupil with protected identity, or no longer."""

from sisam.domain.command import LiftProtection, Protect, ShareProtection
from sisam.domain.event import EventType
from sisam.domain.fact import Fact, Protection
from sisam.domain.ids import PartyName
from sisam.domain.refusal import AlreadyRecorded, ProtectionStays, ReasonMissing, UnknownName
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party

_SOCIAL_SERVICES = PartyName("social_services")
_HIDING = tuple(each.value for each in Protection if each is not Protection.NONE)


def protect(draft: Draft, act: Protect) -> None:
    """Record that the pupil lives under protected identity; the kind of it only the vault knows.

    Raises:
        NotAParty: only social services and files tell of it.
        AlreadyRecorded: the case is protected already.
        UnknownName: it is no kind of protection.
    """
    require_teller(draft)
    if draft.case.restricted:
        raise AlreadyRecorded(what=Fact.PROTECTED)
    if act.kind is Protection.NONE:
        raise UnknownName(kind="protection", name=act.kind, possible=_HIDING)
    _record(draft, protected=True, words=draft.command.words)


def lift(draft: Draft, act: LiftProtection) -> None:
    """Record that the pupil is not protected, or no longer; what told of it was the opening of this case.

    What an act told is taken back by annulling that act, and is lifted too in a closed case, where nothing is
    annulled.

    Raises:
        NotAParty: only social services take it back.
        ReasonMissing: no reason is given.
        AlreadyRecorded: the case is not protected.
        ProtectionStays: something else told of it.
    """
    require_teller(draft)
    if not draft.command.words:
        raise ReasonMissing(act="lift_protection")
    if not draft.case.restricted:
        raise AlreadyRecorded(what=Fact.PROTECTED)
    by_act = Fact.PROTECTED in draft.case.facts
    if act.told_before or (by_act and (draft.case.open or not act.told_here)):
        raise ProtectionStays
    _record(draft, protected=False, words=draft.command.words)


def require_teller(draft: Draft) -> None:
    """Refuse whoever can neither tell that a pupil is protected nor take it back.

    Raises:
        NotAParty: only social services and files do.
    """
    require_party(draft, (_SOCIAL_SERVICES,))


def share_protection(draft: Draft, act: ShareProtection) -> None:
    """Record what another case of the pupil was told, if this one does not know it.

    It is nobody's act: whoever told of it need not be a party of this case, and no party of this one is to
    learn from its journal who that was (OSL 26:1).
    """
    if draft.case.restricted is act.protected:
        return
    draft.time_passes = True
    _record(draft, protected=act.protected)
    draft.time_passes = False


def _record(draft: Draft, *, protected: bool, words: str | None = None) -> None:
    value, was = ("yes", "no") if protected else ("no", "yes")
    draft.record(EventType.FACT_SET, words=words, fact=Fact.PROTECTED, value=value, was=was)
