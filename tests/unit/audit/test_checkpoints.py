"""The journals are held against the statements outside: the newest, the oldest, and others in turn."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sisam.application.ports.site_state import SiteState
from sisam.audit.checkpoints import NEWEST_DAYS, ON_ITS_WAY, chosen
from sisam.audit.report import Report, Verdict
from sisam.bootstrap import Program, open_program
from sisam.domain.statement import Head, body_of, read_file
from sisam.vault.signing import StatementKeyMissing
from tests.builders import NOW, TODAY
from tests.faults.site_on_disk import make_folder, populate

DAYS = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 29)]
#: The number of the case that `populate` opens.
CASE = "SN-0"


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a case and the statements of a day; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("stated") / "site"
    populate(folder, 1, TODAY, seed=7)
    with closing((program := open_program(folder, {})).store):
        program.state_now(NOW)
    return folder


@pytest.fixture
def folder(stated: Path, tmp_path: Path) -> Path:
    shutil.copytree(stated, tmp_path / "site")
    return tmp_path / "site"


def a_file(folder: Path) -> Path:
    """Return one of the statements."""
    return min((folder / "statements").iterdir())


def audited(folder: Path, now: datetime = NOW) -> Report:
    with closing((program := open_program(folder, {}, read_only=True)).store):
        return program.audit(now)


def sentences(folder: Path, now: datetime = NOW) -> list[str]:
    return [each.sentence for each in audited(folder, now).violations if each.invariant == "I20"]


def sign(folder: Path, heads: tuple[Head, ...]) -> None:
    """Let the site itself have signed other heads."""
    path = a_file(folder)
    statement = replace(read_file(path.read_text("utf-8")).statement, heads=heads)
    with closing((program := open_program(folder, {})).store):
        path.write_text(program.statement_key().sign(body_of(statement)).file(), "utf-8")


def at(folder: Path, sql: str) -> None:
    with closing((program := open_program(folder, {})).store), program.store.engine.begin() as connection:
        connection.exec_driver_sql(sql)


def test_of_few_days_all_are_looked_at_and_of_many_seven_that_come_round() -> None:
    few = set(DAYS[: NEWEST_DAYS + 1])
    looks = [set(chosen(set(DAYS), NOW + timedelta(days=day))) for day in range(len(DAYS))]

    assert sorted(few) == chosen(few, NOW)
    assert [] == chosen(set(), NOW)
    assert {NEWEST_DAYS + 2} == {len(each) for each in looks}
    assert all({DAYS[0], *DAYS[-NEWEST_DAYS:]} <= each for each in looks)
    assert set(DAYS) == set().union(*looks)


def test_where_the_journals_hold_what_the_statements_tell_all_is_well(folder: Path) -> None:
    assert [] == sentences(folder)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (Head(CASE, 1, "x"), ["Event 1, which the statements of 2026-11-02 tell, is another one."]),
        (Head(CASE, 99, "x"), ["Event 99, which the statements of 2026-11-02 tell, is gone."]),
        (Head("N/2", 1, "x"), ["Event 1, which the statements of 2026-11-02 tell, is gone."]),
    ],
)
def test_a_journal_that_holds_something_else_is_named(folder: Path, head: Head, told: list[str]) -> None:
    sign(folder, (head,))

    (violation,) = (each for each in audited(folder).violations if each.invariant == "I20")

    assert (told, head.case) == ([violation.sentence], violation.case_number)


def test_a_case_is_named_once_however_many_statements_tell_of_it(folder: Path) -> None:
    sign(folder, (Head(CASE, 1, "x"), Head(CASE, 2, "y")))

    assert 1 == len(sentences(folder))


def test_a_file_that_is_gone_is_told_once_it_cannot_be_on_its_way_any_more(folder: Path) -> None:
    path = a_file(folder)
    path.unlink()

    assert [] == sentences(folder, NOW + ON_ITS_WAY)
    assert [f"{path.name} was made, and its file is gone."] == sentences(
        folder, NOW + ON_ITS_WAY + timedelta(seconds=1)
    )


@pytest.mark.parametrize("content", [b"", b"\xff", b"{}"])
def test_a_file_that_is_not_what_the_site_signed_is_told(folder: Path, content: bytes) -> None:
    path = a_file(folder)
    path.write_bytes(content)

    assert [f"{path.name} is not what the site signed."] == sentences(folder)


def test_a_statement_under_the_name_of_another_is_told(folder: Path) -> None:
    path, *others = sorted((folder / "statements").iterdir())
    path.write_bytes(others[0].read_bytes())

    assert [f"{path.name} is not what the site signed."] == sentences(folder)


def restored(folder: Path, when: datetime) -> None:
    with closing(open_program(folder, {}).store) as store, store.write() as work:
        work.site_states.put(SiteState(restored_at=when, restored_from="old.db"))
        work.commit()


def test_statements_that_the_database_knows_nothing_of_are_told_unless_it_was_restored_since(
    folder: Path,
) -> None:
    at(folder, "DELETE FROM statement")
    unknown = sentences(folder)
    restored(folder, NOW - timedelta(hours=1))
    before = sentences(folder)
    restored(folder, NOW + timedelta(hours=1))

    assert f"{a_file(folder).name} lies in the folder, and the database knows nothing of it." in unknown
    assert unknown == before
    assert [] == sentences(folder)


def test_without_its_key_nothing_can_be_proved_and_that_is_said(folder: Path) -> None:
    (folder / "statement.key").unlink()

    report = audited(folder)

    assert ["The statements cannot be held against the journals: StatementKeyMissing."] == list(
        report.could_not
    )
    assert Verdict.COULD_NOT_CHECK is replace(report, violations=()).verdict


def test_a_site_that_never_stated_anything_needs_no_key(tmp_path: Path) -> None:
    make_folder(tmp_path / "site")

    assert ((), ()) == ((report := audited(tmp_path / "site")).violations, report.could_not)


def test_a_key_is_not_made_anew_where_statements_were_signed_with_another(folder: Path) -> None:
    (folder / "statement.key").unlink()

    with closing((program := open_program(folder, {})).store), pytest.raises(StatementKeyMissing):
        _state_next_day(program)
    assert not (folder / "statement.key").exists()


def _state_next_day(program: Program) -> None:
    program.state_now(datetime(2026, 11, 3, 9, tzinfo=UTC))
