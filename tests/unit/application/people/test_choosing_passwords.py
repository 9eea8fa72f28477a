"""What may be a password."""

import unicodedata

import pytest

from sisam.application.people.choosing_passwords import PasswordFault, PasswordRefused, chosen
from tests.builders import a_person

ANNA = a_person("anna", name="Anna-Karin Öberg", email="anna.oberg@norrby.example")


@pytest.mark.parametrize(
    "password",
    [
        "twelve signs",
        "aaaaaaaaabcd",
        "bara små bokstäver",
        "🐻🐧🦊 och en mås",
        "Anna-Karin åker tåg till Boden",
        "xyz" * 85,
        "   blanks   around   ",
    ],
)
def test_no_rule_says_of_which_signs_a_password_is_made(password: str) -> None:
    assert unicodedata.normalize("NFC", password) == chosen(password, ANNA).text


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", PasswordFault.TOO_SHORT),
        ("eleven sign", PasswordFault.TOO_SHORT),
        ("long " * 52, PasswordFault.TOO_LONG),
        ("a tab\tis no sign", PasswordFault.UNTYPABLE),
        ("a bell\x07 is none", PasswordFault.UNTYPABLE),
        ("half a sign \ud800", PasswordFault.UNTYPABLE),
        ("password1234", PasswordFault.WELL_KNOWN),
        ("PassWord-1234", PasswordFault.WELL_KNOWN),
        ("Välkommen2026!", PasswordFault.WELL_KNOWN),
        ("anna.oberg@norrby.example", PasswordFault.OWN_NAME),
        ("AnnaKarinÖberg1", PasswordFault.OWN_NAME),
        ("oberg.anna.2026", PasswordFault.OWN_NAME),
        ("ababababababab", PasswordFault.REPEATED),
    ],
)
def test_what_would_be_guessed_first_is_no_password(password: str, why: PasswordFault) -> None:
    with pytest.raises(PasswordRefused) as error:
        chosen(password, ANNA)

    assert why == error.value.why
    assert not password or password not in str(error.value)


def test_one_password_is_the_same_in_both_forms_of_unicode() -> None:
    composed, decomposed = (unicodedata.normalize(form, "blåbär på ängen") for form in ("NFC", "NFD"))

    assert composed != decomposed
    assert chosen(composed, ANNA) == chosen(decomposed, ANNA)
    assert "NewPassword(…)" == repr(chosen(composed, ANNA))
