"""Everybody at every door, with a thing of their own, a foreign one and none: as the table says, no leak."""

import re
from collections.abc import Iterator
from itertools import islice, product

import pytest
from httpx2 import Response

from sisam.domain.access import LATER as RIGHTS_TO_COME
from sisam.domain.access import TABLE, Function, Grant
from sisam.web.doors import Door
from sisam.web.gatekeeper import Entry
from tests.security.doorways import DOORWAYS, OBJECTS, Doorway
from tests.security.estate import FOREIGN_SECRETS, PEOPLE, Estate, Visitor
from tests.security.things import Things, things_of

_NAMES = re.compile(r"\{(\w+)\}")
#: These look after every organisation, so that none is foreign to them.
_OF_THE_WHOLE = frozenset({Function.ADMINISTRATOR})
#: Behind these names lie things that are foreign to somebody by the register, not by a case.
_OF_THE_REGISTER = frozenset({"code", "person_id"})
#: Behind these lies a case.
_OF_CASE = frozenset({"case_id", "alert_id"})


def key_of(door: Door) -> str:
    return f"{door.method} {door.path}"


def names_in(door: Door) -> list[str]:
    return _NAMES.findall(door.path)


def listed(estate: Estate) -> Iterator[tuple[Door, Doorway]]:
    """Return the doors that stand in the list; that all do is a test of its own."""
    yield from ((door, DOORWAYS[key_of(door)]) for door in estate.doors if key_of(door) in DOORWAYS)


def may(doorway: Doorway, function: Function) -> bool:
    """Tell by the table itself whether a function has a right at all."""
    right = doorway.within or doorway.right
    if isinstance(right, Entry) or function in doorway.besides:
        return True
    return right not in RIGHTS_TO_COME and TABLE[right][function] is not Grant.NO


def paths_of(door: Door, doorway: Doorway, things: dict[str, str]) -> Iterator[str]:
    """Return the ways to ask at a door for some things."""
    own_names = [name for name in names_in(door) if name in doorway.values]
    for values in product(*(doorway.values[name] for name in own_names)):
        yield (door.path + doorway.query).format(**{**things, **dict(zip(own_names, values, strict=True))})


def asked(who: Visitor, door: Door, path: str) -> Response:
    """Ask at a door, signed in anew, since some doors end sessions."""
    if door.method == "POST":
        who.begin()
        return who.post(path, **DOORWAYS[key_of(door)].fields)
    return who.get(path)


def as_it_came(answer: Response) -> tuple[int, dict[str, str], bytes]:
    """Return all that somebody can see of an answer, byte by byte."""
    return answer.status_code, dict(answer.headers), answer.content


def refusals(doorway: Doorway) -> set[int]:
    """Return how whoever lacks the right is refused: at the door, or within, where no door tells why."""
    return {403, 404} if doorway.within else {403}


def denials(estate: Estate) -> list[tuple[str, str | None]]:
    return estate.rows(
        "SELECT p.email, r.case_id FROM read_log r JOIN person p ON p.id = r.actor_id "
        "WHERE r.decision = 'denied' ORDER BY r.seq"
    )


def nothing_of_the_foreign_pupil(answer: Response, path: str) -> None:
    told = answer.text + str(answer.headers)
    assert [] == [secret for secret in FOREIGN_SECRETS if secret in told], path


def test_every_door_stands_in_the_list_with_its_right(shared: Estate) -> None:
    made = {key_of(door): door.right for door in shared.doors}

    assert {key: doorway.right for key, doorway in DOORWAYS.items()} == made


def test_every_name_of_a_path_has_a_value(shared: Estate) -> None:
    for door, doorway in listed(shared):
        assert set() == {*names_in(door)} - OBJECTS - doorway.values.keys(), key_of(door)


@pytest.mark.slow
@pytest.mark.parametrize(("email", "function"), PEOPLE.items())
def test_the_right_decides_of_the_own_thing(shared: Estate, email: str, function: Function) -> None:
    who, things = shared.visitor(email), things_of(shared, email)
    for door, doorway in listed(shared):
        for path in paths_of(door, doorway, things.own):
            before = len(denials(shared))
            answer = asked(who, door, path)
            told = (email, key_of(door), path, answer.status_code)
            assert answer.status_code < 500, told
            if may(doorway, function):
                assert answer.status_code not in {401, 403, 404} - doorway.also, told
            else:
                assert answer.status_code in refusals(doorway), told
                about = things.own["case_id"] if {*names_in(door)} & _OF_CASE else None
                assert [(email, about)] == denials(shared)[before:], told
            nothing_of_the_foreign_pupil(answer, path)


@pytest.mark.slow
@pytest.mark.parametrize(("email", "function"), PEOPLE.items())
def test_a_foreign_thing_is_one_that_is_not_there(shared: Estate, email: str, function: Function) -> None:
    who, things = shared.visitor(email), things_of(shared, email)
    nowhere = {"GET": as_it_came(who.get("/finns-inte")), "POST": as_it_came(who.post("/finns-inte"))}
    for door, doorway in listed(shared):
        for mixed in _strangers(door, things, function):
            for path in islice(paths_of(door, doorway, mixed), None if mixed == things.foreign_case else 2):
                before = len(denials(shared))
                answer = asked(who, door, path)
                told = (email, key_of(door), path, answer.status_code)
                nothing_of_the_foreign_pupil(answer, path)
                if may(doorway, function):
                    assert nowhere[door.method] == as_it_came(answer), told
                else:
                    assert answer.status_code in refusals(doorway), told
                if names_in_case(door, mixed, things) or not may(doorway, function):
                    assert [email] == [whose for whose, _ in denials(shared)[before:]], told


def names_in_case(door: Door, mixed: dict[str, str], things: Things) -> bool:
    """Tell whether what somebody tries names a case, of which they know nothing."""
    return any(mixed[name] != things.own[name] for name in _OF_CASE & {*names_in(door)})


def _strangers(door: Door, things: Things, function: Function) -> Iterator[dict[str, str]]:
    """Return the things of a path with some of them foreign, or not there."""
    every = [name for name in names_in(door) if name in OBJECTS]
    known = _OF_THE_REGISTER if function in _OF_THE_WHOLE else frozenset()
    for strange, names in ((things.foreign, [n for n in every if n not in known]), (things.unknown, every)):
        for name in names:
            yield {**things.own, name: strange[name]}
        if len(names) > 1:
            yield {**things.own, **{name: strange[name] for name in names}}


def test_whoever_is_not_signed_in_comes_through_public_doors_alone(shared: Estate) -> None:
    things = things_of(shared, next(iter(PEOPLE)))
    for door, doorway in listed(shared):
        for path in paths_of(door, doorway, things.own):
            who = shared.visitor()
            who.get("/logga-in")
            answer = who.post(path) if door.method == "POST" else who.get(path)
            led_away = answer.status_code == 303 and answer.headers["location"].startswith("/logga-in")
            open_to_all = doorway.right is Entry.PUBLIC
            assert led_away != open_to_all, (key_of(door), answer.status_code)
