"""What an administrator does to somebody's account; the closed list, each a page that asks once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sisam.application.people.listing_users import UserStatus
from sisam.web.language import marked


class Doing(StrEnum):
    """What is done, as the diary calls it."""

    INVITED = "invited"
    RECOVERED = "recovered"
    DISABLED = "disabled"
    ENABLED = "enabled"
    SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True)
class AccountAct:
    """One of them, as its page says it."""

    slug: str
    doing: Doing
    title: str
    #: What happens, told before it does.
    lead: str
    #: What the page says once it is done; empty where it shows a code instead.
    done: str
    #: How it must stand with the account.
    when: frozenset[UserStatus]
    #: Marks what takes something away.
    color: str = ""

    def fits(self, status: UserStatus, sessions: int) -> bool:
        """Tell whether there is anything to do."""
        return status in self.when and (self.doing is not Doing.SIGNED_OUT or sessions > 0)


_OPEN: Final = frozenset({UserStatus.NONE, UserStatus.INVITED, UserStatus.LAPSED})
_ON: Final = frozenset(UserStatus) - {UserStatus.DISABLED}

ACTS: Final[Mapping[str, AccountAct]] = {
    each.slug: each
    for each in (
        AccountAct(
            "bjud-in",
            Doing.INVITED,
            marked("Bjud in"),
            marked(
                "Personen får ett mejl med en länk. Länken är inget värd utan en kod, som du får se en enda "
                "gång. En tidigare inbjudan slutar gälla."
            ),
            "",
            _OPEN,
        ),
        AccountAct(
            "aterstall",
            Doing.RECOVERED,
            marked("Återställ inloggningen"),
            marked(
                "Gör det när någon har tappat telefonen eller glömt lösenordet. Lösenord, telefon och "
                "reservkoder slutar gälla, personen loggas ut överallt och bjuds in på nytt. Var säker på "
                "vem du talar med innan du lämnar ut koden."
            ),
            "",
            frozenset({UserStatus.ACTIVE}),
            "danger",
        ),
        AccountAct(
            "logga-ut",
            Doing.SIGNED_OUT,
            marked("Logga ut överallt"),
            marked("Personen loggas ut ur alla webbläsare och kan logga in igen med sitt lösenord."),
            marked("Personen är utloggad överallt."),
            _ON,
        ),
        AccountAct(
            "stang-av",
            Doing.DISABLED,
            marked("Stäng av kontot"),
            marked(
                "Personen loggas ut genast och kan inte logga in förrän kontot slås på igen. Rollerna och "
                "meddelandena påverkas inte: sätt en slutdag för rollen om någon har slutat."
            ),
            marked("Kontot är avstängt."),
            _ON,
            "danger",
        ),
        AccountAct(
            "sla-pa",
            Doing.ENABLED,
            marked("Slå på kontot"),
            marked("Personen kan logga in igen, med samma lösenord och telefon som förut."),
            marked("Kontot är påslaget."),
            frozenset({UserStatus.DISABLED}),
        ),
    )
}
#: How it stands with an account, with the look of its mark.
STATUSES: Final[Mapping[UserStatus, tuple[str, str]]] = {
    UserStatus.ACTIVE: ("done", marked("Kan logga in")),
    UserStatus.INVITED: ("waiting", marked("Inbjuden")),
    UserStatus.LAPSED: ("late", marked("Inbjudan har gått ut")),
    UserStatus.DISABLED: ("cancelled", marked("Avstängd")),
    UserStatus.NONE: ("open", marked("Inte inbjuden")),
}
