"""Setting facts: what was told at the opening and has become another, such as the legal basis of the care."""

from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.birth import compulsory_schooling_until
from sisam.domain.case import Case
from sisam.domain.command import SetFact
from sisam.domain.event import EventType
from sisam.domain.fact import Fact, LegalBasis, PlacementType
from sisam.domain.ids import PartyName
from sisam.domain.refusal import AlreadyRecorded, UnknownName
from sisam.domain.workflow import Workflow
from sisam.engine.acts.dating import put_anchor
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party

#: The values of the facts that are words of this program; the codes of others are checked where they come in.
CLOSED_VALUES = {Fact.PLACEMENT_TYPE: tuple(PlacementType), Fact.LEGAL_BASIS: tuple(LegalBasis)}
#: Of the birth date a case knows no more than when the pupil comes of age.
_ADULT = 18


def set_fact(draft: Draft, act: SetFact) -> None:
    """Record that a fact is another from now on; what depends on it follows when the case is reconciled.

    Raises:
        UnknownName: no party may change such a fact, or it has no such value.
        NotAParty: it is another party's to change.
        AlreadyRecorded: it is that already.
    """
    may = _who_tells(draft.workflow, act.fact)
    if not may:
        raise UnknownName(kind="fact", name=act.fact, possible=facts_that_change(draft.workflow))
    possible = CLOSED_VALUES.get(act.fact)
    if possible is not None and act.value not in possible:
        raise UnknownName(kind="value", name=act.value, possible=tuple(map(str, possible)))
    require_party(draft, may)
    was = draft.case.facts.get(act.fact)
    if was == act.value:
        raise AlreadyRecorded(what=act.fact)
    until = end_of_schooling(draft.case, act.value) if act.fact is Fact.SCHOOL_FORM else None
    draft.record(EventType.FACT_SET, words=draft.command.words, fact=act.fact, value=act.value, was=was)
    if until is not None:
        put_anchor(draft, Anchor.COMPULSORY_SCHOOLING_UNTIL, until)


def end_of_schooling(case: Case, school_form: str) -> date | None:
    """Return the last day of compulsory schooling in another form of school, if it becomes another day.

    Only a day that follows from the year of birth becomes another; one that was decided stays.
    """
    known = case.anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL)
    adult = case.anchors.get(Anchor.TURNS_18)
    if known is None or adult is None:
        return None
    born = date(adult.year - _ADULT, 1, 1)
    follows = compulsory_schooling_until(born, case.facts.get(Fact.SCHOOL_FORM))
    then = compulsory_schooling_until(born, school_form)
    return then if known == follows != then else None


def _who_tells(workflow: Workflow, fact: Fact) -> tuple[PartyName, ...]:
    """Return the parties that may change a fact."""
    return tuple(party.id for party in workflow.parties.values() if fact in party.facts)


def facts_that_change(workflow: Workflow) -> tuple[str, ...]:
    """Return the facts that some party may change, in the order of the list of facts."""
    return tuple(fact.value for fact in Fact if _who_tells(workflow, fact))
