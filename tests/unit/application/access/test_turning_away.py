"""Whoever is turned away at a door stands in the read log."""

import pytest

from sisam.application.access.turning_away import BEHIND, turn_away
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_site
from tests.unit.application.access.asked import caller, told

WHO = f"person-of-{SOCIAL_SERVICES}"


def test_every_right_has_something_behind_its_door() -> None:
    assert set(Right) == BEHIND.keys()


@pytest.mark.parametrize("named", [None, CaseId("no-such-case"), CaseId("")])
def test_it_is_written_that_somebody_was_denied_though_there_is_no_such_case(named: CaseId | None) -> None:
    site = a_site()

    turn_away(site, caller(WHO), Right.READ_LOG, named, NOW)

    assert [(WHO, "read_log", None, "denied")] == told(site)
