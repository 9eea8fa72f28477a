"""A message to a seat: that something happened, or that something is late."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sisam.domain.ids import AlertId, CaseId, PersonId, StepId
from sisam.domain.seat import Seat


class ItemKind(StrEnum):
    """What sort of thing a message tells, as the views show it."""

    NOTICE = "notice"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    VACANCY = "vacancy"
    UNDELIVERABLE = "undeliverable"
    TECHNICAL = "technical"
    SUMMARY = "summary"
    STATEMENT = "statement"
    NO_SCHOOL = "no_school"
    LOG_REVIEW = "log_review"


class Template(StrEnum):
    """Which text of ``notifications/`` tells it; a closed list."""

    STEP_OPENED = "step_opened"
    STEP_OFFERED = "step_offered"
    STEP_RETURNED = "step_returned"
    THIRD_RETURN = "third_return"
    OFFER_WITHDRAWN = "offer_withdrawn"
    STEP_CONFIRMED = "step_confirmed"
    STEP_WAIVED = "step_waived"
    STEP_TAKEN_OVER = "step_taken_over"
    PARTY_NAMED = "party_named"
    FORECAST_POSTPONED = "forecast_postponed"
    DATE_CHANGED = "date_changed"
    OVERDUE = "overdue"
    OVERDUE_ANSWER = "overdue_answer"
    OVERDUE_OTHER = "overdue_other"
    OVERDUE_AGAIN = "overdue_again"
    UNDELIVERABLE = "undeliverable"
    REMINDER = "reminder"
    ALERT_ASSIGNED = "alert_assigned"
    VACANCY = "vacancy"
    VACANCY_AHEAD = "vacancy_ahead"
    CASE_FAILS = "case_fails"
    CHANNEL_DOWN = "channel_down"
    AUDIT_RED = "audit_red"
    AUDITOR_SILENT = "auditor_silent"
    STORM = "storm"
    STORM_OPERATIONS = "storm_operations"
    IMPORTED = "imported"
    STATEMENT = "statement"
    TRANSFERRED = "transferred"
    PAUSED = "paused"
    RESUMED = "resumed"
    NEW_PLACEMENT = "new_placement"
    DEBT_CARRIED = "debt_carried"
    HOME_MOVES = "home_moves"
    RECONSIDERED = "reconsidered"
    AGREEMENT_ADOPTED = "agreement_adopted"
    NO_SCHOOL = "no_school"
    CASE_CLOSED = "case_closed"
    INVITED = "invited"
    ACCOUNT_CHANGED = "account_changed"
    DISCLOSED = "disclosed"
    DISCLOSURE_ENDED = "disclosure_ended"
    SECOND_WANTED = "second_wanted"
    IMPORT_WANTED = "import_wanted"
    HANDOVER_FORCED = "handover_forced"
    LOG_REVIEW = "log_review"
    LOG_REVIEW_LATE = "log_review_late"


#: What tells of no single case, so that no case number stands in it.
OF_NO_CASE = frozenset(
    {
        Template.UNDELIVERABLE,
        Template.VACANCY,
        Template.VACANCY_AHEAD,
        Template.CHANNEL_DOWN,
        Template.AUDIT_RED,
        Template.AUDITOR_SILENT,
        Template.STORM,
        Template.STORM_OPERATIONS,
        Template.IMPORTED,
        Template.STATEMENT,
        Template.INVITED,
        Template.ACCOUNT_CHANGED,
        Template.IMPORT_WANTED,
        Template.LOG_REVIEW,
        Template.LOG_REVIEW_LATE,
    }
)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell one seat, in closed values; `wording` makes sentences of it."""

    kind: ItemKind
    template: Template
    to: Seat
    #: None where it tells of no single case.
    case_id: CaseId | None = None
    case_number: str = ""
    step_id: StepId | None = None
    #: The step's definition, so that its title can be said.
    step: str | None = None
    alert_id: AlertId | None = None
    #: The alert of the site, of no case, that it tells of.
    site_alert_id: AlertId | None = None
    rung: int = 0
    round: int = 0
    due_on: date | None = None
    #: The message was written for this event; it makes the item unique.
    position: int = 0
    #: Who of those that sit there is told alone, while they do; else all are.
    only: PersonId | None = None
    #: Other closed values: ``reason``, ``count``, ``on``, ``month``, ``party``, ``role``; ``number`` is that
    #: of the case of a new placement, ``message`` the outbox's id of one that was refused, ``about`` what
    #: makes a message of no case and no alert unique, ``besides`` the id of a person who must not be told,
    #: ``invitation`` the id of one that is to be taken up.
    values: Mapping[str, str] = field(default_factory=dict)
