"""The site's own alerts, at rest."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, literal_column, select

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.ids import AlertId
from sisam.domain.site_alert import About, ActKind, SiteAct, SiteAlert
from sisam.storage.canonical import canonical, read
from sisam.storage.dialect import insert_sql, put_sql, text_of
from sisam.storage.instants import (
    day_or_none,
    day_text_or_none,
    instant_or_none,
    instant_text,
    instant_text_or_none,
)
from sisam.storage.link import Link, Row
from sisam.storage.schema.site_alerts import site_alert, site_alert_act
from sisam.storage.words import WordsSeal

_PUT: Final = put_sql(site_alert)
_ADD_ACT: Final = insert_sql(site_alert_act)
# Written out as in the index on live alerts, so that it is used.
_LIVE: Final = text_of(
    select(site_alert)
    .where(literal_column("cleared_at IS NULL"))
    .order_by(site_alert.c.raised_at, site_alert.c.id)
)
_FIND: Final = text_of(select(site_alert).where(site_alert.c.id == bindparam("key")))
_COUNT: Final = text_of(
    select(func.count(literal_column("*"))).where(site_alert_act.c.alert_id == bindparam("key"))
)
_ACTS: Final = text_of(
    select(site_alert_act)
    .where(site_alert_act.c.alert_id == bindparam("key"))
    .order_by(site_alert_act.c.ordinal)
)


class SqlSiteAlerts:
    """Alerts of the site in a database, within one transaction."""

    __slots__ = ("_link", "_seal")

    def __init__(self, link: Link, seal: WordsSeal) -> None:
        """Take the link of the transaction, and what seals the words of acts."""
        self._link = link
        self._seal = seal

    def live(self) -> list[SiteAlert]:
        """Return those that go on, the oldest first."""
        return [_alert_of(row) for row in self._link.rows(_LIVE)]

    def find(self, alert_id: AlertId) -> SiteAlert | None:
        """Return an alert, whether it goes on or not; None: there is none with that id."""
        row = self._link.row(_FIND, (alert_id,))
        return None if row is None else _alert_of(row)

    def record(self, acts: Sequence[SiteAct]) -> None:
        """Keep acts, and each alert as it is after its act.

        Raises:
            AlreadyThere: an alert about the same goes on.
        """
        for act in acts:
            self._link.run(_PUT, _alert_row(act.alert))
            self._link.run(_ADD_ACT, self._act_row(act))

    def acts(self, alert_id: AlertId) -> list[SiteAct]:
        """Return all that was done about an alert, in order; each holds the alert as it is now."""
        alert = self.find(alert_id)
        return (
            [] if alert is None else [self._act_of(alert, row) for row in self._link.rows(_ACTS, (alert_id,))]
        )

    def _act_row(self, act: SiteAct) -> Row:
        counted = self._link.row(_COUNT, (act.alert.id,))
        ordinal = counted[0] + 1 if counted else 1
        place = _place(act.alert.id, ordinal)
        return (
            act.alert.id,
            ordinal,
            instant_text(act.at),
            act.kind.value,
            act.person_id,
            act.via,
            day_text_or_none(act.until),
            None if act.words is None else self._seal.seal(act.words, place),
            act.key,
        )

    def _act_of(self, alert: SiteAlert, row: Row) -> SiteAct:
        alert_id, ordinal, at, kind, person_id, via, until, sealed, key = row
        return SiteAct(
            alert=alert,
            kind=ActKind(kind),
            at=datetime.fromisoformat(at),
            person_id=person_id,
            via=via,
            until=day_or_none(until),
            words=None if sealed is None else self._seal.unseal(sealed, _place(alert_id, ordinal)),
            key=key,
        )


def _place(alert_id: str, ordinal: int) -> str:
    """Return where words lie, so that they cannot be moved to another act."""
    return f"site_alert_act:{alert_id}:{ordinal}"


def _alert_row(alert: SiteAlert) -> Row:
    return (
        alert.id,
        alert.cause.value,
        alert.about.key,
        alert.organisation_id,
        canonical(dict(alert.detail)),
        alert.rung,
        alert.round,
        instant_text(alert.raised_at),
        instant_text_or_none(alert.next_at),
        instant_text_or_none(alert.acknowledged_at),
        alert.acknowledged_by,
        day_text_or_none(alert.acknowledged_until),
        instant_text_or_none(alert.cleared_at),
        alert.cleared_reason.value if alert.cleared_reason else None,
        day_text_or_none(alert.snoozed_until),
    )


def _alert_of(row: Row) -> SiteAlert:
    alert_id, cause, about, organisation_id, detail, rung, round_, raised_at, next_at, *rest = row
    acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, cleared_reason, snoozed_until = rest
    return SiteAlert(
        id=alert_id,
        cause=AlertCause(cause),
        about=About.of(about),
        organisation_id=organisation_id,
        rung=rung,
        round=round_,
        raised_at=datetime.fromisoformat(raised_at),
        next_at=instant_or_none(next_at),
        detail=read(detail),
        acknowledged_at=instant_or_none(acknowledged_at),
        acknowledged_by=acknowledged_by,
        acknowledged_until=day_or_none(acknowledged_until),
        cleared_at=instant_or_none(cleared_at),
        cleared_reason=Cleared(cleared_reason) if cleared_reason else None,
        snoozed_until=day_or_none(snoozed_until),
    )
