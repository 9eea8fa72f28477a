"""What every sealer of identities promises."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.application.ports.sealer import Sealer
from sisam.domain.fact import Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from sisam.errors import Unavailable
from sisam.vault.cipher import Vault
from sisam.vault.keys import KEY_BYTES, Key
from sisam.vault.sealing import SubjectSealer
from tests.fakes import ClearSealer

PUPIL = SubjectId("subject-1")
SEALERS = [SubjectSealer(Vault([Key(b"k" * KEY_BYTES)])), ClearSealer()]
of_every_sealer = pytest.mark.parametrize("sealer", SEALERS, ids=lambda each: type(each).__name__)
IDENTITIES = st.builds(
    Identity,
    name=st.text(),
    number=st.none() | st.from_regex(r"[0-9]{12}", fullmatch=True),
    protection=st.sampled_from(Protection),
)


@of_every_sealer
@given(identity=IDENTITIES)
def test_what_was_sealed_opens_as_it_was(sealer: Sealer, identity: Identity) -> None:
    sealed = sealer.seal(PUPIL, identity)

    assert (PUPIL, identity) == (sealed.subject_id, sealer.open(sealed))


@of_every_sealer
def test_what_was_sealed_for_one_pupil_does_not_open_as_another(sealer: Sealer) -> None:
    sealed = sealer.seal(PUPIL, Identity("Edvin Granlund"))

    with pytest.raises(Unavailable):
        sealer.open(replace(sealed, subject_id=SubjectId("subject-2")))


@of_every_sealer
@pytest.mark.parametrize("written", ["201112039951", "20111203-9951"])
def test_a_pupil_is_found_by_the_number_however_it_is_written(sealer: Sealer, written: str) -> None:
    sealed = sealer.seal(PUPIL, Identity(number="201112039951"))

    assert sealed.number_index == sealer.indexes(written)[0]


@of_every_sealer
def test_a_pupil_is_not_found_by_another_number_and_never_without_one(sealer: Sealer) -> None:
    indexes = [
        sealer.seal(PUPIL, Identity(number=number)).number_index
        for number in ("201112039951", "201103309918", None)
    ]

    assert 3 == len(set(indexes))
    assert indexes[2] is None
