"""Reminding: telling whoever is to do something that its last day comes near."""

from sisam.domain.event import EventType
from sisam.engine.alerts.telling import tell_reminder
from sisam.engine.draft import Draft
from sisam.engine.waiting import reminder_of, reminds_at


def remind(draft: Draft) -> None:
    """Remind of every pending deadline whose reminder has come and whose last day has not passed."""
    for deadline in list(draft.case.deadlines.values()):
        moment = reminds_at(draft.rules, draft.case, deadline)
        if moment is None or not moment <= draft.now < deadline.due_at:
            continue
        draft.record(EventType.DEADLINE_REMINDED, deadline=deadline.id, due=deadline.due_on.isoformat())
        reminder = reminder_of(draft.workflow, draft.case, deadline)
        if reminder is not None:
            tell_reminder(draft, deadline, reminder)
