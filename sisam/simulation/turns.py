"""Turns of life: a pupil is away, back, at another home or of another municipality; somebody tells it."""

from collections.abc import Callable
from datetime import date, timedelta

from sisam.application.cases.doing import Scene
from sisam.application.cases.moving_home import SOCIAL_SERVICES, NewHome, move_home
from sisam.application.cases.naming_homes import YOUTH_HOME, transfer_to
from sisam.domain.anchor import Anchor
from sisam.domain.command import Pause, Reconsider, Resume
from sisam.domain.fact import Fact
from sisam.domain.organisation import OrganisationKind
from sisam.domain.pause import Pause as Absence
from sisam.domain.workflow import Phase
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.glance import Glance
from sisam.simulation.life import Escape
from sisam.simulation.phrases import ABSCONDED, POSTPONED, STILL_AWAY
from sisam.simulation.telling import told

_ABSCONDED = "absconded"
_PLANNED = timedelta(days=6)
#: Whoever learns of it later does not tell it any more: the pupil will be back soon.
_TOLD_WITHIN_DAYS = 5
_RENEWS_AT_ONCE = 0.35
_RENEWS_DAYS_BEFORE = 4


def _disappearance(glance: Glance) -> Deed | None:
    """Return that a pupil is away, or still is on the last planned day."""
    escape = _away(glance)
    pause = glance.case.pause
    if glance.case.state != "admitted" or escape is None:
        return None
    until = glance.day + _PLANNED
    if pause is not None:
        return _prolonged(glance, pause, until)
    if (glance.day - escape.away_on).days > _TOLD_WITHIN_DAYS or _known(glance, escape):
        return None
    words = glance.phrase(ABSCONDED)
    acts = (Pause(_ABSCONDED, until),)
    return told(glance, DeedKind.PAUSED, "youth_home", acts, escape.away_on, words)


def _prolonged(glance: Glance, pause: Absence, until: date) -> Deed | None:
    if pause.until_on > glance.day:
        return None
    words = glance.phrase(STILL_AWAY)
    return told(glance, DeedKind.PAUSED, "youth_home", (Pause(None, until),), None, words)


def _return(glance: Glance) -> Deed | None:
    """Return that a pupil is back."""
    pause = glance.case.pause
    if pause is None or _away(glance) is not None or glance.case.state != "admitted":
        return None
    ended = [each.back_on for each in glance.life.escapes if pause.from_on <= each.back_on <= glance.day]
    return told(glance, DeedKind.RESUMED, "youth_home", (Resume(),), max(ended, default=glance.day))


def _transfer(glance: Glance) -> Deed | None:
    """Return that a pupil has come to another home."""
    admitted = glance.anchor(Anchor.ADMITTED)
    if glance.case.state != "admitted" or admitted is None:
        return None
    moved = [each for each in glance.life.transfers if admitted < each.on <= glance.day]
    if not moved or moved[0].home == glance.organisation(YOUTH_HOME):
        return None
    scene = Scene(glance.case, glance.rules, glance.country.roster)
    acts = tuple(transfer_to(scene, glance.country.code(moved[0].home)))
    return told(glance, DeedKind.TRANSFERRED, "placement_unit", acts, moved[0].on)


def _move_home(glance: Glance) -> Deed | None:
    """Return that the pupil's home is in another municipality now."""
    place, on = glance.life.moves_to, glance.life.moves_on
    there = glance.case.facts.get(Fact.HOME_MUNICIPALITY)
    during = glance.case.phase is Phase.DURING
    if place is None or on is None or on > glance.day or not during or place == there:
        return None
    if glance.case.home_move is not None:
        return None
    roster = glance.country.roster
    services = roster.of_kind(OrganisationKind.SOCIAL_SERVICES, place)
    home = NewHome(place, {SOCIAL_SERVICES: services[0].code})
    acts = tuple(move_home(Scene(glance.case, glance.rules, roster), home))
    return told(glance, DeedKind.HOME_MOVED, SOCIAL_SERVICES, acts)


def _new_forecast(glance: Glance) -> Deed | None:
    """Return that the discharge is expected on another day, some days before the known one comes."""
    known, believed = glance.anchor(Anchor.FORECAST), glance.life.believed_on
    if glance.case.state != "admitted" or known is None or believed is None or believed <= known:
        return None
    ahead = (known - glance.day).days
    if ahead > _RENEWS_DAYS_BEFORE or believed < glance.day or not glance.happens(_RENEWS_AT_ONCE):
        return None
    words = glance.phrase(POSTPONED)
    return told(glance, DeedKind.RECONSIDERED, "social_services", (Reconsider(believed),), None, words)


def _away(glance: Glance) -> Escape | None:
    """Return the escape that goes on this day."""
    days = (each for each in glance.life.escapes if each.away_on <= glance.day < each.back_on)
    return next(days, None)


def _known(glance: Glance, escape: Escape) -> bool:
    admitted = glance.anchor(Anchor.ADMITTED)
    before = admitted is not None and escape.away_on < admitted
    return before or any(pause.from_on >= escape.away_on for pause in glance.case.pauses)


#: Each says what is recorded of one thing today, if it has happened and nobody forgets; in its order.
TURNS: tuple[Callable[[Glance], Deed | None], ...] = (
    _return,
    _transfer,
    _disappearance,
    _move_home,
    _new_forecast,
)
