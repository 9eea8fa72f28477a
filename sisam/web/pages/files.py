"""Files that somebody fetches from a page: made anew each time, and kept by no browser."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

CSV: Final = "text/csv; charset=utf-8"
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_named(name: str, content: bytes, content_type: str) -> Response:
    """Return a file under a name of plain letters, digits, hyphens and a dot."""
    if not name.isascii() or not name.replace("-", "").replace(".", "").isalnum():
        raise ValueError(name)
    return Response(
        content, media_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
