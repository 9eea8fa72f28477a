"""How the keys of the vault are made, kept and refused."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from sisam.errors import Unavailable
from sisam.vault.keys import (
    KEY_VARIABLE,
    Key,
    KeyFileExists,
    KeyFileExposed,
    KeyFileMissing,
    KeyMalformed,
    add_key,
    load_keys,
    make_key_file,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.key"


@pytest.fixture
def open_mask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_file_is_read_back_and_only_its_owner_may(path: Path, open_mask: None) -> None:
    key = make_key_file(path)
    assert (key,) == load_keys(path, {})
    assert 0o600 == mode_of(path)
    assert 32 == len(key.secret)


def test_two_key_files_hold_two_keys(tmp_path: Path) -> None:
    assert make_key_file(tmp_path / "a") != make_key_file(tmp_path / "b")


def test_a_key_file_is_never_written_over(path: Path) -> None:
    key = make_key_file(path)
    with pytest.raises(KeyFileExists):
        make_key_file(path)
    assert (key,) == load_keys(path, {})


def test_an_added_key_comes_last_and_the_file_stays_private(path: Path) -> None:
    first = make_key_file(path)
    second = add_key(path)
    assert (first, second) == load_keys(path, {})
    assert 0o600 == mode_of(path)


def test_a_key_is_not_added_to_what_is_no_key_file(path: Path) -> None:
    path.write_text("something else\n")
    path.chmod(0o600)
    with pytest.raises(KeyMalformed):
        add_key(path)
    assert "something else\n" == path.read_text()


def test_the_environment_goes_before_the_file(path: Path) -> None:
    make_key_file(path)
    environment = {KEY_VARIABLE: f"{'01' * 32} {'02' * 32}"}
    assert (Key(b"\1" * 32), Key(b"\2" * 32)) == load_keys(path, environment)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620, 0o660, 0o601])
def test_a_file_that_others_may_touch_is_refused(path: Path, mode: int) -> None:
    make_key_file(path)
    path.chmod(mode)
    with pytest.raises(KeyFileExposed) as caught:
        load_keys(path, {})
    assert {"path": str(path), "mode": f"{mode:03o}"} == caught.value.attributes()
    assert str(caught.value).startswith(
        "Others than its owner may read the key file of the vault; run `chmod 600` on it."
    )


def test_a_missing_file_is_told_with_its_path(path: Path) -> None:
    with pytest.raises(KeyFileMissing) as caught:
        load_keys(path, {})
    assert (
        "The key file of the vault is missing or cannot be read; restore it from where it is kept. "
        f"(path={str(path)!r})"
    ) == str(caught.value)


@pytest.mark.parametrize(
    ("content", "line"),
    [("", 0), ("\n", 0), ("00" * 31, 1), ("00" * 33, 1), ("zz" * 32, 1), ("00" * 32 + "\nå\n", 2)],
)
def test_what_is_no_key_is_told_by_its_line_and_not_shown(path: Path, content: str, line: int) -> None:
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeyMalformed) as caught:
        load_keys(path, {})
    assert (str(path), line) == (caught.value.source, caught.value.line)
    assert None is caught.value.__cause__
    assert "0000" not in str(caught.value)
    assert "zz" not in str(caught.value)


def test_a_malformed_key_in_the_environment_is_told_by_the_variable(path: Path) -> None:
    with pytest.raises(KeyMalformed) as caught:
        load_keys(path, {KEY_VARIABLE: "secret"})
    assert KEY_VARIABLE == caught.value.source
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("kind", [KeyFileMissing, KeyFileExposed, KeyFileExists, KeyMalformed])
def test_every_refusal_is_of_the_kind_unavailable(kind: type[Exception]) -> None:
    assert issubclass(kind, Unavailable)


def test_a_key_shows_its_id_and_never_its_secret() -> None:
    key = Key(b"\1" * 32)
    assert "Key()" == repr(key)
    assert 12 == len(key.id)
    assert key.id != Key(b"\2" * 32).id
    assert key.id not in key.secret.hex()
