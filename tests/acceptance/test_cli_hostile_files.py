"""Hostile and faulty files find nothing: each gets its sentence, and nothing of it is kept."""

import os
import time
from pathlib import Path

import pytest

from sisam.intake.columns import PLACEMENTS
from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.acceptance.hostile_files import FILES, HEADER, Hostile, row

#: No file may keep anybody waiting; the slowest one takes a fraction of it of the processor.
PATIENCE_SECONDS = 5.0


def faults(path: str, *told: tuple[str, str]) -> str:
    """Return what stands on standard error when these faults are told of a file."""
    lines = []
    for where, sentence in told:
        place = f"{path}, {where}" if where else path
        lines += [f"Error in {place}:", f"  {sentence.replace('COLUMNS', ', '.join(PLACEMENTS.names))}"]
    return "\n".join([*lines, *([f"{len(told)} faults; nothing was done."] if len(told) > 1 else []), ""])


@pytest.mark.parametrize("hostile", FILES, ids=lambda each: each.name)
def test_a_hostile_file_is_told_and_nothing_of_it_is_kept(sisam: CommandLine, hostile: Hostile) -> None:
    path, before = sisam.file(hostile.content), sisam.content()
    started = time.process_time()

    ran = sisam("import", "placements", path)

    assert (1, "", faults(path, *hostile.told)) == (ran.code, ran.out, ran.err)
    assert ran.err.replace("\n", "").isprintable()
    assert before == sisam.content()
    assert time.process_time() - started < PATIENCE_SECONDS


def test_there_are_forty_of_them_and_none_twice() -> None:
    assert len(FILES) == len({each.content for each in FILES}) == len({each.name for each in FILES}) >= 40


@pytest.mark.parametrize("size", [51_000_000, 1_000_000_000])
def test_a_file_that_is_too_large_is_not_read_to_its_end(
    sisam: CommandLine, tmp_path: Path, size: int
) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.write(row().encode())
        stream.truncate(size)

    ran = sisam("import", "placements", str(path))

    told = ("", "The file is larger than 50,000,000 bytes. Split it into several files.")
    assert (1, "", faults(str(path), told)) == (ran.code, ran.out, ran.err)


def test_a_file_of_51_million_bytes_that_is_nothing_but_rows(sisam: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    line = row().splitlines()[1].encode() + b"\n"
    path.write_bytes(HEADER.encode() + b"\n" + line * (51_000_000 // len(line)))

    ran = sisam("import", "placements", str(path))

    assert (1, "") == (ran.code, ran.out)
    assert "larger than 50,000,000 bytes" in ran.err


def test_a_pipe_is_not_waited_for(sisam: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)

    ran = sisam("import", "placements", str(path))

    told = "The file cannot be read: it is a device or a pipe. Give the path of a CSV file that you may read."
    assert (1, "", faults(str(path), ("", told))) == (ran.code, ran.out, ran.err)


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null"])
def test_a_link_to_a_device_is_not_read(sisam: CommandLine, tmp_path: Path, target: str) -> None:
    path = tmp_path / "link.csv"
    path.symlink_to(target)

    ran = sisam("import", "placements", str(path))

    assert (1, "") == (ran.code, ran.out)
    assert "The file cannot be read: it is a device or a pipe." in ran.err


@pytest.mark.parametrize(
    ("name", "reason"), [(".", "Is a directory"), ("missing.csv", "No such file or directory")]
)
def test_what_is_no_file_is_told(sisam: CommandLine, tmp_path: Path, name: str, reason: str) -> None:
    ran = sisam("import", "placements", str(tmp_path / name))

    assert (1, "") == (ran.code, ran.out)
    assert f"The file cannot be read: {reason}." in ran.err


def test_a_link_that_leads_back_to_itself_is_told(sisam: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "loop.csv"
    path.symlink_to(path)

    ran = sisam("import", "placements", str(path))

    assert (1, "") == (ran.code, ran.out)
    assert "The file cannot be read: Too many levels of symbolic links." in ran.err


def test_the_name_of_a_file_commands_no_terminal(sisam: CommandLine) -> None:
    ran = sisam("import", "placements", sisam.file("x", "\x1b[2J\x1b]0;owned\x07.csv"))

    assert (1, "") == (ran.code, ran.out)
    assert "\x1b" not in ran.err
    assert "?[2J?]0;owned?.csv, row 1" in ran.err


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_of_any_machine_are_no_fault(sisam: CommandLine, ending: str) -> None:
    mixed = row().replace("\n", ending, 1) + "\n\r\n"

    ran = sisam.well("import", "placements", sisam.file(mixed))

    assert ran.out.startswith("1 row: 1 opened.\n")


def test_a_header_alone_brings_in_nothing_and_is_no_fault(sisam: CommandLine) -> None:
    ran = sisam.well("import", "placements", sisam.file(HEADER + "\n"))

    assert ran.out.startswith("0 rows: nothing to do.\n")
    assert [] == sisam.well("case", "list", "--json").json


def test_names_that_look_like_commands_to_somebody_else_are_names(sisam: CommandLine) -> None:
    names = ("Robert'); DROP TABLE case;--", "${jndi:ldap://x}", "<b>Kim</b>", "{0.__class__}", "%s%n")
    number = PLACEMENT["personal_number"]
    rows = [
        {**PLACEMENT, "case_number": f"SN-{place}", "pupil_name": name, "personal_number": "unknown"}
        for place, name in enumerate(names)
    ]

    sisam.well("import", "placements", sisam.placements(*rows))

    assert len(names) == len(sisam.well("case", "list", "--json").json)
    assert number.encode() not in sisam.content()
    assert [] == [name for name in names if name.encode() in sisam.content()]
