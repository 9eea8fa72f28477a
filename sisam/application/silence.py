"""Silence: a site that was restored tells nobody anything until somebody adopts it."""

from dataclasses import dataclass
from datetime import datetime

from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.errors import Unavailable


@dataclass(eq=False)
class SiteSilent(Unavailable):
    """This site was restored from a backup and tells nobody anything; `sisam adopt` ends that."""

    since: datetime
    restored_from: str | None


def require_voice(work: UnitOfWork) -> None:
    """Let only a site pass that may tell people something.

    Raises:
        SiteSilent: it was restored, and nobody has adopted it yet.
    """
    state = work.site_states.get()
    if state.silent_since is not None:
        raise SiteSilent(state.silent_since, state.restored_from)


def require_site_voice(site: Site) -> None:
    """Let only a site pass that may tell people something, asked in a snapshot of its own.

    Raises:
        SiteSilent: it was restored, and nobody has adopted it yet.
    """
    with site.store.read() as work:
        require_voice(work)
