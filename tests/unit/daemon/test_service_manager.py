"""systemd hears what it asked to hear, and nothing is sent where nobody listens."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sisam.daemon.service_manager import ServiceManager


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose path is short enough for a socket."""
    with TemporaryDirectory(prefix="sd-") as folder:
        yield Path(folder)


def listening(address: str) -> socket.socket:
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(address)
    ear.settimeout(10)
    return ear


def test_each_notice_is_one_datagram_in_the_words_of_sd_notify(folder: Path) -> None:
    address = str(folder / "notify")
    manager = ServiceManager.of({"NOTIFY_SOCKET": address})

    with listening(address) as ear:
        manager.ready()
        manager.well()
        manager.stopping()
        heard = [ear.recv(1000).decode().splitlines()[0] for _ in range(3)]

    assert ["READY=1", "WATCHDOG=1", "STOPPING=1"] == heard


def test_what_it_is_doing_is_told_in_its_own_words(folder: Path) -> None:
    address = str(folder / "notify")

    with listening(address) as ear:
        ServiceManager(address, doing="Auditing.").ready()

        assert b"READY=1\nSTATUS=Auditing." == ear.recv(1000)


def test_an_address_in_no_folder_begins_with_a_nought() -> None:
    # Such names lie in no folder either: two runs of one machine would share it.
    name = f"sisam-test-{os.getpid()}"
    with listening(f"\0{name}") as ear:
        ServiceManager(f"@{name}").well()

        assert b"WATCHDOG=1" == ear.recv(1000)


def test_where_nobody_is_named_nothing_is_sent() -> None:
    manager = ServiceManager.of({})

    manager.ready()

    assert (None, None) == (manager.address, manager.watchdog_seconds)


def test_a_listener_that_is_gone_stops_nothing(folder: Path) -> None:
    manager = ServiceManager(str(folder / "gone"))

    manager.well()

    assert not (folder / "gone").exists()


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({"WATCHDOG_USEC": "60000000"}, 30.0),
        ({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "17"}, 30.0),
        ({"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "18"}, None),
        ({}, None),
    ],
)
def test_the_watchdog_hears_twice_in_its_period_from_the_process_that_it_means(
    environment: dict[str, str], seconds: float | None
) -> None:
    assert seconds == ServiceManager.of(environment, pid=17).watchdog_seconds
