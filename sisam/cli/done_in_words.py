"""What was done in a case, in time or late, by the day when it happened."""

from collections.abc import Iterator

from sisam.application.cases.showing_cases import CaseView
from sisam.cli.saying import counted
from sisam.domain.language import Language
from sisam.domain.step import Step
from sisam.engine.timeliness import Timeliness, timeliness
from sisam.wording.dates import long_date
from sisam.wording.terms import term

#: The keys in JSON, with what they mean.
DONE_KEYS = (
    "clock, due, happened_on, recorded_on, in_time, days_late, deadline (met or missed, as it was recorded)"
)


def deeds(view: CaseView, step: Step) -> tuple[Timeliness, ...]:
    """Return what was done with a step, each beside its clock."""
    return timeliness(step, (each.event for each in view.journal))


def deeds_as_json(view: CaseView, step: Step) -> list[dict[str, object]]:
    """Return the same by the documented keys."""
    return [
        {
            "clock": each.kind,
            "due": each.due_on,
            "happened_on": each.happened_on,
            "recorded_on": each.recorded_on,
            "in_time": each.in_time,
            "days_late": each.days_late,
            "deadline": each.status,
        }
        for each in deeds(view, step)
    ]


def done_lines(view: CaseView, language: Language) -> Iterator[str]:
    """Yield a line for each offer, answer and end, in the order of the steps."""
    for step in view.case.steps.values():
        for each in deeds(view, step):
            yield f"{step.definition} ({term(each.kind, language)}): {_said(each, language)}"


def _said(deed: Timeliness, language: Language) -> str:
    happened = long_date(deed.happened_on, language)
    if deed.told_late:
        return f"{happened}, in time; recorded {long_date(deed.recorded_on, language)}"
    late = "in time" if deed.in_time else f"{counted(deed.days_late, 'day')} late"
    return f"{happened}, {late}"
