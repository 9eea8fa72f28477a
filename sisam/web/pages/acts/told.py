"""What is told on top of a page once something was done, by the one word that its address may carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.web.language import marked
from sisam.web.pages.acts.registry import ALL

DONE: Final[Mapping[str, str]] = {
    **{kind.slug: kind.done for kind in ALL},
    # What is no act of one person alone in a case that was there.
    "ny-placering": marked("Klart: ärendet är öppnat."),
    "utan-svar": marked(
        "Klart: frågan är ställd. När en person i en annan organisation säger ja avslutas steget."
    ),
    "utan-svar-ja": marked("Klart: steget är avslutat utan svar. Alla parter får veta det."),
    "utan-svar-nej": marked("Klart: du har sagt nej. Steget väntar fortfarande på svar."),
    "utan-svar-tillbaka": marked("Klart: frågan är tillbakatagen."),
}
