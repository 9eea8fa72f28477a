"""The spool is written as a whole or not at all, and read back or not at all."""

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from sisam.auditor.inspection import Finding, Inspection
from sisam.auditor.spool import FILE, Spool, SpooledReport, SpoolUnreadable
from sisam.auditor.told import Told
from sisam.domain.ids import CaseId
from tests.builders import NOW
from tests.unit.auditor.inspections import GREEN, red

TOLD = Told(NOW, ("I05",), "abc", ("drift@example.se",))
WHOLE = SpooledReport(
    Inspection(
        NOW,
        (Finding("I05", CaseId("c1"), "Åäö.", ("SN-1", "s1")), Finding("sweep", None, "None.")),
        ("It could not.",),
        7,
    ),
    TOLD,
)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool")


@pytest.mark.parametrize("report", [WHOLE, SpooledReport(GREEN), SpooledReport(red("I20"), TOLD, NOW)])
def test_what_is_written_is_read(spool: Spool, report: SpooledReport) -> None:
    spool.write(SpooledReport(red("I01")))
    spool.write(report)

    assert report == spool.read()


def test_the_file_says_what_others_look_for(spool: Spool) -> None:
    spool.write(WHOLE)

    written = json.loads((spool.folder / FILE).read_text("utf-8"))
    assert {
        "at",
        "verdict",
        "findings",
        "could_not",
        "checked",
        "swept",
        "told",
        "switch_unreached_since",
    } == set(written)
    assert ("red", {"invariant": "sweep", "case_id": None, "sentence": "None.", "ids": []}) == (
        written["verdict"],
        written["findings"][1],
    )
    assert written["at"].endswith("Z")


def test_it_is_for_its_owner_only(spool: Spool) -> None:
    spool.write(WHOLE)

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (spool.folder, spool.folder / FILE)]
    assert [0o700, 0o600] == modes


def test_nothing_but_the_file_is_left(spool: Spool) -> None:
    spool.write(WHOLE)
    spool.write(WHOLE)

    assert [FILE] == [path.name for path in spool.folder.iterdir()]


def test_where_it_cannot_be_written_the_one_before_is_left(spool: Spool) -> None:
    spool.write(WHOLE)
    (spool.folder / ".auditor.json.part").mkdir()

    with pytest.raises(OSError, match="directory"):
        spool.write(SpooledReport(GREEN))

    assert WHOLE == spool.read()


def _written(**changes: object) -> str:
    whole: dict[str, object] = {
        "at": "2026-11-02T07:00:00Z",
        "findings": [],
        "could_not": [],
        "checked": 1,
        "swept": True,
        "told": None,
    }
    return json.dumps({**whole, **changes})


def test_a_verdict_is_not_believed_but_drawn_again(spool: Spool) -> None:
    spool.folder.mkdir()
    (spool.folder / FILE).write_text(_written(verdict="red"))

    report = spool.read()

    assert report is not None
    assert "green" == report.inspection.verdict


@pytest.mark.parametrize(
    "content",
    [
        "",
        "null",
        "[]",
        "{}",
        "17",
        "\x00\x01",
        _written(at="yesterday"),
        _written(at="2026-11-02T07:00:00"),
        _written(at=None),
        _written(findings=None),
        _written(findings=["I05"]),
        _written(findings=[{"invariant": "I05"}]),
        _written(findings=[{"invariant": "I05", "case_id": None, "sentence": "", "ids": 17}]),
        _written(checked="many"),
        _written(told=17),
        _written(told={"at": "2026-11-02T07:00:00Z"}),
        '{"at": ' * 2000,
    ],
)
def test_a_file_that_is_broken_is_told_from_none(spool: Spool, content: str) -> None:
    spool.folder.mkdir()
    (spool.folder / FILE).write_text(content, "utf-8")

    assert None is spool.read()
    with pytest.raises(SpoolUnreadable):
        spool.read_strictly()


def test_of_a_file_that_cannot_be_read_it_is_told_why_and_when_it_was_written(spool: Spool) -> None:
    spool.folder.mkdir()
    (spool.folder / FILE).mkdir()
    os.utime(spool.folder / FILE, (NOW.timestamp(), NOW.timestamp()))

    with pytest.raises(SpoolUnreadable) as found:
        spool.read_strictly()

    assert ("IsADirectoryError", NOW) == (found.value.why, found.value.written_at)


def test_where_the_folder_is_a_file_not_even_that_is_known(spool: Spool) -> None:
    spool.folder.write_text("")

    with pytest.raises(SpoolUnreadable) as found:
        spool.read_strictly()

    assert None is found.value.written_at


def test_bytes_that_are_no_text_are_none(spool: Spool) -> None:
    spool.folder.mkdir()
    (spool.folder / FILE).write_bytes(b"\xff\xfe\x00")

    assert None is spool.read()


def test_without_a_file_there_is_none(spool: Spool) -> None:
    assert (None, None) == (spool.read(), spool.read_strictly())


def test_instants_are_kept_to_the_second(spool: Spool) -> None:
    spool.write(SpooledReport(replace(GREEN, at=NOW.replace(microsecond=999_999))))

    report = spool.read()

    assert report is not None
    assert NOW.replace(microsecond=0) == report.inspection.at


def test_a_file_of_an_older_auditor_says_nothing_of_the_switch(spool: Spool) -> None:
    spool.write(replace(WHOLE, switch_unreached_since=NOW))
    path = spool.folder / FILE
    older = json.loads(path.read_text("utf-8"))
    del older["switch_unreached_since"]
    path.write_text(json.dumps(older), "utf-8")

    assert WHOLE == spool.read()
