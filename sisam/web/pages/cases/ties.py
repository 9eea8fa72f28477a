"""What a case has to do with the pupil's other cases."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.application.cases.carrying_out import SOCIAL_SERVICES
from sisam.application.cases.showing_cases import LinkedCase
from sisam.domain.workflow import Phase
from sisam.web.pages.cases.teller import Teller
from sisam.web.paths import CASES, case_path


@dataclass(frozen=True, slots=True)
class TiesShown:
    """The case before and those after, each by its page and its number."""

    follows: tuple[str, str] | None
    followed_by: tuple[tuple[str, str], ...]
    #: Where a new placement of the pupil is entered; empty: not by them, or not now.
    anew_url: str


def ties_shown(teller: Teller) -> TiesShown:
    """Return the pupil's other cases, and where a next one begins."""
    view = teller.view
    return TiesShown(
        follows=_link(view.follows) if view.follows else None,
        followed_by=tuple(_link(each) for each in view.followed_by),
        anew_url=_anew_url(teller),
    )


def _link(linked: LinkedCase) -> tuple[str, str]:
    return case_path(linked.id), linked.number


def _anew_url(teller: Teller) -> str:
    """Return where the social services of a case enter a new placement of a pupil who has been placed."""
    case, view = teller.view.case, teller.view
    social = case.parties.get(SOCIAL_SERVICES)
    placed = case.phase is not Phase.BEFORE
    theirs = view.acts_for is not None and view.acts_for == social
    return f"{CASES}/ny?efter={case.id}" if placed and theirs and not view.followed_by else ""
