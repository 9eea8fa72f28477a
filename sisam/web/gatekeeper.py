"""The gatekeeper: lets people through doors, as the doors know it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from fastapi import Request

from sisam.domain.access import Right
from sisam.errors import NotPermitted


class Entry(StrEnum):
    """Who may pass a door that no right of the table guards."""

    #: Everybody; nothing of anybody lies behind it.
    PUBLIC = "public"
    #: Whoever is signed in, for what is theirs alone.
    SIGNED_IN = "signed_in"


class SignInNeeded(NotPermitted):
    """Nobody is signed in."""


class Gatekeeper(Protocol):
    """Knows who asks."""

    def admit(self, request: Request, right: Right | Entry) -> None:
        """Let the one who asks through a door, or raise; may read the database.

        Raises:
            SignInNeeded: nobody is signed in.
            NotPermitted: none of the person's seats has the right.
        """
        ...

    def token_of(self, request: Request) -> str | None:
        """Return the token that forms of whoever was admitted must carry; None: no form may come."""
        ...


class ClosedGate:
    """Lets people in where everybody may be, and nowhere else."""

    def admit(self, request: Request, right: Right | Entry) -> None:  # noqa: ARG002 — as every gatekeeper is asked
        """Let everybody through a public door.

        Raises:
            SignInNeeded: the door is not public.
        """
        if right is not Entry.PUBLIC:
            raise SignInNeeded

    def token_of(self, request: Request) -> str | None:  # noqa: ARG002
        """Take no form at all."""
        return None


def gatekeeper_of(request: Request) -> Gatekeeper:
    """Return who stands at the doors of the app that was asked."""
    gatekeeper: Gatekeeper = request.app.state.parts.gatekeeper
    return gatekeeper
