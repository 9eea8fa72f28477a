"""A complaint about the text of one cell, before it is known where the cell stands."""

from sisam.errors import SisamError

#: A sentence quotes at most so much of a cell.
QUOTED_CHARACTERS = 40


class Complaint(SisamError):
    """A text cannot be accepted."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence, remedy)
        #: What is wrong.
        self.sentence = sentence
        #: What to do about it.
        self.remedy = remedy


def quoted(text: str) -> str:
    """Return a text in quotes, shortened and with what cannot be seen replaced by `?`."""
    seen = "".join(sign if sign.isprintable() else "?" for sign in text[:QUOTED_CHARACTERS])
    return f'"{seen}…"' if len(text) > QUOTED_CHARACTERS else f'"{seen}"'
