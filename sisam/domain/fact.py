"""A fact of a case, and the conditions that a workflow may ask of facts, anchors and parties."""

from enum import StrEnum


class Fact(StrEnum):
    """The closed list of facts that a case carries; each has closed values too."""

    PLACEMENT_TYPE = "placement_type"
    LEGAL_BASIS = "legal_basis"
    SCHOOL_FORM = "school_form"
    HOME_MUNICIPALITY = "home_municipality"
    NUMBER_UNKNOWN = "number_unknown"
    FORECAST_POSTPONED = "forecast_postponed"
    #: The pupil was discharged while the school place was not confirmed; it stays so, whatever comes later.
    SUDDEN = "sudden"
    #: The pupil has come under protected identity since the opening, which says so itself.
    PROTECTED = "protected"


class PlacementType(StrEnum):
    """Why the youth is placed."""

    ACUTE = "acute"
    ASSESSMENT = "assessment"
    TREATMENT = "treatment"


class LegalBasis(StrEnum):
    """The paragraph that the care rests on; it decides which law clocks run."""

    LVU_2 = "lvu_2"
    LVU_3 = "lvu_3"
    LVU_2_3 = "lvu_2_3"
    LVU_6 = "lvu_6"
    SOL = "sol"
    LSU = "lsu"


class Protection(StrEnum):
    """The kind of protected identity; the kind itself is known to the vault only."""

    NONE = "none"
    SECRECY_MARKING = "secrecy_marking"
    PROTECTED_REGISTRATION = "protected_registration"
    FICTITIOUS = "fictitious"


class Condition(StrEnum):
    """The closed list of conditions that definitions may name; ``engine.conditions`` says what each means."""

    ACUTE = "acute"
    LIGHT = "light"
    SUDDEN = "sudden"
    FORECAST_KNOWN = "forecast_known"
    FORECAST_UNKNOWN = "forecast_unknown"
    DISCHARGED = "discharged"
    NOT_DISCHARGED = "not_discharged"
    NO_HOME_SCHOOL = "no_home_school"
    NO_RECEIVING_SCHOOL = "no_receiving_school"
    COMPULSORY_AGE = "compulsory_age"
    PAST_COMPULSORY_AGE = "past_compulsory_age"
    FIRST_OCCURRENCE = "first_occurrence"
    LATER_OCCURRENCE = "later_occurrence"
    REVIEWED_BY_LAW = "reviewed_by_law"
    CARE_ENDS_AT_18 = "care_ends_at_18"
    CARE_ENDS_AT_21 = "care_ends_at_21"
    NUMBER_UNKNOWN = "number_unknown"


class Guard(StrEnum):
    """The closed list of guards that a transition may name."""

    YOUTH_HOME_NAMED = "youth_home_named"
    RECEIVING_SIDE_ACCOUNTABLE = "receiving_side_accountable"
    DATED_NEXT_STEP_OPEN = "dated_next_step_open"
