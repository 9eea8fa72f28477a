"""The page of the settings, made from `config.toml`, in which each setting stands below its sentence."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.reference.markdown import code, page, table

CONFIG = Path(__file__).parents[2] / "config.toml"

_ABOUT = """
A site is a folder with a `config.toml`. `sisam init` writes one in which every setting stands with its
default; a setting that is left out has that default too. Paths are relative to the site's folder. A key
that is not in this table is an error, and so is a value that does not fit; all of them are told at once.
"""
_VARIABLES = """
## Variables of the environment

| variable | what it does |
| --- | --- |
| `SISAM_SITE` | Names the site's folder where `--site` does not; without either it is the present folder. |
| `SISAM_VAULT_KEY` | Holds the vault's keys, one or several as in the key file, and comes before that file. |
| `SISAM_AS` | Names who acts, by e-mail address, where `--as` does not. |

Why there are no others: [decision 7](../decisions/0007-settings-are-one-model.md).
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as its file shows it."""

    key: str
    #: As TOML writes it.
    default: str
    sentence: str


def settings_of(text: str) -> Iterator[Setting]:
    """Yield every setting of a file with the comment right above it."""
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            above.append(line.removeprefix("#").strip())
            continue
        if line:
            (key,) = tomllib.loads(line)
            yield Setting(key, line.partition("=")[2].strip(), " ".join(above))
        above = []


def settings_page() -> str:
    """Return the page."""
    rows = (
        (code(each.key), code(each.default), each.sentence)
        for each in settings_of(CONFIG.read_text(encoding="utf-8"))
    )
    return page("Settings", _ABOUT, table(("setting", "default", "what it does"), rows), _VARIABLES)
