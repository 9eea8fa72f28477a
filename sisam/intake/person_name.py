"""A cell that holds somebody's name."""

from sisam.intake.complaint import Complaint

#: What makes a spreadsheet compute a cell instead of showing it.
COMPUTED = ("=", "+", "-", "@")


def read_name(text: str) -> str:
    """Return a name that no spreadsheet will take for a formula.

    Raises:
        Complaint: it begins like a formula; the name itself is not quoted, for it may be a pupil's.
    """
    if text.startswith(COMPUTED):
        raise Complaint(f'The name begins with "{text[0]}", as a formula does.', "Write the name alone.")
    return text
