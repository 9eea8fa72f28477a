"""The words by which addresses ask for a part of the cases: a phase, a routine, a place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import Query

from sisam.domain.workflow import Phase
from sisam.web.language import Texts, marked

PHASES: Final[Mapping[str, Phase]] = {
    "fore": Phase.BEFORE,
    "under": Phase.DURING,
    "efter": Phase.AFTER,
}
_PHASE_TITLES: Final[Mapping[str, str]] = {
    "fore": marked("Före placeringen"),
    "under": marked("Under placeringen"),
    "efter": marked("Efter placeringen"),
}
#: The routines by their numbers; 0, which stands for what lies beside them, is the last.
ROUTINES: Final[Mapping[str, int]] = {word: int(word) for word in (*"1234567", "0")}

#: What an address may say of each; empty asks for any.
PhaseWord = Annotated[str, Query(pattern=r"\A(fore|under|efter)?\z")]
RoutineWord = Annotated[str, Query(pattern=r"\A[0-7]?\z")]
CountyWord = Annotated[str, Query(pattern=r"\A([0-9]{2})?\z")]
MunicipalityWord = Annotated[str, Query(pattern=r"\A([0-9]{4})?\z")]


def phase_title(word: str, texts: Texts) -> str:
    """Return what a phase is called by its word."""
    return texts(_PHASE_TITLES[word])


def routine_title(word: str, texts: Texts) -> str:
    """Return what a routine is called by its number; 0 stands for what lies beside them."""
    return texts("Utanför rutinerna") if word == "0" else texts("Rutin %(number)s", number=word)
