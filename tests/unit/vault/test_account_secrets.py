"""Secrets of accounts."""

import re

import pytest

from sisam.errors import Unavailable
from sisam.vault.account_secrets import AccountSecrets
from sisam.vault.cipher import Vault
from sisam.vault.keys import KEY_BYTES, Key

OLD, NEW = Key(b"\1" * KEY_BYTES), Key(b"\2" * KEY_BYTES)
SECRETS = AccountSecrets(Vault([OLD]))


def test_tokens_have_256_bits_and_are_never_the_same() -> None:
    tokens = {SECRETS.token() for _ in range(100)}

    assert (100, {43}) == (len(tokens), {len(each) for each in tokens})


def test_codes_are_three_groups_of_four_signs_that_nobody_mistakes() -> None:
    codes = {SECRETS.code() for _ in range(100)}

    assert 100 == len(codes)
    assert all(re.fullmatch("[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}", each) for each in codes)


def test_what_was_sealed_for_one_place_opens_in_no_other() -> None:
    sealed = SECRETS.seal("a secret", "totp 1")

    assert "a secret" == SECRETS.unseal(sealed, "totp 1")
    assert b"a secret" not in sealed
    for place in ("totp 2", ""):
        with pytest.raises(Unavailable):
            SECRETS.unseal(sealed, place)


def test_equal_texts_are_found_by_equal_hashes_and_others_are_not() -> None:
    texts = ["anna@x.se", "an.na@x.se", "an na@x.se", "Anna@x.se", "", "\0", "\ud800"]
    hashes = {SECRETS.hashes(text, purpose) for text in texts for purpose in ("one", "two")}

    assert 2 * len(texts) == len(hashes)
    assert SECRETS.hashes("anna@x.se", "one") == SECRETS.hashes("anna@x.se", "one")


def test_while_keys_rotate_hashes_are_found_under_each() -> None:
    both = AccountSecrets(Vault([OLD, NEW]))

    assert SECRETS.hashes("x", "one") == both.hashes("x", "one")[1:]
    assert 2 == len(both.hashes("x", "one"))
