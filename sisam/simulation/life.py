"""A life: what will happen to a pupil, whether or not anybody records it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.birth import turns
from sisam.domain.case import Case
from sisam.domain.fact import Fact, LegalBasis, PlacementType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster

#: Half of the stays are shorter; acute ones fitted to published shares, the others assumed.
_MEDIAN_STAY_DAYS = {PlacementType.ACUTE: 79, PlacementType.ASSESSMENT: 60, PlacementType.TREATMENT: 200}
# All shares below are assumptions: no public figures were found.
_COMES_TO_NOTHING = 0.25
_UNPLANNED_DISCHARGE = 0.20
_LEAVES_AS_FORECAST = 0.60
_NO_SCHOOL_AT_DISCHARGE = 0.30
_BACK_TO_HOME_SCHOOL = 0.55
_AGE_WHERE_UNKNOWN = 14
#: Working days between admission and first lesson, school days between planned and real start.
_DAYS_TO_LESSON = ((1, 0.15), (2, 0.25), (3, 0.2), (5, 0.2), (9, 0.15), (14, 0.05))
_DAYS_LATE_AT_START = ((0, 0.7), (1, 0.12), (4, 0.1), (60, 0.08))


@dataclass(frozen=True, slots=True)
class Life:
    """The truth about a placement, which the people at the seats learn day by day."""

    #: None: the application comes to nothing.
    applies_on: date | None
    admitted_on: date | None
    #: Working days to the first lesson, from the admission or, where that lay before it, from the import.
    days_to_lesson: int
    seen_from: date
    discharged_on: date | None
    #: What social services believe about the discharge.
    believed_on: date | None
    home: OrganisationId
    #: Schools; None: there is none.
    home_school: OrganisationId | None
    receiving_school: OrganisationId | None
    #: School days from the planned start to the real one.
    days_late_at_start: int
    birth: date

    @classmethod
    def of(cls, case: Case, roster: Roster, today: date, seed: int) -> "Life":
        """Return what will happen to the pupil of a case after a day; the same for the same seed."""
        chance = random.Random(f"{seed}:life:{case.number}")
        applies_on, admitted_on = _beginning(case, today, chance)
        discharged_on, believed_on = _end(case, admitted_on, today, chance)
        age_limit = _age_limit(case)
        if discharged_on is not None and age_limit is not None:
            discharged_on = min(discharged_on, max(age_limit, today))
        schools = _schools(case, roster)
        home_school = case.parties.get(PartyName("home_school"))
        if home_school is None and PartyName("home_school") not in case.absent:
            home_school = chance.choice((None, *schools))
        return cls(
            applies_on=applies_on,
            admitted_on=admitted_on,
            days_to_lesson=_drawn(_DAYS_TO_LESSON, chance),
            seen_from=today,
            discharged_on=discharged_on,
            believed_on=believed_on,
            home=chance.choice([home.id for home in roster.of_kind(OrganisationKind.YOUTH_HOME, None)]),
            home_school=home_school,
            receiving_school=_receiving(home_school, schools, chance),
            days_late_at_start=_drawn(_DAYS_LATE_AT_START, chance),
            birth=turns(today, -_AGE_WHERE_UNKNOWN),
        )


def _beginning(case: Case, today: date, chance: random.Random) -> tuple[date | None, date | None]:
    if admitted_on := case.anchors.get(Anchor.ADMITTED):
        return None, admitted_on
    acute = case.facts.get(Fact.PLACEMENT_TYPE) == PlacementType.ACUTE
    if not acute and chance.random() < _COMES_TO_NOTHING:
        return None, None
    applies_on = today + timedelta(days=chance.randint(1, 2) if acute else chance.randint(3, 14))
    if Anchor.APPLIED in case.anchors:
        applies_on = today
    return applies_on, applies_on + timedelta(days=chance.randint(1, 2) if acute else chance.randint(3, 10))


def _end(
    case: Case, admitted_on: date | None, today: date, chance: random.Random
) -> tuple[date | None, date | None]:
    """Return the day of the discharge, and the day that social services take it for."""
    if admitted_on is None:
        return None, None
    forecast = case.anchors.get(Anchor.FORECAST)
    surprise = chance.random() < _UNPLANNED_DISCHARGE
    if forecast is None or surprise:
        median = _MEDIAN_STAY_DAYS[PlacementType(case.facts[Fact.PLACEMENT_TYPE])]
        # What is left of a stay does not depend on how long it has lasted, if stays end by chance.
        left = timedelta(days=4 + round(chance.expovariate(0.693 / median)))
        discharged_on = max(admitted_on, today) + left
        return discharged_on, discharged_on + timedelta(days=chance.randint(20, 60) if surprise else 0)
    if forecast > today and chance.random() < _LEAVES_AS_FORECAST:
        return forecast, forecast
    postponed = max(forecast, today) + timedelta(days=chance.randint(4, 30))
    return postponed, postponed


def _age_limit(case: Case) -> date | None:
    """Return the birthday at whose beginning the care ends (LVU 21 §)."""
    by_18 = case.facts.get(Fact.LEGAL_BASIS) == LegalBasis.LVU_2
    return case.anchors.get(Anchor.TURNS_18 if by_18 else Anchor.TURNS_21)


def _schools(case: Case, roster: Roster) -> Sequence[OrganisationId]:
    found = roster.of_kind(OrganisationKind.SCHOOL, case.facts.get(Fact.HOME_MUNICIPALITY))
    return tuple(school.id for school in found)


def _receiving(
    home_school: OrganisationId | None, schools: Sequence[OrganisationId], chance: random.Random
) -> OrganisationId | None:
    if chance.random() < _NO_SCHOOL_AT_DISCHARGE or not schools:
        return None
    if home_school is not None and chance.random() < _BACK_TO_HOME_SCHOOL:
        return home_school
    return chance.choice(schools)


def _drawn(weighed: Sequence[tuple[int, float]], chance: random.Random) -> int:
    return chance.choices([days for days, _ in weighed], [weight for _, weight in weighed])[0]
