"""Bad input at the command line: a clear sentence, the right exit code, nothing half done."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.acceptance.command_line import ORGANISATIONS, PLACEMENT, CommandLine

#: A user without any rights of their own.
NOBODY = 65534
AS_OLLE = ("--as", "olle@example.se")


@contextmanager
def seen_by_somebody_else(site: Path) -> Iterator[Path]:
    """Lend a copy of a site to a user for whom the rights of files mean something; root may write all."""
    with TemporaryDirectory() as folder:
        lent = Path(folder) / "site"
        shutil.copytree(site, lent)
        if os.geteuid() != 0:
            yield lent
            return
        for path in (Path(folder), lent, lent / "vault.key", lent / "sisam.db"):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield lent
        finally:
            os.seteuid(0)


def test_a_setting_that_does_not_exist(sisam: CommandLine) -> None:
    config = sisam.site / "config.toml"
    config.write_text(f'{config.read_text("utf-8")}\ncolour = "red"\n', "utf-8")

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(
        f"Error in {config}, colour:\n  There is no such setting. Use one of: database, "
    )


def test_several_wrong_settings_are_told_at_once(sisam: CommandLine) -> None:
    config = sisam.site / "config.toml"
    config.write_text('colour = "red"\nlog_level = "loud"\n', "utf-8")

    ran = sisam("case", "list")

    assert 1 == ran.code
    assert f"Error in {config}, log_level:\n  The value does not fit: " in ran.err
    assert f"Error in {config}, colour:\n" in ran.err
    assert ran.err.endswith("2 faults; nothing was done.\n")


def test_settings_that_are_not_toml(sisam: CommandLine) -> None:
    config = sisam.site / "config.toml"
    config.write_text("database = [\n", "utf-8")

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"Error in {config}:\n  This is not TOML: Invalid value (at end of document). Correct the line.\n"
        == ran.err
    )


def test_a_folder_that_is_no_site(sisam: CommandLine, tmp_path: Path) -> None:
    ran = replace(sisam, site=tmp_path / "elsewhere")("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: The folder is not a site; make one with `sisam init DIR`, or name yours with --site DIR.\n"
        f"  folder: {tmp_path / 'elsewhere'}\n" == ran.err
    )


FAULTS = {
    "unknown municipality": (
        {"home_municipality": "9999"},
        "home_municipality",
        (
            'There is no municipality "9999". Write its code with four digits, leading zero included, '
            "such as 0180."
        ),
    ),
    "discharged before admitted": (
        {"discharged_on": "2026-10-01"},
        "discharged_on",
        "discharged_on 2026-10-01 lies before admitted_on 2026-10-05. Correct one of the two dates.",
    ),
    "admitted in the future": (
        {"admitted_on": "2026-11-03"},
        "admitted_on",
        "2026-11-03 lies in the future; today is 2026-11-02. Leave the cell empty until it has happened.",
    ),
    "no such day": (
        {"applied_on": "2026-02-30"},
        "applied_on",
        "There is no such day as 2026-02-30. Write a day that the calendar has.",
    ),
    "outside the calendar": (
        {"investigation_opened_on": "2019-12-31"},
        "investigation_opened_on",
        "2019-12-31 lies outside the calendar, 2020-01-01 to 2050-12-31. Correct the year.",
    ),
    "wrong check digit": (
        {"personal_number": "20110315-2384"},
        "personal_number",
        (
            "The check digit of the personal or coordination number is wrong. Write it as YYYYMMDD-NNNN "
            "and compare it with the register, or write unknown."
        ),
    ),
    "unknown organisation": (
        {"home_school_code": "elm"},
        "home_school_code",
        'There is no organisation with the code "elm". Correct the code, or import the organisation first.',
    ),
    "a cell of 10 MB": (
        {"pupil_name": "x" * 10_000_000},
        "pupil_name",
        "The cell holds 10,000,000 characters; 10,000 are the most. Shorten it.",
    ),
}


@pytest.mark.parametrize(("change", "column", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_row_keeps_the_whole_file_out(
    sisam: CommandLine, change: dict[str, str], column: str, sentence: str
) -> None:
    good = {**PLACEMENT, "pupil_name": "Kim", "discharged_on": ""}
    path = sisam.placements(good, {**good, "case_number": "SN-2026/2", **change})
    before = sisam.content()

    ran = sisam("import", "placements", path)

    assert (1, "") == (ran.code, ran.out)
    assert f"Error in {path}, row 3, column {column}:\n  {sentence}\n" == ran.err
    assert before == sisam.content()
    assert [] == sisam.well("case", "list", "--json").json


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_its_rows(sisam: CommandLine) -> None:
    path = sisam.placements(
        {**PLACEMENT, "home_municipality": "9999"}, {**PLACEMENT, "placement_type": "holiday"}
    )

    ran = sisam("import", "placements", path)

    places = [line for line in ran.err.splitlines() if line.startswith("Error in ")]
    assert [
        f"Error in {path}, row 2, column home_municipality:",
        f"Error in {path}, row 3, column placement_type:",
        f"Error in {path}, row 3, column case_number:",
    ] == places
    assert '"SN-2026/1" stands in row 2 too.' in ran.err
    assert ran.err.endswith("3 faults; nothing was done.\n")


def test_a_case_number_that_stands_twice(sisam: CommandLine) -> None:
    path = sisam.placements(PLACEMENT, PLACEMENT)
    before = sisam.content()

    ran = sisam("import", "placements", path)

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"Error in {path}, row 3, column case_number:\n"
        '  "SN-2026/1" stands in row 2 too. Keep one of the rows, or correct the value.\n' == ran.err
    )
    assert before == sisam.content()


def test_a_file_in_latin_1(sisam: CommandLine) -> None:
    path = sisam.file("code,kind,name\nö,school,Åskolan\n".encode("latin-1"))

    ran = sisam("import", "organisations", path)

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"Error in {path}, row 2:\n"
        "  The file is not UTF-8: byte 0xF6 at position 16 cannot be read. "
        'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: '
        "character set Unicode (UTF-8)).\n" == ran.err
    )


def test_a_file_that_is_not_there(sisam: CommandLine) -> None:
    ran = sisam("import", "seats", "nowhere.csv")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error in nowhere.csv:\n  The file cannot be read: No such file or directory. "
        "Give the path of a CSV file that you may read.\n" == ran.err
    )


def test_a_dry_run_changes_nothing(sisam: CommandLine) -> None:
    path = sisam.placements(PLACEMENT)
    before = sisam.content()

    ran = sisam.well("import", "placements", path, "--dry-run")

    assert ran.out.startswith("A dry run: nothing was changed.\n1 row: 1 opened.\n  Row 2, SN-2026/1: ")
    assert before == sisam.content()


def test_a_key_file_that_is_missing(sisam: CommandLine) -> None:
    key = sisam.site / "vault.key"
    key.unlink()

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: The key file of the vault is missing or cannot be read; restore it from where it is kept.\n"
        f"  path: {key}\n" == ran.err
    )
    assert not key.exists()


def test_a_key_file_that_others_may_read(sisam: CommandLine) -> None:
    key = sisam.site / "vault.key"
    key.chmod(0o644)

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: Others than its owner may read the key file of the vault; run `chmod 600` on it.\n"
        f"  path: {key}\n  mode: 644\n" == ran.err
    )


def test_a_database_that_cannot_be_written(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    # Whatever is imported late has been imported by this.
    sisam.well("case", "set-date", "SN-2026/1", "care_executed", "2026-10-05", *AS_OLLE)

    with seen_by_somebody_else(sisam.site) as site:
        lent = replace(sisam, site=site)
        before = lent.content()
        (site / "sisam.db").chmod(0o444)
        ran = lent("case", "set-date", "SN-2026/1", "forecast", "2026-12-18", *AS_OLLE)
        after = lent.content()

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(
        "Error: The database cannot be written: look at the rights on file and folder, and the space left.\n"
    )
    assert before == after


def test_a_database_that_is_missing(sisam: CommandLine) -> None:
    database = sisam.site / "sisam.db"
    database.unlink()

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert f"Error: The database file is missing; put it back from a backup.\n  path: {database}\n" == ran.err
    assert not database.exists()


@pytest.mark.parametrize("command", [("case", "list"), ("db", "upgrade"), ("db", "check")], ids=" ".join)
def test_a_database_of_a_newer_program(sisam: CommandLine, command: tuple[str, ...]) -> None:
    connection = sqlite3.connect(sisam.site / "sisam.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    ran = sisam(*command)

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith(
        "Error: The database was upgraded by a newer version of the program; use that one.\n  found: 9999\n"
    )


def test_a_database_that_is_no_database(sisam: CommandLine) -> None:
    (sisam.site / "sisam.db").write_bytes(b"hello" * 1000)

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith("Error: The database cannot be opened or read;")


def test_nobody_is_named_who_acts(sisam: CommandLine) -> None:
    ran = sisam("case", "fire", "SN-2026/1", "discharge")

    assert (1, "") == (ran.code, ran.out)
    assert "Error in --as:\n  Nobody is named who does it. Add --as EMAIL, or set SISAM_AS.\n" == ran.err


def test_the_folder_of_the_program_is_no_site(sisam: CommandLine) -> None:
    program = Path(__file__).parents[2]
    elsewhere = replace(sisam, site=program)

    listed, made = elsewhere("case", "list"), elsewhere("init", str(program))

    told = (
        "Error: This is the program's folder, not a site. Name yours with --site DIR (make demo leaves one "
        f"in demo-site), or make one with `sisam init DIR`.\n  folder: {program}\n"
    )
    assert ((1, "", told), (1, "", told)) == tuple((ran.code, ran.out, ran.err) for ran in (listed, made))


def test_a_file_of_another_kind(sisam: CommandLine) -> None:
    path = sisam.file(ORGANISATIONS)

    ran = sisam("import", "seats", path)

    assert (1, "") == (ran.code, ran.out)
    assert (
        f"Error in {path}, row 1:\n"
        "  These are the columns of organisations.csv. Import it with `sisam import organisations FILE`.\n"
        == ran.err
    )


def test_the_other_side_cannot_confirm(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("step", "offer", "SN-2026/1", "educational_handover", "--as", "rut@example.se")
    before = sisam.content()

    ran = sisam("step", "confirm", "SN-2026/1", "educational_handover", "--as", "rut@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert (
        "Error: The step “Educational handover” is to be confirmed or returned by the youth home's school. "
        "Ask them to answer.\n" == ran.err
    )
    assert before == sisam.content()


def test_a_command_that_does_not_exist(sisam: CommandLine) -> None:
    ran = sisam("cases")

    assert (2, "") == (ran.code, ran.out)
    assert "No such command 'cases'." in ran.err


def test_a_time_without_a_zone(sisam: CommandLine) -> None:
    ran = sisam("case", "list", now="2026-11-02T08:00")

    assert (1, "") == (ran.code, ran.out)
    assert (
        'Error in --now:\n  "2026-11-02T08:00" is not an instant. '
        "Write day, time and zone, such as 2026-11-02T08:00+01:00.\n" == ran.err
    )
