"""Fetches anew what the pages have from others: `python -m scripts.vendor_static`; needs npm and uv.

The design system is taken component by component, with a theme that its own tool makes of our two
colours; the font is cut to the letters of Latin alphabets. What was taken, and the hashes, stand in
`sisam/web/static/VENDORED.md`.
"""

import hashlib
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

STATIC = Path(__file__).parents[1] / "sisam" / "web" / "static"
THEME = Path(__file__).parent / "vendoring" / "designsystemet.config.json"

CSS, THEMER, FONT, HTMX = (
    "@digdir/designsystemet-css",
    "@digdir/designsystemet",
    "@fontsource-variable/inter",
    "htmx.org",
)
#: Each package and the version that was looked at.
PACKAGES = {CSS: "1.22.0", THEMER: "1.15.0", FONT: "5.3.0", HTMX: "4.0.1"}
CUTTER = "fonttools[woff]==4.60.1"
#: The components that the pages use; the rest is not sent to anybody.
COMPONENTS = (
    "alert", "button", "details", "divider", "error-summary", "field", "fieldset", "heading", "input",
    "label", "link", "list", "paragraph", "skip-link", "table", "tag", "validation-message",
)  # fmt: skip
#: The letters of each file of the font: what Swedish and English need, and what names in other
#: Latin alphabets need, which a browser fetches only for a page that has them.
LETTERS = {
    "inter.woff2": (
        "latin",
        "U+0020-007E,U+00A0-00FF,U+2010-2014,U+2018-201E,U+2022,U+2026,U+20AC,U+2190-2193,U+2212",
    ),
    "inter-ext.woff2": ("latin-ext", "U+0100-017F,U+0218-021B,U+1E9E"),
}
_DRAWING = re.compile(r'url\("data:image/svg\+xml;charset=utf-8,([^"]+)"\)')


def main() -> None:
    """Fetch, cut and write everything, and the page that tells of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        packages = {package: _fetched(package, version, folder) for package, version in PACKAGES.items()}
        _write_styles(packages, folder)
        shutil.copy(packages[HTMX] / "dist" / "htmx.min.js", STATIC / "htmx.js")
        for file, (subset, letters) in LETTERS.items():
            _cut(packages[FONT] / "files" / f"inter-{subset}-wght-normal.woff2", STATIC / file, letters)
        _keep_licences(packages)
        (STATIC / "VENDORED.md").write_text(_page(folder), encoding="utf-8")


def _fetched(package: str, version: str, folder: Path) -> Path:
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout.split()[-1]  # fmt: skip
    target = folder / package.replace("/", "+")
    with tarfile.open(folder / packed) as archive:
        archive.extractall(target, filter="data")
    (folder / packed).rename(folder / _tarball(package))
    return target / "package"


def _tarball(package: str) -> str:
    return f"{package.replace('/', '+')}.tgz"


def _write_styles(packages: Mapping[str, Path], folder: Path) -> None:
    sources = packages[CSS] / "dist" / "src"
    parts = [_layered(sources / f"{name}.css") for name in COMPONENTS]
    base = f"@layer ds.base{{{(sources / 'base.css').read_text(encoding='utf-8')}}}"
    styles = "\n".join(["@layer ds.theme,ds.base,ds.components;", _theme(folder), base, *parts])
    for old in STATIC.glob("ds-*.svg"):
        old.unlink()
    (STATIC / "designsystemet.css").write_text(_DRAWING.sub(_drawing_file, styles) + "\n", encoding="utf-8")


def _layered(component: Path) -> str:
    return f"@layer ds.components{{{component.read_text(encoding='utf-8')}}}"


def _theme(folder: Path) -> str:
    shutil.copy(THEME, folder)
    tool = ["npx", "--yes", f"{THEMER}@{PACKAGES[THEMER]}", "tokens"]
    subprocess.run([*tool, "create"], cwd=folder, check=True, capture_output=True)
    subprocess.run(
        [*tool, "build", "-t", "tokens", "-o", "built"], cwd=folder, check=True, capture_output=True
    )
    theme = (folder / "built" / "sisam.css").read_text(encoding="utf-8")
    theme = re.sub(r"/\*.*?\*/", "", theme, flags=re.DOTALL)
    return re.sub(r"\s*([{};:,])\s*", r"\1", re.sub(r"\s+", " ", theme)).strip()


def _drawing_file(match: re.Match[str]) -> str:
    """Write a drawing that stood inside the styles to a file, so that `data:` need not be allowed."""
    drawing = re.sub(r"%([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), match[1])
    name = f"ds-{hashlib.sha256(drawing.encode()).hexdigest()[:8]}.svg"
    (STATIC / name).write_text(drawing, encoding="utf-8")
    return f'url("{name}")'


def _cut(source: Path, target: Path, letters: str) -> None:
    tool = ["uv", "tool", "run", "--from", CUTTER]
    narrow = target.with_suffix(".ttf")
    subprocess.run(
        [*tool, "fonttools", "varLib.instancer", str(source), "wght=400:700", "-o", str(narrow)],
        check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        [
            *tool, "pyftsubset", str(narrow), f"--unicodes={letters}",
            "--flavor=woff2", f"--output-file={target}",
            "--layout-features=kern,mark,mkmk,ccmp,locl,tnum,calt", "--no-hinting", "--desubroutinize",
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    narrow.unlink()


def _keep_licences(packages: Mapping[str, Path]) -> None:
    (STATIC / "licences").mkdir(exist_ok=True)
    for package, name in ((CSS, "designsystemet"), (FONT, "inter"), (HTMX, "htmx")):
        shutil.copy(packages[package] / "LICENSE", STATIC / "licences" / f"{name}.txt")


def _page(folder: Path) -> str:
    made = ["designsystemet.css", *sorted(path.name for path in STATIC.glob("ds-*.svg")), "htmx.js", *LETTERS]
    packages = ((f"{package} {version}", folder / _tarball(package)) for package, version in PACKAGES.items())
    return _WORDS.format(
        components=", ".join(COMPONENTS),
        cutter=CUTTER,
        packages=_table("Package", packages),
        files=_table("File", ((name, STATIC / name) for name in made)),
    )


def _table(head: str, rows: Iterable[tuple[str, Path]]) -> str:
    lines = (f"| {name} | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |" for name, path in rows)
    return "\n".join([f"| {head} | SHA-256 |", "|---|---|", *lines])


_WORDS = """# What others made

Written by `python -m scripts.vendor_static`; do not edit these files by hand, and change versions there.
The licences lie in `licences/`.

- **Designsystemet** by Digdir (MIT): its base and the components {components}, unchanged but that
  drawings inside the styles lie in files of their own. The theme is made by its own tool of the two
  colours in `scripts/vendoring/designsystemet.config.json`.
- **Inter** by the Inter project authors (SIL Open Font License 1.1), as Fontsource packs it: cut by
  {cutter} to the weights 400–700 and the letters listed in the script.
- **htmx** (0BSD), unchanged.

{packages}

{files}
"""


if __name__ == "__main__":
    main()
