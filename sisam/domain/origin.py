"""Where a record of a definition stands in its file, so that an error can point there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A file and a key in it, such as ``routines/4.toml`` and ``step.educational_handover``."""

    file: str
    key: str
