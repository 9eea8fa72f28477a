"""Hurrying: sending at once what only waits for company."""

from datetime import datetime

from sisam.application.ports.outbox import MessageStatus
from sisam.application.silence import require_voice
from sisam.application.site import Site


def hurry(site: Site, now: datetime) -> int:
    """Let messages be due that wait to become one with others, and return how many.

    What is held for somebody's office hours or digest stays so.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    with site.store.write() as work:
        require_voice(work)
        hurried = work.outbox.hurry(now)
        work.commit()
    return hurried


def count_held(site: Site) -> int:
    """Return how many messages are held for office hours or a digest."""
    with site.store.read() as work:
        return work.outbox.count(MessageStatus.HELD)
