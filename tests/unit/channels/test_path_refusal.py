"""What the system refuses about a path is told with the path and the reason."""

from pathlib import Path

import pytest

from sisam.channels.path_refusal import PathRefused, told_as


class Locked(PathRefused):
    """The box is locked."""


def test_what_the_system_refuses_is_told_with_the_path_and_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Locked) as refused, told_as(Locked, tmp_path):
        tmp_path.read_bytes()

    assert (str(tmp_path), "Is a directory") == (refused.value.path, refused.value.why)


def test_an_error_for_which_the_system_has_no_words_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Locked) as refused, told_as(Locked, tmp_path):
        raise TimeoutError

    assert "TimeoutError" == refused.value.why


def test_what_is_no_fault_of_the_system_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"), told_as(Locked, tmp_path):
        raise ValueError("ours")
