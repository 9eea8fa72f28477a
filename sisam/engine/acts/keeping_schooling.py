"""Keeping schooling: until when the school of a home that the pupil has left has taught it."""

from dataclasses import replace
from datetime import date, timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.ids import OrganisationId
from sisam.domain.schooling import Spell
from sisam.engine.acts.recording_spells import put_spell
from sisam.engine.draft import Draft
from sisam.engine.sides import PREVIOUS_SCHOOL

_ONE_DAY = timedelta(days=1)


def keep_schooling(draft: Draft, school: OrganisationId) -> None:
    """Record that a school has taught until the day before the pupil left: its first lesson is forgotten."""
    last, lesson = draft.happened_on - _ONE_DAY, draft.case.anchors.get(Anchor.FIRST_LESSON)
    recorded = [each for each in draft.case.spells if each.school_id == school and each.covers(last)]
    if not recorded and lesson is not None and lesson <= last:
        recorded = [Spell(school, lesson)]
    for spell in recorded:
        if spell.until_on != last:
            put_spell(draft, replace(spell, until_on=last))


def move_end_of_schooling(draft: Draft, was: date, on: date) -> None:
    """Let the schooling at the home before end with the corrected day of the transfer."""
    school, last = draft.case.parties.get(PREVIOUS_SCHOOL), was - _ONE_DAY
    for spell in draft.case.spells:
        if spell.school_id == school and spell.until_on == last and spell.from_on < on:
            put_spell(draft, replace(spell, until_on=on - _ONE_DAY))
