"""The figures of a site as Prometheus reads them: counts and ages, never an id or a name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from prometheus_client.core import GaugeMetricFamily, Metric

from sisam.application.ports.figures import Figures, Gauges
from sisam.application.ports.outbox import MessageStatus
from sisam.domain.alert import AlertCause
from sisam.domain.contact import Way
from sisam.domain.deadline import DeadlineStatus
from sisam.errors import Unavailable
from sisam.health.readiness import why_not

#: Every channel that a site may have; no other word becomes a label.
CHANNELS: Final = ("folder", *Way)


class SiteCollector:
    """Reads a site's figures anew whenever they are collected."""

    def __init__(self, gauges: Gauges, now: datetime) -> None:
        """Take where the figures are read off, and the moment that ages are counted to."""
        self._gauges = gauges
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """Yield every metric; of a database that cannot be read only that it cannot."""
        try:
            figures = self._gauges.figures(self._now)
        except Unavailable:
            yield _gauge("sisam_up", "Whether the database can be read.", 0)
            return
        yield _gauge("sisam_up", "Whether the database can be read.", 1)
        yield from _states(figures, self._now)
        yield from _work(figures)
        yield from _ages(figures, self._now)


def _states(figures: Figures, now: datetime) -> Iterator[Metric]:
    silent = figures.silent_since is not None
    yield _gauge("sisam_ready", "Whether the site is ready, as /readyz says.", int(not why_not(figures, now)))
    yield _gauge("sisam_silent", "Whether the site was restored and not adopted yet.", int(silent))
    yield _gauge("sisam_daemons", "Daemons that have left a sign of life.", figures.daemons)


def _work(figures: Figures) -> Iterator[Metric]:
    yield _by("sisam_cases", "Cases.", "state", {"open": figures.open_cases, "closed": figures.closed_cases})
    yield _gauge("sisam_cases_due", "Open cases whose next moment has come.", figures.due_cases)
    yield _gauge("sisam_steps_live", "Steps that are open or offered.", figures.live_steps)
    yield _by("sisam_deadlines", "Deadlines.", "status", _whole(DeadlineStatus, figures.deadlines))
    yield _by("sisam_alerts", "Alerts that go on.", "cause", _whole(AlertCause, figures.alerts))
    yield _gauge("sisam_alerts_unanswered", "Alerts that nobody has acknowledged.", figures.unanswered_alerts)
    yield _by("sisam_messages", "Messages.", "status", _whole(MessageStatus, figures.messages))
    down = {channel: int(channel in figures.channels_down) for channel in CHANNELS}
    yield _by("sisam_channel_down", "Whether a channel works for nobody.", "channel", down)


def _ages(figures: Figures, now: datetime) -> Iterator[Metric]:
    """Yield the ages that there are; what has never been has none."""
    ages = {
        "sisam_case_due_age_seconds": ("How long the first case has been due.", figures.due_since),
        "sisam_message_due_age_seconds": (
            "How long ago the oldest message that is due was written.",
            figures.waiting_since,
        ),
        "sisam_message_unsent_age_seconds": (
            "How long the oldest message that is neither sent nor held has been due, tried or not.",
            figures.unsent_since,
        ),
        "sisam_beat_age_seconds": ("How long ago a daemon left a sign of life.", figures.last_beat),
        "sisam_sweep_age_seconds": ("How long ago a sweep was completed.", figures.last_sweep_completed),
        "sisam_silence_age_seconds": ("How long the site has been silent.", figures.silent_since),
    }
    for name, (means, since) in ages.items():
        if since is not None:
            yield _gauge(name, means, (now - since).total_seconds())


def _whole(words: Iterable[StrEnum], counts: Mapping[str, int]) -> dict[str, int]:
    """Return a count for each word of a closed list, and for no other."""
    return {str(word): counts.get(word, 0) for word in words}


def _gauge(name: str, means: str, value: float) -> Metric:
    return GaugeMetricFamily(name, means, value=value)


def _by(name: str, means: str, label: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, means, labels=[label])
    for word, count in counts.items():
        family.add_metric([word], count)
    return family
