"""What the vault seals, opens and finds."""

from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.fact import Protection
from sisam.domain.identity import Identity
from sisam.vault.cipher import CipherUnavailable, KeyUnknown, SealBroken, Vault
from sisam.vault.keys import Key

OLD, NEW = Key(b"\1" * 32), Key(b"\2" * 32)
IDENTITY = Identity("Åsa Öberg", "201103152383", Protection.SECRECY_MARKING)


@given(st.binary(), st.text(st.characters(codec="utf-8")))
def test_what_is_sealed_opens_in_its_own_row(plaintext: bytes, row_id: str) -> None:
    vault = Vault([OLD])
    assert plaintext == vault.open(vault.seal(plaintext, row_id), row_id)


@given(
    st.builds(
        Identity,
        st.text(st.characters(codec="utf-8")),
        st.none() | st.from_regex(r"[0-9]{12}", fullmatch=True),
        st.sampled_from(Protection),
    )
)
def test_an_identity_comes_back_as_it_was(identity: Identity) -> None:
    vault = Vault([OLD])
    assert identity == vault.open_identity(vault.seal(identity, "s1"), "s1")


def test_a_seal_shows_nothing_of_what_it_holds() -> None:
    sealed = Vault([OLD]).seal(IDENTITY, "s1")
    for part in ("Åsa", "berg", "20110315", "secrecy"):
        assert part.encode() not in sealed.ciphertext


def test_the_same_thing_is_sealed_differently_each_time() -> None:
    vault = Vault([OLD])
    seals = [vault.seal(IDENTITY, "s1") for _ in range(100)]
    assert 100 == len({sealed.nonce for sealed in seals})
    assert 100 == len({sealed.ciphertext for sealed in seals})


def test_a_seal_does_not_open_in_another_row() -> None:
    vault = Vault([OLD])
    with pytest.raises(SealBroken) as caught:
        vault.open(vault.seal(IDENTITY, "s1"), "s2")
    assert "s2" == caught.value.row_id


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_changed_seal_does_not_open(position: int) -> None:
    vault = Vault([OLD])
    sealed = vault.seal(IDENTITY, "s1")
    changed = bytearray(sealed.ciphertext)
    changed[position] ^= 1
    with pytest.raises(SealBroken):
        vault.open(replace(sealed, ciphertext=bytes(changed)), "s1")


@pytest.mark.parametrize(
    ("nonce", "ciphertext"), [(b"", None), (b"\0" * 12, None), (None, b""), (None, b"x")]
)
def test_a_cut_seal_does_not_open(nonce: bytes | None, ciphertext: bytes | None) -> None:
    vault = Vault([OLD])
    sealed = vault.seal(IDENTITY, "s1")
    cut = replace(
        sealed,
        nonce=sealed.nonce if nonce is None else nonce,
        ciphertext=sealed.ciphertext if ciphertext is None else ciphertext,
    )
    with pytest.raises(SealBroken):
        vault.open(cut, "s1")


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"name": 1}', b'{"name":"a","number":null,"protection":"x"}']
)
def test_what_is_no_identity_is_not_taken_for_one(content: bytes) -> None:
    vault = Vault([OLD])
    with pytest.raises(SealBroken) as caught:
        vault.open_identity(vault.seal(content, "s1"), "s1")
    assert None is caught.value.__cause__


def test_after_a_rotation_the_new_key_seals_and_both_open() -> None:
    before = Vault([OLD]).seal(IDENTITY, "s1")
    vault = Vault([OLD, NEW])
    after = vault.seal(IDENTITY, "s1")
    assert (OLD.id, NEW.id) == (before.key_id, after.key_id)
    assert [IDENTITY] * 2 == [vault.open_identity(sealed, "s1") for sealed in (before, after)]


def test_a_key_that_lacks_is_told_by_its_id() -> None:
    sealed = Vault([NEW]).seal(IDENTITY, "s1")
    with pytest.raises(KeyUnknown) as caught:
        Vault([OLD]).open(sealed, "s1")
    assert NEW.id == caught.value.key_id


def test_another_key_with_the_same_id_does_not_open() -> None:
    sealed = replace(Vault([NEW]).seal(IDENTITY, "s1"), key_id=OLD.id)
    with pytest.raises(SealBroken):
        Vault([OLD]).open(sealed, "s1")


@pytest.mark.parametrize(
    "written", ["20110315-2383", " 201103152383 ", "20110315 2383", "\uff120110315-2383"]
)
def test_a_number_is_found_in_all_its_forms(written: str) -> None:
    vault = Vault([OLD])
    assert vault.blind_index("201103152383") == vault.blind_index(written)


def test_a_name_is_found_without_regard_to_case_or_composition() -> None:
    vault = Vault([OLD])
    assert vault.blind_index("Åsa Öberg") == vault.blind_index("a\u030asa öberg")
    assert vault.blind_index("Åsa Öberg") != vault.blind_index("Asa Oberg")


def test_a_blind_index_tells_nothing_without_the_key() -> None:
    index = Vault([OLD]).blind_index("201103152383")
    assert 64 == len(index)
    assert index != Vault([NEW]).blind_index("201103152383")


def test_while_keys_rotate_a_value_is_searched_under_each_of_them() -> None:
    expected = tuple(Vault([key]).blind_index("201103152383") for key in (NEW, OLD))
    assert expected == Vault([OLD, NEW]).blind_indexes("201103152383")
    assert expected[0] == Vault([OLD, NEW]).blind_index("201103152383")


def test_the_key_itself_seals_nothing() -> None:
    sealed = Vault([OLD]).seal(b"x", "s1")
    with pytest.raises(InvalidTag):
        AESGCMSIV(OLD.secret).decrypt(sealed.nonce, sealed.ciphertext, b"s1")


def test_an_openssl_without_the_cipher_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(key: bytes) -> None:
        raise UnsupportedAlgorithm("AES-GCM-SIV is not supported by this version of OpenSSL")

    # What the library does when it is linked to an OpenSSL older than 3.2.
    monkeypatch.setattr("sisam.vault.cipher.AESGCMSIV", refuse)
    with pytest.raises(CipherUnavailable) as caught:
        Vault([OLD])
    assert (
        "The OpenSSL behind `cryptography` is older than 3.2 and has no AES-GCM-SIV; install its wheel."
        == str(caught.value)
    )


def test_neither_a_vault_nor_a_seal_shows_a_secret() -> None:
    shown = repr(Vault([OLD])) + repr(Vault([OLD]).seal(IDENTITY, "s1"))
    assert OLD.secret.hex() not in shown
    assert "2383" not in shown.replace(OLD.id, "")
