"""Cells typed by hand."""

import pytest

from sisam.cli.by_hand import read_by_hand
from sisam.errors import Fault, Invalid
from sisam.intake.csv_file import CsvFile

NAMES = {"code": "CODE", "name": "--name"}


def test_the_cells_are_read_as_a_file_of_one_row() -> None:
    def read(file: CsvFile) -> list[str]:
        return [file.text()]

    assert 'code,name\r\nx,"a, b"\r\n' == read_by_hand({"code": "x", "name": "a, b"}, {"code"}, read, NAMES)


def test_what_is_missing_is_told_by_argument() -> None:
    with pytest.raises(Invalid) as refused:
        read_by_hand({"code": "x", "name": ""}, {"code", "name"}, lambda _: [1], NAMES)

    assert ["--name: It is needed, and it is missing. Add --name."] == [
        str(each) for each in refused.value.faults
    ]


def test_a_fault_names_the_argument_and_no_file_or_row() -> None:
    def read(_: CsvFile) -> list[str]:
        raise Invalid(
            Fault("Wrong.", "Mend it.", "the command line", 2, "name"), Fault("Bad.", "Do.", "x", 2, None)
        )

    with pytest.raises(Invalid) as refused:
        read_by_hand({"code": "x", "name": "y"}, (), read, NAMES)

    assert ["--name: Wrong. Mend it.", "Bad. Do."] == [str(each) for each in refused.value.faults]
