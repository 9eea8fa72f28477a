"""Looking at who watches: when the auditor looked last, what it found, and whether it was heard."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.auditor.inspection import Inspection, Verdict
from sisam.auditor.notice import names_invariants
from sisam.auditor.spool import Spool, SpoolUnreadable
from sisam.doctor.finding import well
from sisam.doctor.work import ago
from sisam.settings import Settings

#: It looks every five minutes at the least; so long after a look somebody outside must know that it does not.
LOOK_AT_MOST = timedelta(minutes=15)
_UNREADABLE = "Let the daemon read the files of spool_folder; the auditor's next look writes them anew."
_SWITCH = "Look at deadman_url, and at `ping_failed` with its reason in the log of `sisam auditor`."
_MEANINGS = "docs/howto/be-told-from-outside.md"


def auditor(folder: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield when the auditor looked last and what it found, as it wrote it down."""
    try:
        report = Spool(folder / settings.spool_folder).read_strictly()
    except SpoolUnreadable as error:
        told = f"what it left cannot be read ({error.why})"
        yield Finding("auditor", Level.BAD, told, _UNREADABLE)
        return
    if report is None:
        yield Finding("auditor", Level.WARN, "it has never looked", "Run `sisam auditor` beside the daemon.")
        return
    yield _looked(report.inspection, now)
    if report.switch_unreached_since is not None:
        since = ago(report.switch_unreached_since, now)
        yield Finding("switch", Level.WARN, f"unreachable from here; the first ping failed {since}", _SWITCH)
    if report.told is not None and report.told.missing:
        told = f"{len(report.told.missing)} of operations have not taken its mail"
        yield Finding("auditor", Level.BAD, told, "Run `sisam config check --connect`, and see its log.")


def _looked(inspection: Inspection, now: datetime) -> Finding:
    when = ago(inspection.at, now)
    if abs(now - inspection.at) > LOOK_AT_MOST:
        remedy = "Start `sisam auditor`, and look into its log."
        return Finding("auditor", Level.BAD, f"it looked last {when}: {inspection.verdict}", remedy)
    if inspection.verdict is Verdict.GREEN:
        return well("auditor", f"green {when}, {inspection.checked} cases")
    counts = ", ".join(f"{each} {count}" for each, count in inspection.counts.items())
    return Finding("auditor", Level.BAD, f"{inspection.verdict} {when}: {counts}", _remedy(inspection))


def _remedy(inspection: Inspection) -> str:
    if inspection.verdict is Verdict.UNCHECKED:
        return inspection.could_not[0]
    if names_invariants(inspection):
        return f"Run `sisam audit`; what each means: {_MEANINGS}."
    return f"See the other lines here; what each word means: {_MEANINGS}."
