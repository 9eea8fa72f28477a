"""Schooling: the spells in which a pupil goes to a school, from which days without school are counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.ids import OrganisationId


class SchoolingMode(StrEnum):
    """How a pupil goes to school in a spell; a closed list."""

    ON_SITE = "on_site"
    PART_TIME = "part_time"
    REMOTE = "remote"
    HOME_TUITION = "home_tuition"


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of schooling."""

    school_id: OrganisationId
    from_on: date
    #: The last day; None while no end is known.
    until_on: date | None = None
    mode: SchoolingMode = SchoolingMode.ON_SITE
    #: It is agreed and has not begun: no pupil is in school by a plan.
    planned: bool = False

    def covers(self, day: date) -> bool:
        """Tell whether the pupil goes to school on the day by this spell."""
        return not self.planned and self.from_on <= day and (self.until_on is None or day <= self.until_on)
