"""Where somebody goes on after signing in: to a page of this site, whatever the address says."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlencode

SIGN_IN: Final = "/logga-in"
SIGN_IN_AGAIN: Final = "/logga-in/igen"
START: Final = "/"
#: One slash and then no other, for two begin the name of a host; and nothing that a browser takes for a
#: slash, leaves out, or reads as the end of a line.
_OWN: Final = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~!$&'()*+,;=:@%?-]{0,1000}", re.ASCII)
#: Nobody is led back to where they sign in or out.
_NOWHERE: Final = (SIGN_IN, "/logga-ut")


def own_path(wanted: str) -> str:
    """Return the path that was wanted, if it can only lead to a page of this site; else the start."""
    if not _OWN.fullmatch(wanted) or wanted.startswith(_NOWHERE):
        return START
    return wanted


def leading_to(page: str, wanted: str) -> str:
    """Return the address of a page from which one goes on to a path."""
    path = own_path(wanted)
    return page if path == START else f"{page}?{urlencode({'till': path})}"
