"""Copies of statements are written whole or not at all, and never written over."""

import stat
from pathlib import Path

import pytest

from sisam.storage.statement_folder import StatementFolder, StatementFolderUnusable

NAME = "sisam-statement-oak-2026-11-02.json"


def test_a_file_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = StatementFolder(tmp_path / "statements")

    assert [frozenset(), True, False] == [folder.names(), folder.put(NAME, "å\n"), folder.put(NAME, "å\n")]
    path = folder.folder / NAME
    assert "å\n" == path.read_text("utf-8")
    assert (0o700, 0o600) == tuple(stat.S_IMODE(each.stat().st_mode) for each in (folder.folder, path))
    assert ([path], frozenset({NAME})) == (list(folder.folder.iterdir()), folder.names())


def test_what_another_of_that_name_held_stays_beside_it(tmp_path: Path) -> None:
    folder = StatementFolder(tmp_path)
    told = [folder.put(NAME, content) for content in ("one", "two", "three")]

    assert [True, True, True] == told
    assert ["three", "one", "two"] == [
        (tmp_path / f"{NAME}{suffix}").read_text("utf-8") for suffix in ("", ".1", ".2")
    ]
    assert {NAME} == folder.names()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = StatementFolder(tmp_path / "file")

    with pytest.raises(StatementFolderUnusable):
        folder.put(NAME, "x")
    with pytest.raises(StatementFolderUnusable):
        folder.names()
