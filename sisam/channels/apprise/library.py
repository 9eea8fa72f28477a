"""The library Apprise, which is there only where somebody asked for it."""

from importlib import import_module
from typing import Protocol, cast

from sisam.channels.apprise.failures import AppriseMissing

_NAME = "apprise"
#: One attempt may last so long.
LIMIT_S = 30.0


class _Status(Protocol):
    name: str


class Result(Protocol):
    """What became of an attempt."""

    status: _Status

    def __bool__(self) -> bool:
        """Tell whether the service took the message."""
        ...


class Service(Protocol):
    """A service that messages go to."""

    def add(self, address: str) -> bool:
        """Take an address; False where it is none that the library knows."""
        ...

    def notify(self, body: str, title: str, *, body_format: str, timeout: float) -> Result:
        """Hand a message to all addresses."""
        ...


class Library(Protocol):
    """As much of Apprise as is used."""

    # The names are the library's own.
    def Apprise(self, *, asset: object) -> Service:  # noqa: N802
        """Return something that addresses can be added to."""
        ...

    def AppriseAsset(self, **options: object) -> object:  # noqa: N802
        """Return how the library behaves."""
        ...


def apprise_library() -> Library:
    """Return the library.

    Raises:
        AppriseMissing: it is not installed.
    """
    try:
        return cast("Library", import_module(_NAME))
    except ImportError:
        raise AppriseMissing from None


def service_at(library: Library, address: str) -> Service | None:
    """Return the service at an address; None where the library does not know what it means."""
    # Nothing is kept on disk, and nothing of the address gets into a log.
    asset = library.AppriseAsset(storage_mode="memory", secure_logging=True, async_mode=False)
    service = library.Apprise(asset=asset)
    return service if service.add(address) else None
