"""Schooling: in which spells a pupil goes to which school, as the dates and the records of a case tell it."""

from sisam.domain.case import Case
from sisam.domain.schooling import Spell


def spells(case: Case) -> tuple[Spell, ...]:
    """Return every spell of a case in the order of their first days."""
    return tuple(sorted(case.spells, key=lambda spell: (spell.from_on, spell.school_id)))


def told_otherwise(before: Case, after: Case) -> bool:
    """Tell whether something has changed from which spells follow.

    A fold makes new mappings only of what an event changes, so what is the same object is unchanged.
    """
    return (
        before.spells is not after.spells
        or before.anchors is not after.anchors
        or before.parties is not after.parties
    )
