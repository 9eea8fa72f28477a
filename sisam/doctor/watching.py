"""Looking at who watches: when the auditor looked last, what it found, and whether it was heard."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.auditor.inspection import Inspection, Verdict
from sisam.auditor.notice import names_invariants
from sisam.auditor.spool import Spool, SpoolUnreadable
from sisam.doctor.finding import ago, well
from sisam.settings import Settings
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying

#: It looks every five minutes at the least; so long after a look somebody outside must know that it does not.
LOOK_AT_MOST = timedelta(minutes=15)
_MEANINGS = "docs/howto/be-told-from-outside.md"
_VERDICTS = {
    Verdict.GREEN: DoctorSentence.IS_GREEN,
    Verdict.RED: DoctorSentence.RED,
    Verdict.UNCHECKED: DoctorSentence.UNCHECKED,
}


def auditor(folder: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield when the auditor looked last and what it found, as it wrote it down."""
    try:
        report = Spool(folder / settings.spool_folder).read_strictly()
    except SpoolUnreadable as error:
        how = DoctorSentence.AUDITOR_UNREADABLE.of(why=error.why)
        yield Finding("auditor", Level.BAD, how, DoctorSentence.AUDITOR_UNREADABLE_REMEDY.of())
        return
    if report is None:
        how, mend = DoctorSentence.NEVER_LOOKED.of(), DoctorSentence.RUN_AUDITOR.of()
        yield Finding("auditor", Level.WARN, how, mend)
        return
    yield _looked(report.inspection, now)
    if report.switch_unreached_since is not None:
        how = DoctorSentence.SWITCH_UNREACHED.of(since=ago(report.switch_unreached_since, now))
        yield Finding("switch", Level.WARN, how, DoctorSentence.LOOK_AT_SWITCH.of())
    if report.told is not None and report.told.missing:
        how = DoctorSentence.NOT_TOLD.of(count=len(report.told.missing))
        yield Finding("auditor", Level.BAD, how, DoctorSentence.LOOK_AT_MAIL.of())


def _looked(inspection: Inspection, now: datetime) -> Finding:
    when = ago(inspection.at, now)
    if abs(now - inspection.at) > LOOK_AT_MOST:
        how = DoctorSentence.LOOKED_LONG_AGO.of(when=when, verdict=_VERDICTS[inspection.verdict].of())
        return Finding("auditor", Level.BAD, how, DoctorSentence.START_AUDITOR.of())
    if inspection.verdict is Verdict.GREEN:
        return well("auditor", DoctorSentence.GREEN.of(when=when, cases=inspection.checked))
    counts = tuple(f"{each} {count}" for each, count in inspection.counts.items())
    verdict = _VERDICTS[inspection.verdict].of()
    how = DoctorSentence.NOT_GREEN.of(verdict=verdict, when=when, counts=counts)
    return Finding("auditor", Level.BAD, how, _remedy(inspection))


def _remedy(inspection: Inspection) -> Saying:
    if inspection.verdict is Verdict.UNCHECKED:
        return DoctorSentence.IN_ITS_OWN_WORDS.of(told=inspection.could_not[0])
    if names_invariants(inspection):
        return DoctorSentence.RUN_AUDIT_MEANINGS.of(page=_MEANINGS)
    return DoctorSentence.SEE_OTHER_LINES.of(page=_MEANINGS)
