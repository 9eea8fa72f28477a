"""Agreeing on protection: what one case of a pupil was told before it spread is told to their others."""

from datetime import datetime

from sisam.application.cases.carrying_out import apply_new
from sisam.application.messages.posting import Post
from sisam.application.site import Site
from sisam.domain.actor import DAEMON, Actor
from sisam.domain.command import Command, ShareProtection
from sisam.domain.ids import CommandId

#: Cases in one transaction.
BATCH = 100
_BY_ITSELF = Actor(DAEMON, None, "daemon")


def agree_on_protection(site: Site, now: datetime) -> int:
    """Hide each pupil in all cases who is hidden in one of them, in batches; return in how many that was new.

    Doing it again goes on where it stopped.
    """
    hidden = 0
    while True:
        with site.store.write() as work:
            batch = work.cases.less_protected(BATCH)
            if not batch:
                return hidden
            post = Post(site, work, now)
            for case_id in batch:
                command_id = CommandId(site.ids.new())
                command = Command(command_id, _BY_ITSELF, ShareProtection(protected=True), command_id)
                apply_new(site, work, case_id, command, now).tell(post)
            post.write()
            work.commit()
        hidden += len(batch)
