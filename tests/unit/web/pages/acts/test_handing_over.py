"""Offering, confirming, returning and taking back, as forms that are shown, looked through and sent."""

from datetime import timedelta

from sisam.application.cases.sweeping import sweep
from sisam.domain.command import Confirm, Done, Fire, Offer, Return, TakeOver
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.sites import journal_at, outbox_at
from tests.unit.web.pages.acts.acting import HEAD, LEAD, Scene, admitted

STEP = "educational_handover"


def test_an_offer_is_asked_looked_through_and_done() -> None:
    scene = admitted()
    head, before = scene.actor(HEAD), journal_at(scene.site, scene.case_id)
    step = scene.step(STEP)

    asked = head.opens(scene.url("lamna-over", STEP))
    assert (200, "Lämna över: Pedagogisk överlämning") == (asked.status_code, _title(head))
    previewed = head.presses("visa", dokument="handover_dossier", dnr_0="2026/44", ord="Läs bilagan.")

    assert 200 == previewed.status_code
    assert before == journal_at(scene.site, scene.case_id)
    assert "Pedagogisk överlämning lämnades över av hemskolan" in head.sees()
    assert "Ansvaret ligger kvar hos socialtjänsten" in head.sees()
    assert "Källa: riktvärde." in head.sees()
    assert "riktvärde. riktvärde" not in head.sees()

    done = head.presses("gor")

    assert (303, f"/arenden/{scene.case_id}?nyss=lamna-over") == (done.status_code, done.headers["location"])
    assert "offered" == scene.status(step.id)
    words = [each.words for each in journal_at(scene.site, scene.case_id) if each.words]
    assert ["Överlämningsunderlag: 2026/44\nLäs bilagan."] == words


def test_a_button_that_is_pressed_twice_does_it_once() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa")
    page = head.answer
    head.presses("gor")
    length, sent = scene.case.length, len(outbox_at(scene.site))
    head.answer = page

    again = head.presses("gor")

    assert 303 == again.status_code
    assert (length, sent) == (scene.case.length, len(outbox_at(scene.site)))


def test_a_conflict_tells_who_has_changed_the_case_and_what_and_keeps_what_was_typed() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa", ord="Läs bilagan.")
    scene.does(Offer(scene.step("introduction_meeting").id), HOME_SCHOOL)

    answer = head.presses("gor")

    assert 409 == answer.status_code
    assert f"Ärendet har ändrats av The {HEAD}" in head.sees()
    assert "Introduktionsmöte lämnades över" in head.sees()
    assert "Läs bilagan." in head.sees()
    assert 303 == head.presses("gor", ord="Läs bilagan.").status_code


def test_time_that_has_passed_is_no_conflict() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa")

    assert 303 == head.presses("gor").status_code


def test_the_receiver_confirms_and_sees_before_that_the_accountability_moves() -> None:
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    lead, step = scene.actor(LEAD), scene.step(STEP)
    lead.opens(scene.url("bekrafta", STEP))
    lead.presses("visa")

    assert "ansvaret gick över till ungdomshemmets skola" in lead.sees()
    assert "Ansvaret ligger kvar" not in lead.sees()
    assert 303 == lead.presses("gor").status_code
    assert "confirmed" == scene.status(step.id)


def test_whoever_is_to_answer_reads_what_was_handed_over_and_can_send_it_back_from_there() -> None:
    scene = admitted()
    scene.does(
        Offer(scene.step(STEP).id, documents=("handover_dossier",)),
        HOME_SCHOOL,
        words="Ring om något saknas.",
    )
    lead = scene.actor(LEAD)

    page = lead.opens(scene.url("bekrafta", STEP))

    assert "Det här har lämnats över" in lead.sees()
    assert "Ring om något saknas." in lead.sees()
    assert "Överlämningsunderlag" in lead.sees()
    assert f'href="{scene.url("skicka-tillbaka", STEP)}">Skicka tillbaka</a>' in page.text


def test_an_answer_that_cannot_be_given_is_told_in_a_sentence() -> None:
    scene = admitted()
    lead = scene.actor(LEAD)
    lead.opens(scene.url("bekrafta", STEP))

    answer = lead.presses("visa")

    assert 422 == answer.status_code
    assert "är inte överlämnat" in lead.sees()


def test_a_return_needs_a_reason_that_is_asked_for_at_its_field() -> None:
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    lead, step = scene.actor(LEAD), scene.step(STEP)
    lead.opens(scene.url("skicka-tillbaka", STEP))
    refused = lead.presses("visa", ord="")

    assert 422 == refused.status_code
    assert 'href="#falt-ord"' in refused.text
    lead.presses("visa", ord="Betygen saknas.")
    assert 303 == lead.presses("gor").status_code
    assert ("open", 1) == (scene.status(step.id), scene.case.steps[step.id].returns)


def test_whoever_hands_over_again_reads_there_why_it_came_back() -> None:
    scene, why = admitted(), "Därför kom det tillbaka"
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    head = scene.actor(HEAD)
    scene.does(Return(scene.step(STEP).id), YOUTH_HOME_SCHOOL, words="Betygen saknas.")

    head.opens(scene.url("lamna-over", STEP))
    assert why in head.sees()
    assert "Betygen saknas." in head.sees()

    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    head.opens(scene.url("lamna-over", STEP))
    assert why not in head.sees()


def test_what_needs_nothing_shows_at_once_what_will_happen() -> None:
    scene = admitted()
    step = scene.step(STEP)
    scene.does(Offer(step.id), HOME_SCHOOL)
    head = scene.actor(HEAD)

    shown = head.opens(scene.url("ta-tillbaka", STEP))

    assert 200 == shown.status_code
    assert "togs tillbaka av hemskolan" in head.sees()
    assert 303 == head.presses("gor").status_code
    assert "open" == scene.status(step.id)


def test_what_needs_nothing_and_cannot_be_done_says_why() -> None:
    scene = admitted()
    step = scene.step(STEP)
    scene.does(Offer(step.id), HOME_SCHOOL)
    scene.does(Confirm(step.id), YOUTH_HOME_SCHOOL)
    head = scene.actor(HEAD)

    assert 200 == head.opens(scene.url("ta-tillbaka", STEP)).status_code
    assert "Det går inte nu" in head.sees()
    assert "redan klart" in head.sees()


def test_unknown_acts_steps_and_cases_are_not_there() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    step = scene.step(STEP).id
    urls = [
        scene.url("hitta-pa", STEP),
        f"/arenden/{scene.case_id}/gor/lamna-over?steg=nothing",
        f"/arenden/{scene.case_id}/gor/lamna-over",
        f"/arenden/nothing/gor/lamna-over?steg={step}",
    ]

    answers = [head.opens(url) for url in urls]

    assert {404} == {each.status_code for each in answers}
    assert 1 == len({each.text for each in answers})


def _title(actor: object) -> str:
    text = actor.answer.text  # type: ignore[attr-defined]
    return str(text.partition("<h1>")[2].partition("</h1>")[0])


def test_a_day_on_which_nothing_can_have_happened_is_told_where_it_was_asked() -> None:
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    head, lead = scene.actor(HEAD), scene.actor(LEAD)
    asked = (
        (head, scene.url("lamna-over", "introduction_meeting")),
        (lead, scene.url("bekrafta", STEP)),
        (lead, scene.url("skicka-tillbaka", STEP)),
    )

    for actor, url in asked:
        for day in ("2031-01-01", "2020-01-01"):
            actor.opens(url)
            answer = actor.presses("visa", nar=day, ord="Betygen saknas.")
            assert (url, day, 422, True) == (url, day, answer.status_code, 'href="#falt-nar"' in answer.text)


def test_a_conflict_in_which_the_act_is_past_tells_the_news_and_leads_to_the_case_without_a_form() -> None:
    scene = admitted()
    scene.does(Offer(scene.step(STEP).id), HOME_SCHOOL)
    lead = scene.actor(LEAD)
    lead.opens(scene.url("bekrafta", STEP))
    lead.presses("visa", ord="Tack, allt finns med.")
    scene.does(Return(scene.step(STEP).id), YOUTH_HOME_SCHOOL, words="Betygen saknas.")

    answer = lead.presses("gor")

    assert 409 == answer.status_code
    assert "skickades tillbaka" in lead.sees()
    assert "är inte överlämnat" in lead.sees()
    assert "Tack, allt finns med." in lead.sees()
    assert "Det här har lämnats över" not in lead.sees()
    assert "Se vad som händer" not in lead.sees()
    assert "Saknas något, eller stämmer det inte?" not in lead.sees()
    assert f'href="/arenden/{scene.case_id}"' in answer.text.split("<h1")[1]


def test_a_conflict_names_nobody_who_would_tell_where_a_protected_pupil_is() -> None:
    scene = Scene(opening={"restricted": True})
    scene.does(Fire("admit"), YOUTH_HOME)
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa")
    scene.does(Done(scene.step("mapping").id), YOUTH_HOME_SCHOOL)

    answer = head.presses("gor")

    assert 409 == answer.status_code
    assert "Ärendet har ändrats av någon annan" in head.sees()
    assert LEAD not in answer.text


def test_a_conflict_tells_what_people_did_and_not_that_time_has_passed_too() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa")
    scene.does(Offer(scene.step("introduction_meeting").id), HOME_SCHOOL)
    sweep(scene.site, scene.clock.now() + timedelta(days=20))

    assert 409 == head.presses("gor").status_code
    assert scene.case.alerts
    assert "Introduktionsmöte lämnades över" in head.sees()
    assert "passera" not in head.sees()
    assert "Larm" not in head.sees()


def test_whose_step_somebody_else_has_taken_over_is_told_that_it_is_past() -> None:
    scene = admitted()
    head = scene.actor(HEAD)
    head.opens(scene.url("lamna-over", STEP))
    head.presses("visa", ord="Läs bilagan.")
    scene.does(TakeOver(scene.step(STEP).id), SOCIAL_SERVICES, words="Skolan är stängd.")

    assert 409 == head.presses("gor").status_code
    assert "Någon annan hann före" in head.sees()
    assert "Läs bilagan." in head.sees()
    assert "Se vad som händer" not in head.sees()
