"""The spool: the file in which the auditor leaves what it found, for the daemon, the doctor and itself."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sisam.auditor.inspection import Finding, Inspection
from sisam.auditor.told import Told
from sisam.domain.ids import CaseId
from sisam.errors import Unavailable

#: The one file of the auditor in the spool's folder.
FILE: Final = "auditor.json"
_PARTIAL: Final = ".auditor.json.part"
_OWNER_ONLY_FOLDER: Final = 0o700
_OWNER_ONLY: Final = 0o600


class SpoolUnreadable(Unavailable):
    """What the auditor left is there and cannot be read."""

    def __init__(self, why: str, written_at: datetime | None) -> None:
        """Keep the class of what hindered it, and when the file was written, if that can be seen."""
        super().__init__(why, written_at)
        #: The class of the error, and nothing that it says.
        self.why = why
        #: When the file was written; None: not even that can be seen.
        self.written_at = written_at


@dataclass(frozen=True, slots=True)
class SpooledReport:
    """What the auditor found last, and what operations were told last."""

    inspection: Inspection
    #: None: they were never told anything.
    told: Told | None = None
    #: Since when the switch outside has not been reached; None: it was, or there is none.
    switch_unreached_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spool:
    """A folder with the auditor's file, which is replaced as a whole or not at all."""

    folder: Path

    def write(self, report: SpooledReport) -> None:
        """Replace the file, durably.

        Raises:
            OSError: it cannot be written; the one before is left as it was.
        """
        self.folder.mkdir(mode=_OWNER_ONLY_FOLDER, exist_ok=True)
        partial = self.folder / _PARTIAL
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(_as_json(report), stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(self.folder / FILE)
        _make_durable(self.folder)

    def read(self) -> SpooledReport | None:
        """Return what was written last; None where there is nothing that can be read."""
        try:
            return self.read_strictly()
        except SpoolUnreadable:
            return None

    def read_strictly(self) -> SpooledReport | None:
        """Return what was written last; None where there is no file.

        Raises:
            SpoolUnreadable: there is one and it cannot be read, or is not one of the auditor's.
        """
        file = self.folder / FILE
        try:
            return _report_of(json.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise SpoolUnreadable(type(error).__name__, _written_at(file)) from error


def _written_at(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _as_json(report: SpooledReport) -> dict[str, object]:
    inspection, told, unreached = report.inspection, report.told, report.switch_unreached_since
    return {
        "at": _text(inspection.at),
        "verdict": inspection.verdict,
        "findings": [asdict(each) for each in inspection.findings],
        "could_not": list(inspection.could_not),
        "checked": inspection.checked,
        "swept": inspection.swept,
        "told": None if told is None else asdict(told) | {"at": _text(told.at)},
        "switch_unreached_since": None if unreached is None else _text(unreached),
    }


def _report_of(found: Any) -> SpooledReport:  # noqa: ANN401 — as JSON has it
    """Return the report of a file's content.

    Raises:
        ValueError, TypeError, LookupError: it is none.
    """
    inspection = Inspection(
        at=_instant(found["at"]),
        findings=tuple(_finding_of(each) for each in found["findings"]),
        could_not=tuple(map(str, found["could_not"])),
        checked=int(found["checked"]),
        swept=bool(found["swept"]),
    )
    # An auditor of an older version wrote nothing of it.
    unreached = found.get("switch_unreached_since")
    return SpooledReport(
        inspection,
        None if found["told"] is None else _told_of(found["told"]),
        None if unreached is None else _instant(unreached),
    )


def _finding_of(found: Any) -> Finding:  # noqa: ANN401
    case_id = found["case_id"]
    return Finding(
        invariant=str(found["invariant"]),
        case_id=None if case_id is None else CaseId(str(case_id)),
        sentence=str(found["sentence"]),
        ids=tuple(map(str, found["ids"])),
    )


def _told_of(found: Any) -> Told:  # noqa: ANN401
    return Told(
        at=_instant(found["at"]),
        kinds=tuple(map(str, found["kinds"])),
        digest=str(found["digest"]),
        missing=tuple(map(str, found["missing"])),
    )


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant
