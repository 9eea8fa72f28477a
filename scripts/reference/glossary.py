"""The page of words, from the one glossary that the site shows too."""

from __future__ import annotations

from scripts.reference.markdown import page, table
from sisam.domain.language import Language
from sisam.wording.glossary import in_order

_INTRODUCTION = (
    "Code and commands use the English word; messages and pages the Swedish. The site shows the same words\n"
    "at `/ordlista`, with what they mean in Swedish. Their one source is `sisam/wording/glossary.py`."
)


def glossary_page() -> str:
    """Return the page of words."""
    rows = (
        (each.word[Language.EN], each.word[Language.SV], each.means[Language.EN])
        for each in in_order(Language.EN)
    )
    return page("Glossary", _INTRODUCTION, table(("English", "Swedish", "What it is"), rows))
