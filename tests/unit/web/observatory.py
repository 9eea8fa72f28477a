"""The published scoring of Mozilla's HTTP Observatory, as far as a site without third parties goes.

https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring: a site begins with 100; what is bad
takes points away, and where 90 or more are left, what is good adds some. A+ begins at 100.
"""

import re
from collections.abc import Iterator, Mapping

A_PLUS = 100
_SIX_MONTHS = 15_768_000
_STRICT_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def policy_of(text: str) -> dict[str, list[str]]:
    """A content security policy by its directives."""
    parts = (directive.split() for directive in text.split(";") if directive.strip())
    return {name.lower(): [value.lower() for value in values] for name, *values in parts}


def score(headers: Mapping[str, str], *, tls: bool = True) -> int:
    """What an answer with these headers is worth."""
    points = list(_points(headers, tls=tls))
    taken = 100 + sum(each for each in points if each < 0)
    return taken + (sum(each for each in points if each > 0) if taken >= 90 else 0)


def _points(headers: Mapping[str, str], *, tls: bool) -> Iterator[int]:
    policy = policy_of(headers.get("content-security-policy", ""))
    yield _of_policy(policy)
    yield from (_of_cookie(cookie) for cookie in _cookies(headers))
    yield -50 if headers.get("access-control-allow-origin") == "*" else 0
    yield _of_transport(headers.get("strict-transport-security")) if tls else -20
    yield 0 if headers.get("x-content-type-options", "").lower() == "nosniff" else -5
    yield _of_framing(headers.get("x-frame-options", ""), policy)
    yield 10 if headers.get("cross-origin-resource-policy") in {"same-origin", "same-site"} else 0
    referrer = headers.get("referrer-policy", "")
    yield 5 if referrer in _STRICT_REFERRERS else -5 if referrer == "unsafe-url" else 0


def _of_policy(policy: Mapping[str, list[str]]) -> int:
    if not policy:
        return -25
    scripts = policy.get("script-src", policy.get("default-src", ["*"]))
    styles = policy.get("style-src", policy.get("default-src", ["*"]))
    loose = {"'unsafe-inline'", "*", "data:", "https:", "http:"}
    if loose & {*scripts, *policy.get("object-src", policy.get("default-src", ["*"]))}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if loose & {*styles}:
        return 0
    return 10 if policy.get("default-src") == ["'none'"] else 5


def _of_transport(header: str | None) -> int:
    found = re.search(r"max-age=(\d+)", header or "")
    if found is None:
        return -20
    return 0 if int(found[1]) >= _SIX_MONTHS else -10


def _of_framing(header: str, policy: Mapping[str, list[str]]) -> int:
    if policy.get("frame-ancestors") and "*" not in policy["frame-ancestors"]:
        return 5
    return 0 if header.upper() in {"DENY", "SAMEORIGIN"} else -20


def _cookies(headers: Mapping[str, str]) -> Iterator[str]:
    yield from filter(None, [headers.get("set-cookie", "").lower()])


def _of_cookie(cookie: str) -> int:
    if "secure" not in cookie:
        return -20
    if "httponly" not in cookie:
        return -30
    return 5 if "samesite" in cookie else 0
