"""What the site's key signs proves itself, and nothing else does."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.statement import SignedStatement
from sisam.vault.signing import (
    PublicKeys,
    StatementKey,
    StatementKeyExposed,
    StatementKeyMalformed,
    StatementKeyMissing,
    UnknownKey,
    WrongSignature,
    load_public_keys,
    load_statement_key,
    make_statement_key,
)


def a_key() -> StatementKey:
    secret = Ed25519PrivateKey.generate()
    return StatementKey(secret, PublicKeys.of([secret.public_key()]))


KEY = a_key()
SIGNED = KEY.sign('{"day":"2026-11-02"}')


def test_what_a_key_signed_it_proves() -> None:
    KEY.public.require(SIGNED)


@given(st.integers(0, 127), st.characters(codec="utf-8"))
def test_a_signature_with_another_letter_is_wrong(place: int, letter: str) -> None:
    changed = SIGNED.signature[:place] + letter + SIGNED.signature[place + 1 :]
    if changed == SIGNED.signature:
        return

    with pytest.raises(WrongSignature):
        KEY.public.require(SignedStatement(SIGNED.body, changed, SIGNED.key_id))


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "zz" * 64,
        SIGNED.signature.upper() + "",
        SIGNED.signature + "00",
        f" {SIGNED.signature}",
        "é" * 128,
    ],
)
def test_what_is_no_signature_is_wrong(signature: str) -> None:
    with pytest.raises(WrongSignature):
        KEY.public.require(SignedStatement(SIGNED.body, signature, SIGNED.key_id))


def test_another_body_is_wrong_and_another_key_is_unknown_even_where_it_says_that_it_is_ours() -> None:
    other = a_key()

    with pytest.raises(WrongSignature):
        KEY.public.require(SignedStatement(SIGNED.body + " ", SIGNED.signature, SIGNED.key_id))
    with pytest.raises(UnknownKey) as unknown:
        KEY.public.require(other.sign(SIGNED.body), "in.json")
    assert (other.key_id, "in.json") == (unknown.value.key_id, unknown.value.faults[0].file)
    with pytest.raises(WrongSignature):
        KEY.public.require(SignedStatement(SIGNED.body, other.sign(SIGNED.body).signature, KEY.key_id))


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "statement.key"

    made, again = make_statement_key(path), make_statement_key(path)

    assert made.key_id == again.key_id == load_statement_key(path).key_id
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert [path] == list(tmp_path.iterdir())
    again.public.require(made.sign("x"))


def test_a_key_shows_its_secret_to_nobody() -> None:
    octets = KEY.secret.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())

    assert octets.hex() not in repr(KEY)
    assert "secret" not in repr(KEY)


def test_the_public_key_is_handed_over_as_a_file_that_proves(tmp_path: Path) -> None:
    path = tmp_path / "public.pem"
    path.write_text(KEY.pem, encoding="ascii")

    load_public_keys(path).require(SIGNED)
    assert "PRIVATE" not in KEY.pem


def test_a_new_key_signs_while_the_old_one_beside_it_still_proves(tmp_path: Path) -> None:
    path = tmp_path / "statement.key"
    new = make_statement_key(path)
    path.write_text(KEY.pem + path.read_text("ascii"), encoding="ascii")

    both = load_statement_key(path)

    assert new.key_id == both.key_id
    both.public.require(SIGNED)
    both.public.require(new.sign("x"))


@pytest.mark.parametrize("content", ["", "hello\n", KEY.pem, KEY.pem.replace("PUBLIC", "PRIVATE")])
def test_a_file_without_a_key_that_signs_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "statement.key"
    path.write_text(content, encoding="ascii")
    path.chmod(0o600)

    with pytest.raises(StatementKeyMalformed):
        load_statement_key(path)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statement.key"
    other = generate_private_key(65537, 2048)
    path.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)

    with pytest.raises(StatementKeyMalformed):
        load_statement_key(path)
    with pytest.raises(StatementKeyMalformed):
        load_public_keys(path)


def test_a_key_that_is_missing_or_that_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "statement.key"

    with pytest.raises(StatementKeyMissing):
        load_statement_key(path)
    make_statement_key(path)
    path.chmod(0o640)
    with pytest.raises(StatementKeyExposed) as exposed:
        load_statement_key(path)
    assert "640" == exposed.value.mode


def test_a_key_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StatementKeyMissing):
        make_statement_key(tmp_path / "none" / "statement.key")


def test_a_file_without_public_keys_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "public.pem"
    path.write_text("hello", encoding="ascii")

    with pytest.raises(StatementKeyMalformed):
        load_public_keys(path)
