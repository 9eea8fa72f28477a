"""A step is a debt until it has ended, and some ends may be undone."""

import pytest

from sisam.domain.step import REVERSIBLE, Cause, StepStatus
from tests.builders import a_step


@pytest.mark.parametrize("status", StepStatus)
def test_a_step_is_a_debt_while_it_is_open_or_offered(status: StepStatus) -> None:
    owed = status in {StepStatus.OPEN, StepStatus.OFFERED}

    assert (owed, not owed) == (a_step(status=status).live, status.ended)


@pytest.mark.parametrize("cause", [Cause.OVERTAKEN, Cause.TRANSFERRED, Cause.CLOSED])
def test_what_is_overtaken_transferred_or_closed_never_opens_again(cause: Cause) -> None:
    assert cause not in REVERSIBLE
