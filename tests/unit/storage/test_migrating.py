from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from sisam.storage import migrating
from sisam.storage.engine import address_of, open_engine
from sisam.storage.failures import (
    DatabaseMissing,
    ReferencesBroken,
    SchemaMissing,
    SchemaNewer,
    SchemaOlder,
)
from sisam.storage.migrating import check, current, upgrade
from sisam.storage.schema import REVISION
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_case, a_change, populate


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = address_of(tmp_path / "sisam.db")
    upgrade(url, create=True)
    return url


def run(url: str, *statements: str) -> None:
    """Run statements as somebody would who goes round the program."""
    engine = open_engine(url, create=True, foreign_keys=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def definitions(connection: Connection) -> dict[str, list[str]]:
    """Return the lines of every table, index and view, in no particular order."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {
        name: sorted(line.strip().rstrip(",") for line in sql.splitlines())
        for name, sql in rows
        if name != "alembic_version"
    }


def test_an_empty_file_is_brought_to_the_newest_version(url: str) -> None:
    assert (REVISION, []) == (current(url), check(url))


def test_the_newest_version_is_the_newest_migration() -> None:
    script = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))

    assert [REVISION] == script.get_heads()


def test_migrations_make_what_the_tables_say_to_the_letter(url: str) -> None:
    migrated, described = SqlStore(url), SqlStore("sqlite://")
    with migrated.engine.connect() as left, described.engine.connect() as right:
        found, expected = definitions(left), definitions(right)
    migrated.close()
    described.close()

    assert expected == found


def test_an_upgrade_keeps_what_is_there(url: str) -> None:
    store = SqlStore(url)
    populate(store)
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case())])
        unit.commit()
    store.close()

    upgrade(url)

    store = SqlStore(url)
    with store.read() as unit:
        found = unit.cases.load(a_case().id)
    store.close()
    assert (a_case(), []) == (found, check(url))


def test_a_missing_file_is_not_made_by_an_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "mistyped.db"

    with pytest.raises(DatabaseMissing):
        upgrade(address_of(path))

    assert not path.exists()


@pytest.mark.parametrize("act", [upgrade, check, SqlStore])
def test_a_newer_schema_is_refused(url: str, act: object) -> None:
    run(url, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaNewer) as refusal:
        act(url)  # type: ignore[operator]

    assert ("9999", REVISION) == (refusal.value.found, refusal.value.known)


def test_an_older_schema_is_refused_until_it_is_upgraded(url: str) -> None:
    run(url, "UPDATE alembic_version SET version_num = '0001'")

    with pytest.raises(SchemaOlder) as refusal:
        SqlStore(url)

    assert ("0001", REVISION) == (refusal.value.found, refusal.value.known)
    assert [f"version 0001 instead of {REVISION}"] == check(url)


@pytest.mark.parametrize("act", [upgrade, check, SqlStore])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, act: object) -> None:
    url = address_of(tmp_path / "other.db")
    run(url, "CREATE TABLE bookmarks (id INTEGER)")

    with pytest.raises(SchemaMissing):
        act(url)  # type: ignore[operator]


def test_a_file_without_schema_has_no_version(tmp_path: Path) -> None:
    url = address_of(tmp_path / "empty.db")
    run(url)

    assert current(url) is None


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP VIEW v_case", "view v_case"),
        ("DROP INDEX ix_case_due", "ix_case_due"),
        ("ALTER TABLE person ADD COLUMN shoe_size INTEGER", "shoe_size"),
        (
            "INSERT INTO membership VALUES ('case-9', 0, 'home_school', 'org-9', 1, NULL)",
            "table membership has rows that refer to nothing",
        ),
    ],
)
def test_what_somebody_changed_behind_the_program_is_told(url: str, statement: str, told: str) -> None:
    run(url, statement)

    (line,) = check(url)

    assert re.search(re.escape(told), line)


def test_an_upgrade_that_leaves_loose_rows_is_undone(url: str) -> None:
    run(
        url,
        "INSERT INTO membership VALUES ('case-9', 0, 'home_school', 'org-9', 1, NULL)",
        "DROP VIEW v_case",
    )

    with pytest.raises(ReferencesBroken) as refusal:
        upgrade(url)

    assert ("membership",) == refusal.value.tables
    assert any(line.startswith("view v_case") for line in check(url))
