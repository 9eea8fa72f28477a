"""What every seal of free text promises to the journal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.storage.words import OpenWords, WordsSeal
from sisam.vault.cipher import Vault
from sisam.vault.keys import KEY_BYTES, Key
from sisam.vault.sealing import WordsSealer

SEALS = [WordsSealer(Vault([Key(b"k" * KEY_BYTES)])), OpenWords()]


@pytest.mark.parametrize("seal", SEALS, ids=lambda each: type(each).__name__)
@given(words=st.text())
def test_words_that_were_sealed_come_back_as_they_were(seal: WordsSeal, words: str) -> None:
    assert words == seal.unseal(seal.seal(words, "case-1/1"), "case-1/1")
