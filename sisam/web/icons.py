"""The drawings beside words: one line thick, in the colour of the text, silent to a screen reader."""

from __future__ import annotations

from markupsafe import Markup

#: Each drawing on a square of 24, as the content of its SVG. Drawn for this project.
_DRAWINGS = {
    # States differ in outline, so that they can be told apart in black and white, and small.
    "late": '<path d="M12 3 22 20.5H2Z"/><path d="M12 10v4.5M12 17.2v.1"/>',
    "today": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "soon": '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 3v3.5M16 3v3.5"/>',
    "waiting": '<path d="M6 3h12M6 21h12M7 3c0 5 4 6.5 5 9-1 2.5-5 4-5 9M17 3c0 5-4 6.5-5 9 1 2.5 5 4 5 9"/>',
    "done": '<circle cx="12" cy="12" r="9"/><path d="m7.8 12.3 2.9 2.9 5.5-6"/>',
    "restricted": '<rect x="5" y="10" width="14" height="11" rx="2"/><path d="M8 10V7.5a4 4 0 0 1 8 0V10"/>',
    "cancelled": '<circle cx="12" cy="12" r="9"/><path d="m6 18 12-12"/>',
    "paused": '<circle cx="12" cy="12" r="9"/><path d="M9.8 8.5v7M14.2 8.5v7"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.1"/>',
    "success": '<circle cx="12" cy="12" r="9"/><path d="m7.8 12.3 2.9 2.9 5.5-6"/>',
    "warning": '<path d="M12 3 22 20.5H2Z"/><path d="M12 10v4.5M12 17.2v.1"/>',
    "danger": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Z"/><path d="M12 7v6M12 16.5v.1"/>',
    "alert": '<path d="M6 16.5V10a6 6 0 0 1 12 0v6.5l1.5 2h-15ZM10 21.5h4"/>',
    "person": '<circle cx="12" cy="7.5" r="4"/><path d="M4 21c.6-5 3.7-7 8-7s7.4 2 8 7"/>',
    "telephone": (
        '<path d="M5 3h4l1.8 5-2.3 1.8a13 13 0 0 0 5.7 5.7l1.8-2.3 5 1.8v4a2 2 0 0 1-2 2'
        'C10.5 20.7 3.3 13.5 3 5a2 2 0 0 1 2-2Z"/>'
    ),
    "mail": '<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="m3 6.5 9 7 9-7"/>',
    "home": '<path d="m3 11.5 9-8 9 8M5.5 9.5V20.5h13V9.5"/>',
    "school": '<path d="M12 4 1.5 9.5 12 15l10.5-5.5ZM5.5 12v5c3.5 3 9.5 3 13 0v-5M22 10v6"/>',
    "arrow": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "back": '<path d="M20 12H4M10 6l-6 6 6 6"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "download": '<path d="M12 3v12.5M7 11l5 5 5-5M4 20.5h16"/>',
    "print": '<path d="M7 9V3h10v6M7 17H3.5V9h17v8H17M7 14h10v7H7Z"/>',
    "history": '<path d="M3.5 12a8.5 8.5 0 1 0 3-6.5L4 8M4 3.5V8h4.5M12 7.5V12l3 2"/>',
    "file": '<path d="M6 2.5h8l5 5v14H6ZM14 2.5v5h5"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "out": '<path d="M10 4H5v16h5M10 12h11M17 8l4 4-4 4"/>',
}

_SVG = Markup('<svg class="icon" viewBox="0 0 24 24" width="24" height="24" focusable="false" {}>{}</svg>')


def icon(name: str, label: str = "") -> Markup:
    """Return a drawing; it stands beside a word, or has a label of its own for those who cannot see it.

    Raises:
        KeyError: there is no such drawing.
    """
    said = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    return _SVG.format(said, Markup(_DRAWINGS[name]))  # noqa: S704 — the drawings are written above


def icon_names() -> frozenset[str]:
    """Return the names of all drawings."""
    return frozenset(_DRAWINGS)
