from __future__ import annotations

from types import ModuleType

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, select

from sisam.storage.dialect import (
    add_sql,
    choose_library,
    delete_sql,
    insert_sql,
    limited,
    put_sql,
    text_of,
    update_sql,
)

SHELF = Table(
    "shelf",
    MetaData(),
    Column("line", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("book", Text),
    Column("edition", Integer),
)


def a_library(name: str, *version: int) -> ModuleType:
    module = ModuleType(name)
    module.sqlite_version_info = version  # type: ignore[attr-defined]
    module.sqlite_version = ".".join(map(str, version))  # type: ignore[attr-defined]
    return module


def one_line(sql: str) -> str:
    return " ".join(sql.split())


@pytest.mark.parametrize(
    ("wheel", "standard", "expected"),
    [
        ((3, 53, 0), (3, 40, 1), ("wheel", "WAL", "FULL")),
        (None, (3, 51, 3), ("standard", "WAL", "FULL")),
        (None, (3, 51, 2), ("standard", "DELETE", "EXTRA")),
        ((3, 40, 0), (3, 52, 0), ("standard", "WAL", "FULL")),
        ((3, 45, 0), (3, 40, 1), ("standard", "DELETE", "EXTRA")),
    ],
)
def test_the_first_safe_library_is_chosen_else_a_slower_mode(
    wheel: tuple[int, ...] | None, standard: tuple[int, ...], expected: tuple[str, str, str]
) -> None:
    candidates = [a_library("wheel", *wheel) if wheel else None, a_library("standard", *standard)]

    library = choose_library(candidates)

    assert expected == (library.name, library.journal_mode, library.synchronous)
    assert library.version in library.why


def test_this_machine_has_a_library() -> None:
    library = choose_library()

    assert library.module.sqlite_version == library.version


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (insert_sql(SHELF), "INSERT INTO shelf (line, place, book, edition) VALUES (?, ?, ?, ?)"),
        (insert_sql(SHELF, ["edition"]), "INSERT INTO shelf (line, place, book) VALUES (?, ?, ?)"),
        (
            update_sql(SHELF, ["line", "place"]),
            "UPDATE shelf SET book=?, edition=? WHERE shelf.line = ? AND shelf.place = ?",
        ),
        (
            update_sql(SHELF, ["line", "place"], ["edition"]),
            (
                "UPDATE shelf SET book=?, edition=? WHERE shelf.line = ? AND shelf.place = ? "
                "AND shelf.edition = ?"
            ),
        ),
        (
            update_sql(SHELF, ["line", "place"], leave_out=["book"]),
            "UPDATE shelf SET edition=? WHERE shelf.line = ? AND shelf.place = ?",
        ),
        (
            delete_sql(SHELF, ["line", "place"]),
            "DELETE FROM shelf WHERE shelf.line = ? AND shelf.place = ?",
        ),
        (
            put_sql(SHELF),
            (
                "INSERT INTO shelf (line, place, book, edition) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (line, place) DO UPDATE SET book = excluded.book, edition = excluded.edition"
            ),
        ),
        (
            add_sql(SHELF),
            (
                "INSERT INTO shelf (line, place, book, edition) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (line, place) DO NOTHING"
            ),
        ),
        (text_of(limited(select(SHELF.c.book))), "SELECT shelf.book FROM shelf LIMIT ? OFFSET 0"),
    ],
)
def test_sql_is_fixed_text_with_marks_in_the_order_of_the_columns(sql: str, expected: str) -> None:
    assert expected == one_line(sql)


def test_a_value_inside_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="edition"):
        text_of(select(SHELF).where(SHELF.c.edition == 2, SHELF.c.book == bindparam("book")))
