"""The keyed hash of free text."""

from sisam.vault.words import new_salt, words_hash


def test_a_hash_is_hmac_sha_256_of_the_words() -> None:
    # RFC 4231, test case 2.
    assert "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" == words_hash(
        b"Jefe", "what do ya want for nothing?"
    )


def test_the_same_words_under_another_salt_give_another_hash() -> None:
    assert words_hash(b"a", "ord") != words_hash(b"b", "ord")


def test_salts_are_long_and_never_the_same() -> None:
    salts = {new_salt() for _ in range(100)}
    assert 100 == len(salts)
    assert {32} == {len(salt) for salt in salts}
