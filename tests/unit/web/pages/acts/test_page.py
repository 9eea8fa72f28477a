"""Every act's page is shown to whoever may act, and says what is wrong where nothing was filled in."""

import pytest

from sisam.domain.command import Offer, Pause
from sisam.web.pages.acts.registry import ALL, KINDS, kind_of
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.unit.web.pages.acts.acting import HEAD, LEAD, Scene, admitted

OFFICER = f"person-of-{SOCIAL_SERVICES}"
CASE_ACTS = [kind.slug for kind in ALL if not kind.of_step]
STEP_ACTS = [kind.slug for kind in ALL if kind.of_step]


@pytest.fixture(scope="module")
def scene() -> Scene:
    return admitted()


@pytest.mark.parametrize("slug", CASE_ACTS)
def test_every_act_on_the_case_is_asked_or_says_why_not(scene: Scene, slug: str) -> None:
    officer = scene.actor(OFFICER)

    assert 200 == officer.opens(scene.url(slug)).status_code


@pytest.mark.parametrize("slug", STEP_ACTS)
def test_every_act_on_a_step_is_asked_or_says_why_not(scene: Scene, slug: str) -> None:
    head = scene.actor(HEAD)

    assert 200 == head.opens(scene.url(slug, "educational_handover")).status_code


@pytest.mark.parametrize("slug", CASE_ACTS)
def test_whatever_is_sent_without_being_filled_in_comes_back(scene: Scene, slug: str) -> None:
    officer, length = scene.actor(OFFICER), scene.case.length
    officer.opens(scene.url(slug))

    for turn in ("visa", "gor", "andra", "sok"):
        assert officer.presses(turn).status_code in (200, 303, 409, 422)
    assert [] == officer.browser.heard.failed
    assert length <= scene.case.length


def test_every_slug_is_named_once() -> None:
    assert len(ALL) == len(KINDS)


def test_each_option_of_the_engine_that_is_no_answer_to_an_alert_has_its_page() -> None:
    scene = admitted()
    scene.does(Offer(scene.step("educational_handover").id), HOME_SCHOOL)
    scene.does(Pause("hospital", NOW.date()), SOCIAL_SERVICES)
    lead = scene.actor(LEAD)
    lead.opens(f"/arenden/{scene.case_id}/gor")

    assert "Bekräfta" in lead.sees()
    assert kind_of(Offer(scene.step("educational_handover").id)) is KINDS["lamna-over"]
