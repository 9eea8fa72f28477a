"""Refusals of access; each class is a sentence in the message catalogue."""

from dataclasses import dataclass

from sisam.errors import NotPermitted


@dataclass(eq=False)
class RightMissing(NotPermitted):
    """None of the person's seats gives them the right to do this."""

    #: A `Right`.
    right: str


@dataclass(eq=False)
class ReasonWanted(NotPermitted):
    """This takes a fresh sign-in and a reason, which is kept in the read log."""

    #: A `Right`.
    right: str


@dataclass(eq=False)
class TermUnlawful(NotPermitted):
    """A search goes by a whole name, a personal or coordination number, or a case number alone."""
