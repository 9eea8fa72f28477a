"""Fields: what of a case is shown to which function; whatever stands in no list is shown to nobody."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from sisam.application.access.permit import Permit
from sisam.domain.access import Grant, Right
from sisam.domain.anchor import TELLS_CARE, Anchor
from sisam.domain.case import Case
from sisam.domain.disclosure import DisclosedMatter
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId


class Field(StrEnum):
    """The closed list of what a case can be told by."""

    NUMBER = "number"
    STATE = "state"
    PHASE = "phase"
    #: The dates of the placement itself, which the deadlines count from.
    DATES = "dates"
    STEPS = "steps"
    DEADLINES = "deadlines"
    ACCOUNTABLE = "accountable"
    #: Of the organisations, such as whom to call.
    TELEPHONE = "telephone"
    PARTIES = "parties"
    ALERTS = "alerts"
    SCHOOLING = "schooling"
    HISTORY = "history"
    LINKS = "links"
    NAME = "name"
    PERSONAL_NUMBER = "personal_number"
    #: The home municipality.
    HOME = "home"
    #: Why and how the pupil is placed: legal basis, type, the dates of the care, the times of its law.
    CARE = "care"
    #: What people wrote, whatever it was about; the sides of a step read what was written of it without this.
    WORDS = "words"
    #: Which dossiers were handed over, by their names.
    DOCUMENTS = "documents"
    #: At which home a pupil is whose whereabouts are hidden.
    WHEREABOUTS = "whereabouts"


#: The common part: what every party of a case shares.
COMMON: Final = frozenset(
    {
        Field.NUMBER,
        Field.STATE,
        Field.PHASE,
        Field.DATES,
        Field.STEPS,
        Field.DEADLINES,
        Field.ACCOUNTABLE,
        Field.TELEPHONE,
        Field.PARTIES,
        Field.ALERTS,
        Field.SCHOOLING,
        Field.HISTORY,
        Field.LINKS,
    }
)
#: Who the pupil is.
OF_IDENTITY: Final = frozenset({Field.NAME, Field.PERSONAL_NUMBER, Field.HOME})
#: What belongs to those who see the whole case, beside the common part.
OF_THE_CASE: Final = frozenset({Field.CARE, Field.WORDS, Field.DOCUMENTS})
#: What the site's owner is shown in nobody's name: how the case is built, nobody's identity and no free text.
STRUCTURE: Final = COMMON | {Field.CARE, Field.HOME, Field.DOCUMENTS}

#: What a disclosure adds.
_BY_MATTER: Final = {
    DisclosedMatter.IDENTITY: OF_IDENTITY,
    DisclosedMatter.CARE: frozenset({Field.CARE}),
    DisclosedMatter.WORDS: frozenset({Field.WORDS}),
}
#: The facts that tell of more than the common part, and in which field they stand.
FIELD_OF_FACT: Final = {
    Fact.PLACEMENT_TYPE: Field.CARE,
    Fact.LEGAL_BASIS: Field.CARE,
    Fact.HOME_MUNICIPALITY: Field.HOME,
}
#: What counts from the care; where it may not be told, no derivation from it is.
CARE_ANCHORS: Final = TELLS_CARE | {Anchor.REVIEW}


def fields_of(
    permit: Permit, case: Case, *, unmasked: bool = False, whereabouts: bool = False
) -> frozenset[Field]:
    """Return what is shown of a case to whoever a permit lets read it.

    Of a restricted pupil it takes `unmasked` to see who it is, and `whereabouts` to see where.
    """
    if permit.is_owners:
        return STRUCTURE - ({Field.HOME} if case.restricted else frozenset())
    disclosed = _disclosed(case, permit.organisation_id)
    found = set(COMMON)
    found |= OF_THE_CASE if permit.grant is Grant.YES else disclosed - OF_IDENTITY
    found |= _identity(permit, case, disclosed, unmasked=unmasked)
    if whereabouts or not case.restricted:
        found.add(Field.WHEREABOUTS)
    return frozenset(found)


def _identity(permit: Permit, case: Case, disclosed: frozenset[Field], *, unmasked: bool) -> frozenset[Field]:
    if case.restricted:
        return OF_IDENTITY if unmasked else frozenset()
    given = permit.goes(Right.IDENTITY)
    if given is Grant.YES:
        return OF_IDENTITY
    return disclosed & OF_IDENTITY if given is Grant.DISCLOSED else frozenset()


def _disclosed(case: Case, organisation_id: OrganisationId | None) -> frozenset[Field]:
    """Return the fields that were disclosed to an organisation, and not taken back."""
    return _fields_by_matters(
        each.matter for each in case.disclosures if each.holds and each.to == organisation_id
    )


def _fields_by_matters(matters: Iterable[str]) -> frozenset[Field]:
    """Return the fields that disclosing some matters opens; a document's name opens the documents."""
    found: set[Field] = set()
    for matter in matters:
        found |= _BY_MATTER[DisclosedMatter(matter)] if matter in _MATTERS else {Field.DOCUMENTS}
    return frozenset(found)


_MATTERS: Final = frozenset(DisclosedMatter)
