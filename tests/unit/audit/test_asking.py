"""However many cases there are, a snapshot reads the rows of those that it asks about."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from sqlalchemy import text

import sisam.audit
from sisam.audit.asking import asked
from sisam.audit.replay import _KINDS
from tests.unit.audit.planting import the_site


def _questions() -> dict[str, str]:
    modules = [import_module(f"sisam.audit.{each.name}") for each in iter_modules(sisam.audit.__path__)]
    found = {
        f"{module.__name__.rpartition('.')[2]}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, str) and "case_id IN :ids" in value
    }
    return found | {f"replay.{name}": kind.sql for name, kind in _KINDS.items()}


QUESTIONS = _questions()


def test_the_questions_are_found() -> None:
    assert {"clocks._PENDING", "accountability._MOVES", "snapshot._ENTRIES", "replay.step"} <= set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_about_cases_reads_a_table_of_cases_as_a_whole(name: str) -> None:
    with the_site().store.engine.connect() as connection:
        rows = asked(connection, f"EXPLAIN QUERY PLAN {QUESTIONS[name]}", ["a", "b"])
        plan = [row[3] for row in rows]
    # What was read of a view's cases, and the organisations and the site's own alerts, which are few.
    fine = (
        "SCAN v_",
        "SCAN organisation",
        "SCAN site_alert",
        "SCAN CONSTANT",
        *(["SCAN a"] if "CO-ROUTINE v_alert" in plan else []),
    )
    assert [] == [step for step in plan if step.startswith("SCAN ") and not step.startswith(fine)]


def test_what_is_asked_about_nothing_finds_nothing() -> None:
    with the_site().store.engine.connect() as connection:
        found = asked(connection, 'SELECT id FROM "case" WHERE id IN :ids', []).all()
        one = connection.execute(text('SELECT min(id) FROM "case"')).scalar_one()
        again = asked(connection, 'SELECT id FROM "case" WHERE id IN :ids', [one]).scalars().all()
    assert ([], [one]) == (found, again)
