"""What is tracked says nothing of the machine on which it was written."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.measures import mentions

ROOT = Path(__file__).parents[2]

# Each pattern is written so that it does not find itself.
LEAKS = {
    "mentions a folder beside the repository": re.compile(
        r"\.\./share[d]\b|\bshare[d]/(?:[a-z]+\.md|data|hooks|tools)\b"
    ),
    "mentions the path of this machine": re.compile(re.escape(str(ROOT)) + r"\b"),
    "mentions somebody's home folder": re.compile(r"/(?:root|home/\w+|Users/\w+)[/][.\w]"),
    "mentions a package registry": re.compile(
        r"[p]ypi\.org|files\.[p]ythonhosted|registry\.[n]pmjs|--(?:extra-)?[i]ndex-url"
        r"|--[f]ind-links|://[^ ]*/[s]imple/?(?=\s|$)|://[^ ]+\.(?:[w]hl|[t]gz|[d]eb)\b"
    ),
}
#: The option that keeps registries out of the lock has a registry's word in its name.
ALLOWED = re.compile(r"--no-emit-[i]ndex-url")


def tracked_paths() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a clone, so nothing is tracked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for path in listed.stdout.split("\0") if path]


def leaks_in(path: str, text: str) -> list[str]:
    return [str(finding) for finding in mentions(LEAKS, path, ALLOWED.sub("", text))]


def test_no_tracked_file_leaks_where_it_was_written() -> None:
    texts = [path for path in tracked_paths() if (ROOT / path).is_file()]

    found = [leak for path in texts for leak in leaks_in(path, (ROOT / path).read_text("utf-8", "replace"))]

    assert [] == found


@pytest.mark.parametrize(
    "text",
    [
        "see ../share" + "d/style.md",
        f"cd {ROOT}",
        f"{ROOT}/sisam/errors.py:3",
        "/srv/share" + "d/style.md",
        "/ro" + "ot/.ssh",
        "/home/" + "anna/sisam",
        "https://pypi" + ".org/project/sisam",
        "--extra-" + "index-url https://example.test",
        "https://example.test/" + "simple/",
        "https://example.test/sisam-0.1.0-py3-none-any" + ".whl",
    ],
)
def test_a_leak_is_caught(text: str) -> None:
    assert 1 == len(leaks_in("README.md", text))


@pytest.mark.parametrize(
    "text", ["the wheel is built from /usr/share/doc", "uv --no-emit-" + "index-url", "PyPI"]
)
def test_what_leaks_nothing_is_let_through(text: str) -> None:
    assert [] == leaks_in("README.md", text)


@pytest.mark.parametrize("name", ["uv.lock", "pylock.toml"])
def test_no_lock_with_addresses_is_tracked(name: str) -> None:
    assert name not in tracked_paths()
