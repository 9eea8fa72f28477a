"""Recording what has happened to a pupil: who learns of it tells the program, some days later or at once."""

from collections.abc import Callable
from datetime import date, timedelta

from sisam.application.cases.doing import Scene
from sisam.application.cases.naming_homes import YOUTH_HOME, name_party
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Close, Fire, SetDate
from sisam.domain.ids import PartyName
from sisam.domain.workflow import Phase
from sisam.engine.sides import place_is_taken
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.glance import Glance
from sisam.simulation.phrases import CONTINUED, NOT_ADMITTED
from sisam.simulation.telling import told
from sisam.simulation.turns import TURNS

_GIVES_UP = 0.10
_CLOSES = 0.25
#: A school place is followed this long before the case is closed, sooner than it must be.
_FOLLOWED_DAYS = timedelta(days=80)
#: The home is named this long before the admission.
_ALLOTTED_DAYS_BEFORE = 2
_FOLLOWING_STEPS = frozenset({"watch", "closing", "follow_up_1_month", "follow_up_3_months"})


def _application(glance: Glance) -> Deed | None:
    on = glance.life.applies_on
    if glance.case.state not in ("investigation", "custody") or on is None or on > glance.day:
        return None
    return told(glance, DeedKind.MOVED, "social_services", (Fire("apply"),), on)


def _withdrawal(glance: Glance) -> Deed | None:
    nothing_comes = glance.case.phase is Phase.BEFORE and glance.life.admitted_on is None
    if not nothing_comes or not glance.happens(_GIVES_UP):
        return None
    words = glance.phrase(NOT_ADMITTED)
    return told(glance, DeedKind.CLOSED, "social_services", (Close("not_admitted"),), None, words)


def _allotment(glance: Glance) -> Deed | None:
    on = glance.life.admitted_on
    if on is None or YOUTH_HOME in glance.case.parties or _ahead(glance, on) > _ALLOTTED_DAYS_BEFORE:
        return None
    scene = Scene(glance.case, glance.rules, glance.country.roster)
    acts = name_party(scene, YOUTH_HOME, glance.country.code(glance.life.home))
    return told(glance, DeedKind.NAMED, "placement_unit", tuple(acts))


def _admission(glance: Glance) -> Deed | None:
    on = glance.life.admitted_on
    if glance.case.phase is not Phase.BEFORE or on is None or on > glance.day:
        return None
    return told(glance, DeedKind.MOVED, "youth_home", (Fire("admit"),), on)


def _first_lesson(glance: Glance) -> Deed | None:
    admitted = glance.anchor(Anchor.ADMITTED)
    if admitted is None or Anchor.FIRST_LESSON in glance.case.anchors:
        return None
    counted_from = max(admitted, glance.life.seen_from)
    on = glance.rules.calendar.working_day_after(counted_from, glance.life.days_to_lesson)
    if on > glance.day or glance.case.phase is not Phase.DURING or on > _leaves(glance, admitted):
        return None
    return told(glance, DeedKind.DATED, "youth_home_school", (SetDate(Anchor.FIRST_LESSON, on),))


def _leaves(glance: Glance, admitted: date) -> date:
    """Return the last day at the home that is recorded, whether or not anybody has told that yet."""
    moved = (each.on - timedelta(days=1) for each in glance.life.transfers if each.on > admitted)
    return min([*moved, glance.life.discharged_on or date.max])


def _discharge(glance: Glance) -> Deed | None:
    on = glance.life.discharged_on
    if glance.case.state != "admitted" or on is None or on > glance.day:
        return None
    return told(glance, DeedKind.MOVED, "youth_home", (Fire("discharge"),), on)


def _follow_up(glance: Glance) -> Deed | None:
    received = place_is_taken(glance.rules.workflow, glance.case, PartyName("receiving_school"))
    if glance.case.state != "discharged" or not received:
        return None
    return told(glance, DeedKind.MOVED, "social_services", (Fire("follow_up"),))


def _closing(glance: Glance) -> Deed | None:
    discharged, started = glance.anchor(Anchor.DISCHARGED), glance.anchor(Anchor.SCHOOL_STARTED)
    if glance.case.state != "follow_up" or discharged is None or started is None:
        return None
    if glance.day - discharged < _FOLLOWED_DAYS or not _only_followed(glance.case):
        return None
    if not glance.happens(_CLOSES):
        return None
    words = glance.phrase(CONTINUED)
    return told(glance, DeedKind.CLOSED, "social_services", (Close("continued_schooling"),), None, words)


def _only_followed(case: Case) -> bool:
    return all(step.definition in _FOLLOWING_STEPS for step in case.live_steps())


def _ahead(glance: Glance, on: date) -> int:
    return (on - glance.day).days


#: Each says what is recorded of one thing today, if it has happened and nobody forgets; in its order.
TELLERS: tuple[Callable[[Glance], Deed | None], ...] = (
    _withdrawal,
    _application,
    _allotment,
    _admission,
    _first_lesson,
    *TURNS,
    _discharge,
    _follow_up,
    _closing,
)
