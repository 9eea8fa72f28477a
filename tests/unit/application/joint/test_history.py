"""Of a file that was taken away its kind, its name and its counts stay, and nobody's number."""

import pytest

from sisam.application.joint.asked_file import AskedFile
from sisam.application.joint.history import outcome_of, subject_of, told_outcome, told_subject
from sisam.domain.joint_request import ImportKind


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("skolor hösten 2026.csv", "skolor hösten 2026.csv"),
        ("list-2026-11-02.csv", "list-2026-11-02.csv"),
        ("20110315-2383.csv", "*.csv"),
        ("elev_1103152383.csv", "elev_*.csv"),
        ("rad\u202e\n.csv", "rad??.csv"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_name_stays_as_far_as_it_is_nobodys_number(name: str, kept: str) -> None:
    subject = subject_of(AskedFile(ImportKind.PLACEMENTS, name, b"rows"))

    assert (ImportKind.PLACEMENTS, kept) == told_subject(subject)


def test_what_is_about_no_file_has_no_kind() -> None:
    assert told_subject("") is None
    assert told_subject("castles x.csv") is None


def test_only_what_rows_came_to_is_counted() -> None:
    outcome = outcome_of({"changed": 3, "added": 2, "kept": 0})

    assert "added=2 changed=3" == outcome
    assert {"added": 2, "changed": 3} == told_outcome(outcome)
    assert {} == told_outcome("")
