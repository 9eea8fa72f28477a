"""The auditor: looks, writes down what it found, and tells it by two roads that do not need the site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sisam.application.ports.channel import Envelope, Reply
from sisam.auditor.dead_mans_switch import DeadMansSwitch, PingFailed
from sisam.auditor.diary import Diary
from sisam.auditor.inspecting import SiteSource, inspect
from sisam.auditor.inspection import Inspection
from sisam.auditor.notice import Notice, figures_of
from sisam.auditor.spool import Spool, SpooledReport
from sisam.auditor.told import Told, news_of
from sisam.auditor.whole_looks import WholeLooks
from sisam.clock import Clock

#: Hands over a mail, or says why it was not taken.
Post = Callable[[Envelope, datetime], Reply]


@dataclass(frozen=True, slots=True)
class Operations:
    """Whoever runs the site, and the road to them that does not go through its outbox."""

    addresses: Sequence[str]
    post: Post
    notice: Notice


@dataclass(slots=True)
class Auditor:
    """Looks at a site and tells what it found; what fails on the way is told to the diary alone."""

    site_source: SiteSource
    clock: Clock
    diary: Diary
    spool: Spool
    switch: DeadMansSwitch | None = None
    operations: Operations | None = None
    _whole_looks: WholeLooks = field(default_factory=WholeLooks)
    _told: Told | None = field(init=False)
    _unreached_since: datetime | None = field(init=False)

    def __post_init__(self) -> None:
        """Remember what operations were told by the one before, and whether the switch was reached."""
        before = self.spool.read()
        self._told = None if before is None else before.told
        self._unreached_since = None if before is None else before.switch_unreached_since

    def look(self) -> Inspection:
        """Look once, and tell."""
        began = self.clock.now()
        full = self._whole_looks.is_due(began)
        inspection = inspect(self.site_source, began, self.diary, full=full)
        if full:
            self._whole_looks.looked(inspection)
        self.diary.looked(inspection, (self.clock.now() - began).total_seconds())
        self._write_down(inspection)
        self._ping(inspection)
        self._tell(inspection)
        return inspection

    def _ping(self, inspection: Inspection) -> None:
        before = self._unreached_since
        try:
            if self._pinged(inspection):
                self._unreached_since = None
        except PingFailed as error:
            self.diary.ping_failed(error, well=inspection.vouches)
            self._unreached_since = before or inspection.at
        if self._unreached_since != before:
            self._write_down(inspection)

    def _pinged(self, inspection: Inspection) -> bool:
        """Tell the switch how it is, and return False where there is nothing that could fail."""
        if self.switch is None:
            return True
        if inspection.vouches:
            self.switch.well()
        elif inspection.counts:
            self.switch.failing(figures_of(inspection))
        return bool(inspection.vouches or inspection.counts)

    def _tell(self, inspection: Inspection) -> None:
        if self.operations is None:
            return
        news = news_of(inspection, self._told, self.operations.addresses)
        if news is None:
            return
        refused = {
            address: why
            for address in news.missing
            if (why := _refusal(self.operations, inspection, news, address)) is not None
        }
        self.diary.told(len(news.missing) - len(refused), tuple(refused.values()))
        self._told = replace(news, missing=tuple(refused))
        self._write_down(inspection)

    def _write_down(self, inspection: Inspection) -> None:
        try:
            self.spool.write(SpooledReport(inspection, self._told, self._unreached_since))
        except OSError as error:
            self.diary.spool_failed(error)


def _refusal(operations: Operations, inspection: Inspection, news: Told, address: str) -> str | None:
    """Send one mail and return why it was not taken; None where it was."""
    envelope = operations.notice.envelope(inspection, news, address)
    try:
        reply = operations.post(envelope, inspection.at)
    except Exception as error:  # noqa: BLE001 — it is tried again at the next look, whatever it was
        # What ours say of it besides may be a path or an address.
        return f"{type(error).__name__} {getattr(error, 'why', '')}".rstrip()
    return None if reply.ok else reply.text
