"""The daily statement at the command line: made, shown, proved, compared, and missed."""

import email
import email.policy
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.acceptance.daemon_process import daemon_at

MORNING = "2026-11-03T06:00+01:00"
COORDINATORS = """\
organisation_code,role,name,email,language,active_from
social,coordinator,Sam Social,sam@example.se,sv,2026-01-01
education,coordinator,Eva Education,eva@example.se,en,2026-01-01
"""


@pytest.fixture
def stated(sisam: CommandLine) -> CommandLine:
    """A site with two coordinators beside the agency's, and one placement."""
    sisam.well("import", "seats", sisam.file(COORDINATORS, "coordinators.csv"))
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def file_of(sisam: CommandLine, code: str, day: str = "2026-11-03") -> str:
    return str(sisam.site / "statements" / f"sisam-statement-{code}-{day}.json")


def made(sisam: CommandLine) -> CommandLine:
    assert 0 == sisam("statement", "make", now=MORNING).code
    return sisam


def sql(sisam: CommandLine, statement: str) -> None:
    with closing(sqlite3.connect(sisam.site / "sisam.db")) as connection:
        assert connection.execute(statement).rowcount
        connection.commit()


def forget(sisam: CommandLine) -> None:
    """Let the database know nothing of its statements, as an older one would."""
    sql(sisam, "DELETE FROM statement")
    sql(sisam, "DELETE FROM message_item WHERE kind = 'statement'")


def test_statements_are_made_once_a_day_for_everybody_who_has_a_coordinator(stated: CommandLine) -> None:
    first = stated("statement", "make", "--json", now=MORNING)
    again = stated("statement", "make", now=MORNING)
    listed = stated.well("statement", "list", "--json", now=MORNING)

    assert (3, 3) == (first.json["made"], first.json["files"])
    assert "The statements of 2026-11-03 were made before; 0 files written.\n" == again.out
    assert ["agency", "education", "social"] == [each["organisation"] for each in listed.json]
    assert [True, True, True] == [each["is_there"] for each in listed.json]


def test_a_statement_is_shown_within_eighty_columns(stated: CommandLine) -> None:
    ran = made(stated).well("statement", "show", "social", now=MORNING)

    assert "Statement of social for 2026-11-03, made 2026-11-03 06:00 by sisam" in ran.out
    assert "What others owe it:" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    shown = stated.well("statement", "show", "social", "--day", "2026-11-03", "--json", now=MORNING).json
    assert ("social", 1) == (shown["organisation"], shown["counts"]["cases"])
    assert ["SN-2026/1"] == [each["case"] for each in shown["heads"]]


@pytest.mark.parametrize(
    "words",
    [
        ("show", "socal"),
        ("show", "oak"),
        ("show", "social", "--day", "2026-11-04"),
        ("verify", "nowhere.json"),
        ("verify", "config.toml"),
    ],
)
def test_what_is_not_there_is_told(stated: CommandLine, words: tuple[str, ...]) -> None:
    ran = made(stated)("statement", *words, now=MORNING)

    assert (1, "") == (ran.code, ran.out)
    assert ran.err.startswith("Error")


def test_of_a_day_without_a_statement_the_last_one_is_named(stated: CommandLine) -> None:
    none = stated("statement", "show", "social", now=MORNING)
    ran = made(stated)("statement", "show", "social", "--day", "2026-11-04", now=MORNING)

    assert "No statement was made for social." in none.err
    assert (1, "") == (ran.code, ran.out)
    assert "No statement of 2026-11-04 was made for social." in " ".join(ran.err.split())
    assert "The last one is of 2026-11-03" in ran.err


def test_statements_are_listed_with_the_local_time_to_the_minute(stated: CommandLine) -> None:
    listed = made(stated).well("statement", "list", now=MORNING).out

    assert " 2026-11-03 06:00 " in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_of_statements_that_share_no_case_nothing_is_compared(sisam: CommandLine) -> None:
    sisam.well("import", "seats", sisam.file(COORDINATORS, "coordinators.csv"))
    made(sisam)

    ran = sisam("statement", "compare", file_of(sisam, "social"), file_of(sisam, "education"))

    assert (1, "") == (ran.code, ran.out)
    assert "social and education share no case, so nothing was compared." in " ".join(ran.err.split())


def test_a_statement_is_proved_and_its_journals_still_hold_what_it_tells(stated: CommandLine) -> None:
    made(stated)
    note = ("step", "offer", "SN-2026/1", "contact", "--as", "olle@example.se")
    assert 0 == stated(*note, now="2026-11-04T09:00+01:00").code

    ran = stated.well("statement", "verify", file_of(stated, "social"))

    assert "The signature is right, and 1 journal hold what it tells: social, 2026-11-03.\n" == ran.out


def test_a_changed_letter_is_refused(stated: CommandLine) -> None:
    path = Path(file_of(made(stated), "social"))
    path.write_text(path.read_text("utf-8").replace('"cases":1', '"cases":2', 1), "utf-8")

    ran = stated("statement", "verify", str(path))

    assert 1 == ran.code
    assert "The signature is wrong: the statement was changed, or somebody else made it." in ran.err


def test_a_journal_that_was_rewritten_is_named(stated: CommandLine) -> None:
    made(stated)
    sql(stated, "UPDATE event SET hash = 'x' WHERE position = (SELECT max(length) FROM \"case\")")

    ran = stated("statement", "verify", file_of(stated, "social"))

    assert 3 == ran.code
    assert "Case SN-2026/1" in ran.out
    assert "(rewritten)" in ran.out


def test_an_older_backup_that_was_put_in_its_place_is_found(stated: CommandLine, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    assert 0 == stated("db", "backup", str(older)).code
    note = ("step", "offer", "SN-2026/1", "contact", "--as", "olle@example.se")
    assert 0 == stated(*note, now="2026-11-02T09:00+01:00").code
    made(stated)
    for name in ("sisam.db", "sisam.db-wal", "sisam.db-shm"):
        (stated.site / name).unlink(missing_ok=True)
    shutil.copy(older, stated.site / "sisam.db")

    ran = stated("statement", "verify", file_of(stated, "social"))

    assert (3, True) == (ran.code, "(cut)" in ran.out)
    audit = stated("audit", "--json", now=MORNING)
    assert "I20" in {each["invariant"] for each in audit.json["violations"]}


def test_two_organisations_compare_their_files_with_nothing_but_the_public_key(
    stated: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    made(stated)
    public = tmp_path / "public.pem"
    public.write_text(stated.well("statement", "key").out, "ascii")
    files = [file_of(stated, code) for code in ("social", "education")]
    elsewhere = CommandLine(tmp_path, stated.capsys)

    proved = elsewhere.well("statement", "verify", files[0], "--key", str(public))
    agreed = elsewhere.well("statement", "compare", *files, "--key", str(public))

    assert "The signature is right: social, 2026-11-03.\n" == proved.out
    assert "social and education agree about 2026-11-03: 1 case, checksum " in " ".join(agreed.out.split())
    assert max(map(len, agreed.out.splitlines())) <= 80


def test_statements_that_do_not_agree_are_said_to(stated: CommandLine, tmp_path: Path) -> None:
    made(stated)
    kept = shutil.copy(file_of(stated, "social"), tmp_path / "kept.json")
    # As if another database of the same site had told the other organisation something else.
    forget(stated)
    note = ("step", "offer", "SN-2026/1", "contact", "--as", "olle@example.se")
    assert 0 == stated(*note, now="2026-11-03T07:00+01:00").code
    assert 0 == stated("statement", "make", now="2026-11-03T08:00+01:00").code

    ran = stated("statement", "compare", str(kept), file_of(stated, "education"))

    assert 3 == ran.code
    assert "social and education do not agree about 2026-11-03.\n" in ran.out
    assert "Case SN-2026/1: " in ran.out


def test_another_sites_statement_is_not_taken_for_one_of_ours(stated: CommandLine, tmp_path: Path) -> None:
    made(stated)
    (stated.site / "statement.key").unlink()
    forget(stated)
    made(stated)
    kept = next((stated.site / "statements").glob("sisam-statement-social-*.json.1"))

    ran = stated("statement", "verify", str(kept))

    assert 1 == ran.code
    assert "which nobody vouches for here." in ran.err


def test_a_site_of_an_older_program_gets_a_key_when_it_first_needs_one(stated: CommandLine) -> None:
    (stated.site / "statement.key").unlink()

    ran = stated("statement", "make", now=MORNING)

    assert 0 == ran.code
    assert "statement_key_made" in ran.err
    assert 0o600 == (stated.site / "statement.key").stat().st_mode & 0o777


def test_the_daemon_makes_them_by_itself_and_the_mail_brings_the_file(stated: CommandLine) -> None:
    with daemon_at(stated.site, "--every", "1", now="2026-11-03T09:00+01:00") as daemon:
        event = daemon.event("statements_made")
        assert 0 == daemon.stop()
    assert 0 == stated("outbox", "send", now="2026-11-03T10:00+01:00").code

    assert (3, 3) == (event["made"], event["files"])
    letters = [
        email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for path in (stated.site / "outbox").glob("*.eml")
    ]
    files = {
        part.get_filename(): part.get_payload(decode=True)
        for letter in letters
        for part in letter.iter_attachments()
        if part.get_content_type() == "application/json"
    }
    path = Path(file_of(stated, "social"))
    assert path.read_bytes() == files[path.name]


def test_before_six_and_on_a_holiday_the_daemon_makes_none(stated: CommandLine) -> None:
    for moment in ("2026-11-03T05:30+01:00", "2026-12-24T12:00+01:00"):
        with daemon_at(stated.site, "--every", "1", now=moment) as daemon:
            daemon.event("sweep_completed")
            daemon.event("daemon_started")
            assert 0 == daemon.stop()

    assert not (stated.site / "statements").exists()
