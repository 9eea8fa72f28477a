"""What is told on top of a page once something was done, by the one word that its address may carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.web.frame import Told
from sisam.web.language import Texts, marked
from sisam.web.pages.acts.registry import KINDS

#: What was done that is no act of one person alone in a case that was there.
_BESIDE: Final[Mapping[str, str]] = {
    "ny-placering": marked("Klart: ärendet är öppnat."),
    "utan-svar": marked(
        "Klart: frågan är ställd. När en person i en annan organisation säger ja avslutas steget."
    ),
    "utan-svar-ja": marked("Klart: steget är avslutat utan svar. Alla parter får veta det."),
    "utan-svar-nej": marked("Klart: du har sagt nej. Steget väntar fortfarande på svar."),
    "utan-svar-tillbaka": marked("Klart: frågan är tillbakatagen."),
}


def told_of(done: str, texts: Texts) -> tuple[Told, ...]:
    """Return what is told of an act that was just done, such as `told_of(nyss, asker.texts)`."""
    said = KINDS[done].done if done in KINDS else _BESIDE.get(done)
    return (Told(texts(said)),) if said else ()
