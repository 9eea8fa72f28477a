"""Lists, figures and statements leave the canary out, until it is asked for or concerns people."""

from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.access.someone import Caller
from sisam.application.cases.listing_cases import CaseFilter, list_cases
from sisam.application.cases.listing_steps import StepFilter, list_steps
from sisam.application.cases.looking_through import look_through
from sisam.domain.canary import ORGANISATION
from sisam.errors import NotFound
from sisam.storage.gauges import SqlGauges
from tests.aviary import Aviary, at
from tests.sites import a_case_at


@pytest.fixture
def aviary(tmp_path: Path) -> Aviary:
    """A site with a canary whose alert it has not answered yet, and a placement."""
    aviary = Aviary(tmp_path / "canary")
    aviary.keep()
    a_case_at(aviary.site)
    aviary.tell(at(3))
    return aviary


def listed(aviary: Aviary, workflow: str | None = None) -> list[str]:
    return [
        line.number
        for line in list_cases(aviary.site, CaseFilter(workflow=workflow), Caller("cli:test"), at(3))
    ]


def test_a_canary_that_sings_stands_in_no_list(aviary: Aviary) -> None:
    assert ["N/1"] == listed(aviary)
    assert {"N/1"} == {
        line.case_number for line in list_steps(aviary.site, StepFilter(), Caller("cli:test"), at(3))
    }


def test_whoever_asks_for_it_is_shown_it(aviary: Aviary) -> None:
    assert (["KANARIE"], ["N/1"]) == (listed(aviary, "canary"), listed(aviary, "placement"))
    asked = StepFilter(case_number="KANARIE")
    assert ["song"] == [
        line.step.definition for line in list_steps(aviary.site, asked, Caller("cli:test"), at(3))
    ]


def test_a_workflow_that_nobody_published_is_not_found_and_one_that_comes_near_is_named(
    aviary: Aviary,
) -> None:
    with pytest.raises(NotFound) as refused:
        listed(aviary, "canari")

    assert ("workflow", ("canary",)) == (refused.value.kind, refused.value.near)


def test_once_its_alert_has_climbed_it_concerns_people_and_stands_in_lists(aviary: Aviary) -> None:
    aviary.tell(at(4))

    assert ["KANARIE", "N/1"] == listed(aviary)


def test_all_are_looked_through_by_workflow(aviary: Aviary) -> None:
    with aviary.store.read() as work:
        found = {
            name: [case.number for case in look_through(work, open_only=False, workflow=name)]
            for name in ("canary", "placement", "other")
        }

    assert {"canary": ["KANARIE"], "placement": ["N/1"], "other": []} == found


def test_no_figure_but_those_of_messages_counts_it(aviary: Aviary) -> None:
    gauges = SqlGauges(aviary.store.engine)
    figures = gauges.figures(at(3))

    assert (1, 0, 0, 0) == (
        figures.open_cases,
        figures.due_cases,
        sum(figures.alerts.values()),
        figures.unanswered_alerts,
    )
    with aviary.store.read() as work:
        (placement,) = look_through(work, open_only=True)
    assert len(list(placement.live_steps())) == figures.live_steps
    assert len(placement.deadlines) == sum(figures.deadlines.values())
    assert ORGANISATION not in {organisation for _, organisation in gauges.duties()}


def test_it_stands_in_nobodys_statement(aviary: Aviary) -> None:
    now = at(3, 6)
    with aviary.store.read() as work:
        standing = work.statements.standing(now, now - timedelta(days=7))

    assert ["N/1"] == [case.number for case in standing.cases.values()]
    assert set(standing.cases) == {step.case_id for step in standing.steps}
