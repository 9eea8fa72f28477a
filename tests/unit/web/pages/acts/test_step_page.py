"""The page of a step: what is asked, who does it, until when, what can be done, and what has happened."""

from sisam.domain.command import Confirm, Offer, Return
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.unit.web.pages.acts.acting import HEAD, LEAD, Scene, admitted

OFFICER = f"person-of-{SOCIAL_SERVICES}"
STEP = "educational_handover"


def url(scene: Scene, definition: str = STEP) -> str:
    return f"/arenden/{scene.case_id}/steg/{scene.step(definition).id}"


def test_it_says_what_is_asked_by_whom_and_until_when_and_offers_the_button_that_does_it() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    page = head.opens(url(scene)).text

    assert "Lämna över vad eleven kan och behöver" in head.sees()
    assert "Senast måndag 16 nov. 2026, vecka 47 (" in head.sees()
    assert "10 arbetsdagar efter" in head.sees()
    assert f'href="{scene.url("lamna-over", STEP)}"' in page


def test_for_what_one_may_not_do_it_says_why_not() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(url(scene))

    assert "Bekräfta Steget Pedagogisk överlämning är inte överlämnat" in head.sees()


def test_what_was_written_is_read_by_both_sides_with_who_wrote_it() -> None:
    scene = admitted()
    step = scene.step(STEP).id
    scene.does(Offer(step, documents=("handover_dossier",)), HOME_SCHOOL, words="Läs bilagan.")
    scene.does(Return(step), YOUTH_HOME_SCHOOL, words="Betygen saknas.")
    head = scene.actor(HEAD)
    page = head.opens(url(scene)).text

    assert "Betygen saknas." in head.sees()
    assert f"The {LEAD}" in head.sees()
    assert "1 gång" in head.sees()
    assert 'class="checked"' in page


def test_an_ended_step_asks_nothing_any_more() -> None:
    scene = admitted()
    step = scene.step(STEP).id
    scene.does(Offer(step), HOME_SCHOOL)
    scene.does(Confirm(step), YOUTH_HOME_SCHOOL)
    head = scene.actor(HEAD)
    head.opens(url(scene))

    assert "Ingen behöver göra något mer med det." in head.sees()
    assert "Det här kan du göra nu" not in head.sees()


def test_a_step_that_ends_by_a_date_leads_to_where_the_date_is_recorded() -> None:
    scene = admitted()
    page = scene.actor(OFFICER).opens(url(scene, "forecast")).text

    assert f'href="/arenden/{scene.case_id}/gor/datum?vad=forecast"' in page


def test_nothing_of_a_protected_pupils_case_names_the_other_side() -> None:
    scene = Scene(opening={"restricted": True})
    head = scene.actor(HEAD)
    head.opens(url(scene, "contact"))

    assert "Skyddad elev" not in (head.answer.text.partition("<title>")[2][:80] if head.answer else "")
    assert f"The {SOCIAL_SERVICES}" not in head.sees()


def test_an_unknown_step_is_told_as_an_unknown_case() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    urls = (f"/arenden/{scene.case_id}/steg/nothing", f"/arenden/nothing/steg/{scene.step(STEP).id}")
    answers = [head.opens(each) for each in urls]

    assert [404, 404] == [each.status_code for each in answers]
    assert answers[0].text == answers[1].text
