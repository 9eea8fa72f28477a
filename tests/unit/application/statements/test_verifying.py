"""A statement proves itself at the site that signed it, and finds journals that are not what they were."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sisam.application.statements.verifying import Break, BrokenChain, broken_chains, prove
from sisam.domain.statement import Head, body_of
from sisam.errors import Invalid
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.signing import PublicKeys, StatementKey, UnknownKey
from tests.sites import a_case_at, a_site
from tests.unit.domain.test_statement import WHOLE

SECRET = Ed25519PrivateKey.generate()
KEY = StatementKey(SECRET, PublicKeys.of([SECRET.public_key()]))
FILE = KEY.sign(body_of(WHOLE)).file()


def test_a_file_that_the_site_signed_is_proved() -> None:
    assert WHOLE == prove(FILE, KEY.public)


@given(st.integers(0, len(FILE) - 1), st.characters(codec="utf-8"))
def test_a_file_in_which_any_letter_is_another_is_refused(place: int, letter: str) -> None:
    changed = FILE[:place] + letter + FILE[place + 1 :]
    if changed == FILE:
        return

    with pytest.raises(Invalid):
        prove(changed, KEY.public)


@given(st.integers(0, len(FILE) - 1))
def test_a_file_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(Invalid):
        prove(FILE[:length], KEY.public)


def test_one_that_somebody_else_signed_is_refused() -> None:
    secret = Ed25519PrivateKey.generate()
    other = StatementKey(secret, PublicKeys.of([secret.public_key()]))

    with pytest.raises(UnknownKey):
        prove(other.sign(body_of(WHOLE)).file(), KEY.public)


def test_journals_that_go_on_still_hold_what_was_told_and_others_do_not() -> None:
    site = a_site()
    a_case_at(site, "N/1")
    assert isinstance(site.store, SqlStore)
    with site.store.read() as work:
        first = next(iter(work.cases.journal(work.cases.ids(open_only=True)[0])))
    holds = Head("N/1", 1, first.hash)
    rewritten, cut, gone = Head("N/1", 1, "x"), Head("N/1", 999, first.hash), Head("N/2", 1, first.hash)

    found = broken_chains(site, replace(WHOLE, heads=(holds, rewritten, cut, gone)))

    assert [
        BrokenChain(rewritten, Break.REWRITTEN),
        BrokenChain(cut, Break.CUT),
        BrokenChain(gone, Break.CUT),
    ] == found
