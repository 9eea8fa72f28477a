"""The picture that an app for one-time codes reads with the telephone's camera."""

from __future__ import annotations

import segno
from markupsafe import Markup


def picture_of(address: str) -> Markup:
    """Return an address as a picture inside the page, without any style of its own; white lies around it."""
    code = segno.make(address, error="m", micro=False)
    # Its parts are made of numbers alone; nothing of the address stands in it as text.
    drawn = code.svg_inline(border=4, light="#fff", dark="#000", svgclass="qr", lineclass=None, omitsize=True)
    return Markup(drawn)  # noqa: S704
