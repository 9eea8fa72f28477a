"""Where somebody goes on after signing in: to a page of this site, whatever the address says."""

from __future__ import annotations

import re
from typing import Final

SIGN_IN: Final = "/logga-in"
SIGN_IN_AGAIN: Final = "/logga-in/igen"
SIGN_OUT: Final = "/logga-ut"
START: Final = "/"
#: The words that its address may carry: after signing out, and where a form came without a session.
SIGNED_OUT: Final = "utloggad"
NOTHING_SAVED: Final = "osparat"
#: One slash and then no other, for two begin the name of a host; and nothing that a browser takes for a
#: slash, leaves out, or reads as the end of a line.
_OWN: Final = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~!$&'()*+,;=:@%?-]{0,1000}", re.ASCII)
#: Nobody is led back to where they sign in or out.
_NOWHERE: Final = (SIGN_IN, SIGN_OUT)


def own_path(wanted: str) -> str:
    """Return the path that was wanted, if it can only lead to a page of this site; else the start."""
    return wanted if _OWN.fullmatch(wanted) else START


def onward(wanted: str) -> str:
    """Return where somebody goes on who is signed in now."""
    path = own_path(wanted)
    return START if path.startswith(_NOWHERE) else path
