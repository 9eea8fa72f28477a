"""The pages on which a month of the log is looked through, read once more, and signed."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.reviews.showing_reviews import KIND, SignedReview, WaitingReview, show_review
from sisam.application.reviews.signing_reviews import Signature, require_number, sign_review
from sisam.domain.access import Right
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.refusal_of_log_review import (
    MonthGoesOn,
    OnlyOwnReading,
    RegistryNumberInVain,
    RegistryNumberWanted,
)
from sisam.errors import NotFound, SisamError
from sisam.web.asking import Asking, FreshAsker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import Form, OptionalLine, taken
from sisam.web.frame import Told, Tone
from sisam.web.language import marked
from sisam.web.pages.read_log.filters import LOG
from sisam.web.pages.read_log.page import log_with_reviews
from sisam.web.pages.read_log.reviews_told import OUTCOMES, REVIEW, signed_told, waiting_told
from sisam.web.showing import back_to, show
from sisam.web.typed import Typed, TypedForm
from sisam.wording.refusals import refusal

router = APIRouter()

SIGNING: Final = f"{REVIEW}/skriv-under"


class ReviewForm(Form):
    """What came of the review."""

    utfall: ReviewOutcome = Field(title=marked("Vad kom du fram till?"))
    diarienummer: OptionalLine = Field(default="", title=marked("Diarienummer"))


@door(router, "GET", REVIEW, right=Right.READ_LOG)
def review_page(asker: FreshAsker, controller_id: str, month: str) -> Response:
    """Show what deserves a look in a month, and what came of it once it is signed.

    Raises:
        NotFound: nothing of that month is theirs to look through.
    """
    return _page(asker, _found(asker, controller_id, month), Filled())


@door(router, "POST", REVIEW, right=Right.READ_LOG)
def read_once_more(asker: FreshAsker, controller_id: str, month: str, typed: TypedForm) -> Response:
    """Show what will be signed, and that it stands for good.

    Raises:
        NotFound: nothing of that month is theirs to look through.
    """
    found = _found(asker, controller_id, month)
    form = _taken(asker, typed, controller_id, month)
    if isinstance(form, Filled) or isinstance(found, SignedReview):
        return _page(asker, found, form if isinstance(form, Filled) else Filled())
    return show(
        asker.frame,
        "read_log/review_confirm.html",
        review=waiting_told(found, asker.texts),
        form=Filled(typed.texts),
        outcome=asker.texts(OUTCOMES[form.outcome]),
        registry_number=form.registry_number,
        url=SIGNING.format(controller_id=controller_id, month=month),
    )


@door(router, "POST", SIGNING, right=Right.READ_LOG)
def sign(asker: FreshAsker, controller_id: str, month: str, typed: TypedForm) -> Response:
    """Sign for a month, and lead back to the log.

    Raises:
        NotFound: nothing of that month is theirs to look through.
    """
    form = _taken(asker, typed, controller_id, month)
    if isinstance(form, Filled):
        return _page(asker, _found(asker, controller_id, month), form)
    try:
        signed = sign_review(asker.parts.site, asker.caller, form, asker.now)
    except (OnlyOwnReading, MonthGoesOn) as error:
        told = (Told(_said(asker, error), Tone.WARNING),)
        if isinstance(error, MonthGoesOn):
            # Of a month that goes on there is no page yet.
            return log_with_reviews(asker, HTTPStatus.CONFLICT, told=told)
        found = _found(asker, controller_id, month)
        return _page(asker, found, Filled(typed.texts), HTTPStatus.CONFLICT, told=told)
    return back_to(f"{LOG}?nyss={'redan' if signed.repeated else 'granskad'}")


def _month(month: str) -> LogMonth:
    try:
        return LogMonth.read(month)
    except ValueError:
        raise NotFound(KIND, month) from None


def _found(asker: Asking, controller_id: str, month: str) -> WaitingReview | SignedReview:
    whose = OrganisationId(controller_id)
    return show_review(asker.parts.site, asker.caller, whose, _month(month), asker.now)


def _taken(asker: Asking, typed: Typed, controller_id: str, month: str) -> Signature | Filled:
    form = taken(ReviewForm, typed, asker.language)
    if isinstance(form, Filled):
        return form
    signature = Signature(OrganisationId(controller_id), _month(month), form.utfall, form.diarienummer)
    try:
        require_number(signature)
    except (RegistryNumberWanted, RegistryNumberInVain) as error:
        return Filled(typed.texts, {"diarienummer": _said(asker, error)})
    return signature


def _said(asker: Asking, error: SisamError) -> str:
    return refusal(error, asker.language)


def _page(
    asker: Asking,
    found: WaitingReview | SignedReview,
    form: Filled,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    told: tuple[Told, ...] = (),
) -> Response:
    review = waiting_told(found, asker.texts) if isinstance(found, WaitingReview) else None
    signed = signed_told(found, asker.texts) if isinstance(found, SignedReview) else None
    return show(
        replace(asker.frame, told=told),
        "read_log/review.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if form.problems else status,
        form=form,
        review=review,
        signed=signed,
        outcomes=[(each.value, asker.texts(title)) for each, title in OUTCOMES.items()],
    )
