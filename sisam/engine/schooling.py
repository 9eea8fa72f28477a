"""Schooling: in which spells a pupil goes to which school, as the dates and the records of a case tell it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Fact, PlacementType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.schooling import Spell

Anchors = Mapping[Anchor, date]
Facts = Mapping[Fact, str]
_ONE_DAY: Final = timedelta(days=1)
_HOME_SCHOOL: Final = PartyName("home_school")
_YOUTH_HOME_SCHOOL: Final = PartyName("youth_home_school")
#: Who teaches, or sees to it, after the discharge: the first of these that is known.
_AFTERWARDS: Final = tuple(
    map(PartyName, ("receiving_school", "education_administration", "activity_responsibility"))
)


def spells(case: Case) -> tuple[Spell, ...]:
    """Return every spell of a case in the order of their first days: the recorded ones and those that follow.

    Until the placement begins a pupil goes to the home school, from the first lesson until the discharge to
    the home's school, and from the recorded start to the receiving school; a start that is only agreed is
    planned. A recorded spell rules from its first day on: of one that follows from dates, at the same school
    and overlapping it, only the days before stand.
    """
    following = (
        left
        for spell in _following(case)
        if (left := _left_of(spell, [each for each in case.spells if each.school_id == spell.school_id]))
    )
    return tuple(sorted((*case.spells, *following), key=_place))


def followed_from(anchors: Anchors, facts: Facts) -> date:
    """Return the first day on which it is looked at whether the pupil goes to school.

    That is the case's opening; or the start of the placement, where the case was opened after it.
    """
    opened_on = anchors[Anchor.OPENED]
    return min(opened_on, _taken_out_on(anchors, facts) or opened_on)


def _taken_out_on(anchors: Anchors, facts: Facts) -> date | None:
    """Return the day on which the placement takes the pupil out of the home school; None: not yet.

    Acute pupils are taken out at the custody or when the care is executed, all others when admitted: care
    may have begun in another place, from which they went on going to their school.
    """
    names = [Anchor.FIRST_ADMITTED, Anchor.ADMITTED]
    if facts.get(Fact.PLACEMENT_TYPE) == PlacementType.ACUTE:
        names += [Anchor.CUSTODY_DECIDED, Anchor.CARE_EXECUTED]
    return min((anchors[name] for name in names if name in anchors), default=None)


def told_otherwise(before: Case, after: Case) -> bool:
    """Tell whether something has changed from which spells follow.

    A fold makes new mappings only of what an event changes, so what is the same object is unchanged.
    """
    return (
        before.spells is not after.spells
        or before.anchors is not after.anchors
        or before.parties is not after.parties
        or before.facts is not after.facts
    )


def _following(case: Case) -> Iterator[Spell]:
    """Yield the spells that follow from the dates and the parties of a case."""
    taken_out = _taken_out_on(case.anchors, case.facts)
    home_school = case.parties.get(_HOME_SCHOOL)
    if home_school is not None and Anchor.OPENED in case.anchors:
        from_on = followed_from(case.anchors, case.facts)
        yield from _spell(home_school, from_on, taken_out and taken_out - _ONE_DAY)
    at_home, first_lesson = case.parties.get(_YOUTH_HOME_SCHOOL), case.anchors.get(Anchor.FIRST_LESSON)
    if at_home is not None and first_lesson is not None:
        yield from _spell(at_home, first_lesson, case.anchors.get(Anchor.DISCHARGED))
    yield from _afterwards(case)


def _afterwards(case: Case) -> Iterator[Spell]:
    """Yield the spell after the discharge, which begins when the start is recorded."""
    school = next((case.parties[each] for each in _AFTERWARDS if each in case.parties), None)
    started, starts = case.anchors.get(Anchor.SCHOOL_STARTED), case.anchors.get(Anchor.SCHOOL_STARTS)
    if school is None:
        return
    if started is not None:
        yield Spell(school, started)
    elif starts is not None:
        yield Spell(school, starts, planned=True)


def _spell(school: OrganisationId, from_on: date, until_on: date | None) -> Iterator[Spell]:
    if until_on is None or from_on <= until_on:
        yield Spell(school, from_on, until_on)


def _left_of(spell: Spell, recorded: list[Spell]) -> Spell | None:
    """Return what is left of a spell beside those recorded at the same school; None: nothing."""
    ruling = [each for each in recorded if _overlap(each, spell) and (spell.planned or not each.planned)]
    if not ruling:
        return spell
    first = min(each.from_on for each in ruling)
    return replace(spell, until_on=first - _ONE_DAY) if spell.from_on < first else None


def _overlap(one: Spell, other: Spell) -> bool:
    return one.from_on <= _last_day(other) and other.from_on <= _last_day(one)


def _last_day(spell: Spell) -> date:
    return spell.until_on or date.max


def _place(spell: Spell) -> tuple[date, OrganisationId, bool, date]:
    return spell.from_on, spell.school_id, spell.planned, _last_day(spell)
