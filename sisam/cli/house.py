"""How the site is, put together for the pages from the doctor, the auditor's spool and the figures."""

from datetime import datetime
from pathlib import Path

from sisam.auditor.spool import Spool, SpooledReport
from sisam.bootstrap import Program
from sisam.doctor.examining import Examination
from sisam.storage.dialect import choose_library
from sisam.storage.schema import REVISION
from sisam.web.house import AuditorReport, Database, House, HouseView, Level, Remark, Violation

#: What lies beside the database while it is open.
_BESIDE = ("", "-wal")


def house_view(program: Program) -> HouseView:
    """Return what looks at a site whenever it is asked."""

    def view(now: datetime) -> House:
        findings = Examination(program.folder, program.settings, now).findings()
        spooled = Spool(program.folder / program.settings.spool_folder).read()
        return House(
            figures=program.gauges.figures(now),
            remarks=tuple(Remark(each.name, Level(each.level), each.told, each.remedy) for each in findings),
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
