"""An organisation is told with its party, and nothing is said twice."""

import pytest

from sisam.wording.sides import side_in_words


@pytest.mark.parametrize(
    ("party", "organisation", "told"),
    [
        ("hemskolan", "Björkskolan", "Björkskolan (hemskolan)"),
        ("ungdomshemmets skola", "Skolan på Tallhem", "Skolan på Tallhem (ungdomshemmets skola)"),
        ("socialtjänsten", "Socialtjänsten i Boden", "Socialtjänsten i Boden"),
        ("socialtjänsten", "Alby socialtjänst", "Alby socialtjänst"),
        ("kommunala aktivitetsansvaret", "Aktivitetsansvaret i Boden", "Aktivitetsansvaret i Boden"),
        ("socialtjänsten", "", "Socialtjänsten"),
    ],
)
def test_a_side_is_its_organisation_with_the_party_unless_the_name_tells_that(
    party: str, organisation: str, told: str
) -> None:
    assert told == side_in_words(party, organisation)
