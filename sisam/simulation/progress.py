"""Progress: how whoever waits for a demo is shown how far it has come."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

Told = Callable[[int], None]
#: Shows how far something has come: what it is, and how many there are of it.
Progress = Callable[[str, int], AbstractContextManager[Told]]


@contextmanager
def unseen(_what: str, _total: int) -> Iterator[Told]:
    """Show nobody how far something has come."""
    yield lambda _count: None
