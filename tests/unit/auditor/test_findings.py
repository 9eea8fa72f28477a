"""The site is told what the auditor found, that it has never looked, or that nobody can read what it left."""

import os
from pathlib import Path

import pytest

from sisam.application.ports.audit_findings import AuditFindings
from sisam.auditor.findings import SpooledFindings
from sisam.auditor.spool import FILE, Spool, SpooledReport
from tests.builders import NOW
from tests.unit.auditor.inspections import red


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


def test_where_there_is_no_file_no_auditor_has_looked(spool: Spool) -> None:
    assert None is SpooledFindings(spool).last()


def test_what_it_found_is_counted(spool: Spool) -> None:
    spool.write(SpooledReport(red("I05")))

    assert AuditFindings(red().at, red("I05").counts) == SpooledFindings(spool).last()


def test_what_cannot_be_read_is_not_nothing(spool: Spool) -> None:
    spool.write(SpooledReport(red("I05")))
    (spool.folder / FILE).write_text("{")
    os.utime(spool.folder / FILE, (NOW.timestamp(), NOW.timestamp()))

    assert AuditFindings(NOW, unreadable=True) == SpooledFindings(spool).last()
