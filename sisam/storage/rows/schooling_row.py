"""The row of a spell of schooling."""

from sisam.domain.ids import CaseId
from sisam.domain.schooling import Spell
from sisam.storage.instants import day_text_or_none
from sisam.storage.link import Row


def schooling_row(case_id: CaseId, ordinal: int, spell: Spell) -> Row:
    """Return the row of a spell at its place in the case."""
    return (
        case_id,
        ordinal,
        spell.school_id,
        spell.from_on.isoformat(),
        day_text_or_none(spell.until_on),
        spell.mode.value,
        int(spell.planned),
    )
