"""A protected pupil is called by an alias that tells no more than the case's number."""

from sisam.domain.language import Language
from sisam.wording.aliases import alias


def test_an_alias_is_a_stable_word_from_the_number_of_the_case() -> None:
    assert "Skyddad elev, ärende SN-2026/1" == alias("SN-2026/1", Language.SV)
    assert "Protected pupil, case SN-2026/1" == alias("SN-2026/1", Language.EN)
