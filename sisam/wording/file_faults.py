"""The faults of a file in the language of a page; the command line tells them in its own English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.domain.language import Language
from sisam.wording.phrasebook import Phrasebook
from sisam.wording.swedish_file_faults import SWEDISH_FAULTS

#: Where the command line names what is to be typed, and a page what is to be pressed.
ENGLISH_FAULTS: Final[Mapping[str, str]] = {
    "Import it with `sisam import organisations FILE`.": "Choose Organisations under What the file holds.",
    "Import it with `sisam import seats FILE`.": "Choose People in seats under What the file holds.",
    "Import it with `sisam import placements FILE`.": "Choose Placements under What the file holds.",
    "Import it with `sisam import steps FILE`.": "Choose Steps done on paper under What the file holds.",
    "Import it with `sisam import {} FILE`.": "Choose the right kind for the file: {}.",
    "End that with `sisam seat end`, and write the first day after it.": (
        "End that on the page of the organisation, and write the first day after it."
    ),
    "Leave the cell empty. Social services end it: `sisam case lift-protection {} --reason TEXT`; what was "
    "recorded after the opening they annul.": (
        "Leave the cell empty. Social services end it in case {}; what was recorded after the opening they "
        "annul."
    ),
    "A pupil who moves is handed over: `sisam case move {} --to {}`; or correct the cell.": (
        "A pupil who moves is handed over: let the home municipality record in case {} the move to {}; or "
        "correct the cell."
    ),
    "Record the change with `sisam case set-party {} {} {}`, or correct the cell.": (
        "Record the change in case {} (party {}: {}), or correct the cell."
    ),
    "Record the change with `sisam case transfer {} --to {} --on DATE`, or correct the cell.": (
        "Record in case {} the transfer to another home ({}), or correct the cell."
    ),
    "Leave the cell as it was. Correct the day of the transfer with `sisam case set-date {} admitted DATE`; "
    "for the admission before it, annul the transfer first.": (
        "Leave the cell as it was. Correct the day of the transfer in case {}; for the admission before it, "
        "annul the transfer first."
    ),
    "See `sisam case show {}`, and leave the row out until the step has opened.": (
        "See which steps case {} has, and leave the row out until the step has opened."
    ),
}
_BOOKS: Final = {Language.SV: Phrasebook(SWEDISH_FAULTS), Language.EN: Phrasebook(ENGLISH_FAULTS)}


def fault_in(sentence: str, language: Language) -> str:
    """Return a sentence about a file as a page says it; one that the page has no other for stays as it is."""
    return _BOOKS[language].said(sentence)
