"""A new placement, asked part by part, looked through and opened."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, PartyName
from tests.builders import ACTIVITY_RESPONSIBILITY, HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import case_at, journal_at
from tests.unit.web.pages.acts.acting import Actor, Scene

WORKER = f"person-of-{SOCIAL_SERVICES}"
NEW = "/arenden/ny"
KIND = {"slag": "acute", "skydd": "none"}
PUPIL = {"dnr": "SN-77", "namn": "Kim Ek", "pnr": "20110315-2383", "kommun": "0380"}
SCHOOL = {"hemskola": str(HOME_SCHOOL)}
PLACEMENT = {"lagrum": "lvu_6", "omhandertagen": "2026-11-02"}
PARTS: tuple[dict[str, str], ...] = (KIND, PUPIL, SCHOOL, PLACEMENT)


@pytest.fixture
def scene() -> Scene:
    """A site with one case already, of another pupil."""
    return Scene()


@pytest.fixture
def worker(scene: Scene) -> Actor:
    """A social worker before the first question."""
    worker = scene.actor(WORKER)
    worker.opens(NEW)
    return worker


def answers(worker: Actor, *parts: dict[str, str]) -> Actor:
    """Answer parts one after the other."""
    for part in parts:
        assert 200 == worker.presses("vidare", **part).status_code, worker.sees()
    return worker


def cases_with(scene: Scene, number: str) -> list[CaseId]:
    with scene.site.store.read() as work:
        found = work.cases.find(number)
    return [found] if found else []


def opened(scene: Scene) -> Case:
    [case_id] = cases_with(scene, "SN-77")
    return case_at(scene.site, case_id)


def identity_of(scene: Scene, case: Case) -> Identity:
    with scene.site.store.read() as work:
        return scene.site.sealer.open(work.subjects.get(case.subject_id))


def test_an_acute_placement_is_asked_in_four_parts_foreseen_and_opened(scene: Scene, worker: Actor) -> None:
    answers(worker, *PARTS)

    assert "Kontrollera dina svar" in worker.sees()
    assert "Beslut om omedelbart omhändertagande 2 nov. 2026" in worker.sees()
    assert (
        "Tidig kontakt med hemskolan The org-social bekräftas av The org-school 3 nov. 2026 vecka 45"
        in worker.sees()
    )
    assert "De här ser ärendet" in worker.sees()
    assert f"The {ACTIVITY_RESPONSIBILITY}" not in worker.sees()
    assert [] == cases_with(scene, "SN-77")

    done = worker.presses("oppna")
    case = opened(scene)

    assert (303, f"/arenden/{case.id}?nyss=ny-placering") == (done.status_code, done.headers["location"])
    assert HOME_SCHOOL == case.parties[PartyName("home_school")]
    assert ACTIVITY_RESPONSIBILITY == case.parties[PartyName("activity_responsibility")]
    assert "2026-11-02" == str(case.anchors[Anchor.CUSTODY_DECIDED])
    assert Identity("Kim Ek", "201103152383") == identity_of(scene, case)
    assert "Klart: ärendet är öppnat." in worker.opens(done.headers["location"]).text


def test_opening_by_a_button_that_is_pressed_twice_opens_one_case(scene: Scene, worker: Actor) -> None:
    answers(worker, *PARTS)
    page = worker.answer
    first = worker.presses("oppna")
    length = opened(scene).length
    worker.answer = page

    again = worker.presses("oppna")

    assert (303, first.headers["location"]) == (again.status_code, again.headers["location"])
    assert length == opened(scene).length


def test_nothing_of_the_pupil_is_kept_or_stands_in_an_address_before_it_is_opened(
    scene: Scene, worker: Actor
) -> None:
    before = journal_at(scene.site, scene.case_id)
    answers(worker, *PARTS)

    assert NEW == worker.url
    assert [] == cases_with(scene, "SN-77")
    assert before == journal_at(scene.site, scene.case_id)


@pytest.mark.parametrize(
    ("part", "typed", "told"),
    [
        (0, {"slag": "", "skydd": ""}, "Välj om placeringen är akut."),
        (1, {"dnr": "N1"}, "Det finns redan ett ärende med det diarienumret."),
        (1, {"dnr": "N 1"}, "använd bara bokstäver, siffror, bindestreck och snedstreck"),
        (1, {"dnr": "20110315-2383"}, "det här är elevens eget nummer"),
        (1, {"namn": ""}, "Skriv elevens namn."),
        (1, {"namn": "=Kim"}, "skriv bara namnet, utan tecken framför"),
        (1, {"pnr": ""}, "Skriv numret, eller kryssa för att det saknas."),
        (1, {"utan_pnr": "ja"}, "Ta bort numret, eller krysset"),
        (1, {"pnr": "110315-2383"}, "skriv tolv siffror med århundradet"),
        (1, {"pnr": "20110315-2384"}, "Numret stämmer inte."),
        (1, {"kommun": ""}, "Välj elevens hemkommun."),
        (1, {"kommun": "9999"}, "välj en kommun i listan"),
        (2, {"hemskola": ""}, "Välj elevens skola"),
        (2, {"hemskola": YOUTH_HOME}, "Välj en skola i listan"),
        (3, {"lagrum": ""}, "Välj vad placeringen grundas på."),
        (3, {"omhandertagen": "2026-11-03"}, "dagen har inte varit än"),
        (3, {"omhandertagen": "2009-01-01"}, "kontrollera året"),
        (3, {"omhandertagen": "i går"}, "skriv ett datum som finns"),
        (3, {"inskriven": "2026-11-02"}, "Välj det ungdomshem där eleven skrevs in."),
    ],
)
def test_what_is_wrong_is_said_in_plain_words_and_what_was_typed_stays(
    worker: Actor, part: int, typed: dict[str, str], told: str
) -> None:
    answers(worker, *PARTS[:part])

    answer = worker.presses("vidare", **{**PARTS[part], **typed})

    assert 422 == answer.status_code
    assert told in worker.sees()
    kept = [text for text in typed.values() if text and text not in {"9999", YOUTH_HOME}]
    assert [] == [text for text in kept if text not in answer.text]


def test_all_that_is_wrong_in_a_part_is_told_at_once(worker: Actor) -> None:
    answers(worker, KIND)

    worker.presses("vidare", dnr="", namn="", pnr="", kommun="")

    assert "Det är 4 saker att rätta" in worker.sees()


def test_an_answer_is_changed_from_the_last_page_and_the_others_stay(scene: Scene, worker: Actor) -> None:
    answers(worker, *PARTS)

    worker.presses("andra-eleven")
    assert "Vem är eleven?" in worker.sees()
    answers(worker, {**PUPIL, "dnr": "SN-78"})

    assert "Kontrollera dina svar" in worker.sees()
    worker.presses("oppna")
    assert ([], 1) == (cases_with(scene, "SN-77"), len(cases_with(scene, "SN-78")))


def test_going_back_keeps_what_was_typed_even_where_it_is_not_good_yet(worker: Actor) -> None:
    answers(worker, KIND)

    worker.presses("tillbaka", **{**PUPIL, "pnr": "1"})
    assert "Hur bråttom är det?" in worker.sees()
    answers(worker, KIND)

    assert worker.answer is not None
    assert 'value="SN-77"' in worker.answer.text


def test_a_protected_pupil_needs_no_name_and_is_shown_nowhere_from_then_on(
    scene: Scene, worker: Actor
) -> None:
    answers(worker, {**KIND, "skydd": "secrecy_marking"}, {**PUPIL, "namn": ""}, SCHOOL, PLACEMENT)

    assert "20110315" not in worker.sees()
    assert "Ifyllt, visas inte" in worker.sees()
    worker.presses("oppna")
    assert opened(scene).restricted


def test_a_pupil_without_a_number_and_a_school_is_placed_all_the_same(scene: Scene, worker: Actor) -> None:
    answers(worker, KIND, {**PUPIL, "pnr": "", "utan_pnr": "ja"}, {"hemskola": "none"}, PLACEMENT)
    worker.presses("oppna")
    case = opened(scene)

    assert PartyName("home_school") in case.absent
    assert Identity("Kim Ek") == identity_of(scene, case)


def test_a_school_elsewhere_is_sought_by_its_name(worker: Actor) -> None:
    answers(worker, KIND, PUPIL)

    worker.presses("sok", sok="newschool")

    assert "The org-newschool" in worker.sees()
    assert "The org-otherschool" not in worker.sees()


def test_a_planned_placement_asks_for_the_investigation_and_what_was_not_asked_counts_for_nothing(
    scene: Scene, worker: Actor
) -> None:
    answers(
        worker, {**KIND, "slag": "treatment"}, PUPIL, SCHOOL, {"lagrum": "sol", "utredning": "2026-10-12"}
    )
    assert "Utredningen inleddes 12 okt. 2026" in worker.sees()

    worker.presses("andra-slag")
    answers(worker, KIND)
    worker.presses("oppna")

    assert Anchor.INVESTIGATION_OPENED not in opened(scene).anchors


def test_a_pupil_with_an_open_case_is_told_so_and_the_new_one_follows_on_it(
    scene: Scene, worker: Actor
) -> None:
    answers(worker, *PARTS)
    worker.presses("oppna")
    first = opened(scene)
    worker.opens(NEW)

    answers(worker, KIND, {**PUPIL, "dnr": "SN-79"}, SCHOOL, PLACEMENT)

    assert "Eleven har redan ett öppet ärende" in worker.sees()
    assert "Det här blir en ny placering efter ärende SN-77" in worker.sees()
    worker.presses("oppna")
    [second] = cases_with(scene, "SN-79")
    assert first.id == case_at(scene.site, second).previous_case_id


def test_another_name_for_a_known_number_is_told_beside_the_name(scene: Scene, worker: Actor) -> None:
    answers(worker, *PARTS)
    worker.presses("oppna")
    worker.opens(NEW)
    answers(worker, KIND, {**PUPIL, "dnr": "SN-79", "namn": "Robin Al"}, SCHOOL)

    answer = worker.presses("vidare", **PLACEMENT)

    assert 422 == answer.status_code
    assert "Vem är eleven?" in worker.sees()
    assert [] == cases_with(scene, "SN-79")


def test_a_placement_after_a_case_that_was_named_follows_on_it_without_a_number(
    scene: Scene, worker: Actor
) -> None:
    worker.opens(f"{NEW}?efter={scene.case_id}")
    assert "Ny placering efter ärende N1" in worker.sees()
    worker.url = NEW
    answers(worker, KIND, {**PUPIL, "pnr": "", "utan_pnr": "ja"}, SCHOOL, PLACEMENT)
    worker.presses("oppna")

    assert scene.case_id == opened(scene).previous_case_id


def test_a_case_that_is_none_of_theirs_is_followed_by_nothing(worker: Actor) -> None:
    assert 404 == worker.opens(f"{NEW}?efter=no-such-case").status_code


def test_what_no_part_asks_is_refused(worker: Actor) -> None:
    assert 422 == worker.presses("vidare", **KIND, hemlig="x").status_code
    worker.opens(NEW)
    assert 404 == worker.presses("andra-nagot").status_code


def test_whoever_does_nothing_in_cases_opens_none(scene: Scene) -> None:
    reviewer = scene.actor("administrator-of-org-agency")

    assert 403 == reviewer.opens(NEW).status_code
