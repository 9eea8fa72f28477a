"""Looking after a site: its own alerts are raised, climb and end, whatever the cases do."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sisam.application.alerts.gathering_facts import facts_of
from sisam.application.messages.posting import NobodyToTell, Post
from sisam.application.ports.audit_findings import AuditFindings
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.ids import AlertId
from sisam.domain.message import Message
from sisam.domain.site_alert import ActKind
from sisam.engine.site.watching import SiteDecision, watch


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What one look after a site did."""

    raised: int = 0
    climbed: int = 0
    cleared: int = 0
    messages: int = 0
    #: How many of those raised and climbed nobody could be told of, since nobody sits where they could end.
    untold: int = 0

    @property
    def anything(self) -> bool:
        """Tell whether anything was done."""
        return bool(self.raised or self.climbed or self.cleared)


def look_after(
    site: Site, now: datetime, findings: AuditFindings | None = None, since: datetime | None = None
) -> WatchReport:
    """Raise, climb and end the site's own alerts; nothing is written where nothing has changed.

    `findings` are what the auditor said last; `since` is when whoever looks began to look. What nobody
    can be told is counted, and stops nothing else.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    with site.store.read() as work:
        require_voice(work)
        if not _decided(site, work, now, findings, since).acts:
            return WatchReport()
    with site.store.write() as work:
        # Decided anew on what is there now: somebody else may have looked meanwhile.
        decision = _decided(site, work, now, findings, since)
        work.site_alerts.record(decision.acts)
        post = Post(site, work, now)
        told = _put(post, decision.messages)
        messages = post.write()
        work.commit()
    kinds = Counter(act.kind for act in decision.acts)
    return WatchReport(
        raised=kinds[ActKind.RAISED],
        climbed=kinds[ActKind.CLIMBED],
        cleared=kinds[ActKind.CLEARED],
        messages=messages,
        untold=sum(act.kind is not ActKind.CLEARED and act.alert.id not in told for act in decision.acts),
    )


def _put(post: Post, messages: Iterable[Message]) -> set[AlertId | None]:
    """Put in all that somebody can be told, and return which alerts it tells of."""
    told: set[AlertId | None] = set()
    for message in messages:
        with suppress(NobodyToTell):
            post.add(None, (message,))
            told.add(message.site_alert_id)
    return told


def _decided(
    site: Site, work: UnitOfWork, now: datetime, findings: AuditFindings | None, since: datetime | None
) -> SiteDecision:
    return watch(
        work.register.roster(),
        facts_of(site, work, findings, now, since),
        work.site_alerts.live(),
        site.rules.calendar(work.rule_parts),
        now,
        site.ids.new,
    )
