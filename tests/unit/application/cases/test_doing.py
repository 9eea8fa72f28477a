"""What a person asks of a case by its number."""

import pytest

from sisam.application.cases.doing import MakeActs, Scene, Wish, do
from sisam.application.cases.finding_steps import find_step
from sisam.domain.command import Fire, Offer
from sisam.domain.event import EventType
from sisam.domain.refusal import NotTheOwner, StepMissing
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NOW, YOUTH_HOME
from tests.sites import a_case_at, a_site, everything_at

HOME = Wish(f"person-of-{YOUTH_HOME}@example.se", "cli:kim")
SCHOOL = Wish(f"person-of-{HOME_SCHOOL}@example.se", "cli:kim")


def offering(name: str) -> MakeActs:
    def make(scene: Scene) -> list[Offer]:
        return [Offer(find_step(scene.case, name))]

    return make


def test_trying_shows_what_would_happen_and_writes_nothing() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = everything_at(site, [case_id])

    tried = do(site, "N/1", lambda _: [Fire("admit")], HOME, NOW, only_try=True)

    assert "admitted" == tried.case.state
    assert EventType.STATE_CHANGED in [event.type for event in tried.events]
    assert before == everything_at(site, [case_id])


def test_trying_is_refused_like_doing() -> None:
    site = a_site()
    a_case_at(site)

    for only_try in (True, False):
        with pytest.raises(NotTheOwner):
            do(site, "N/1", offering("contact"), SCHOOL, NOW, only_try=only_try)


def test_a_number_that_is_mistyped_is_told_with_those_that_come_near() -> None:
    site = a_site()
    a_case_at(site)

    with pytest.raises(NotFound) as error:
        do(site, "n/1", lambda _: [Fire("admit")], HOME, NOW)

    assert ("case", "n/1", ("N/1",)) == (error.value.kind, error.value.name, error.value.near)


def test_a_step_that_is_mistyped_is_told_with_those_that_come_near() -> None:
    site = a_site()
    a_case_at(site)

    with pytest.raises(StepMissing) as error:
        do(site, "N/1", offering("Contct"), SCHOOL, NOW)

    assert ("Contct", ("contact",)) == (error.value.step, error.value.near)


def test_an_address_that_is_mistyped_is_told_with_those_whose_first_part_comes_near() -> None:
    site = a_site()
    a_case_at(site)

    with pytest.raises(NotFound) as error:
        do(site, "N/1", lambda _: [Fire("admit")], Wish("person-of-org-agenci@x.se", "cli:kim"), NOW)

    assert "person-of-org-agency@example.se" == error.value.near[0]
