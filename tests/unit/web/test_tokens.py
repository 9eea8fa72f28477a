"""The hidden fields of a form make a second press harmless, and tell what was seen."""

import pytest

from sisam.web.tokens import KeyMissing, fresh_key, key_of, revision_of
from sisam.web.typed import Typed
from tests.people import a_people
from tests.unit.web.pages.sign_in.signing import Browser


def test_each_form_gets_a_key_of_its_own_which_it_may_send() -> None:
    keys = {fresh_key() for _ in range(100)}

    assert 100 == len(keys)
    assert keys == {key_of(Typed({"_key": (key,)})) for key in keys}


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "x" * 15 + "\n", "å" * 20, "../" * 8])
def test_a_key_that_no_page_gave_out_is_none(key: str) -> None:
    with pytest.raises(KeyMissing):
        key_of(Typed({"_key": (key,)}))


def test_a_form_without_a_key_has_none() -> None:
    with pytest.raises(KeyMissing):
        key_of(Typed())


@pytest.mark.parametrize("given", [{}, {"_token": ""}, {"_token": "None"}])
def test_whoever_holds_neither_a_session_nor_a_visit_sends_no_form(given: dict[str, str]) -> None:
    browser = Browser(a_people())
    browser.client.cookies.clear()

    answer = browser.client.post("/logga-in", data={"email": "kim@x.example", "losenord": "x", **given})

    assert 403 == answer.status_code


@pytest.mark.parametrize(
    ("text", "seen"), [("0", 0), ("17", 17), ("", None), ("-1", None), ("٣", None), ("1234567890", None)]
)
def test_a_form_says_how_long_the_journal_was_or_nothing(text: str, seen: int | None) -> None:
    assert seen == revision_of(Typed({"_revision": (text,)}))


def test_of_what_was_typed_no_hidden_field_is_typed_once_more() -> None:
    typed = Typed(dict.fromkeys(("_token", "_key", "_revision", "_steg", "_del", "ord"), ("x",)))

    assert {"_del", "ord"} == typed.own.texts.keys()
