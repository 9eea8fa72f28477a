"""A cell that holds a case number (diarienummer)."""

import re

from sisam.intake.complaint import Complaint, quoted

CASE_NUMBER = re.compile(r"[A-Za-zÅÄÖåäö0-9/-]{1,32}")


def read_case_number(text: str) -> str:
    """Return a case number.

    Raises:
        Complaint: it is too long, or holds other signs than letters, digits, hyphen and slash.
    """
    if not CASE_NUMBER.fullmatch(text):
        raise Complaint(
            f"{quoted(text)} is not a case number.",
            "Use letters, digits, hyphen and slash, at most 32 of them.",
        )
    return text
