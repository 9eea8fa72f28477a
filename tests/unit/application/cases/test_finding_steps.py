"""The step that a person means."""

import pytest

from sisam.application.cases.finding_steps import SeveralSteps, find_step
from sisam.domain.case import Case
from sisam.domain.ids import StepId
from sisam.domain.refusal import StepMissing
from sisam.domain.step import StepStatus
from tests.builders import a_case, a_step


def with_steps(**statuses: StepStatus) -> Case:
    return a_case(steps={StepId(name): a_step(name, status=status) for name, status in statuses.items()})


def test_by_its_id() -> None:
    assert "s1" == find_step(with_steps(s1=StepStatus.CONFIRMED, s2=StepStatus.OPEN), "s1")


def test_by_its_name_the_live_one() -> None:
    case = with_steps(s1=StepStatus.CANCELLED, s2=StepStatus.OFFERED, s3=StepStatus.CONFIRMED)

    assert "s2" == find_step(case, "school_information")


def test_by_its_name_the_last_one_where_none_is_live() -> None:
    case = with_steps(s1=StepStatus.CANCELLED, s2=StepStatus.CONFIRMED)

    assert "s2" == find_step(case, "school_information")


def test_several_live_ones_are_not_guessed_at() -> None:
    with pytest.raises(SeveralSteps) as refused:
        find_step(with_steps(s1=StepStatus.OPEN, s2=StepStatus.OPEN), "school_information")

    assert ("s1", "s2") == refused.value.ids


def test_a_step_that_never_was() -> None:
    with pytest.raises(StepMissing):
        find_step(with_steps(s1=StepStatus.OPEN), "dancing")
