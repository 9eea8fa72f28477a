"""The wheel carries the program, its definitions and its settings, and works without a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

missing = [name for name in ("workflows", "notifications", "config.toml") if not (ROOT / name).exists()]
needs_data = pytest.mark.skipif(bool(missing), reason=f"not written yet: {', '.join(missing)}")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command, show what it said where it fails, and return its output."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the pinned backend without network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"),
        *("--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)),
        cwd=folder,
    )
    (built,) = folder.glob("sisam-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone was installed."""
    target = tmp_path_factory.mktemp("installed")
    run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
        *("--target", str(target), str(wheel)),
        cwd=target,
    )
    return target


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@needs_data
@pytest.mark.parametrize("folder", ["workflows", "notifications"])
def test_the_wheel_ships_every_definition_as_it_stands_in_the_repository(
    installed: Path, folder: str
) -> None:
    shipped = installed / "sisam" / "_shipped" / folder

    assert files_below(ROOT / folder) == files_below(shipped)
    assert [] == [
        name
        for name in files_below(shipped)
        if (shipped / name).read_bytes() != (ROOT / folder / name).read_bytes()
    ]


@needs_data
def test_the_wheel_ships_the_settings(installed: Path) -> None:
    shipped = installed / "sisam" / "_shipped" / "config.toml"

    assert (ROOT / "config.toml").read_bytes() == shipped.read_bytes()


@needs_data
def test_the_wheel_puts_nothing_beside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}

    assert {"sisam", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"} == tops


@needs_data
def test_the_wheel_ships_every_module_and_the_promise_of_its_types(wheel: Path) -> None:
    modules = {f"sisam/{name}" for name in files_below(ROOT / "sisam")}

    with zipfile.ZipFile(wheel) as archive:
        assert set() == modules - set(archive.namelist())
        assert "sisam/py.typed" in archive.namelist()


@needs_data
def test_the_installed_package_is_read_from_where_it_was_installed(installed: Path) -> None:
    said = run(
        *(sys.executable, "-c", "import sisam; print(sisam.__file__)"),
        cwd=Path("/"),
        PYTHONPATH=str(installed),
    )

    assert installed / "sisam" / "__init__.py" == Path(said.strip())
