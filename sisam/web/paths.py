"""Where cases, their steps and alerts lie, to which pages of every kind lead."""

from __future__ import annotations

from typing import Final

CASES: Final = "/arenden"
ALERTS: Final = "/larm"


def case_path(case_id: str) -> str:
    """Return where a case lies."""
    return f"{CASES}/{case_id}"


def step_path(case_id: str, step_id: str) -> str:
    """Return where a step of a case lies, with all that can be done with it."""
    return f"{case_path(case_id)}/steg/{step_id}"


def alert_path(alert_id: str) -> str:
    """Return where an alert lies."""
    return f"{ALERTS}/{alert_id}"
