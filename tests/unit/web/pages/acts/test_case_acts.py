"""The acts on a case, each from its form through the preview to what stands in the case then."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from fastapi import FastAPI

from sisam.domain import command as acts
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Fact, Protection
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.engine.clocks import local_date
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES, YOUTH_HOME, an_organisation
from tests.unit.web.pages.acts.acting import HEAD, LEAD, Scene, admitted

OFFICER = f"person-of-{SOCIAL_SERVICES}"
_OFFERED = re.compile(r'/gor/([\w-]+)"')
IN_THREE_DAYS = str(NOW.date() + timedelta(days=3))
RECEIVING = PartyName("receiving_school")


def done(scene: Scene, slug: str, person: str = OFFICER, **typed: object) -> str:
    """Fill in the form of an act, look it through and do it; return the words of the preview."""
    actor = scene.actor(person)
    assert 200 == actor.opens(scene.url(slug)).status_code
    assert 200 == actor.presses("visa", **typed).status_code, actor.sees()
    foreseen = actor.sees()
    assert 303 == actor.presses("gor").status_code
    return foreseen


def test_a_move_is_made_on_the_day_when_it_happened() -> None:
    scene = Scene()

    foreseen = done(scene, "handelse", vad="admit", nar=str(NOW.date()))

    assert "admitted" == scene.case.state
    assert "Ärendet fördes från läget" in foreseen


def test_a_date_is_recorded_and_taken_back() -> None:
    scene = admitted()

    done(scene, "datum", vad="forecast", datum="2026-12-07")
    assert date(2026, 12, 7) == scene.case.anchors[Anchor.FORECAST]
    done(scene, "datum", vad="forecast", okant="ja", ord="Rätten har inte beslutat.")

    assert Anchor.FORECAST not in scene.case.anchors


def test_the_municipalities_to_move_to_stand_in_the_order_of_the_swedish_alphabet() -> None:
    scene = admitted()
    officer = scene.actor(OFFICER)
    names = {"1292": "Ängelholm", "1492": "Åmål", "1880": "Örebro"}
    app = cast("FastAPI", officer.browser.client.app)
    app.state.parts = replace(officer.browser.parts, municipalities=names)

    officer.opens(scene.url("byt-hemkommun"))

    assert "Åmål Ängelholm Örebro" in officer.sees()


def test_a_key_that_stands_for_another_act_is_told_and_the_form_gets_a_new_one() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("datum"))
    actor.presses("visa", vad="forecast", datum="2026-12-07")
    foreseen = actor.answer
    assert 303 == actor.presses("gor").status_code
    actor.answer = foreseen

    assert 409 == actor.presses("gor", datum="2026-12-14").status_code

    assert "Samma formulär har redan skickats" in actor.sees()
    assert date(2026, 12, 7) == scene.case.anchors[Anchor.FORECAST]
    actor.presses("visa", vad="forecast", datum="2026-12-14", _revision=str(scene.case.length))
    assert 303 == actor.presses("gor").status_code
    assert date(2026, 12, 14) == scene.case.anchors[Anchor.FORECAST]


def test_a_planned_discharge_that_still_holds_is_written_again_and_holds_anew() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    still = "Gäller den planerade utskrivningen fortfarande skriver du samma dag igen."
    actor.opens(scene.url("datum"))
    assert still not in actor.sees()
    done(scene, "datum", vad="forecast", datum="2026-12-07")
    scene.clock.advance(timedelta(days=30))

    actor = scene.actor(OFFICER)
    actor.opens(scene.url("datum"))
    assert still in actor.sees()
    done(scene, "datum", vad="forecast", datum="2026-12-07")

    assert local_date(scene.clock.now()) == scene.case.anchors[Anchor.FORECAST_SET]


@pytest.mark.parametrize("typed", [{}, {"datum": "2026-12-07", "okant": "ja"}])
def test_a_date_is_either_given_or_said_to_be_unknown(typed: dict[str, str]) -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("datum"))

    assert 422 == actor.presses("visa", vad="forecast", **typed).status_code
    assert 'href="#falt-okant"' in (actor.answer.text if actor.answer else "")


def test_the_discharge_is_planned_anew_with_a_reason() -> None:
    scene = admitted()
    scene.does(acts.SetDate(Anchor.FORECAST, date(2026, 12, 7)), SOCIAL_SERVICES)

    done(scene, "planera-om", datum="2026-12-14", ord="Skolan behöver en vecka till.")

    assert date(2026, 12, 14) == scene.case.anchors[Anchor.FORECAST]


def test_a_party_is_named_out_of_the_register_or_said_not_to_be() -> None:
    scene = admitted()

    done(scene, "part", vad=RECEIVING, organisation=NEW_SCHOOL)
    assert NEW_SCHOOL == scene.case.parties[RECEIVING]
    done(scene, "part", vad=RECEIVING, organisation="none")

    assert RECEIVING in scene.case.absent


def test_which_organisation_is_asked_once_the_party_is_chosen() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("part"))
    assert "Organisation" not in actor.sees()

    answer = actor.presses("visa", vad=RECEIVING)

    assert 200 == answer.status_code
    assert "Det finns ingen" in actor.sees()


def test_a_fact_is_another_from_a_day_on() -> None:
    scene = admitted()

    done(scene, "uppgift", vad="legal_basis:lvu_2")

    assert "lvu_2" == scene.case.facts[Fact.LEGAL_BASIS]


def test_a_pupil_goes_to_another_form_of_school_which_is_chosen_by_its_name() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)

    page = actor.opens(scene.url("uppgift")).text
    assert '<option value="school_form:anpassad_grundskola">Skolform: Anpassad grundskola</option>' in page
    done(scene, "uppgift", vad="school_form:anpassad_grundskola")

    assert "anpassad_grundskola" == scene.case.facts[Fact.SCHOOL_FORM]


@pytest.mark.parametrize(
    "nonsense", ["nothing", "legal_basis:nothing", "nothing:lvu_2", "school_form:college"]
)
def test_a_fact_that_nobody_offered_is_refused(nonsense: str) -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("uppgift"))

    assert 422 == actor.presses("visa", vad=nonsense).status_code


def test_a_pupil_is_away_for_longer_and_back() -> None:
    scene = admitted()

    done(scene, "uppehall", LEAD, varfor="hospital", till=IN_THREE_DAYS)
    assert scene.case.pause is not None
    done(scene, "uppehall", LEAD, till=str(NOW.date() + timedelta(days=7)), ord="Operationen dröjer.")
    assert NOW.date() + timedelta(days=7) == scene.case.pause.until_on
    done(scene, "tillbaka", LEAD)

    assert scene.case.pause is None


def test_schooling_is_recorded_and_ended() -> None:
    scene = admitted()

    done(scene, "skolgang", organisation=HOME_SCHOOL, fran=str(NOW.date()), hur="remote")
    assert ["remote"] == [each.mode for each in scene.case.spells]
    done(scene, "skolgang-slut", sista=str(NOW.date()))

    assert [NOW.date()] == [each.until_on for each in scene.case.spells]


def test_something_is_disclosed_on_a_basis_and_taken_back() -> None:
    scene = admitted()

    done(scene, "lamna-ut", till="home_school", vad="identity", grund="consent")
    assert [HOME_SCHOOL] == [each.to for each in scene.case.disclosures if each.holds]
    done(scene, "ta-tillbaka-utlamnande", vad="home_school:identity")

    assert [] == [each.to for each in scene.case.disclosures if each.holds]


def test_a_basis_that_is_weighed_asks_for_words_at_its_field() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("lamna-ut"))

    assert 422 == actor.presses("visa", till="home_school", vad="care", grund="own_need").status_code
    assert 'href="#falt-ord"' in (actor.answer.text if actor.answer else "")


def test_a_mistake_is_undone_out_of_a_list_of_what_was_registered_lately() -> None:
    scene = admitted()
    done(scene, "uppgift", vad="legal_basis:lvu_2")
    actor = scene.actor(OFFICER)
    page = actor.opens(scene.url("angra")).text
    command = page.partition('id="falt-vad"')[2].split('<option value="')[2].partition('"')[0]

    done(scene, "angra", vad=command, ord="Det gällde en annan elev.")

    assert "lvu_3" == scene.case.facts[Fact.LEGAL_BASIS]


def test_a_pupil_is_protected_when_social_services_learn_of_it() -> None:
    scene = Scene()
    actor = scene.actor(OFFICER)
    listed = actor.opens(f"/arenden/{scene.case_id}/gor").text
    unasked = actor.opens(scene.url("skydda")).text
    refused = actor.presses("visa").status_code, actor.presses("visa", skydd="none").status_code

    foreseen = done(scene, "skydda", skydd="fictitious")

    assert "Skydda eleven" in listed
    assert "checked" not in unasked
    assert (422, 422) == refused
    assert "Det här gäller genast, i alla elevens ärenden" in foreseen
    assert "Vilket skydd har eleven? Fingerade personuppgifter" in foreseen
    case = scene.case
    assert case.restricted
    with scene.site.store.read() as work:
        known = scene.site.sealer.open(work.subjects.get(case.subject_id))
    assert Protection.FICTITIOUS is known.protection
    assert (
        "Klart: eleven är registrerad som skyddad"
        in actor.opens(f"/arenden/{scene.case_id}?nyss=skydda").text
    )
    assert "/gor/skydda" not in actor.opens(f"/arenden/{scene.case_id}/gor").text


def test_a_pupil_of_a_closed_case_is_protected_and_no_longer() -> None:
    scene = Scene()
    scene.does(acts.Close("not_admitted", PersonId("second")), SOCIAL_SERVICES, words="Taken back.")
    page, possible = f"/arenden/{scene.case_id}", f"/arenden/{scene.case_id}/gor"
    officer, head = scene.actor(OFFICER), scene.actor(HEAD)
    assert possible in officer.opens(page).text
    assert possible not in head.opens(page).text
    assert ["skydda"] == _OFFERED.findall(officer.opens(possible).text)

    done(scene, "skydda", skydd="secrecy_marking")
    assert scene.case.restricted
    assert ["hav-skydd"] == _OFFERED.findall(officer.opens(possible).text)
    done(scene, "hav-skydd", ord="Det gällde en annan elev.")

    assert not scene.case.restricted


def test_a_school_hears_that_social_services_protect_a_pupil() -> None:
    scene = Scene()
    actor = scene.actor(HEAD)
    listed = actor.opens(f"/arenden/{scene.case_id}/gor").text
    actor.opens(scene.url("skydda"))

    assert "/gor/skydda" not in listed
    assert 422 == actor.presses("visa", skydd="fictitious").status_code
    assert not scene.case.restricted


def test_a_protection_that_was_told_at_the_opening_is_lifted_with_a_reason() -> None:
    scene = Scene(opening={"restricted": True})
    actor = scene.actor(OFFICER)
    listed = actor.opens(f"/arenden/{scene.case_id}/gor").text
    actor.opens(scene.url("hav-skydd"))
    refused = actor.presses("visa").status_code

    foreseen = done(scene, "hav-skydd", ord="Skatteverket har tagit bort markeringen.")

    assert "Ta bort skyddet" in listed
    assert 422 == refused
    assert "Det går inte att ångra." in foreseen
    assert not scene.case.restricted
    assert "hav-skydd" not in actor.opens(f"/arenden/{scene.case_id}/gor").text


def test_a_pupil_comes_to_another_home_that_is_found_by_searching() -> None:
    scene = admitted()
    homes = [an_organisation(f"home-{number}", kind=OrganisationKind.YOUTH_HOME) for number in range(20)]
    school = an_organisation("school-7", kind=OrganisationKind.YOUTH_HOME_SCHOOL, parent_id=homes[7].id)
    with scene.site.store.write() as work:
        work.register.put_organisations([*homes, school])
        work.commit()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("flytta"))
    actor.presses("sok", sok="home-7", ord="Närmare hem.")

    assert 'value="home-7"' in (actor.answer.text if actor.answer else "")
    assert 'value="home-8"' not in (actor.answer.text if actor.answer else "")
    assert "Närmare hem." in actor.sees()
    assert 200 == actor.presses("visa", sok="home-7", organisation="home-7", ord="Närmare hem.").status_code
    assert 303 == actor.presses("gor").status_code
    assert (2, "school-7") == (scene.case.round, scene.case.parties[PartyName("youth_home_school")])


def test_a_home_that_the_pupil_is_at_already_is_refused_at_its_field() -> None:
    scene = admitted()
    actor = scene.actor(OFFICER)
    actor.opens(scene.url("flytta"))

    assert 422 == actor.presses("visa", organisation=YOUTH_HOME).status_code
    assert 1 == scene.case.round


def test_a_case_is_closed_by_two_and_what_cannot_be_undone_is_said_before() -> None:
    scene = admitted()
    second = f"manager-of-{SOCIAL_SERVICES}"

    actor = scene.actor(OFFICER)
    actor.opens(scene.url("avsluta"))
    assert 422 == actor.presses("visa", vad="moved_abroad", andra="", ord="Borta.").status_code
    assert 'href="#falt-andra"' in (actor.answer.text if actor.answer else "")
    foreseen = done(scene, "avsluta", vad="moved_abroad", andra=second, ord="Flyttade i går.")

    assert "Det här går inte att ångra" in foreseen
    assert ("moved_abroad", False) == (scene.case.outcome, scene.case.open)
