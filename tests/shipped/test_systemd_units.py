"""The units for systemd start what exists, and let it write in the site's folder and nowhere else."""

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from sisam.cli.main import NOUNS
from sisam.settings import SITE_VARIABLE, Settings

FOLDER = Path(__file__).parents[2] / "systemd"
UNITS = sorted(FOLDER.glob("*.service"))
SITE = "/var/lib/sisam"
SPOOL = f"{SITE}/{Settings().spool_folder}"
#: What every service of the site is held to.
HARDENED = {
    "NoNewPrivileges": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictSUIDSGID": "yes",
    "CapabilityBoundingSet": "",
    "UMask": "0077",
    "User": "sisam",
}


def settings_of(unit: Path) -> dict[str, list[str]]:
    """Every setting as `Section.Key`, with its values in their order; systemd lets a key stand twice."""
    settings, section = defaultdict(list), ""
    for line in unit.read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            section = heading[1]
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals, line
            settings[f"{section}.{key}"].append(value)
    return settings


def test_there_is_a_unit_for_the_daemon_one_for_the_pages_and_one_for_the_auditor() -> None:
    expected = {"sisam-daemon.service", "sisam-web.service", "sisam-auditor.service"}

    assert expected == {unit.name for unit in UNITS}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_starts_a_command_that_exists_at_a_site_that_it_names(unit: Path) -> None:
    settings = settings_of(unit)
    (started,) = settings["Service.ExecStart"]
    program, command, *rest = started.split()

    assert ("sisam", []) == (Path(program).name, rest)
    assert command in NOUNS
    assert [f"{SITE_VARIABLE}={SITE}"] == settings["Service.Environment"]
    assert [SITE] == settings["Service.WorkingDirectory"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_is_hardened(unit: Path) -> None:
    settings = settings_of(unit)

    assert HARDENED == {key: settings[f"Service.{key}"][-1] for key in HARDENED}
    assert {SITE, SPOOL} >= set(settings["Service.ReadWritePaths"])


def test_the_daemon_tells_that_it_is_ready_and_well_and_is_always_started_anew() -> None:
    settings = settings_of(FOLDER / "sisam-daemon.service")
    expected = {
        "Service.Type": ["notify"],
        "Service.WatchdogSec": ["60"],
        "Service.Restart": ["always"],
        "Unit.StartLimitIntervalSec": ["0"],
        "Service.ReadWritePaths": [SITE],
    }

    assert expected == {key: settings[key] for key in expected}


def test_the_pages_are_held_to_what_the_daemon_is_held_to() -> None:
    """Whoever breaks in through a page finds no more than there is behind the daemon."""
    daemon, web = (settings_of(FOLDER / f"sisam-{name}.service") for name in ("daemon", "web"))
    own = {"Unit.Description", "Unit.After", "Service.ExecStart"}

    assert {key: values for key, values in daemon.items() if key not in own} == {
        key: values for key, values in web.items() if key not in own
    }


def test_the_auditor_may_write_what_it_found_and_only_read_the_site() -> None:
    settings = settings_of(FOLDER / "sisam-auditor.service")
    expected = {
        "Service.Type": ["notify"],
        "Service.Restart": ["always"],
        "Unit.StartLimitIntervalSec": ["0"],
        "Service.ReadOnlyPaths": [SITE],
        "Service.ReadWritePaths": [SPOOL],
    }

    assert expected == {key: settings[key] for key in expected}


def test_the_watchdog_of_the_auditor_waits_for_longer_than_the_auditor_between_two_looks() -> None:
    (seconds,) = settings_of(FOLDER / "sisam-auditor.service")["Service.WatchdogSec"]

    # Half of it may pass between two signs.
    assert int(seconds) / 2 > Settings().auditor_seconds


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_understands_every_line_of_a_unit(unit: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is not on this machine")
    # What it starts is not installed here.
    text = re.sub(
        r"^ExecStart=\S+", f"ExecStart={sys.executable}", unit.read_text("utf-8"), flags=re.MULTILINE
    )
    copy = tmp_path / unit.name
    copy.write_text(text, "utf-8")

    ran = subprocess.run([analyze, "verify", copy], capture_output=True, text=True, timeout=60, check=False)

    assert (0, "") == (ran.returncode, ran.stderr)
