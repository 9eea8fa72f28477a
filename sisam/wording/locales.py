"""What Babel calls the languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from babel import Locale

from sisam.domain.language import Language

LOCALES: Final[Mapping[Language, Locale]] = {Language.SV: Locale("sv"), Language.EN: Locale("en", "GB")}
