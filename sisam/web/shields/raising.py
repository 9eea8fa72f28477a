"""Raising the shields around an application, in the order in which a request meets them."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import FastAPI
from starlette.middleware import Middleware

from sisam.web.doors import BODY_BYTES, Door
from sisam.web.pages.health import HEALTH
from sisam.web.parts import WebParts
from sisam.web.shields.bodies import BodyShield
from sisam.web.shields.failures import FailureShield
from sisam.web.shields.headers import HeaderShield
from sisam.web.shields.hosts import HostShield
from sisam.web.shields.origins import OriginShield
from sisam.web.shields.patience import PatienceShield
from sisam.web.shields.sizes import SizeShield
from sisam.web.shields.squeezing import SqueezeShield
from sisam.web.shields.visits import VisitShield


def raise_shields(app: FastAPI, parts: WebParts, doors: Collection[Door]) -> None:
    """Put every shield before an app; the first one is met first and sees every answer, the others' too."""
    diary = parts.diary
    larger = {each.path: each.body_bytes for each in doors if each.body_bytes > BODY_BYTES}
    app.user_middleware = [
        Middleware(HeaderShield, tls=parts.tls),
        Middleware(SqueezeShield),
        Middleware(FailureShield, diary=diary),
        Middleware(PatienceShield, diary=diary, seconds=parts.answer_seconds),
        Middleware(SizeShield, diary=diary),
        Middleware(HostShield, hosts=parts.hosts, tls=parts.tls, diary=diary, open_paths=(HEALTH,)),
        Middleware(BodyShield, diary=diary, at_most=BODY_BYTES, larger=larger),
        Middleware(OriginShield, tls=parts.tls, diary=diary),
        Middleware(VisitShield, tls=parts.tls),
    ]
