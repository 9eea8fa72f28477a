"""Days of a life that law counts from: birthdays, and the end of compulsory schooling."""

from datetime import date

#: Pupils of this form finish one year later (skollagen 7 kap. 12 §).
SPECIAL_SCHOOL = "specialskola"
#: The law says "the spring term"; the day on which a term ends is decided locally.
POLICY_MONTH, POLICY_DAY = 6, 30


def turns(birth: date, age: int) -> date:
    """Return the birthday on which a person reaches an age.

    Born on 29 February, the birthday is 28 February in other years: the clocks that hang on it
    are maximum periods (LVU 21 §), and a maximum errs early.
    """
    year = birth.year + age
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def compulsory_schooling_until(birth: date, school_form: str | None) -> date:
    """Return the last day of compulsory schooling where no other date has been decided.

    It ends with the spring term of the year of turning 16, in specialskola 17 (skollagen 7 kap.
    10 and 12 §§); 30 June is a policy. A prolonged duty (7 kap. 13 §) is recorded, not computed.
    """
    age = 17 if school_form == SPECIAL_SCHOOL else 16
    return date(birth.year + age, POLICY_MONTH, POLICY_DAY)
