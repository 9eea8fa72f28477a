"""What each condition of the closed list means for a case."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Condition, Fact, LegalBasis, PlacementType
from sisam.domain.ids import PartyName

#: Stays planned to be shorter than this get the light version of routine 4 (domain: policy).
LIGHT_STAY_UNDER = timedelta(days=28)

_HOME_SCHOOL = PartyName("home_school")
_RECEIVING_SCHOOL = PartyName("receiving_school")
_REVIEWED = frozenset({LegalBasis.LVU_2, LegalBasis.LVU_3, LegalBasis.LVU_2_3})
_ENDS_AT_21 = frozenset({LegalBasis.LVU_3, LegalBasis.LVU_2_3})


def all_hold(conditions: Iterable[Condition], case: Case, occurrence: int = 1) -> bool:
    """Tell whether every condition holds; `occurrence` is which time a repeating step stands at."""
    return all(holds(condition, case, occurrence) for condition in conditions)


def holds(condition: Condition, case: Case, occurrence: int = 1) -> bool:
    """Tell whether a condition holds for a case."""
    if condition is Condition.FIRST_OCCURRENCE:
        return occurrence == 1
    if condition is Condition.LATER_OCCURRENCE:
        return occurrence > 1
    return _MEANINGS[condition](case)


def of_compulsory_age(case: Case) -> bool:
    """Tell whether the pupil is of compulsory school age on the day that matters for what comes after.

    That is the day of discharge, else the forecast, else the latest of admission and opening. A pupil
    whose number is unknown counts as of compulsory age until a command says otherwise.
    """
    until = case.anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL)
    if until is None:
        return True
    order = (Anchor.DISCHARGED, Anchor.FORECAST, Anchor.ADMITTED, Anchor.OPENED)
    day = next(case.anchors[anchor] for anchor in order if anchor in case.anchors)
    return day <= until


def _light(case: Case) -> bool:
    admitted, forecast = case.anchors.get(Anchor.ADMITTED), case.anchors.get(Anchor.FORECAST)
    # A forecast that had passed when the pupil came to another home plans no stay there.
    return (
        admitted is not None
        and forecast is not None
        and timedelta(0) <= forecast - admitted < LIGHT_STAY_UNDER
    )


def _sudden(case: Case) -> bool:
    return Anchor.DISCHARGED in case.anchors and case.facts.get(Fact.SUDDEN) == "yes"


def _no_receiving_school(case: Case) -> bool:
    unknown_too_late = _RECEIVING_SCHOOL not in case.parties and Anchor.DISCHARGED in case.anchors
    return _RECEIVING_SCHOOL in case.absent or unknown_too_late


_MEANINGS: dict[Condition, Callable[[Case], bool]] = {
    Condition.ACUTE: lambda case: case.facts.get(Fact.PLACEMENT_TYPE) == PlacementType.ACUTE,
    Condition.LIGHT: _light,
    Condition.SUDDEN: _sudden,
    Condition.FORECAST_KNOWN: lambda case: Anchor.FORECAST in case.anchors,
    Condition.FORECAST_UNKNOWN: lambda case: Anchor.FORECAST not in case.anchors,
    Condition.DISCHARGED: lambda case: Anchor.DISCHARGED in case.anchors,
    Condition.NOT_DISCHARGED: lambda case: Anchor.DISCHARGED not in case.anchors,
    Condition.NO_HOME_SCHOOL: lambda case: _HOME_SCHOOL not in case.parties,
    Condition.NO_RECEIVING_SCHOOL: _no_receiving_school,
    Condition.COMPULSORY_AGE: of_compulsory_age,
    Condition.PAST_COMPULSORY_AGE: lambda case: not of_compulsory_age(case),
    Condition.REVIEWED_BY_LAW: lambda case: case.facts.get(Fact.LEGAL_BASIS) in _REVIEWED,
    Condition.CARE_ENDS_AT_18: lambda case: case.facts.get(Fact.LEGAL_BASIS) == LegalBasis.LVU_2,
    Condition.CARE_ENDS_AT_21: lambda case: case.facts.get(Fact.LEGAL_BASIS) in _ENDS_AT_21,
    Condition.NUMBER_UNKNOWN: lambda case: case.facts.get(Fact.NUMBER_UNKNOWN) == "yes",
}
