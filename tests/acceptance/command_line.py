"""The command line as a test types it, and files as people hand them in."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from sisam.cli.main import main

#: A Monday.
NOW = "2026-11-02T08:00+01:00"

ORGANISATIONS = """\
code,kind,name,parent_code,municipality_code
unit,placement_unit,Placement unit,,
social,social_services,Social services,,0180
education,education_administration,Education administration,,0180
kaa,activity_responsibility,Activity responsibility,,0180
oak,school,Oak school,education,0180
beech,school,Beech school,education,0180
home,youth_home,The home,,
home-school,youth_home_school,School at the home,home,
"""
SEATS = """\
organisation_code,role,name,email,language,active_from
social,officer,Olle Officer,olle@example.se,sv,2026-01-01
social,manager,Maja Manager,maja@example.se,sv,2026-01-01
unit,officer,Per Placer,per@example.se,sv,2026-01-01
education,officer,Ulf Utbildning,ulf@example.se,en,2026-01-01
oak,head_teacher,Rut Rektor,rut@example.se,sv,2026-01-01
beech,head_teacher,Bo Rektor,bo@example.se,sv,2026-01-01
home-school,educational_lead,Pia Pedagog,pia@example.se,sv,2026-01-01
"""
PLACEMENT = {
    "case_number": "SN-2026/1",
    "personal_number": "20110315-2383",
    "home_municipality": "0180",
    "home_school_code": "oak",
    "youth_home_code": "home",
    "placement_type": "treatment",
    "legal_basis": "lvu_3",
    "investigation_opened_on": "2026-09-07",
    "applied_on": "2026-09-21",
    "admitted_on": "2026-10-05",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """Types commands at one site and one moment."""

    site: Path
    capsys: pytest.CaptureFixture[str] = field(repr=False)
    now: str = NOW

    def __call__(self, *words: str, now: str | None = None) -> Ran:
        self.capsys.readouterr()
        code = main(["--site", str(self.site), "--now", now or self.now, *words])
        captured = self.capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    def well(self, *words: str, now: str | None = None) -> Ran:
        ran = self(*words, now=now)
        assert (0, "") == (ran.code, ran.err), ran
        return ran

    def file(self, text: str | bytes, name: str = "in.csv") -> str:
        path = self.site / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    def placements(self, *rows: Mapping[str, str]) -> str:
        return self.file(as_csv(rows), "placements.csv")

    def content(self) -> bytes:
        """Return everything in the database, to see that nothing was half done."""
        paths = (self.site / name for name in ("sisam.db", "sisam.db-wal"))
        return b"".join(path.read_bytes() for path in paths if path.exists())

    def kept(self) -> list[str]:
        """Return all rows but those of the read log, which every look adds to."""
        with closing(sqlite3.connect(self.site / "sisam.db")) as connection:
            looks = ('INTO "read_log"', 'INTO "log_month"')
            return [line for line in connection.iterdump() if not any(each in line for each in looks)]

    def denied(self) -> list[tuple[str, str]]:
        """Return who was denied what, in their order, as the read log has it."""
        with closing(sqlite3.connect(self.site / "sisam.db")) as connection:
            rows = connection.execute(
                "SELECT p.email, r.what FROM read_log AS r JOIN person AS p ON p.id = r.actor_id "
                "WHERE r.decision = 'denied' ORDER BY r.seq"
            )
            return list(rows)


def as_csv(rows: Iterable[Mapping[str, str]]) -> str:
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(listed[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def letters(sisam: CommandLine) -> list[Path]:
    """Return the mails that lie in the folder of a site."""
    return list((sisam.site / "outbox").glob("*.eml"))
