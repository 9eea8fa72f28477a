"""A temper: how the people of an organisation go about what they owe."""

import random
from dataclasses import dataclass

from sisam.simulation.parameters import Parameters


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


CONSCIENTIOUS = Temper("conscientious", 0.45, 0.60, 0.90, 0.65, 0.12, 0.60, 0.95, 12)
BUSY = Temper("busy", 0.22, 0.30, 0.70, 0.40, 0.10, 0.45, 0.80, 8)
FORGETFUL = Temper("forgetful", 0.08, 0.15, 0.45, 0.18, 0.06, 0.20, 0.55, 4)

#: By the words that the parameters have for them.
TEMPERS = {temper.name: temper for temper in (CONSCIENTIOUS, BUSY, FORGETFUL)}
#: How much each rung that an alert has climbed adds to the chance that it is heeded.
PER_RUNG = 0.20


def temper_of(code: str, parameters: Parameters, seed: int) -> Temper:
    """Return the temper of an organisation; the same for the same seed."""
    return TEMPERS[parameters.word(random.Random(f"{seed}:temper:{code}"), "temper")]
