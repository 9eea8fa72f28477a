"""What is said of a password that cannot be one."""

from __future__ import annotations

from typing import Final

from sisam.application.people.choosing_passwords import PasswordFault
from sisam.web.language import Texts, marked

_WORDS: Final = {
    PasswordFault.TOO_SHORT: marked("Lösenordet är för kort. Skriv minst 12 tecken, gärna flera ord."),
    PasswordFault.TOO_LONG: marked("Lösenordet är för långt. Skriv högst 256 tecken."),
    PasswordFault.UNTYPABLE: marked("Lösenordet har tecken som inte går att skriva. Välj ett annat."),
    PasswordFault.WELL_KNOWN: marked("Lösenordet är ett av de första som någon gissar. Välj ett annat."),
    PasswordFault.OWN_NAME: marked("Lösenordet är nästan bara ditt namn eller din adress. Välj ett annat."),
    PasswordFault.REPEATED: marked("Lösenordet är samma tecken om och om igen. Välj ett annat."),
}


def password_problem(why: PasswordFault, texts: Texts) -> str:
    """Return a sentence on what is wrong with a password, and what to do."""
    return texts(_WORDS[why])
