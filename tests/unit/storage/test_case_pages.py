"""Whoever has a part in every case of the country has them passed by in indexes, however few are meant."""

from collections.abc import Iterator

import pytest

from sisam.application.ports.case_pages import CaseQuestion
from sisam.domain.workflow import Phase
from sisam.storage import case_pages
from sisam.storage.case_pages import case_page
from sisam.storage.link import Link, driver_connection_of
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, SOCIAL_SERVICES

THEIRS = frozenset({SOCIAL_SERVICES})


class Explained(Link):
    """A link that keeps how each question would be answered."""

    __slots__ = ("plan",)

    def rows(self, sql: str, parameters: object = ()) -> list[tuple[object, ...]]:
        self.plan = str(super().rows(f"EXPLAIN QUERY PLAN {sql}", parameters))  # type: ignore[arg-type]
        return super().rows(sql, parameters)  # type: ignore[arg-type]


def plan_of(store: SqlStore, question: CaseQuestion) -> str:
    with store.engine.connect() as connection:
        link = Explained(driver_connection_of(connection))
        assert [] == case_page(link, question, None, 26)
    return link.plan


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let everybody have many cases."""
    monkeypatch.setattr(case_pages, "_FEW", -1)
    case_pages._counted.cache_clear()
    yield
    case_pages._counted.cache_clear()


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("question", "index"),
    [
        (CaseQuestion(THEIRS, phase=Phase.AFTER), "SEARCH m EXISTS"),
        (CaseQuestion(THEIRS, routine=6), "ix_step_live (case_id=? AND routine=?)"),
        (CaseQuestion(THEIRS, routine=6, late_at=NOW), "ix_alert_live (step_id=?)"),
        (CaseQuestion(THEIRS, late_at=NOW), "ix_case_due (next_at<?)"),
    ],
)
def test_cases_that_are_not_meant_are_passed_by_without_a_look_at_them(
    store: SqlStore, question: CaseQuestion, index: str
) -> None:
    plan = plan_of(store, question)

    assert "SCAN c USING COVERING INDEX ix_case_opened" in plan
    assert index in plan
