"""The site's own alerts, and what was done about them."""

from collections.abc import Sequence
from typing import Protocol

from sisam.domain.ids import AlertId
from sisam.domain.site_alert import SiteAct, SiteAlert


class SiteAlerts(Protocol):
    """Alerts of the site at rest; they change only together with an act that tells why."""

    def live(self) -> list[SiteAlert]:
        """Return those that go on, the oldest first."""
        ...

    def find(self, alert_id: AlertId) -> SiteAlert | None:
        """Return an alert, whether it goes on or not; None: there is none with that id."""
        ...

    def record(self, acts: Sequence[SiteAct]) -> None:
        """Keep acts, and each alert as it is after its act.

        Raises:
            AlreadyThere: an alert about the same goes on.
        """
        ...

    def acts(self, alert_id: AlertId) -> list[SiteAct]:
        """Return all that was done about an alert, in order; each holds the alert as it is now."""
        ...
