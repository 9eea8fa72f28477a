"""The municipalities and school forms that ship."""

import pytest

from sisam.intake.complaint import Complaint
from sisam.intake.municipalities import Municipality, municipalities, read_municipality_code
from sisam.intake.school_forms import read_school_form, school_forms


def test_all_municipalities_ship_with_their_counties() -> None:
    assert 290 == len(municipalities())
    assert 21 == len({each.county_code for each in municipalities().values()})
    assert Municipality("0180", "Stockholm", "01", "Stockholms län") == municipalities()["0180"]


def test_every_municipality_lies_in_the_county_of_its_first_two_digits() -> None:
    assert [] == [each for code, each in municipalities().items() if code[:2] != each.county_code]


def test_the_form_that_lengthens_compulsory_schooling_ships() -> None:
    assert 14 == len(school_forms())
    assert "Compulsory school" in school_forms()["grundskola"].name_en
    assert "specialskola" in school_forms()


def test_what_is_listed_is_read_and_nothing_else() -> None:
    assert ("0180", "grundskola") == (read_municipality_code("0180"), read_school_form("grundskola"))
    with pytest.raises(Complaint, match='There is no municipality "0199"'):
        read_municipality_code("0199")
    with pytest.raises(Complaint, match='There is no school form "särskola"'):
        read_school_form("särskola")
