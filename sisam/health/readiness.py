"""Whether a site is ready: its database can be read and a sweep was completed a short while ago."""

from datetime import datetime, timedelta

from sisam.application.ports.figures import Figures, Gauges
from sisam.errors import Unavailable

#: A sweep that was completed longer ago means that nobody sweeps.
SWEEP_AT_MOST = timedelta(minutes=5)


def why_not_ready(gauges: Gauges, now: datetime) -> str:
    """Return why a site is not ready, in words that tell nothing of anybody; empty where it is."""
    try:
        return why_not(gauges.figures(now), now)
    except Unavailable:
        return "the database cannot be read"


def why_not(figures: Figures, now: datetime) -> str:
    """Return why a site with these figures is not ready; empty where it is."""
    if figures.silent_since is not None:
        return "the site was restored and is silent"
    completed = figures.last_sweep_completed
    if completed is None:
        return "no sweep has ever been completed"
    # A moment that lies ahead means that a clock is wrong, and says nothing of what is done now.
    if abs(now - completed) > SWEEP_AT_MOST:
        return "no sweep was completed in the last five minutes"
    return ""
