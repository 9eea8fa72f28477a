"""Passwords as Argon2id hashes."""

import unicodedata

import pytest

from sisam.vault.passwords import ArgonPasswords

QUICK = ArgonPasswords(time_cost=1, memory_kib=8)


def test_a_password_fits_its_own_hash_and_no_other() -> None:
    stored = QUICK.hash("en lång mening")

    assert [True, False, False] == [
        QUICK.verify(stored, each) for each in ("en lång mening", "en lång mening ", "En lång mening")
    ]


def test_each_hash_has_a_salt_of_its_own_and_says_how_it_was_made() -> None:
    one, two = QUICK.hash("same"), QUICK.hash("same")

    assert one != two
    assert one.startswith("$argon2id$v=19$m=8,t=1,p=1$")


def test_nothing_fits_where_nothing_is_stored() -> None:
    assert not QUICK.verify(None, "the password of nobody")
    assert not QUICK.verify("no hash at all", "x")
    assert not QUICK.verify("", "x")


def test_both_forms_of_unicode_are_one_password() -> None:
    composed, decomposed = (unicodedata.normalize(form, "åäö" * 5) for form in ("NFC", "NFD"))

    assert QUICK.verify(QUICK.hash(decomposed), composed)


@pytest.mark.parametrize("password", ["", "\0", "\ud800", "å" * 10_000, "🐻" * 64])
def test_whatever_is_typed_can_be_hashed(password: str) -> None:
    assert QUICK.verify(QUICK.hash(password), password)


def test_a_hash_that_cost_less_is_outdated() -> None:
    stored = QUICK.hash("x")

    assert [False, True] == [
        QUICK.outdated(stored),
        ArgonPasswords(time_cost=2, memory_kib=8).outdated(stored),
    ]


@pytest.mark.slow
def test_a_hash_costs_what_the_recommendation_says() -> None:
    assert ArgonPasswords().hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=1$")
