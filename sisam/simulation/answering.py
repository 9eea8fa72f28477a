"""Answering an offer: what its confirmer does about it, if they do; its owner may take it back."""

from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Return, Withdraw
from sisam.domain.step import Side, Step
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.glance import Glance
from sisam.simulation.phrases import RETURNED, WITHDRAWN
from sisam.simulation.seeing_to import start

#: Nobody sends the same thing back more often than this.
_PATIENCE = 3
_TAKES_BACK = 0.015


def answer(glance: Glance, step: Step) -> Deed | None:
    """Return what is done about an offered step today, or None."""
    if step.confirmer is None:
        return None
    if glance.happens(_TAKES_BACK):
        return _taken_back(glance, step)
    side = step.confirmer
    temper = glance.temper(side.organisation_id)
    if not glance.happens(glance.heeds(step, temper, temper.answers)):
        return None
    sends_back = step.returns < _PATIENCE and glance.definition(step).sets is not Anchor.SCHOOL_STARTED
    if sends_back and glance.happens(temper.returns):
        return _deed(glance, DeedKind.RETURNED, step, side, glance.phrase(RETURNED))
    return _deed(glance, DeedKind.CONFIRMED, step, side)


def _taken_back(glance: Glance, step: Step) -> Deed | None:
    role = glance.rules.workflow.parties[step.owner.party].role
    owner = step.owner.organisation_id
    person = glance.country.somebody(owner, role, glance.day, glance.chance)
    if person is None:
        return None
    return Deed(DeedKind.WITHDRAWN, owner, person, (Withdraw(step.id),), glance.phrase(WITHDRAWN))


def _deed(glance: Glance, kind: DeedKind, step: Step, side: Side, words: str | None = None) -> Deed | None:
    role = glance.rules.workflow.parties[side.party].role
    person = glance.country.somebody(
        side.organisation_id, role, glance.day, glance.chance, but=step.offered_by
    )
    if person is None:
        return None
    act = Confirm(step.id, _date_of(glance, step)) if kind is DeedKind.CONFIRMED else Return(step.id)
    return Deed(kind, side.organisation_id, person, (act,), words, _happened_on(glance, step, kind))


def _date_of(glance: Glance, step: Step) -> date | None:
    """Return the first day at school, where the one that was offered has been lost since."""
    planned = glance.definition(step).records is Anchor.SCHOOL_STARTS
    return start(glance) if planned and glance.anchor(Anchor.SCHOOL_STARTS) is None else None


def _happened_on(glance: Glance, step: Step, kind: DeedKind) -> date | None:
    """Return the day when the pupil started, where that is what a confirmation tells."""
    tells_start = glance.definition(step).sets is Anchor.SCHOOL_STARTED
    return glance.starts_school_on() if tells_start and kind is DeedKind.CONFIRMED else None
