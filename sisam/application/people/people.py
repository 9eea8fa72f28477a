"""What the use cases of people need of the outside world."""

from dataclasses import dataclass
from typing import Final

from sisam.application.ports.credentials import OneTimeCodes, Passwords, Secrets
from sisam.application.site import Site
from sisam.domain.account import SignInWay
from sisam.domain.ids import PersonId

#: Does what the owner of the site's files does, in nobody's name.
OWNER: Final = PersonId("owner")


@dataclass(frozen=True, slots=True)
class People:
    """A site with what proves who somebody is."""

    site: Site
    passwords: Passwords
    one_time_codes: OneTimeCodes
    secrets: Secrets
    #: How people sign in here.
    way: SignInWay = SignInWay.LOCAL
