"""Signing reviews: somebody has looked through a month of the log, and says so once and for all."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.own_cases import require
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.reviews.reviewed_log import reviewed_controllers
from sisam.application.reviews.showing_reviews import SignedReview, WaitingReview, find_review
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import LONGEST_NUMBER, LogReview, ReviewOutcome
from sisam.domain.reading import Purpose, Shown
from sisam.domain.refusal_of_log_review import (
    MonthGoesOn,
    OnlyOwnReading,
    RegistryNumberInVain,
    RegistryNumberWanted,
)

#: Such as ``SN 2026/123-4``: enough to find the matter, and no room for what it is about.
_NUMBER: Final = re.compile(rf"(?=.*\d)[\w/:. -]{{1,{LONGEST_NUMBER}}}")


@dataclass(frozen=True, slots=True)
class Signature:
    """What somebody signs."""

    controller_id: OrganisationId
    month: LogMonth
    outcome: ReviewOutcome
    #: Where what is followed up lies; empty where there is nothing to remark.
    registry_number: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed."""

    review: LogReview
    #: Somebody had signed it before, and nothing was changed.
    repeated: bool = False


def sign_review(site: Site, caller: Caller, signature: Signature, now: datetime) -> Signed:
    """Keep that somebody has looked through a month; where somebody has before, that stands.

    Raises:
        RightMissing: they do not look after the log.
        NotFound: nothing of that month is theirs to look through.
        MonthGoesOn: it has not ended.
        OnlyOwnReading: nobody but they themselves has read anything in it.
        RegistryNumberWanted, RegistryNumberInVain: the number does not fit the outcome.
    """
    require_number(signature)
    with denials_kept(site), site.store.write() as work:
        someone = caller.known(work.register.roster(), now)
        require(someone, Right.READ_LOG, Shown.READ_LOG)
        _require_ended(someone, signature)
        calendar = site.rules.calendar(work.rule_parts)
        found = find_review(work, someone, signature.controller_id, signature.month, calendar)
        if isinstance(found, SignedReview):
            return Signed(found.review, repeated=True)
        review = _review(site, someone, signature, found)
        work.log_reviews.sign(review, someone.roster.under(signature.controller_id))
        _write_down(work, someone, signature.controller_id)
        work.commit()
    return Signed(review)


def require_number(signature: Signature) -> None:
    """Refuse a registry number that does not fit the outcome.

    Raises:
        RegistryNumberWanted: there is none, or it is made of other signs.
        RegistryNumberInVain: there is nothing to remark.
    """
    if signature.outcome is ReviewOutcome.NOTHING_TO_REMARK:
        if signature.registry_number:
            raise RegistryNumberInVain
    elif not _NUMBER.fullmatch(signature.registry_number):
        raise RegistryNumberWanted(most=LONGEST_NUMBER)


def _require_ended(someone: Someone, signature: Signature) -> None:
    theirs = signature.controller_id in reviewed_controllers(someone)
    if theirs and not signature.month.has_ended(someone.day):
        raise MonthGoesOn(until=signature.month.last_on)


def _review(site: Site, someone: Someone, signature: Signature, found: WaitingReview) -> LogReview:
    if found.figures.only_own:
        raise OnlyOwnReading
    return LogReview(
        id=site.ids.new(),
        controller_id=signature.controller_id,
        month=signature.month,
        signed_by=someone.person_id,
        signed_at=someone.now,
        via=someone.via,
        outcome=signature.outcome,
        registry_number=signature.registry_number,
        lines=found.figures.lines,
        own_lines=found.figures.own,
    )


def _write_down(work: UnitOfWork, someone: Someone, controller_id: OrganisationId) -> None:
    """Write down that the log was looked at, and from which seat."""
    at = reviewed_controllers(someone)[controller_id]
    reading = reading_of(someone, Shown.READ_LOG, purpose=Purpose.REVIEW, organisation=at)
    work.read_log.write([reading])
