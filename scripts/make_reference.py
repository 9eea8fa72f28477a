"""Writes the generated pages of the reference anew: `make docs`."""

from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.reference.commands import commands_page
from scripts.reference.definitions import definitions_page
from scripts.reference.events import events_page
from scripts.reference.glossary import glossary_page
from scripts.reference.import_files import import_files_page
from scripts.reference.log import log_page
from scripts.reference.metrics import metrics_page
from scripts.reference.settings import settings_page
from scripts.reference.views import views_page

DOCS = Path(__file__).parents[1] / "docs"
REFERENCE = DOCS / "reference"
GLOSSARY = DOCS / "glossary.md"
#: Each page by its name; a new page is a module of `scripts/reference` and a line here.
PAGES: Mapping[str, Callable[[], str]] = {
    "definitions": definitions_page,
    "commands": commands_page,
    "events": events_page,
    "import-files": import_files_page,
    "log": log_page,
    "metrics": metrics_page,
    "settings": settings_page,
    "views": views_page,
}


def main() -> None:
    """Write every page."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (REFERENCE / f"{name}.md").write_text(text(), encoding="utf-8")
    GLOSSARY.write_text(glossary_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
