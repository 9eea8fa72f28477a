"""How the site is, put together for the pages from the doctor, the auditor's spool and the figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Final

from sisam.application.finding import Finding
from sisam.auditor.spool import Spool, SpooledReport
from sisam.bootstrap import Program
from sisam.doctor.examining import Examination
from sisam.storage.dialect import choose_library
from sisam.storage.schema import REVISION
from sisam.web.house import AuditorReport, Database, House, HouseView, Violation

#: What lies beside the database while it is open.
_BESIDE = ("", "-wal")
#: What was found holds so long: the doctor looks through the whole site.
FINDINGS_HOLD: Final = timedelta(seconds=30)


@dataclass(slots=True)
class KeptFindings:
    """Lets the doctor look again only once what it found has grown old; others wait while it looks."""

    _look: Callable[[datetime], Sequence[Finding]]
    _found: Sequence[Finding] = ()
    _at: datetime | None = None
    _looking: Lock = field(default_factory=Lock)

    def at(self, now: datetime) -> Sequence[Finding]:
        """Return what the doctor finds, or found a moment ago."""
        with self._looking:
            # Where the clock has been set back nothing is kept.
            if self._at is None or not self._at <= now < self._at + FINDINGS_HOLD:
                self._found, self._at = self._look(now), now
            return self._found


def house_view(program: Program) -> HouseView:
    """Return what looks at a site whenever it is asked."""
    kept = KeptFindings(lambda now: Examination(program.folder, program.settings, now).findings())

    def view(now: datetime) -> House:
        spooled = Spool(program.folder / program.settings.spool_folder).read()
        return House(
            figures=program.gauges.figures(now),
            findings=tuple(kept.at(now)),
            database=_database(program.folder / program.settings.database),
            auditor=_report(spooled) if spooled else None,
            canary_at=program.canary_sign(now),
            keeps_canary=program.settings.canary,
        )

    return view


def _database(file: Path) -> Database:
    used = choose_library()
    parts = (file.with_name(file.name + each) for each in _BESIDE)
    size = sum(part.stat().st_size for part in parts if part.exists())
    return Database(f"{used.name} {used.version}", used.journal_mode, REVISION, size)


def _report(spooled: SpooledReport) -> AuditorReport:
    found = spooled.inspection
    return AuditorReport(
        at=found.at,
        checked=found.checked,
        violations=tuple(
            Violation(each.invariant, each.sentence, (*((each.case_id,) if each.case_id else ()), *each.ids))
            for each in found.findings
        ),
        could_not=found.could_not,
        switch_unreached_since=spooled.switch_unreached_since,
    )
