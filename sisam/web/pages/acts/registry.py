"""Every act of the pages by its name in an address, and the way from an act of the engine to its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from sisam.domain.command import Act
from sisam.errors import NotFound
from sisam.web.pages.acts.kind import ActKind
from sisam.web.pages.acts.kinds import (
    annulling,
    closing,
    dating,
    disclosing,
    ending,
    facts,
    handing_over,
    moving_on,
    naming,
    pausing,
    protecting,
    schooling,
)
from sisam.web.paths import case_path

#: In the order in which they are listed.
ALL: Final[tuple[ActKind, ...]] = (
    handing_over.OFFER,
    handing_over.CONFIRM,
    handing_over.RETURN,
    handing_over.WITHDRAW,
    ending.DONE,
    ending.WAIVE,
    ending.TAKE_OVER,
    moving_on.MOVE_ON,
    naming.TRANSFER,
    naming.SET_PARTY,
    naming.MOVE_HOME,
    dating.SET_DATE,
    dating.RECONSIDER,
    facts.SET_FACT,
    pausing.PAUSE,
    pausing.RESUME,
    schooling.RECORD_SPELL,
    schooling.END_SPELL,
    disclosing.DISCLOSE,
    disclosing.END_DISCLOSURE,
    protecting.PROTECT,
    protecting.LIFT,
    annulling.ANNUL,
    closing.CLOSE,
)
KINDS: Final[Mapping[str, ActKind]] = {kind.slug: kind for kind in ALL}


def kind_named(slug: str) -> ActKind:
    """Return the act of that name.

    Raises:
        NotFound: there is none.
    """
    if slug not in KINDS:
        raise NotFound("act", slug)
    return KINDS[slug]


def kind_of(act: Act) -> ActKind | None:
    """Return the page's act that does an act of the engine; None where another page does it."""
    return next((kind for kind in ALL if kind.is_of(act)), None)


def act_path(case_id: str, act: Act) -> str | None:
    """Return where an act of the engine is done in a case; None where these pages do not do it."""
    kind = kind_of(act)
    return None if kind is None else path_of(case_id, kind, kind.at(act))


def path_of(case_id: str, kind: ActKind, given: Mapping[str, str] | None = None) -> str:
    """Return where an act is done in a case, with what is known of it already."""
    query = f"?{urlencode(given)}" if given else ""
    return f"{case_path(case_id)}/gor/{kind.slug}{query}"
