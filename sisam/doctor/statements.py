"""Looking at the daily statements: whether each organisation has heard how things stand."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.application.rules.rule_keeping import NothingPublished
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.domain.calendar import Calendar
from sisam.domain.local_time import STOCKHOLM
from sisam.wording.doctor_sentences import DoctorSentence

#: On a working day, local time, they are there by then.
THERE_BY = time(8)


def statements(program: Program, figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield of which day the last statements are, and whether a working day lacks them."""
    try:
        with program.store.read() as work:
            last = work.statements.last_day()
            calendar = program.site.rules.calendar(work.rule_parts)
    except NothingPublished:
        # The findings on rules tell it.
        return
    told = DoctorSentence.NO_STATEMENT.of() if last is None else DoctorSentence.STATEMENT.of(last=last)
    if figures.silent_since is not None:
        yield well("statements", DoctorSentence.NOT_WHILE_SILENT.of(told=told))
    elif last is None and not figures.daemons:
        # That no daemon runs is told above, with its remedy.
        yield well("statements", told)
    elif last is None and not _was_owed(calendar, figures, now):
        yield well("statements", DoctorSentence.FIRST_STATEMENTS.of(told=told))
    elif last is None or last < _wanted(calendar, now):
        yield Finding("statements", Level.BAD, told, DoctorSentence.MAKE_STATEMENTS.of())
    else:
        yield well("statements", told)


def _was_owed(calendar: Calendar, figures: Figures, now: datetime) -> bool:
    """Tell whether a working day has come to eight o'clock since the first case was opened."""
    by = datetime.combine(_wanted(calendar, now), THERE_BY, STOCKHOLM)
    return figures.first_case_opened is not None and by > figures.first_case_opened


def _wanted(calendar: Calendar, now: datetime) -> date:
    """Return the last working day whose statements should be there by now."""
    local = now.astimezone(STOCKHOLM)
    today = local.date() if local.time() >= THERE_BY else local.date() - timedelta(days=1)
    return calendar.working_day_before(today, 0)
