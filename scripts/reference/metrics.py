"""The page of the metrics, read off the collector itself."""

from collections.abc import Iterable
from datetime import UTC, datetime

from prometheus_client.samples import Sample

from scripts.reference.markdown import code, page, table
from sisam.application.ports.figures import Figures
from sisam.health.exposition import SiteCollector

_ABOUT = """
`sisam metrics --once` prints these in the text format of Prometheus, and a listener answers `/metrics` with
them; [how to watch the house](../howto/watch-the-house.md) says how. They are counts and ages: no name, no id
and no number of a case is among them, and every label has a word of a closed list. What has never been, such
as a sweep at a site that was never swept, has no age, and of a database that cannot be read there is
`sisam_up 0` and nothing else.
"""
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class _Everything:
    """A site of which every figure is known, so that every metric is there."""

    def figures(self, now: datetime) -> Figures:
        """Return figures without a gap."""
        return Figures(
            silent_since=now,
            due_since=now,
            waiting_since=now,
            unsent_since=now,
            last_beat=now,
            last_sweep_completed=now,
        )


def metrics_page() -> str:
    """Return the page."""
    rows = (
        (code(family.name), family.documentation, _labels(family.samples))
        for family in SiteCollector(_Everything(), _MOMENT).collect()
    )
    return page("Metrics", _ABOUT, table(("metric", "what it is", "label"), rows))


def _labels(samples: Iterable[Sample]) -> str:
    """Return the label that a metric's samples have, with its words."""
    found: dict[str, list[str]] = {}
    for sample in samples:
        for label, word in sample.labels.items():
            found.setdefault(label, []).append(code(word))
    return "; ".join(f"{code(label)}: {', '.join(words)}" for label, words in found.items())
