"""Everything that an auditor tells goes to the log whole: the closed list drops none of it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from sisam import log
from sisam.auditor.dead_mans_switch import PingFailed
from sisam.cli.auditor_diary import AuditorDiary
from sisam.log import ALWAYS, LOG_EVENTS
from tests.unit.auditor.inspections import GREEN, Gone, red

BOTH = replace(red("I05", "I05", "I20"), could_not=("It could not.",))


def logged(
    capsys: pytest.CaptureFixture[str], tell: Callable[[AuditorDiary], None]
) -> list[dict[str, object]]:
    log.set_up("info")
    tell(AuditorDiary("/var/lib/sisam", 300))
    return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]


@pytest.mark.parametrize(
    ("name", "tell"),
    [
        ("auditor_started", lambda diary: diary.started()),
        ("audit_completed", lambda diary: diary.looked(GREEN, 0.25)),
        ("ping_failed", lambda diary: diary.ping_failed(PingFailed("it answered 500"), well=True)),
        ("operations_told", lambda diary: diary.told(1, ["450 4.2.0 (recipient)"])),
        ("auditor_stopping", lambda diary: diary.stopping("SIGTERM")),
        ("auditor_stopped", lambda diary: diary.stopped()),
    ],
)
def test_a_line_of_the_log_has_every_key_of_its_event(
    capsys: pytest.CaptureFixture[str], name: str, tell: Callable[[AuditorDiary], None]
) -> None:
    (line,) = logged(capsys, tell)

    assert name == line["event"]
    assert {*LOG_EVENTS[name].keys, *ALWAYS} == set(line)


@pytest.mark.parametrize(
    ("name", "tell"),
    [
        ("audit_failed", lambda diary: diary.look_failed(Gone("/var/lib/sisam/sisam.db"))),
        ("spool_failed", lambda diary: diary.spool_failed(Gone("/var/lib/sisam/spool"))),
    ],
)
def test_an_anticipated_error_is_told_by_its_class(
    capsys: pytest.CaptureFixture[str], name: str, tell: Callable[[AuditorDiary], None]
) -> None:
    (line,) = logged(capsys, tell)

    assert (name, "Gone") == (line["event"], line["error"])
    assert "/var" not in json.dumps(line)


def test_what_is_red_is_counted_and_has_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    completed, told = logged(capsys, lambda diary: diary.looked(BOTH, 0.25))

    assert ("red", 4, 3, 1, 0.25) == tuple(
        completed[key] for key in ("verdict", "cases", "findings", "could_not", "seconds")
    )
    assert ("audit_red", {"I05": 2, "I20": 1, "unchecked": 1}) == (told["event"], told["counts"])


def test_the_looks_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    def live(diary: AuditorDiary) -> None:
        diary.looked(GREEN, 0.0)
        diary.looked(GREEN, 0.0)
        diary.stopped()

    assert 2 == logged(capsys, live)[-1]["looks"]
