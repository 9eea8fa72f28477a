"""A handover that nobody answers is ended by two people of different organisations."""

from datetime import timedelta

import pytest

from sisam.domain.actor import DAEMON
from sisam.domain.command import Offer, Protect, Tick
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME, a_person
from tests.unit.web.pages.acts.acting import Actor, Scene, admitted

ASKER, SECOND, OFFICER = (
    f"manager-of-{SOCIAL_SERVICES}",
    f"person-of-{YOUTH_HOME}",
    f"person-of-{SOCIAL_SERVICES}",
)
STEP = "educational_handover"


def unanswered() -> Scene:
    """An offer whose answer is late."""
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    scene.clock.advance(timedelta(days=7))
    scene.does(Tick(), None, person=DAEMON, via="daemon")  # type: ignore[arg-type]
    return scene


def step_url(scene: Scene) -> str:
    return f"/arenden/{scene.case_id}/steg/{scene.step(STEP).id}"


def asked(scene: Scene) -> Actor:
    """Let the manager ask."""
    asker = scene.actor(ASKER)
    asker.opens(f"{step_url(scene)}/utan-svar")
    assert 303 == asker.presses("", ord="Vi har ringt fem gånger.").status_code, asker.sees()
    return asker


def answer_url(actor: Actor, scene: Scene) -> str:
    """Return where the request is answered, as the step's page leads there."""
    page = actor.opens(step_url(scene)).text
    return f"{step_url(scene)}/begaran/" + page.partition("/begaran/")[2].partition('"')[0]


def test_one_asks_with_a_reason_and_another_agrees() -> None:
    scene = unanswered()
    asker, second, step = asked(scene), scene.actor(SECOND), scene.step(STEP)

    second.opens(answer_url(second, scene))
    assert "Vi har ringt fem gånger." in second.sees()
    assert "Det går inte att ångra." in second.sees()
    assert "Det här antecknas i ärendet" in second.sees()
    assert "Pedagogisk överlämning" in second.sees().partition("Det här antecknas i ärendet")[2]
    assert "offered" == scene.status(step.id)
    answer = second.presses("", svar="ja")

    assert (303, f"{step_url(scene)}?nyss=utan-svar-ja") == (answer.status_code, answer.headers["location"])
    assert "confirmed" == scene.status(step.id)
    assert "avslutat" in asker.opens(step_url(scene)).text


def test_whoever_refuses_leaves_the_step_as_it_is() -> None:
    scene = unanswered()
    asked(scene)
    second = scene.actor(SECOND)
    second.opens(answer_url(second, scene))

    assert 303 == second.presses("", svar="nej").status_code
    assert "offered" == scene.status(scene.step(STEP).id)


def test_whoever_asked_takes_it_back_and_cannot_agree() -> None:
    scene = unanswered()
    asker = asked(scene)
    url = answer_url(asker, scene)
    asker.opens(url)

    assert 422 == asker.presses("", svar="ja").status_code
    asker.opens(url)
    assert 303 == asker.presses("", svar="tillbaka").status_code
    assert "offered" == scene.status(scene.step(STEP).id)


def test_a_reason_is_asked_for_and_an_answer_that_is_not_late_is_waited_for() -> None:
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    asker = scene.actor(ASKER)
    asker.opens(f"{step_url(scene)}/utan-svar")

    assert 422 == asker.presses("", ord="").status_code
    assert 422 == asker.presses("", ord="Ingen svarar.").status_code
    assert "Vänta på svaret" in asker.sees()


def test_nobody_else_comes_near_it() -> None:
    scene = unanswered()
    asked(scene)
    officer, second = scene.actor(OFFICER), scene.actor(SECOND)

    assert 403 == officer.opens(f"{step_url(scene)}/utan-svar").status_code
    assert 404 == second.opens(f"{step_url(scene)}/begaran/nothing").status_code


@pytest.mark.parametrize("protected", [False, True])
def test_who_asks_for_a_protected_pupil_is_named_in_no_list(protected: bool) -> None:
    scene = unanswered()
    if protected:
        scene.does(Protect(), SOCIAL_SERVICES)
    asked(scene)

    listed = scene.actor(SECOND).opens("/att-gora").text

    assert protected is ("Någon hos en annan part vill avsluta" in listed)
    assert protected is not (f"{a_person(ASKER).name} vill avsluta" in listed)
