"""Nothing is changed from elsewhere, without the session's token, or with a session that is over."""

from datetime import timedelta

import pytest

from sisam.application.people.keeping_sessions import IDLE, LONGEST, end_all
from sisam.application.people.switching_off import disable
from sisam.web.session_gate import form_token
from tests.browser.accounts import PASSWORD, code_of
from tests.security.estate import HOST, OF_THE_SITE, ORIGIN, Estate, Visitor
from tests.security.test_matrix import listed, paths_of
from tests.security.things import things_of
from tests.unit.web.observatory import A_PLUS, score

OLLE = "olle.ek@boden.example"
#: What browsers and others say of where a form comes from, none of which is the site itself.
ELSEWHERE: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
    {"Sec-Fetch-Site": "nonsense", "Origin": "https://evil.example"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": f"http://{HOST}"},
    {"Origin": f"https://{HOST}.evil.example"},
    {"Origin": f"https://{HOST}:8443"},
    {"Origin": f"https://evil.example/{HOST}"},
    {"Origin": f"https://user@{HOST}@evil.example"},
    {},
]


def posts(estate: Estate, email: str) -> list[str]:
    """Return a path for every door that takes a form."""
    own = things_of(estate, email).own
    found = [paths_of(door, doorway, own) for door, doorway in listed(estate) if door.method == "POST"]
    return [next(each) for each in found]


def unchanged(estate: Estate) -> object:
    return estate.content(without=frozenset({"read_log", "log_month"}))


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_no_form_of_another_site_is_taken_at_any_door(shared: Estate, headers: dict[str, str]) -> None:
    who = shared.visitor(OLLE)
    before = unchanged(shared)

    statuses = {path: who.post(path, headers).status_code for path in posts(shared, OLLE)}

    assert {403} == set(statuses.values()), statuses
    assert before == unchanged(shared)


def test_no_form_is_taken_without_the_token_of_its_own_session(shared: Estate) -> None:
    who, other = shared.visitor(OLLE), shared.visitor("maja.lind@boden.example")
    before = unchanged(shared)

    for path in posts(shared, OLLE):
        for token in ("", "x", other.token, who.token[:-1], who.token + "0", form_token("")):
            assert 403 == who.post(path, _token=token).status_code, path
        assert 403 == who.client.post(path, headers=OF_THE_SITE).status_code, path
        assert 403 == who.client.post(f"{path}?_token={who.token}", headers=OF_THE_SITE).status_code, path

    assert before == unchanged(shared)


def test_every_answer_of_every_door_is_worth_an_a_plus_and_is_kept_nowhere(shared: Estate) -> None:
    who = shared.visitor(OLLE)
    shared.answers.clear()
    for door, doorway in listed(shared):
        path = next(paths_of(door, doorway, things_of(shared, OLLE).own))
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "NONSENSE"):
            shared.answers.append(who.client.request(method, path))

    assert [] == [answer for answer in shared.answers if score(answer.headers) < A_PLUS]
    assert [] == [answer for answer in shared.answers if answer.status_code >= 500]
    kept = [answer for answer in shared.answers if "no-store" not in answer.headers["cache-control"]]
    assert [] == [answer.request.url.path for answer in kept]


def test_wrong_methods_change_nothing(shared: Estate) -> None:
    who = shared.visitor(OLLE)
    before = unchanged(shared)

    for door, doorway in listed(shared):
        path = next(paths_of(door, doorway, things_of(shared, OLLE).own))
        for method in ("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"):
            answer = who.client.request(method, path, headers=OF_THE_SITE, data={"_token": who.token})
            assert 405 == answer.status_code, (method, path)

    assert before == unchanged(shared)


def is_in(who: Visitor) -> bool:
    return who.get("/konto").status_code == 200


def sign_in(estate: Estate, email: str = OLLE, **fields: str) -> Visitor:
    who = estate.visitor()
    who.get("/logga-in")
    given = {"email": email, "losenord": PASSWORD, "kod": code_of(email, estate.clock.now()), **fields}
    who.post("/logga-in", **given)
    who.session_id = who.client.cookies.get("__Host-sisam") or ""
    return who


def again_with(estate: Estate, session_id: str) -> bool:
    thief = estate.visitor()
    thief.hold(session_id)
    return is_in(thief)


def test_a_session_that_was_left_is_over_for_whoever_kept_its_id(estate: Estate) -> None:
    who = sign_in(estate)
    assert is_in(who)
    kept = who.session_id

    assert 303 == who.post("/logga-ut").status_code

    assert not again_with(estate, kept)


def test_a_session_ends_when_it_was_not_used_and_when_it_has_lasted_for_long(estate: Estate) -> None:
    idle, busy = estate.visitor(OLLE), estate.visitor(OLLE)
    begun = estate.clock.now()
    estate.clock.advance(IDLE - timedelta(seconds=1))
    assert is_in(busy)
    estate.clock.advance(timedelta(seconds=1))
    assert not is_in(idle)

    while estate.clock.now() - begun < LONGEST - timedelta(minutes=20):
        assert is_in(busy)
        estate.clock.advance(timedelta(minutes=20))
    estate.clock.advance(timedelta(minutes=20))
    assert not is_in(busy)


def test_no_session_outlives_an_account_that_was_switched_off_or_the_end_of_all(estate: Estate) -> None:
    first, second = estate.visitor(OLLE), estate.visitor("maja.lind@boden.example")

    disable(estate.people, OLLE, None, estate.clock.now())
    end_all(estate.people, estate.person_id("maja.lind@boden.example"), estate.clock.now())

    assert [False, False] == [is_in(first), is_in(second)]


def test_a_new_password_ends_every_other_session(estate: Estate) -> None:
    who, elsewhere = estate.visitor(OLLE), estate.visitor(OLLE)
    new = "en helt annan mening om is"

    answer = who.post("/konto/losenord", losenord=new, igen=new)

    assert 303 == answer.status_code, answer.text
    assert not is_in(elsewhere)
    assert not again_with(estate, who.session_id) or who.session_id == who.client.cookies.get("__Host-sisam")


def test_a_session_that_somebody_planted_is_not_the_one_that_begins(estate: Estate) -> None:
    who = estate.visitor()
    who.hold("planted-by-somebody")
    who.session_id = ""
    who.get("/logga-in")
    who.post("/logga-in", email=OLLE, losenord=PASSWORD, kod=code_of(OLLE, estate.clock.now()))

    assert not again_with(estate, "planted-by-somebody")


@pytest.mark.parametrize("email", [OLLE, "ingen@boden.example"])
def test_whether_there_is_such_a_person_shows_neither_in_the_answer_nor_in_the_work(
    estate: Estate, email: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = estate.people.passwords
    asked: list[bool] = []
    verify = type(passwords).verify

    def counted(self: object, stored: str | None, password: str) -> bool:
        asked.append(True)
        return verify(passwords, stored, password)

    monkeypatch.setattr(type(passwords), "verify", counted)
    who = estate.visitor()
    who.get("/logga-in")
    answer = who.post("/logga-in", email=email, losenord="fel", kod="000000")

    assert (422, 1) == (answer.status_code, len(asked))
    assert "Uppgifterna stämmer inte." in answer.text


def test_a_right_that_was_lost_counts_at_the_next_question(estate: Estate) -> None:
    who = estate.visitor(OLLE)
    assert 200 == who.get("/arenden").status_code
    with estate.program.store.write() as work:
        roster = work.register.roster()
        person_id = roster.by_email[OLLE].id
        every = [each for held in roster.holdings.values() for each in held]
        for held in (each for each in every if each.person_id == person_id):
            work.register.end_holding(held, estate.clock.now().date() - timedelta(days=1))
        work.commit()

    assert 403 == who.get("/arenden").status_code
