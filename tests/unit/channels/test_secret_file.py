"""A secret is read only from a file that nobody else may read."""

from pathlib import Path

import pytest

from sisam.channels.secret_file import SecretExposed, SecretUnreadable, read_secret


def a_file(folder: Path, text: str = "secret", mode: int = 0o600) -> Path:
    file = folder / "secret"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


@pytest.mark.parametrize("text", ["secret", "secret\n", "secret\r\n"])
def test_it_is_the_files_one_line(tmp_path: Path, text: str) -> None:
    assert "secret" == read_secret(a_file(tmp_path, text))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_what_others_may_read_is_no_secret(tmp_path: Path, mode: int) -> None:
    with pytest.raises(SecretExposed) as refusal:
        read_secret(a_file(tmp_path, mode=mode))

    assert f"{mode:03o}" == refusal.value.mode
    assert "chmod 600" in str(refusal.value)


@pytest.mark.parametrize("text", ["", "\n", "hemligt lösen"])
def test_what_is_no_secret_is_told_without_being_shown(tmp_path: Path, text: str) -> None:
    file = a_file(tmp_path, text)

    with pytest.raises(SecretUnreadable) as refusal:
        read_secret(file)

    assert str(file) == refusal.value.path
    assert "hemligt" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SecretUnreadable):
        read_secret(tmp_path / "none")
