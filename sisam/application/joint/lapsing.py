"""Lapsing: what nobody has answered in a week is over, and what it asked is taken away."""

from dataclasses import replace
from datetime import datetime

from sisam.application.site import Site
from sisam.domain.joint_request import JointAnswer


def lapse(site: Site, now: datetime) -> int:
    """End the requests that had their time, and return how many; nothing is written where there is none."""
    with site.store.read() as work:
        if not work.joint_requests.expired(now):
            return 0
    with site.store.write() as work:
        expired = work.joint_requests.expired(now)
        ended = (replace(each, answer=JointAnswer.LAPSED, answered_at=now) for each in expired)
        count = sum(work.joint_requests.answer(each) for each in ended)
        work.commit()
    return count
