"""Whether the site may speak, at rest."""

from typing import Final

from sqlalchemy import select

from sisam.application.ports.site_state import SiteState
from sisam.storage.dialect import put_sql, text_of
from sisam.storage.instants import instant_or_none, instant_text_or_none
from sisam.storage.link import Link
from sisam.storage.schema.oversight import site_state

_ONLY: Final = 1
_GET: Final = text_of(select(site_state))
_PUT: Final = put_sql(site_state)


class SqlSiteStates:
    """The state of the site in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def get(self) -> SiteState:
        """Return it; a site that was never restored speaks."""
        row = self._link.row(_GET)
        if row is None:
            return SiteState()
        _, silent_since, restored_at, restored_from, adopted_at, adopted_by, adopted_via, sample = row
        return SiteState(
            silent_since=instant_or_none(silent_since),
            restored_at=instant_or_none(restored_at),
            restored_from=restored_from,
            adopted_at=instant_or_none(adopted_at),
            adopted_by=adopted_by,
            adopted_via=adopted_via,
            sample=bool(sample),
        )

    def put(self, state: SiteState) -> None:
        """Keep it instead of the one before."""
        row = (
            _ONLY,
            instant_text_or_none(state.silent_since),
            instant_text_or_none(state.restored_at),
            state.restored_from,
            instant_text_or_none(state.adopted_at),
            state.adopted_by,
            state.adopted_via,
            int(state.sample),
        )
        self._link.run(_PUT, row)
