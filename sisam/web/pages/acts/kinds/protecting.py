"""Lifting the protection of a pupil that the opening of the case told of."""

from __future__ import annotations

from typing import Final

from sisam.domain import command as acts
from sisam.domain.refusal import ReasonMissing
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActKind, only, reason

LIFT: Final = ActKind(
    slug="hav-skydd",
    title=marked("Ta bort skyddet"),
    lead=marked("Registrera att eleven inte har skyddade personuppgifter, eller inte längre har det."),
    done=marked("Klart: eleven är inte längre registrerad som skyddad."),
    acts=acts.LiftProtection,
    make=lambda _form, _subject: only(acts.LiftProtection()),
    questions=lambda subject: (
        reason(
            subject,
            marked("Varför tas skyddet bort?"),
            marked("Till exempel att Skatteverket har tagit bort markeringen, eller att uppgiften var fel."),
        ),
    ),
    warning=marked(
        "Elevens namn, nummer, skola och hem visas igen för den som får se dem. Det går inte att ångra."
    ),
    mends={ReasonMissing: "ord"},
)
