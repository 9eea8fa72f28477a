"""A temper: how the people of an organisation go about what they owe."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temper:
    """Chances, each for one working day on which something waits for somebody."""

    name: str
    #: They see to a step that is not late yet.
    looks: float
    #: They see to a step of which an alert goes on; each rung that it has climbed adds to it.
    heeds: float
    #: They see to a step on the last days of what they promised when they acknowledged its alert.
    keeps_promise: float
    #: They answer an offer.
    answers: float
    #: An answer sends the offer back.
    returns: float
    #: They acknowledge an alert of something that they have not done that day.
    promises: float
    #: They record what has happened to a pupil.
    records: float
    #: How many things one organisation gets done in a day.
    things_a_day: int


CONSCIENTIOUS = Temper("conscientious", 0.60, 0.65, 0.95, 0.75, 0.14, 0.60, 0.95, 9)
BUSY = Temper("busy", 0.26, 0.34, 0.70, 0.42, 0.10, 0.45, 0.75, 5)
FORGETFUL = Temper("forgetful", 0.08, 0.16, 0.40, 0.20, 0.06, 0.12, 0.50, 3)

_SHARES = {CONSCIENTIOUS: 0.45, BUSY: 0.35, FORGETFUL: 0.20}
#: How much each rung that an alert has climbed adds to the chance that it is heeded.
PER_RUNG = 0.12


def temper_of(code: str, seed: int) -> Temper:
    """Return the temper of an organisation; the same for the same seed."""
    chance = random.Random(f"{seed}:temper:{code}")
    return chance.choices(list(_SHARES), list(_SHARES.values()))[0]
