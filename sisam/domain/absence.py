"""An absence: days on which a person is away from every seat."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person is away; the first and the last are both included."""

    person_id: PersonId
    absent_from: date
    absent_until: date

    def covers(self, day: date) -> bool:
        """Tell whether the person is away on that local day."""
        return self.absent_from <= day <= self.absent_until
