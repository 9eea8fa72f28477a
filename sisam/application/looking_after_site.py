"""Looking after a site: its own alerts are raised, climb and end, whatever the cases do."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sisam.application.gathering_facts import facts_of
from sisam.application.ports.audit_findings import AuditFindings
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.posting import Post
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.site_alert import ActKind
from sisam.engine.watching import SiteDecision, watch


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What one look after a site did."""

    raised: int = 0
    climbed: int = 0
    cleared: int = 0
    messages: int = 0

    @property
    def anything(self) -> bool:
        """Tell whether anything was done."""
        return bool(self.raised or self.climbed or self.cleared)


def look_after(
    site: Site, now: datetime, findings: AuditFindings | None = None, since: datetime | None = None
) -> WatchReport:
    """Raise, climb and end the site's own alerts; nothing is written where nothing has changed.

    `findings` are what the auditor said last; `since` is when whoever looks began to look.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        NobodyToTell: nobody sits where an alert could end.
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
        post.add(None, decision.messages)
        messages = post.write()
        work.commit()
    kinds = Counter(act.kind for act in decision.acts)
    return WatchReport(kinds[ActKind.RAISED], kinds[ActKind.CLIMBED], kinds[ActKind.CLEARED], messages)


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
