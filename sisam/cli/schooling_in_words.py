"""A pupil's schooling in words: where they have gone to school, and the days on which they went nowhere."""

from collections.abc import Iterator

from sisam.application.cases.showing_cases import CaseView
from sisam.cli.saying import wrapped
from sisam.domain.language import Language
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.engine.schooling import spells
from sisam.wording.dates import long_date
from sisam.wording.terms import term

_INDENT = "  "


def schooling_in_words(view: CaseView, language: Language) -> Iterator[str]:
    """Yield the lines on a case's schooling; none where it is about no pupil."""
    if view.gaps is None:
        return
    yield ""
    yield "Schooling"
    for spell in spells(view.case):
        yield from wrapped(_INDENT + _spell(view, spell, language), _INDENT)
    told = ", ".join(f"{phase} {days}" for phase, days in view.gaps.by_phase.items())
    yield f"{_INDENT}days without school so far: {told}"
    if view.gaps.since is not None:
        yield f"{_INDENT}without school since {long_date(view.gaps.since, language)}"


def _spell(view: CaseView, spell: Spell, language: Language) -> str:
    school = view.viewer.named(view.case, spell.school_id)
    where = f"{school.name}, {school.code}" if school else "protected"
    until = spell.until_on or ("" if spell.planned else "goes on")
    mode = "" if spell.mode is SchoolingMode.ON_SITE else f", {term(spell.mode, language)}"
    planned = ", planned" if spell.planned else ""
    return f"{spell.from_on} – {until}  {where}{mode}{planned}".replace(" –   ", "  ")
