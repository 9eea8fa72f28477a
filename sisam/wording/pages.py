"""The pages that messages lead to."""

from __future__ import annotations

from sisam.domain.ids import AlertId, CaseId, StepId

_CASES = "/arenden/"
_STEPS = "/steg/"
_ALERTS = "/larm/"
_IMPORTS = "/import/"


def page_of(case_id: CaseId | None, public_url: str, step_id: StepId | None = None) -> str:
    """Return the address of a case's page, or a step's, or of the list of all; nothing without pages."""
    page = f"{_CASES}{case_id}" if case_id else ""
    if page and step_id:
        page += f"{_STEPS}{step_id}"
    return f"{public_url.rstrip('/')}{page}" if public_url else ""


def alert_page(alert_id: AlertId, public_url: str) -> str:
    """Return the address of an alert's page, where it is answered; nothing where there are no pages."""
    return f"{public_url.rstrip('/')}{_ALERTS}{alert_id}" if public_url else ""


def invitation_page(invitation_id: str, public_url: str) -> str:
    """Return the address where an invitation is taken up; nothing where there are no pages."""
    return f"{public_url.rstrip('/')}/inbjudan/{invitation_id}" if public_url else ""


def import_page(request_id: str, public_url: str) -> str:
    """Return the address where a file is agreed to; nothing where there are no pages."""
    return f"{public_url.rstrip('/')}{_IMPORTS}{request_id}" if public_url else ""


def list_behind(page: str) -> str:
    """Return the address of the list of all, from that of any page."""
    room = max((_CASES, _ALERTS, _IMPORTS), key=page.rfind)
    before, found, _ = page.rpartition(room)
    return before if found else page
