"""Ways: where a line of a work list leads to."""

from __future__ import annotations

from sisam.domain.ids import AlertId, CaseId, StepId


def way_to_case(case_id: CaseId) -> str:
    """Return the page of a case."""
    return f"/arenden/{case_id}"


def way_to_step(case_id: CaseId, step_id: StepId) -> str:
    """Return the page of a step, on which all that can be done with it is found."""
    return f"{way_to_case(case_id)}/steg/{step_id}"


def way_to_alert(alert_id: AlertId) -> str:
    """Return the page of an alert."""
    return f"/larm/{alert_id}"
